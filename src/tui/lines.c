/* SPDX-License-Identifier: MIT */
#include "tui/lines.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"

#define CURSOR_COLUMNS 1
#define GAP_COLUMNS    2
/* Less than this is no room for words; what stands right then gives way and is clipped. */
#define TEXT_COLUMNS_LEAST 12

void lines_clear(struct lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        free((char *)lines->at[i].text);
        free((char *)lines->at[i].right);
    }
    lines->count = 0;
}

void lines_release(struct lines *lines)
{
    lines_clear(lines);
    free(lines->at);
    *lines = (struct lines){0};
}

void lines_add(struct lines *lines, struct line line)
{
    lines->at = mem_grow(lines->at, lines->count, &lines->room, sizeof *lines->at);
    line.text = mem_copy(line.text);
    line.right = mem_copy(line.right);
    line.rows = 1;
    lines->at[lines->count++] = line;
}

static bool has_tag(const struct lines *lines, size_t line)
{
    return line < lines->count && lines->at[line].tag != LINE_PLAIN;
}

/* The tagged line nearest to FROM, behind it if there is one; count where no line has a tag. */
static size_t nearest_tagged(const struct lines *lines, size_t from)
{
    for (size_t i = from; i < lines->count; i++)
        if (has_tag(lines, i))
            return i;
    for (size_t i = from < lines->count ? from : lines->count; i > 0; i--)
        if (has_tag(lines, i - 1))
            return i - 1;
    return lines->count;
}

int lines_tag(const struct lines *lines)
{
    size_t line = nearest_tagged(lines, lines->cursor);
    return line < lines->count ? lines->at[line].tag : LINE_PLAIN;
}

void lines_go(struct lines *lines, int tag)
{
    for (size_t i = 0; i < lines->count; i++) {
        if (lines->at[i].tag != tag)
            continue;
        lines->cursor = i;
        return;
    }
}

static int right_columns(const struct line *line, int columns)
{
    int right = text_width(line->right);
    int most = columns - CURSOR_COLUMNS - line->indent - GAP_COLUMNS - TEXT_COLUMNS_LEAST;
    return right > most ? (most > 0 ? most : 0) : right;
}

static int text_columns(const struct line *line, int columns)
{
    int right = right_columns(line, columns);
    int width = columns - CURSOR_COLUMNS - line->indent - 1;
    return right > 0 ? width - right - GAP_COLUMNS : width;
}

/* First row of LINE, counted from the first of all. */
static int row_of(const struct lines *lines, size_t line)
{
    int row = 0;
    for (size_t i = 0; i < line && i < lines->count; i++)
        row += lines->at[i].rows;
    return row;
}

static void measure(struct lines *lines, int columns)
{
    for (size_t i = 0; i < lines->count; i++) {
        struct line *line = &lines->at[i];
        int rows = text_line_count(line->text, text_columns(line, columns));
        line->rows = rows > 0 ? rows : 1;
    }
}

static void keep_in_view(struct lines *lines)
{
    int all = row_of(lines, lines->count);
    lines->cursor = nearest_tagged(lines, lines->cursor);
    if (lines->cursor < lines->count) {
        int first = row_of(lines, lines->cursor);
        int last = first + lines->at[lines->cursor].rows - 1;
        /* What stands above the first line that the cursor can reach is shown with it. */
        if (lines->cursor == nearest_tagged(lines, 0) && first < lines->rows)
            lines->top = 0;
        if (last >= lines->top + lines->rows)
            lines->top = last - lines->rows + 1;
        if (first < lines->top)
            lines->top = first;
    }
    if (lines->top > all - lines->rows)
        lines->top = all - lines->rows;
    if (lines->top < 0)
        lines->top = 0;
}

static void draw_line(const struct line *line, const struct painter *painter, int row, bool current)
{
    int right = right_columns(line, painter->columns);
    int end = painter->columns - 1;
    enum style style = current ? STYLE_SELECTED : line->style;
    for (int i = 0; current && i < line->rows; i++)
        paint_fill(painter, row + i, 0, -1, style);
    if (current)
        paint_text(painter, row, 0, 1, style, "▸");
    paint_folded(painter, row, CURSOR_COLUMNS + line->indent, text_columns(line, painter->columns),
                 line->rows, style, line->text);
    if (right > 0)
        paint_text(painter, row, end - right, right, current ? style : line->right_style,
                   line->right);
}

void lines_draw(struct lines *lines, const struct painter *painter, int row, int rows)
{
    struct painter area = paint_part(painter, row, 0, rows, painter->columns);
    lines->rows = area.rows;
    measure(lines, area.columns);
    keep_in_view(lines);
    int at = -lines->top;
    for (size_t i = 0; i < lines->count && at < area.rows; i++) {
        if (at + lines->at[i].rows > 0)
            draw_line(&lines->at[i], &area, at, i == lines->cursor);
        at += lines->at[i].rows;
    }
}

/* Goes STEP tagged lines on; scrolls on where the cursor can go no further. */
static void move(struct lines *lines, int step)
{
    size_t line = lines->cursor;
    while (step > 0 ? ++line < lines->count : line-- > 0)
        if (has_tag(lines, line)) {
            lines->cursor = line;
            return;
        }
    lines->top += step;
}

/* The tagged line about ROWS rows from the cursor. */
static void page(struct lines *lines, int rows)
{
    if (lines->cursor >= lines->count) {
        lines->top += rows;
        return;
    }
    int wanted = row_of(lines, lines->cursor) + rows;
    size_t line = 0;
    for (int row = 0; line + 1 < lines->count && row + lines->at[line].rows <= wanted; line++)
        row += lines->at[line].rows;
    lines->cursor = nearest_tagged(lines, line);
}

bool lines_key(struct lines *lines, keypress key)
{
    int most = lines->rows > 1 ? lines->rows - 1 : 1;
    switch (key) {
    case K_UP:
        move(lines, -1);
        return true;
    case K_DOWN:
        move(lines, 1);
        return true;
    case K_PAGE_UP:
        page(lines, -most);
        return true;
    case K_PAGE_DOWN:
        page(lines, most);
        return true;
    case K_HOME:
        lines->cursor = nearest_tagged(lines, 0);
        lines->top = 0;
        return true;
    case K_END:
        lines->cursor = nearest_tagged(lines, lines->count);
        lines->top = row_of(lines, lines->count);
        return true;
    default:
        return false;
    }
}

bool lines_click(struct lines *lines, int begin, int row)
{
    int at = begin - lines->top;
    for (size_t i = 0; i < lines->count; i++) {
        if (row >= at && row < at + lines->at[i].rows && has_tag(lines, i)) {
            lines->cursor = i;
            return true;
        }
        at += lines->at[i].rows;
    }
    return false;
}
