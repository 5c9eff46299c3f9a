/* SPDX-License-Identifier: MIT */
/*
 * What a terminal sends: keys, pastes and the mouse, decoded as the program does.  They are read
 * from a file in memory, put in the place of the one that the blind terminal has opened.
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/text.h"
#include "fuzz.h"
#include "tui/terminal.h"

#define EVENTS_MOST 100000

static int input;

static void send(const uint8_t *bytes, size_t size)
{
    fuzz_must(ftruncate(input, 0) == 0 && lseek(input, 0, SEEK_SET) == 0 &&
                  write(input, bytes, size) == (ssize_t)size && lseek(input, 0, SEEK_SET) == 0,
              "the input is sent");
}

void fuzz_begin(void)
{
    struct diags diags = {0};
    /* The number of the next file that is opened. */
    int next = dup(STDIN_FILENO);
    close(next);
    fuzz_must_succeed(terminal_open_blind(24, 80, true, &diags), &diags, "a terminal is opened");
    atexit(terminal_close);
    input = dup2(memfd_create("terminal", MFD_CLOEXEC), next);
    fuzz_must(input >= 0, "there is a file in memory");
}

static void look_at_key(keypress key)
{
    char text[KEY_TEXT];
    fuzz_must(key < 0x110000 ? key < 0xD800 || key > 0xDFFF : key <= K_F(12), "a key is one");
    const char *name = key_to_text(key, text);
    /* A resize comes as a key that no screen is shown. */
    fuzz_must(key == K_RESIZE || (name[0] != '\0' && text_is_utf8(name, strlen(name))),
              "it has a name");
    fuzz_must(!key_is_character(key) || key < KEY_NAMED, "what is typed is a character");
    fuzz_must(key_folded(key_folded(key)) == key_folded(key), "a key folded stays so");
}

static void look_at_event(enum terminal_event event, keypress key, const struct str *paste,
                          const struct mouse *mouse)
{
    switch (event) {
    case TERMINAL_KEY:
        look_at_key(key);
        break;
    case TERMINAL_PASTE:
        fuzz_must(text_is_utf8(str_text(paste), paste->size), "a paste is UTF-8");
        break;
    case TERMINAL_MOUSE:
        fuzz_must(mouse->what == MOUSE_PRESS || mouse->what == MOUSE_WHEEL_UP ||
                      mouse->what == MOUSE_WHEEL_DOWN,
                  "the mouse did something");
        break;
    case TERMINAL_NOTHING:
    case TERMINAL_IDLE:
    case TERMINAL_END:
        break;
    }
}

/* Until the terminal has gone, which a file at its end is taken for; answers the last key. */
static keypress read_all(void)
{
    struct str paste = {0};
    enum terminal_event event = TERMINAL_IDLE;
    keypress last = 0;
    for (int count = 0; event != TERMINAL_END; count++) {
        keypress key = 0;
        struct mouse mouse = {0};
        event = terminal_wait(0, &key, &paste, &mouse);
        look_at_event(event, key, &paste, &mouse);
        fuzz_must(count < EVENTS_MOST, "reading comes to an end");
        last = event == TERMINAL_KEY ? key : last;
    }
    str_release(&paste);
    return last;
}

/* Ends whatever is still open, so that each input begins alike. */
static const char ending[] = "xxx\033\\\033[201~q";

void fuzz_one(const uint8_t *bytes, size_t size)
{
    struct str all = {0};
    str_add_part(&all, (const char *)bytes, size);
    str_add(&all, ending);
    send((const uint8_t *)all.data, all.size);
    fuzz_must(read_all() == 'q', "a key that follows is a key again");
    str_release(&all);
}
