/* SPDX-License-Identifier: MIT */
#include "tui/choice.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "tui/help_view.h"
#include "tui/list.h"

#define CHOICE_COLUMNS_MOST 72

enum choice_action { CHOICE_ACCEPT = 1, CHOICE_CANCEL, CHOICE_MOVE, CHOICE_HELP };

struct choice_state {
    char *title;
    char *text;
    struct names lines;
    struct list list;
    int top;   /* row of the first line, where it was painted last */
    bool gone; /* whether somebody has gone to a line of it */
    void (*chosen)(struct app *app, void *context, size_t line);
    void *context;
};

static const struct action choice_actions[] = {
    {CHOICE_ACCEPT, "accept", {"Enter"}, N_("choose"), N_("choose the line")},
    {CHOICE_CANCEL, "cancel", {"Esc", "F10"}, N_("last one"), N_("choose the last one")},
    {CHOICE_MOVE,
     "move",
     {"Down", "Up", "PgDn", "PgUp", "Home", "End"},
     NULL,
     N_("move the cursor")},
    {CHOICE_HELP, "help", {"F1"}, N_("help"), N_("this help")},
    {0},
};

void choice_open(struct app *app, const struct choice *choice)
{
    struct choice_state *state = mem_new(1, sizeof *state);
    state->title = mem_copy(choice->title);
    state->text = mem_copy(choice->text);
    for (size_t i = 0; i < choice->count; i++)
        names_add(&state->lines, choice->lines[i]);
    state->chosen = choice->chosen;
    state->context = choice->context;
    list_fit(&state->list, (int)choice->count, (int)choice->count);
    /* What was said before stands where the keys are told. */
    app_say(app, MESSAGE_NOTE, "%s", "");
    app_push(app, &choice_screen, state);
}

/* Frame, text, an empty row, the lines, the foot. */
static void choice_size(const void *data, int *rows, int *columns)
{
    const struct choice_state *state = data;
    if (*columns > CHOICE_COLUMNS_MOST)
        *columns = CHOICE_COLUMNS_MOST;
    int wanted = 4 + text_line_count(state->text, *columns - 4) + (int)state->lines.count;
    if (*rows > wanted)
        *rows = wanted;
}

static void draw_line(const struct choice_state *state, const struct painter *painter, int row,
                      int index)
{
    enum style style = paint_list_row(painter, row, index == state->list.at);
    paint_text(painter, row, 2, painter->columns - 4, style, state->lines.at[index]);
}

static void choice_draw(const struct app *app, void *data, const struct painter *painter)
{
    struct choice_state *state = data;
    int lines = (int)state->lines.count;
    int text = painter->rows - 4 - lines;
    paint_frame(painter, state->title);
    text = paint_folded(painter, 1, 2, painter->columns - 4, text, STYLE_NORMAL, state->text);
    state->top = 2 + text;
    list_fit(&state->list, lines, painter->rows - 2 - state->top);
    for (int i = 0; i < state->list.rows && state->list.top + i < lines; i++)
        draw_line(state, painter, state->top + i, state->list.top + i);
    struct painter foot = paint_part(painter, painter->rows - 2, 1, 1, painter->columns - 2);
    app_draw_foot(app, &foot, 0, choice_actions);
}

static void choice_take(struct app *app, struct choice_state *state, size_t line)
{
    app_pop(app);
    state->chosen(app, state->context, line);
}

static bool choice_act(struct app *app, void *data, int action, keypress key)
{
    struct choice_state *state = data;
    switch ((enum choice_action)action) {
    case CHOICE_ACCEPT:
        choice_take(app, state, (size_t)state->list.at);
        return true;
    case CHOICE_CANCEL:
        choice_take(app, state, state->lines.count - 1);
        return true;
    case CHOICE_MOVE:
        state->gone = true;
        return list_key(&state->list, key);
    case CHOICE_HELP:
        help_open(app, &choice_screen);
        return true;
    }
    return false;
}

/* The second of two presses may have been meant for what was there before it came up. */
static void choice_mouse(struct app *app, void *data, const struct mouse *mouse)
{
    struct choice_state *state = data;
    bool again = list_mouse(&state->list, state->top, mouse);
    if (again && state->gone)
        choice_take(app, state, (size_t)state->list.at);
    else if (mouse->what == MOUSE_PRESS && list_line_at(&state->list, mouse->row - state->top) >= 0)
        state->gone = true;
}

static void choice_close(struct app *app, void *data)
{
    struct choice_state *state = data;
    (void)app;
    names_release(&state->lines);
    free(state->title);
    free(state->text);
    free(state);
}

const struct screen choice_screen = {
    .name = "choice",
    .title = N_("a question"),
    .actions = choice_actions,
    .overlay = true,
    .size = choice_size,
    .draw = choice_draw,
    .act = choice_act,
    .mouse = choice_mouse,
    .close = choice_close,
};
