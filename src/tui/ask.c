/* SPDX-License-Identifier: MIT */
#include "tui/ask.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "tui/line_edit.h"

enum ask_action { ASK_ACCEPT = 1, ASK_CANCEL };

struct ask_state {
    char *label;
    char *value; /* what stood there at first, for Esc */
    struct line_edit edit;
    void (*changed)(struct app *app, void *context, const char *text);
    void *context;
    int cursor_column;
};

static const struct action ask_actions[] = {
    {ASK_ACCEPT, "accept", {"Enter"}, N_("accept"), N_("accept")},
    {ASK_CANCEL, "cancel", {"Esc", "F10"}, N_("cancel"), N_("cancel, all is as it was")},
    {0},
};

void ask_open(struct app *app, const struct ask *ask)
{
    struct ask_state *state = mem_new(1, sizeof *state);
    state->label = mem_copy(ask->label);
    state->value = mem_copy(ask->value);
    line_edit_init(&state->edit, ask->value);
    state->changed = ask->changed;
    state->context = ask->context;
    app_push(app, &ask_screen, state);
}

static void tell(struct app *app, const struct ask_state *state)
{
    state->changed(app, state->context, str_text(&state->edit.text));
}

static void ask_draw(const struct app *app, void *data, const struct painter *painter)
{
    struct ask_state *state = data;
    enum message_kind kind;
    const char *message = app_message(app, &kind);
    int left = 1 + paint_text(painter, 0, 1, painter->columns / 2, STYLE_KEY, state->label) + 1;
    int room = (painter->columns - left) / (message[0] != '\0' ? 2 : 1);
    state->cursor_column = line_edit_paint(&state->edit, painter, 0, left, room - 1);
    if (message[0] != '\0')
        paint_text(painter, 0, left + room, painter->columns - left - room, STYLE_WARNING, message);
}

static bool ask_act(struct app *app, void *data, int action, keypress key)
{
    struct ask_state *state = data;
    (void)key;
    if (action == ASK_CANCEL)
        state->changed(app, state->context, state->value);
    app_pop(app);
    return true;
}

static bool ask_type(struct app *app, void *data, keypress key)
{
    struct ask_state *state = data;
    if (!line_edit_key(&state->edit, key))
        return false;
    tell(app, state);
    return true;
}

static void ask_paste(struct app *app, void *data, const char *text)
{
    struct ask_state *state = data;
    line_edit_type(&state->edit, text);
    tell(app, state);
}

static bool ask_cursor(const void *data, int *row, int *column)
{
    const struct ask_state *state = data;
    *row = 0;
    *column = state->cursor_column;
    return true;
}

static void ask_close(struct app *app, void *data)
{
    struct ask_state *state = data;
    (void)app;
    line_edit_release(&state->edit);
    free(state->label);
    free(state->value);
    free(state);
}

const struct screen ask_screen = {
    .name = "ask",
    .title = N_("a question at the foot"),
    .actions = ask_actions,
    .overlay = true,
    .at_foot = true,
    .typing = true,
    .draw = ask_draw,
    .act = ask_act,
    .type = ask_type,
    .paste = ask_paste,
    .close = ask_close,
    .cursor = ask_cursor,
};
