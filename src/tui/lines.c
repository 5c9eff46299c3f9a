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
        cells_free(lines->at[i].cells, lines->columns.count);
    }
    lines->count = 0;
    lines->measured = 0;
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
    lines->measured = 0;
}

void lines_add_row(struct lines *lines, const struct column_cell *cells, int tag)
{
    columns_need(&lines->columns, cells);
    lines_add(lines, (struct line){.tag = tag, .cells = cells_copy(cells, lines->columns.count)});
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

int lines_beside(const struct lines *lines, int tag, int step)
{
    int last = LINE_PLAIN;
    if (tag == LINE_PLAIN)
        return LINE_PLAIN;
    for (size_t i = 0; i < lines->count; i++) {
        if (!has_tag(lines, i))
            continue;
        if (step < 0 && lines->at[i].tag == tag)
            return last;
        if (step > 0 && last == tag)
            return lines->at[i].tag;
        last = lines->at[i].tag;
    }
    return LINE_PLAIN;
}

void lines_go(struct lines *lines, int tag)
{
    for (size_t i = 0; i < lines->count; i++) {
        if (lines->at[i].tag != tag)
            continue;
        lines->cursor = i;
        lines->loose = false;
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

/* The columns that the folded part of a line's text stands in, behind what hangs on the left. */
struct folded {
    int left;
    int columns;
    const char *text;
};

/* Nothing hangs where that would leave no room. */
static struct folded fold(const struct line *line, int columns)
{
    int width = text_columns(line, columns);
    int hang = width - line->hang >= TEXT_COLUMNS_LEAST ? line->hang : 0;
    return (struct folded){.left = CURSOR_COLUMNS + line->indent + hang,
                           .columns = width - hang,
                           .text = line->text + text_head(line->text, hang)};
}

/* First row of LINE, counted from the first of all. */
static int row_of(const struct lines *lines, size_t line)
{
    int row = 0;
    for (size_t i = 0; i < line && i < lines->count; i++)
        row += lines->at[i].rows;
    return row;
}

static int line_rows(const struct lines *lines, const struct line *line, int columns)
{
    if (line->cells != NULL)
        return columns_rows(&lines->columns, line->cells);
    struct folded folded = fold(line, columns);
    int rows = text_line_count(folded.text, folded.columns);
    return rows > 0 ? rows : 1;
}

static void measure(struct lines *lines, int columns)
{
    if (lines->measured == columns)
        return;
    columns_fit(&lines->columns, columns);
    for (size_t i = 0; i < lines->count; i++)
        lines->at[i].rows = line_rows(lines, &lines->at[i], columns);
    lines->measured = columns;
}

static void keep_in_view(struct lines *lines)
{
    int all = row_of(lines, lines->count);
    lines->cursor = nearest_tagged(lines, lines->cursor);
    if (lines->cursor < lines->count && !lines->loose) {
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

static void draw_text(const struct line *line, const struct painter *painter, int row, bool current)
{
    int right = right_columns(line, painter->columns);
    int end = painter->columns - 1;
    enum style style = current ? STYLE_SELECTED : line->style;
    struct folded folded = fold(line, painter->columns);
    char *hanging = mem_copy_part(line->text, (size_t)(folded.text - line->text));
    paint_text(painter, row, CURSOR_COLUMNS + line->indent, -1, style, hanging);
    free(hanging);
    paint_folded(painter, row, folded.left, folded.columns, line->rows, style, folded.text);
    if (right > 0)
        paint_text(painter, row, end - right, right, current ? style : line->right_style,
                   line->right);
}

static void draw_line(const struct lines *lines, const struct line *line,
                      const struct painter *painter, int row, bool current)
{
    for (int i = 0; current && i < line->rows; i++)
        paint_fill(painter, row + i, 0, -1, STYLE_SELECTED);
    if (current)
        paint_text(painter, row, 0, 1, STYLE_SELECTED, "▸");
    if (line->cells != NULL)
        columns_draw(&lines->columns, line->cells, painter, row, current);
    else
        draw_text(line, painter, row, current);
}

void lines_draw(struct lines *lines, const struct painter *painter, int row, int rows)
{
    struct painter area = paint_part(painter, row, 0, rows, painter->columns);
    measure(lines, area.columns);
    lines->title_rows = lines->titled ? columns_draw_titles(&lines->columns, &area, 0) : 0;
    area = paint_part(&area, lines->title_rows, 0, area.rows - lines->title_rows, area.columns);
    lines->rows = area.rows;
    keep_in_view(lines);
    int at = -lines->top;
    for (size_t i = 0; i < lines->count && at < area.rows; i++) {
        if (at + lines->at[i].rows > 0)
            draw_line(lines, &lines->at[i], &area, at, i == lines->cursor);
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
            lines->loose = false;
            return;
        }
    lines->top += step;
    lines->loose = true;
}

/* The tagged line about ROWS rows from the cursor. */
static void page(struct lines *lines, int rows)
{
    lines->loose = false;
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
        lines->loose = true;
        return true;
    case K_END:
        lines->cursor = nearest_tagged(lines, lines->count);
        lines->top = row_of(lines, lines->count);
        lines->loose = true;
        return true;
    default:
        return false;
    }
}

bool lines_click(struct lines *lines, int begin, int row)
{
    int first = begin + lines->title_rows;
    int at = first - lines->top;
    if (row < first || row >= first + lines->rows)
        return false;
    for (size_t i = 0; i < lines->count; i++) {
        if (row >= at && row < at + lines->at[i].rows && has_tag(lines, i)) {
            lines->cursor = i;
            lines->loose = false;
            return true;
        }
        at += lines->at[i].rows;
    }
    return false;
}

bool lines_mouse(struct lines *lines, int begin, const struct mouse *mouse)
{
    size_t before = nearest_tagged(lines, lines->cursor);
    if (mouse->what == MOUSE_PRESS)
        return lines_click(lines, begin, mouse->row) && lines->cursor == before;
    move(lines, mouse->what == MOUSE_WHEEL_UP ? -1 : 1);
    return false;
}
