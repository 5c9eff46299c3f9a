/* SPDX-License-Identifier: MIT */
#include "tui/canvas.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

static size_t row_at(const struct canvas *canvas, int row)
{
    return (size_t)row * (size_t)canvas->columns;
}

static void canvas_resize(struct canvas *canvas, int rows, int columns)
{
    canvas_release(canvas);
    canvas->rows = rows;
    canvas->columns = columns;
    canvas->cells = mem_new((size_t)(rows + 1) * (size_t)columns, sizeof *canvas->cells);
    for (int column = 0; column < columns; column++)
        canvas->cells[row_at(canvas, rows) + (size_t)column] = (struct cell){{L' '}, STYLE_NORMAL};
    canvas->state = mem_new((size_t)rows, sizeof *canvas->state);
    canvas->picture = mem_new((size_t)rows, sizeof *canvas->picture);
}

void canvas_begin(struct canvas *canvas, int rows, int columns, const struct cell *shown)
{
    if (rows != canvas->rows || columns != canvas->columns)
        canvas_resize(canvas, rows, columns);
    if (shown == NULL)
        canvas_forget(canvas);
    canvas->shown = shown;
    struct keeping spare = canvas->last;
    canvas->last = canvas->now;
    canvas->now = spare;
    canvas->now.count = 0;
    for (int row = 0; row < rows; row++)
        canvas->state[row] = (struct canvas_row){0};
}

static bool is_on_row(const struct kept *kept, int row)
{
    return row >= kept->top && row < kept->top + kept->rows;
}

static void copy_shown(const struct canvas *canvas, const struct kept *kept, int row)
{
    size_t first = row_at(canvas, row) + (size_t)kept->left;
    memcpy(canvas->cells + first, canvas->shown + first,
           (size_t)kept->columns * sizeof *canvas->cells);
}

/* The cells of a row that is painted on: blank at first, but for what is kept. */
static struct cell *begin_row(const struct canvas *canvas, int row)
{
    struct canvas_row *state = &canvas->state[row];
    struct cell *cells = canvas->cells + row_at(canvas, row);
    if (state->begun)
        return cells;
    state->begun = true;
    memcpy(cells, canvas->cells + row_at(canvas, canvas->rows),
           (size_t)canvas->columns * sizeof *cells);
    for (size_t i = 0; state->standing > 0 && i < canvas->now.count; i++)
        if (canvas->now.at[i].stands && is_on_row(&canvas->now.at[i], row))
            copy_shown(canvas, &canvas->now.at[i], row);
    return cells;
}

void canvas_end(struct canvas *canvas)
{
    for (int row = 0; row < canvas->rows; row++) {
        bool whole = !canvas->state[row].begun && canvas->state[row].standing == canvas->columns;
        canvas->picture[row] = whole ? canvas->shown + row_at(canvas, row) : begin_row(canvas, row);
    }
}

void canvas_forget(struct canvas *canvas)
{
    canvas->now.count = 0;
    canvas->last.count = 0;
}

static bool same_rectangle(const struct kept *a, const struct kept *b)
{
    return a->top == b->top && a->left == b->left && a->rows == b->rows && a->columns == b->columns;
}

/* What the painting before had of RECTANGLE; NULL where it had none.  Looked for from the FIRST on,
 * where it is as a rule, since screens paint in the same order each time. */
static const struct kept *find_last(const struct canvas *canvas, const struct kept *rectangle,
                                    size_t first)
{
    size_t count = canvas->last.count;
    for (size_t i = 0; i < count; i++) {
        const struct kept *last = &canvas->last.at[(first + i) % count];
        if (same_rectangle(last, rectangle))
            return last;
    }
    return NULL;
}

static void stand(const struct canvas *canvas, const struct kept *kept)
{
    for (int row = kept->top; row < kept->top + kept->rows; row++) {
        canvas->state[row].standing += kept->columns;
        if (canvas->state[row].begun)
            copy_shown(canvas, kept, row);
    }
}

bool canvas_keep(struct canvas *canvas, const struct kept *rectangle)
{
    struct keeping *now = &canvas->now;
    const struct kept *last = find_last(canvas, rectangle, now->count);
    now->at = mem_grow(now->at, now->count, &now->room, sizeof *now->at);
    struct kept *kept = &now->at[now->count++];
    *kept = *rectangle;
    kept->stands = last != NULL && last->what == rectangle->what;
    if (kept->stands)
        stand(canvas, kept);
    return kept->stands;
}

static bool overlap(int from, int size, int other_from, int other_size)
{
    return from < other_from + other_size && other_from < from + size;
}

static bool is_covered(const struct kept *kept, const struct kept *by)
{
    return overlap(kept->top, kept->rows, by->top, by->rows) &&
           overlap(kept->left, kept->columns, by->left, by->columns);
}

void canvas_cover(struct canvas *canvas, int top, int left, int rows, int columns)
{
    const struct kept by = {.top = top, .left = left, .rows = rows, .columns = columns};
    struct keeping *now = &canvas->now;
    size_t left_over = 0;
    /* What is not painted over of a rectangle still stands there in this painting. */
    for (size_t i = 0; i < now->count; i++)
        for (int row = 0; row < now->at[i].rows && is_covered(&now->at[i], &by); row++)
            begin_row(canvas, now->at[i].top + row);
    for (size_t i = 0; i < now->count; i++)
        if (!is_covered(&now->at[i], &by))
            now->at[left_over++] = now->at[i];
    now->count = left_over;
}

/* A wide character of which a half is painted over is no character any more: what begins at COLUMN
 * takes its second half, what ends before COLUMN its first. */
static void split_before(struct cell *row, int column)
{
    if (column > 0 && cell_is_second_half(&row[column]))
        row[column - 1] = (struct cell){{' '}, row[column - 1].style};
}

static void split_behind(const struct canvas *canvas, struct cell *row, int column)
{
    if (column < canvas->columns && cell_is_second_half(&row[column]))
        row[column].text[0] = ' ';
}

void canvas_fill(struct canvas *canvas, int row, int column, int width, enum style style,
                 wchar_t character)
{
    struct cell *cells = begin_row(canvas, row);
    const struct cell cell = {{character}, style};
    if (width <= 0)
        return;
    split_before(cells, column);
    for (int i = column; i < column + width; i++)
        cells[i] = cell;
    split_behind(canvas, cells, column + width);
}

/* Columns of TEXT as it is shown; counting ends behind the first that is one too many for MOST. */
static int shown_width(const char *text, int most)
{
    int width = 0;
    int columns;
    while (width <= most && text_next_shown(&text, &columns) != 0)
        width += columns;
    return width;
}

/* Puts a combining mark on the character that ends at column AT. */
static void put_mark(struct cell *row, int at, uint32_t mark)
{
    struct cell *base = cell_is_second_half(&row[at - 1]) ? &row[at - 2] : &row[at - 1];
    for (int i = 1; i < CELL_TEXT; i++)
        if (base->text[i] == 0) {
            base->text[i] = (wchar_t)mark;
            return;
        }
}

static int put_character(struct cell *row, int at, int columns, enum style style,
                         uint32_t character)
{
    row[at] = (struct cell){{(wchar_t)character}, style};
    if (columns == 2)
        row[at + 1] = (struct cell){{0}, style};
    return at + columns;
}

int canvas_put(struct canvas *canvas, int row, int column, int width, enum style style,
               const char *text)
{
    struct cell *cells = begin_row(canvas, row);
    /* No character takes more columns than bytes. */
    bool whole =
        strnlen(text, (size_t)width + 1) <= (size_t)width || shown_width(text, width) <= width;
    int end = column + (whole ? width : width - 1);
    int at = column;
    int columns;
    uint32_t character;
    if (text[0] != '\0')
        split_before(cells, column);
    while ((character = text_next_shown(&text, &columns)) != 0 && at + columns <= end) {
        if (columns > 0)
            at = put_character(cells, at, columns, style, character);
        else if (at > column)
            put_mark(cells, at, character);
    }
    if (!whole)
        at = put_character(cells, at, 1, style, 0x2026);
    if (at > column)
        split_behind(canvas, cells, at);
    return at - column;
}

void canvas_release(struct canvas *canvas)
{
    free(canvas->cells);
    free(canvas->state);
    free(canvas->picture);
    free(canvas->now.at);
    free(canvas->last.at);
    *canvas = (struct canvas){0};
}
