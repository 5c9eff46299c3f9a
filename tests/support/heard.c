/* SPDX-License-Identifier: MIT */
#include "heard.h"

static void say_mouse(const struct mouse *mouse, struct str *out)
{
    static const char *const names[] = {"press", "up", "down"};
    str_addf(out, "%s %d %d", names[mouse->what], mouse->row, mouse->column);
}

static void say_key(keypress key, struct str *out)
{
    char text[KEY_TEXT];
    str_add(out, key == K_UNKNOWN ? "unknown" : key_to_text(key, text));
}

void heard_event(struct terminal_input *input, enum terminal_event event, struct str *out)
{
    str_separate(out, " ");
    switch (event) {
    case TERMINAL_KEY:
        say_key(input->key, out);
        break;
    case TERMINAL_PASTE:
        str_addf(out, "paste [%s]", str_text(&input->paste.text));
        str_clear(&input->paste.text);
        break;
    case TERMINAL_MOUSE:
        say_mouse(&input->mouse, out);
        break;
    case TERMINAL_NOTHING:
        str_add(out, "nothing");
        break;
    case TERMINAL_IDLE:
        str_add(out, "idle");
        break;
    case TERMINAL_END:
        str_add(out, "end");
        break;
    }
}

void heard_bytes(struct terminal_input *input, const char *bytes, struct str *out)
{
    for (; *bytes != '\0'; bytes++) {
        enum terminal_event event;
        if (*bytes != '|') {
            if (terminal_input_take(input, (unsigned char)*bytes, &event))
                heard_event(input, event, out);
        } else if (terminal_input_patience(input) >= 0) {
            heard_event(input, terminal_input_pause(input), out);
        }
    }
}
