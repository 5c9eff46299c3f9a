/* SPDX-License-Identifier: MIT */
#include "tui/canvas.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

static struct cell *canvas_row(const struct canvas *canvas, int row)
{
    return canvas->cells + (size_t)row * (size_t)canvas->columns;
}

static void canvas_resize(struct canvas *canvas, int rows, int columns)
{
    size_t count = (size_t)rows * (size_t)columns;
    canvas_release(canvas);
    canvas->rows = rows;
    canvas->columns = columns;
    canvas->cells = mem_new(count, sizeof *canvas->cells);
    for (size_t i = 0; i < count; i++)
        canvas->cells[i].text[0] = ' ';
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
    canvas_fill(canvas, 0, 0, columns, STYLE_NORMAL, ' ');
    for (int row = 1; row < rows; row++)
        memcpy(canvas_row(canvas, row), canvas->cells, (size_t)columns * sizeof *canvas->cells);
}

void canvas_forget(struct canvas *canvas)
{
    canvas->now.count = 0;
    canvas->last.count = 0;
}

static void copy_shown(struct canvas *canvas, const struct kept *kept)
{
    for (int row = kept->top; row < kept->top + kept->rows; row++) {
        size_t first = (size_t)row * (size_t)canvas->columns + (size_t)kept->left;
        memcpy(canvas->cells + first, canvas->shown + first,
               (size_t)kept->columns * sizeof *canvas->cells);
    }
}

static bool same_rectangle(const struct kept *a, const struct kept *b)
{
    return a->top == b->top && a->left == b->left && a->rows == b->rows && a->columns == b->columns;
}

bool canvas_keep(struct canvas *canvas, const struct kept *rectangle)
{
    struct keeping *now = &canvas->now;
    now->at = mem_grow(now->at, now->count, &now->room, sizeof *now->at);
    now->at[now->count++] = *rectangle;
    for (size_t i = 0; i < canvas->last.count; i++) {
        const struct kept *last = &canvas->last.at[i];
        if (!same_rectangle(last, rectangle))
            continue;
        if (last->count != rectangle->count ||
            memcmp(last->what, rectangle->what, last->count * sizeof *last->what) != 0)
            return false;
        copy_shown(canvas, rectangle);
        return true;
    }
    return false;
}

static bool overlap(int from, int size, int other_from, int other_size)
{
    return from < other_from + other_size && other_from < from + size;
}

void canvas_cover(struct canvas *canvas, int top, int left, int rows, int columns)
{
    struct keeping *now = &canvas->now;
    size_t left_over = 0;
    for (size_t i = 0; i < now->count; i++) {
        const struct kept *kept = &now->at[i];
        if (!overlap(kept->top, kept->rows, top, rows) ||
            !overlap(kept->left, kept->columns, left, columns))
            now->at[left_over++] = *kept;
    }
    now->count = left_over;
}

/* A wide character that is painted over from COLUMN up to END in part is no character any more. */
static void split_wide(const struct canvas *canvas, struct cell *row, int column, int end)
{
    if (column > 0 && cell_is_second_half(&row[column]))
        row[column - 1] = (struct cell){{' '}, row[column - 1].style};
    if (end < canvas->columns && cell_is_second_half(&row[end]))
        row[end].text[0] = ' ';
}

void canvas_fill(struct canvas *canvas, int row, int column, int width, enum style style,
                 wchar_t character)
{
    struct cell *cells = canvas_row(canvas, row);
    const struct cell cell = {{character}, style};
    if (width > 0)
        split_wide(canvas, cells, column, column + width);
    for (int i = column; i < column + width; i++)
        cells[i] = cell;
}

/* ASCII needs no look at what it is. */
static uint32_t next_shown(const char **text)
{
    unsigned char byte = (unsigned char)**text;
    if (byte < ' ' || byte >= 0x7F)
        return text_next_harmless(text, true);
    *text += 1;
    return byte;
}

/* Columns of TEXT as it is shown; counting ends behind the first that is one too many for MOST. */
static int shown_width(const char *text, int most)
{
    int width = 0;
    uint32_t character;
    while (width <= most && (character = next_shown(&text)) != 0)
        width += text_character_width(character);
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

static int put_character(const struct canvas *canvas, struct cell *row, int at, int columns,
                         enum style style, uint32_t character)
{
    split_wide(canvas, row, at, at + columns);
    row[at] = (struct cell){{(wchar_t)character}, style};
    if (columns == 2)
        row[at + 1] = (struct cell){{0}, style};
    return at + columns;
}

int canvas_put(struct canvas *canvas, int row, int column, int width, enum style style,
               const char *text)
{
    struct cell *cells = canvas_row(canvas, row);
    /* No character takes more columns than bytes. */
    bool whole =
        strnlen(text, (size_t)width + 1) <= (size_t)width || shown_width(text, width) <= width;
    int end = column + (whole ? width : width - 1);
    int at = column;
    uint32_t character;
    while ((character = next_shown(&text)) != 0) {
        int columns = text_character_width(character);
        if (at + columns > end)
            break;
        if (columns > 0)
            at = put_character(canvas, cells, at, columns, style, character);
        else if (at > column)
            put_mark(cells, at, character);
    }
    if (!whole)
        at = put_character(canvas, cells, at, 1, style, 0x2026);
    return at - column;
}

void canvas_release(struct canvas *canvas)
{
    free(canvas->cells);
    free(canvas->now.at);
    free(canvas->last.at);
    *canvas = (struct canvas){0};
}
