/* SPDX-License-Identifier: MIT */
#include "tui/paint.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

#include "base/hash.h"
#include "base/lang.h"
#include "base/str.h"
#include "base/text.h"
#include "tui/canvas.h"

struct painter paint_part(const struct painter *painter, int row, int column, int rows, int columns)
{
    struct painter part = *painter;
    int row_end = row + rows < painter->rows ? row + rows : painter->rows;
    int column_end = column + columns < painter->columns ? column + columns : painter->columns;
    part.top += row;
    part.left += column;
    part.rows = row_end > row ? row_end - row : 0;
    part.columns = column_end > column ? column_end - column : 0;
    return part;
}

/* Columns free from COLUMN on, at most WIDTH; 0 where nothing can be put. */
static int room_at(const struct painter *painter, int row, int column, int width)
{
    if (row < 0 || row >= painter->rows || column < 0 || column >= painter->columns)
        return 0;
    int room = painter->columns - column;
    return width >= 0 && width < room ? width : room;
}

int paint_text(const struct painter *painter, int row, int column, int width, enum style style,
               const char *text)
{
    int room = room_at(painter, row, column, width);
    if (room == 0)
        return 0;
    return canvas_put(painter->canvas, painter->top + row, painter->left + column, room, style,
                      text);
}

int paint_right(const struct painter *painter, int row, int end, enum style style, const char *text)
{
    int width = text_width(text);
    return paint_text(painter, row, width < end ? end - width : 0, end, style, text);
}

int paint_textf(const struct painter *painter, int row, int column, int width, enum style style,
                const char *format, ...)
{
    struct str text = {0};
    va_list arguments;
    va_start(arguments, format);
    str_vaddf(&text, format, arguments);
    va_end(arguments);
    int taken = paint_text(painter, row, column, width, style, str_text(&text));
    str_release(&text);
    return taken;
}

int paint_folded(const struct painter *painter, int row, int column, int width, int rows,
                 enum style style, const char *text)
{
    struct str safe = {0};
    int taken = 0;
    text_add_harmless(text, false, &safe);
    const char *line = str_text(&safe);
    while (line != NULL && *line != '\0' && taken < rows) {
        const char *next;
        size_t size = text_line(line, width, &next);
        struct str part = {0};
        bool last = taken + 1 == rows && next != NULL;
        /* What does not fit ends in … : the rest of the text goes to the clipping. */
        if (last)
            str_add(&part, line);
        else
            str_add_part(&part, line, size);
        paint_text(painter, row + taken++, column, width, style, str_text(&part));
        str_release(&part);
        line = next;
    }
    str_release(&safe);
    return taken;
}

static void fill(const struct painter *painter, int row, int column, int width, enum style style,
                 wchar_t character)
{
    int room = room_at(painter, row, column, width);
    if (room > 0)
        canvas_fill(painter->canvas, painter->top + row, painter->left + column, room, style,
                    character);
}

void paint_fill(const struct painter *painter, int row, int column, int width, enum style style)
{
    fill(painter, row, column, width, style, L' ');
}

void paint_title(const struct painter *painter, const char *right, const char *format, ...)
{
    int end = painter->columns - 1;
    int room = right[0] != '\0' ? end - text_width(right) - 2 : end - 1;
    struct str left = {0};
    va_list arguments;
    va_start(arguments, format);
    str_vaddf(&left, format, arguments);
    va_end(arguments);
    paint_fill(painter, 0, 0, -1, STYLE_TITLE);
    paint_text(painter, 0, 1, room, STYLE_TITLE, str_text(&left));
    paint_right(painter, 0, end, STYLE_TITLE, right);
    str_release(&left);
}

void paint_across(const struct painter *painter, int row, int column, int width)
{
    fill(painter, row, column, width, STYLE_LINE, L'─');
}

void paint_down(const struct painter *painter, int row, int column, int rows)
{
    for (int i = 0; i < rows; i++)
        fill(painter, row + i, column, 1, STYLE_LINE, L'│');
}

void paint_frame(const struct painter *painter, const char *title)
{
    int bottom = painter->rows - 1;
    int right = painter->columns - 1;
    paint_across(painter, 0, 0, painter->columns);
    paint_across(painter, bottom, 0, painter->columns);
    paint_down(painter, 1, 0, bottom - 1);
    paint_down(painter, 1, right, bottom - 1);
    paint_text(painter, 0, 0, 1, STYLE_LINE, "┌");
    paint_text(painter, 0, right, 1, STYLE_LINE, "┐");
    paint_text(painter, bottom, 0, 1, STYLE_LINE, "└");
    paint_text(painter, bottom, right, 1, STYLE_LINE, "┘");
    if (title[0] != '\0')
        paint_textf(painter, 0, 2, right - 3, STYLE_STRONG, " %s ", title);
}

void paint_segments(const struct painter *painter, int row, int column, int width,
                    const struct segment *segments, size_t count, long whole)
{
    long sum = 0;
    int at = 0;
    for (size_t i = 0; i < count; i++) {
        sum += segments[i].part > 0 ? segments[i].part : 0;
        long end = whole > 0 ? sum * width / whole : 0;
        if (end == 0 && sum > 0)
            end = 1;
        for (; at < end && at < width; at++)
            paint_text(painter, row, column + at, 1, segments[i].style, segments[i].fill);
    }
    for (; at < width; at++)
        paint_text(painter, row, column + at, 1, STYLE_LINE, "·");
}

enum style paint_list_row(const struct painter *painter, int row, bool current)
{
    enum style style = current ? STYLE_SELECTED : STYLE_NORMAL;
    paint_fill(painter, row, 1, painter->columns - 2, style);
    if (current)
        paint_text(painter, row, 1, 1, style, "▸");
    return style;
}

int64_t paint_kept_text(const char *text)
{
    uint64_t hash = HASH_BEGIN;
    for (; *text != '\0'; text++)
        hash = hash_add(hash, (unsigned char)*text);
    return (int64_t)hash;
}

/* Each step can be undone, so where one figure alone is another the number always is. */
static uint64_t hash_figure(uint64_t hash, int64_t figure)
{
    hash = hash_add(hash, (uint64_t)figure);
    return hash ^ hash >> 32;
}

bool paint_kept(const struct painter *painter, const int64_t *what, size_t count)
{
    struct kept kept = {.top = painter->top,
                        .left = painter->left,
                        .rows = painter->rows,
                        .columns = painter->columns,
                        .what = hash_figure(HASH_BEGIN, PAINT_KEPT_THING(lang_code()))};
    for (size_t i = 0; i < count; i++)
        kept.what = hash_figure(kept.what, what[i]);
    return canvas_keep(painter->canvas, &kept);
}

void paint_blank(const struct painter *painter)
{
    for (int row = 0; row < painter->rows; row++) {
        struct painter line = paint_part(painter, row, 0, 1, painter->columns);
        paint_kept(&line, &(const int64_t){0}, 1);
    }
}

void paint_cover(const struct painter *painter, int row, int rows)
{
    canvas_cover(painter->canvas, painter->top + row, painter->left, rows, painter->columns);
    for (int i = 0; i < rows; i++)
        paint_fill(painter, row + i, 0, -1, STYLE_NORMAL);
}

/* Cells of a bar of WIDTH that VALUE of WHOLE fills. */
static int bar_cells(int width, int64_t value, int64_t whole)
{
    if (value <= 0 || whole <= 0)
        return 0;
    if (value >= whole)
        return width;
    int64_t cells = (value * width * 2 / whole + 1) / 2;
    if (cells == 0)
        cells = 1;
    return cells == width && width > 1 ? width - 1 : (int)cells;
}

void paint_range(const struct painter *painter, int row, int column, int width, enum style style,
                 int64_t part, int64_t most, int64_t whole)
{
    int full = bar_cells(width, part, whole);
    int light = bar_cells(width, most, whole);
    for (int i = 0; i < width; i++)
        paint_text(painter, row, column + i, 1, style, i < full ? "█" : i < light ? "░" : "·");
}
