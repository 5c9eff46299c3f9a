/* SPDX-License-Identifier: MIT */
#include "tui/prompt.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "tui/help_view.h"
#include "tui/line_edit.h"
#include "tui/list.h"

#define PROMPT_COLUMNS_MOST 72
#define TEXT_ROWS_MOST      4

enum prompt_action {
    PROMPT_ACCEPT = 1,
    PROMPT_NEXT,
    PROMPT_PREVIOUS,
    PROMPT_DONE,
    PROMPT_CANCEL,
    PROMPT_HELP
};

/* One field and what stands beside it. */
struct prompt_line {
    char *label;
    char *hinted; /* the label and what it takes, where there is room */
    char *given;  /* the value it began with, and what that is as one trimmed line */
    char *first;
    struct line_edit edit;
    int width;
    bool is_search;
};

struct prompt_state {
    char *title;
    char *text;
    struct prompt_line *lines;
    int count;
    struct list list;
    bool (*done)(struct app *app, void *context, const char *const *values);
    void (*ended)(struct app *app, void *context, const char *const *values);
    void *context;
    int top; /* row of the first field, where it was painted last */
    int cursor_row;
    int cursor_column;
};

static const struct action prompt_actions[] = {
    {PROMPT_ACCEPT, "accept", {"Enter"}, N_("accept"), N_("next field, and done behind the last")},
    {PROMPT_CANCEL, "cancel", {"Esc", "F10"}, N_("cancel"), N_("cancel, nothing changes")},
    {PROMPT_NEXT, "next", {"Tab", "Down"}, NULL, N_("next field")},
    {PROMPT_PREVIOUS, "previous", {"S-Tab", "Up"}, NULL, N_("previous field")},
    {PROMPT_DONE, "done", {"^S"}, NULL, N_("done, from any field")},
    {PROMPT_HELP, "help", {"F1"}, N_("help"), N_("this help")},
    {0},
};

static void line_init(struct prompt_line *line, const struct prompt_field *field)
{
    struct str hinted = {0};
    str_add(&hinted, field->label);
    if (field->hint != NULL && field->hint[0] != '\0')
        str_addf(&hinted, " (%s)", field->hint);
    line->label = mem_copy(field->label);
    line->hinted = str_take(&hinted);
    line->width = field->width;
    line->is_search = field->is_search;
    line_edit_init(&line->edit, field->value);
    line->given = mem_copy(field->value);
    line->first = text_trimmed(str_text(&line->edit.text));
}

void prompt_open(struct app *app, const struct prompt *prompt)
{
    struct prompt_state *state = mem_new(1, sizeof *state);
    state->title = mem_copy(prompt->title);
    state->text = mem_copy(prompt->text);
    state->lines = mem_new(prompt->field_count, sizeof *state->lines);
    state->count = (int)prompt->field_count;
    state->done = prompt->done;
    state->ended = prompt->ended;
    state->context = prompt->context;
    for (int i = 0; i < state->count; i++)
        line_init(&state->lines[i], &prompt->fields[i]);
    /* Keys typed ahead come before the first painting, which says how many lines fit. */
    list_fit(&state->list, state->count, state->count);
    app_push(app, &prompt_screen, state);
}

void prompt_go(struct app *app, size_t field)
{
    struct prompt_state *state = app_state(app);
    assert(app_screen(app) == &prompt_screen && (int)field < state->count);
    list_go(&state->list, (int)field);
}

static int text_rows(const struct prompt_state *state, int columns)
{
    int rows = text_line_count(state->text, columns);
    return rows < TEXT_ROWS_MOST ? rows : TEXT_ROWS_MOST;
}

/* Frame, text, fields, and the foot line. */
static void prompt_size(const void *data, int *rows, int *columns)
{
    const struct prompt_state *state = data;
    if (*columns > PROMPT_COLUMNS_MOST)
        *columns = PROMPT_COLUMNS_MOST;
    int text = text_rows(state, *columns - 4);
    int wanted = 3 + text + (text > 0 ? 1 : 0) + state->count;
    if (*rows > wanted)
        *rows = wanted;
}

/* The columns that all labels may take together. */
static int label_room(int columns)
{
    return columns * 3 / 5;
}

/* A hint goes before the label itself is cut. */
static const char *label_shown(const struct prompt_line *line, int columns)
{
    return text_width(line->hinted) <= label_room(columns) ? line->hinted : line->label;
}

static int label_columns(const struct prompt_state *state, int columns)
{
    int widest = 0;
    for (int i = 0; i < state->count; i++) {
        int width = text_width(label_shown(&state->lines[i], columns));
        widest = width > widest ? width : widest;
    }
    return widest < label_room(columns) ? widest : label_room(columns);
}

static void draw_line(struct prompt_state *state, const struct painter *painter, int row, int index,
                      int labels)
{
    struct prompt_line *line = &state->lines[index];
    bool current = index == state->list.at;
    int left = 2 + labels + 1;
    int columns = painter->columns - 2 - left;
    if (line->width > 0 && line->width < columns)
        columns = line->width;
    paint_text(painter, row, 2, labels, current ? STYLE_STRONG : STYLE_NORMAL,
               label_shown(line, painter->columns - 4));
    int cursor = line_edit_paint(&line->edit, painter, row, left, columns);
    if (!current)
        return;
    state->cursor_row = row;
    state->cursor_column = cursor;
}

static void prompt_draw(const struct app *app, void *data, const struct painter *painter)
{
    struct prompt_state *state = data;
    paint_frame(painter, state->title);
    int inner = painter->columns - 4;
    int text = text_rows(state, inner);
    int rows = painter->rows - 3;
    if (text > rows - state->count - 1)
        text = rows - state->count - 1;
    if (text > 0)
        paint_folded(painter, 1, 2, inner, text, STYLE_FAINT, state->text);
    state->top = text > 0 ? 2 + text : 1;
    list_fit(&state->list, state->count, painter->rows - 2 - state->top);
    int labels = label_columns(state, inner);
    for (int i = 0; i < state->list.rows && state->list.top + i < state->count; i++)
        draw_line(state, painter, state->top + i, state->list.top + i, labels);
    struct painter foot = paint_part(painter, painter->rows - 2, 1, 1, painter->columns - 2);
    app_draw_foot(app, &foot, 0, prompt_actions);
}

/* Who leaves a field as it was leaves it its line breaks too, which one line cannot show. */
static char *value_of(const struct prompt_line *line)
{
    char *value = text_trimmed(str_text(&line->edit.text));
    if (strcmp(value, line->first) == 0)
        mem_replace(&value, line->given);
    return value;
}

/* The values in order, to be given back to values_free(). */
static char **values_of(const struct prompt_state *state)
{
    char **values = mem_new((size_t)state->count, sizeof *values);
    for (int i = 0; i < state->count; i++)
        values[i] = value_of(&state->lines[i]);
    return values;
}

static void values_free(const struct prompt_state *state, char **values)
{
    for (int i = 0; i < state->count; i++)
        free(values[i]);
    free(values);
}

static void prompt_finish(struct app *app, struct prompt_state *state)
{
    char **values = values_of(state);
    if (state->done(app, state->context, (const char *const *)values))
        app_pop(app);
    values_free(state, values);
}

static void prompt_ending(struct app *app, void *data)
{
    struct prompt_state *state = data;
    if (state->ended == NULL)
        return;
    char **values = values_of(state);
    state->ended(app, state->context, (const char *const *)values);
    values_free(state, values);
}

static bool prompt_act(struct app *app, void *data, int action, keypress key)
{
    struct prompt_state *state = data;
    (void)key;
    switch ((enum prompt_action)action) {
    case PROMPT_ACCEPT:
        if (state->list.at + 1 < state->count)
            list_move(&state->list, 1);
        else
            prompt_finish(app, state);
        return true;
    case PROMPT_NEXT:
        list_go(&state->list, (state->list.at + 1) % state->count);
        return true;
    case PROMPT_PREVIOUS:
        list_go(&state->list, (state->list.at + state->count - 1) % state->count);
        return true;
    case PROMPT_DONE:
        prompt_finish(app, state);
        return true;
    case PROMPT_CANCEL:
        app_pop(app);
        return true;
    case PROMPT_HELP:
        help_open(app, &prompt_screen);
        return true;
    }
    return false;
}

static struct prompt_line *current_line(struct prompt_state *state)
{
    return &state->lines[state->list.at > 0 ? state->list.at : 0];
}

static bool prompt_type(struct app *app, void *data, keypress key)
{
    (void)app;
    return line_edit_key(&current_line(data)->edit, key);
}

static void prompt_paste(struct app *app, void *data, const char *text)
{
    struct prompt_line *line = current_line(data);
    size_t most = line->is_search ? SEARCH_BYTES_MOST : SIZE_MAX;
    if (!line_edit_paste(&line->edit, text, most))
        app_say_long_search(app);
}

/* A press goes to the field, the wheel to the one before or behind. */
static void prompt_mouse(struct app *app, void *data, const struct mouse *mouse)
{
    struct prompt_state *state = data;
    (void)app;
    list_mouse(&state->list, state->top, mouse);
}

static bool prompt_cursor(const void *data, int *row, int *column)
{
    const struct prompt_state *state = data;
    *row = state->cursor_row;
    *column = state->cursor_column;
    return true;
}

static void prompt_close(struct app *app, void *data)
{
    struct prompt_state *state = data;
    (void)app;
    for (int i = 0; i < state->count; i++) {
        free(state->lines[i].label);
        free(state->lines[i].hinted);
        free(state->lines[i].given);
        free(state->lines[i].first);
        line_edit_release(&state->lines[i].edit);
    }
    free(state->lines);
    free(state->title);
    free(state->text);
    free(state);
}

const struct screen prompt_screen = {
    .name = "prompt",
    .title = N_("filling in"),
    .actions = prompt_actions,
    .overlay = true,
    .typing = true,
    .size = prompt_size,
    .draw = prompt_draw,
    .act = prompt_act,
    .type = prompt_type,
    .paste = prompt_paste,
    .mouse = prompt_mouse,
    .ending = prompt_ending,
    .close = prompt_close,
    .cursor = prompt_cursor,
};
