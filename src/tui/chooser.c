/* SPDX-License-Identifier: MIT */
#include "tui/chooser.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "tui/help_view.h"
#include "tui/line_edit.h"
#include "tui/list.h"

#define CHOOSER_COLUMNS_MOST 60
#define CHOOSER_ROWS_LEAST   8
/* The frame and what is being typed stand above the lines. */
#define LINES_ROW 2

enum chooser_action { CHOOSER_ACCEPT = 1, CHOOSER_CANCEL, CHOOSER_MOVE, CHOOSER_HELP };

struct chooser_state {
    char *title;
    struct names lines;
    size_t *shown; /* indices of the lines that hold what was typed */
    int count;     /* of them */
    bool free;
    void (*chosen)(struct app *app, void *context, size_t line, const char *text);
    void *context;
    struct line_edit edit;
    struct list list; /* of what is shown, and one line more for a text typed freely */
    int cursor_column;
};

static const struct action chooser_actions[] = {
    {CHOOSER_ACCEPT, "accept", {"Enter"}, N_("choose"), N_("choose the line")},
    {CHOOSER_CANCEL, "cancel", {"Esc", "F10"}, N_("cancel"), N_("cancel, nothing changes")},
    {CHOOSER_MOVE, "move", {"Down", "Up", "PgDn", "PgUp"}, NULL, N_("move the cursor")},
    {CHOOSER_HELP, "help", {"F1"}, N_("help"), N_("this help")},
    {0},
};

static const char *typed(const struct chooser_state *state)
{
    return str_text(&state->edit.text);
}

/* Blanks at its ends are none of it. */
static bool offers_typed(const struct chooser_state *state)
{
    char *text = text_trimmed(typed(state));
    bool offers = state->free && text[0] != '\0';
    free(text);
    return offers;
}

static void narrow(struct chooser_state *state)
{
    struct text_words wanted;
    char *text = text_trimmed(typed(state));
    text_words_init(&wanted, text);
    free(text);
    state->count = 0;
    for (size_t i = 0; i < state->lines.count; i++)
        if (text_has_words(state->lines.at[i], &wanted))
            state->shown[state->count++] = i;
    text_words_release(&wanted);
    list_fit(&state->list, state->count + offers_typed(state), state->list.rows);
    list_go(&state->list, 0);
}

void chooser_open(struct app *app, const struct chooser *chooser)
{
    struct chooser_state *state = mem_new(1, sizeof *state);
    state->title = mem_copy(chooser->title);
    for (size_t i = 0; i < chooser->count; i++)
        names_add(&state->lines, chooser->lines[i]);
    state->shown = mem_new(chooser->count, sizeof *state->shown);
    state->free = chooser->free;
    state->chosen = chooser->chosen;
    state->context = chooser->context;
    line_edit_init(&state->edit, "");
    narrow(state);
    app_push(app, &chooser_screen, state);
}

static void chooser_size(const void *data, int *rows, int *columns)
{
    const struct chooser_state *state = data;
    int wanted = (int)state->lines.count + 5;
    if (wanted < CHOOSER_ROWS_LEAST)
        wanted = CHOOSER_ROWS_LEAST;
    if (*rows > wanted)
        *rows = wanted;
    if (*columns > CHOOSER_COLUMNS_MOST)
        *columns = CHOOSER_COLUMNS_MOST;
}

static void draw_line(const struct chooser_state *state, const struct painter *painter, int row,
                      int index)
{
    enum style style = paint_list_row(painter, row, index == state->list.at);
    if (index < state->count)
        paint_text(painter, row, 2, painter->columns - 4, style,
                   state->lines.at[state->shown[index]]);
    else
        paint_textf(painter, row, 2, painter->columns - 4, style, _("new: %s"), typed(state));
}

static void chooser_draw(const struct app *app, void *data, const struct painter *painter)
{
    struct chooser_state *state = data;
    paint_frame(painter, state->title);
    int left = 2 + paint_text(painter, 1, 2, painter->columns / 2, STYLE_FAINT,
                              state->free ? _("find or name:") : _("type to find:"));
    state->cursor_column =
        line_edit_paint(&state->edit, painter, 1, left + 1, painter->columns - left - 3);
    list_fit(&state->list, state->count + offers_typed(state), painter->rows - 4);
    for (int i = 0; i < state->list.rows && state->list.top + i < state->list.count; i++)
        draw_line(state, painter, LINES_ROW + i, state->list.top + i);
    if (state->list.count == 0)
        paint_text(painter, LINES_ROW, 2, painter->columns - 4, STYLE_FAINT,
                   state->free ? _("nothing to choose from; type a name")
                               : _("nothing to choose from"));
    struct painter foot = paint_part(painter, painter->rows - 2, 1, 1, painter->columns - 2);
    app_draw_foot(app, &foot, 0, chooser_actions);
}

static void chooser_accept(struct app *app, struct chooser_state *state)
{
    if (state->list.at < 0) {
        app_say(app, MESSAGE_NOTE, _("no line to choose; type other words"));
        return;
    }
    bool is_line = state->list.at < state->count;
    size_t line = is_line ? state->shown[state->list.at] : CHOOSER_TYPED;
    char *text = is_line ? mem_copy(state->lines.at[line]) : text_trimmed(typed(state));
    app_pop(app);
    state->chosen(app, state->context, line, text);
    free(text);
}

static bool chooser_act(struct app *app, void *data, int action, keypress key)
{
    struct chooser_state *state = data;
    switch ((enum chooser_action)action) {
    case CHOOSER_ACCEPT:
        chooser_accept(app, state);
        return true;
    case CHOOSER_CANCEL:
        app_pop(app);
        return true;
    case CHOOSER_MOVE:
        return list_key(&state->list, key);
    case CHOOSER_HELP:
        help_open(app, &chooser_screen);
        return true;
    }
    return false;
}

static bool chooser_type(struct app *app, void *data, keypress key)
{
    struct chooser_state *state = data;
    (void)app;
    if (!line_edit_key(&state->edit, key))
        return false;
    narrow(state);
    return true;
}

static void chooser_paste(struct app *app, void *data, const char *text)
{
    struct chooser_state *state = data;
    bool whole = line_edit_paste(&state->edit, text, SEARCH_BYTES_MOST);
    if (!whole && state->free)
        app_say(app, MESSAGE_WARNING, _("too long for a name; only its first %d bytes were taken"),
                SEARCH_BYTES_MOST);
    else if (!whole)
        app_say_long_search(app);
    narrow(state);
}

static void chooser_mouse(struct app *app, void *data, const struct mouse *mouse)
{
    struct chooser_state *state = data;
    if (list_mouse(&state->list, LINES_ROW, mouse))
        chooser_accept(app, state);
}

static bool chooser_cursor(const void *data, int *row, int *column)
{
    const struct chooser_state *state = data;
    *row = 1;
    *column = state->cursor_column;
    return true;
}

static void chooser_close(struct app *app, void *data)
{
    struct chooser_state *state = data;
    (void)app;
    names_release(&state->lines);
    line_edit_release(&state->edit);
    free(state->shown);
    free(state->title);
    free(state);
}

const struct screen chooser_screen = {
    .name = "chooser",
    .title = N_("choosing"),
    .actions = chooser_actions,
    .overlay = true,
    .typing = true,
    .size = chooser_size,
    .draw = chooser_draw,
    .act = chooser_act,
    .type = chooser_type,
    .paste = chooser_paste,
    .mouse = chooser_mouse,
    .close = chooser_close,
    .cursor = chooser_cursor,
};
