/* SPDX-License-Identifier: MIT */
#include "tui/ask.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "tui/help_view.h"
#include "tui/line_edit.h"

enum ask_action { ASK_ACCEPT = 1, ASK_CANCEL, ASK_NEXT, ASK_PREVIOUS, ASK_HELP };

struct ask_state {
    char *label;
    char *value; /* what stood there at first, for Esc */
    struct line_edit edit;
    void (*changed)(struct app *app, void *context, const char *text);
    void (*step)(struct app *app, void *context, int step);
    void *context;
    int cursor_column;
};

static const struct action ask_actions[] = {
    {ASK_ACCEPT, "accept", {"Enter"}, N_("keep"), N_("keep what was typed")},
    {ASK_CANCEL, "cancel", {"Esc", "F10"}, N_("cancel"), N_("cancel, all is as it was")},
    {ASK_HELP, "help", {"F1"}, N_("help"), N_("this help")},
    {ASK_NEXT, "next", {"Down", "^N"}, NULL, N_("the next line or place found")},
    {ASK_PREVIOUS, "previous", {"Up", "^P"}, NULL, N_("the previous line or place found")},
    {0},
};

void ask_open(struct app *app, const struct ask *ask)
{
    struct ask_state *state = mem_new(1, sizeof *state);
    state->label = mem_copy(ask->label);
    state->value = mem_copy(ask->value);
    line_edit_init(&state->edit, ask->value);
    state->changed = ask->changed;
    state->step = ask->step;
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
    int left = 2 + paint_text(painter, 0, 1, painter->columns / 2, STYLE_STRONG, state->label);
    int room = (painter->columns - left) / 2;
    state->cursor_column = line_edit_paint(&state->edit, painter, 0, left, room);
    struct painter foot = paint_part(painter, 0, left + room, 1, painter->columns - left - room);
    app_draw_foot(app, &foot, 0, ask_actions);
}

static bool ask_act(struct app *app, void *data, int action, keypress key)
{
    struct ask_state *state = data;
    (void)key;
    switch ((enum ask_action)action) {
    case ASK_ACCEPT:
        app_pop(app);
        return true;
    case ASK_CANCEL:
        state->changed(app, state->context, state->value);
        app_pop(app);
        return true;
    case ASK_NEXT:
        state->step(app, state->context, 1);
        return true;
    case ASK_PREVIOUS:
        state->step(app, state->context, -1);
        return true;
    case ASK_HELP:
        help_open(app, &ask_screen);
        return true;
    }
    return false;
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
    bool all = line_edit_paste(&state->edit, text, SEARCH_BYTES_MOST);
    tell(app, state);
    if (!all)
        app_say_long_search(app);
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
