/* SPDX-License-Identifier: MIT */
#include "tui/columns.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/text.h"

#define CURSOR_COLUMNS 1
#define GAP_COLUMNS    2
#define MARGIN_COLUMNS 1
#define BELOW_INDENT   4

static const char *cell_text(const struct column_cell *cell)
{
    return cell->text != NULL ? cell->text : "";
}

static bool is_empty(const struct column_cell *cell)
{
    return cell->segment_count == 0 && cell_text(cell)[0] == '\0';
}

struct column_cell *cells_copy(const struct column_cell *cells, int count)
{
    struct column_cell *copy = mem_new((size_t)count, sizeof *copy);
    for (int i = 0; i < count; i++) {
        struct segment *segments = mem_new(cells[i].segment_count, sizeof *segments);
        for (size_t k = 0; k < cells[i].segment_count; k++)
            segments[k] = cells[i].segments[k];
        copy[i] = cells[i];
        copy[i].text = mem_copy(cells[i].text);
        copy[i].segments = segments;
    }
    return copy;
}

void cells_free(struct column_cell *cells, int count)
{
    for (int i = 0; cells != NULL && i < count; i++) {
        free((char *)cells[i].text);
        free((struct segment *)cells[i].segments);
    }
    free(cells);
}

/* Columns of the widest line of a text that may have several. */
static int widest(const char *text)
{
    int most = 0;
    for (const char *at = text; *at != '\0'; at += at[0] == '\n') {
        size_t size = strcspn(at, "\n");
        char *line = mem_copy_part(at, size);
        int width = text_width(line);
        most = width > most ? width : most;
        free(line);
        at += size;
    }
    return most;
}

void columns_need(struct columns *columns, const struct column_cell *cells)
{
    for (int i = 0; i < columns->count; i++) {
        struct column *column = &columns->at[i];
        int width = widest(cell_text(&cells[i]));
        if (column->need < width)
            column->need = width;
        if (column->right && column->least < width)
            column->least = width;
    }
}

/* Columns that all take as they are, with the cursor's and a margin. */
static int columns_taken(const struct columns *columns)
{
    int width = CURSOR_COLUMNS + MARGIN_COLUMNS - GAP_COLUMNS;
    for (int i = 0; i < columns->count; i++)
        if (columns->at[i].width > 0)
            width += columns->at[i].width + GAP_COLUMNS;
    return width;
}

/* Takes out the columns that give way next; false where all that may have. */
static bool give_way(struct columns *columns)
{
    int give = GIVE_NEVER;
    for (int i = 0; i < columns->count; i++)
        if (columns->at[i].width > 0 && columns->at[i].give > give)
            give = columns->at[i].give;
    for (int i = 0; i < columns->count && give != GIVE_NEVER; i++)
        if (columns->at[i].give == give)
            columns->at[i].width = 0;
    return give != GIVE_NEVER;
}

static int growth(const struct column *column, int left)
{
    int most = column->bar ? left : column->need - column->width;
    int wanted = column->grow < most ? column->grow : most;
    return column->width == 0 || wanted < 0 ? 0 : wanted < left ? wanted : left;
}

/* Hands out the room that is left to texts or to bars, a little to each in turn, so that none takes
 * it all; returns what they do not need. */
static int grow(struct columns *columns, bool bars, int left)
{
    bool any = true;
    while (left > 0 && any) {
        any = false;
        for (int i = 0; i < columns->count; i++) {
            int more = columns->at[i].bar == bars ? growth(&columns->at[i], left) : 0;
            columns->at[i].width += more;
            left -= more;
            any |= more > 0;
        }
    }
    return left;
}

void columns_fit(struct columns *columns, int width)
{
    columns->width = width;
    for (int i = 0; i < columns->count; i++) {
        struct column *column = &columns->at[i];
        int title = column->right ? text_width(column->title) : 0;
        column->width = title > column->least ? title : column->least;
    }
    while (columns_taken(columns) > width && give_way(columns))
        continue;
    /* Words are folded where they have no room; a bar says the same in any length. */
    int left = grow(columns, false, width - columns_taken(columns));
    grow(columns, true, left);
    int at = CURSOR_COLUMNS;
    for (int i = 0; i < columns->count; i++) {
        columns->at[i].at = at;
        if (columns->at[i].width > 0)
            at += columns->at[i].width + GAP_COLUMNS;
    }
}

/* What draws a row, or only measures it where there is no painter. */
struct layer {
    const struct painter *painter;
    int row;
    bool current;
};

static enum style layer_style(const struct layer *layer, const struct column_cell *cell)
{
    return layer->current ? STYLE_SELECTED : cell->style;
}

/* Puts what the cell has into WIDTH columns from AT on, ROW rows below the layer's; returns the
 * rows it takes. */
static int lay_text(const struct layer *layer, int row, int at, int width, enum style style,
                    const char *text)
{
    int rows = text_line_count(text, width);
    if (layer->painter != NULL)
        paint_folded(layer->painter, layer->row + row, at, width, rows, style, text);
    return rows;
}

static int lay_bar(const struct layer *layer, int row, int at, int width,
                   const struct column_cell *cell)
{
    if (layer->painter != NULL)
        paint_segments(layer->painter, layer->row + row, at, width, cell->segments,
                       cell->segment_count, cell->whole);
    return 1;
}

static int lay_cell(const struct layer *layer, const struct column *column,
                    const struct column_cell *cell)
{
    const char *text = cell_text(cell);
    int at = column->at;
    if (is_empty(cell))
        return 1;
    if (cell->segment_count > 0)
        return lay_bar(layer, 0, at, column->width, cell);
    if (column->right && text_width(text) < column->width)
        at += column->width - text_width(text);
    return lay_text(layer, 0, at, column->width, layer_style(layer, cell), text);
}

/* Numbers beneath a row follow each other on one line while it has room: AT is where the next one
 * goes. */
static void lay_number(const struct layer *layer, int *row, int *at, int width,
                       const struct column_cell *cell, const char *text)
{
    int columns = text_width(text);
    if (*at > BELOW_INDENT && *at + columns > width) {
        (*row)++;
        *at = BELOW_INDENT;
    }
    lay_text(layer, *row, *at, columns, layer_style(layer, cell), text);
    *at += columns + GAP_COLUMNS;
}

/* Lays one cell beneath the row; ROW and AT follow. */
static void lay_beneath(const struct layer *layer, const struct columns *columns, int i,
                        const struct column_cell *cell, int *row, int *at)
{
    const struct column *column = &columns->at[i];
    int room = columns->width - BELOW_INDENT - MARGIN_COLUMNS;
    struct str text = {0};
    if (column->named)
        str_addf(&text, "%s ", column->title);
    str_add(&text, cell_text(cell));
    if (column->right) {
        lay_number(layer, row, at, columns->width - MARGIN_COLUMNS, cell, str_text(&text));
    } else {
        *row += *at > BELOW_INDENT;
        *at = BELOW_INDENT;
        *row += cell->segment_count > 0
                    ? lay_bar(layer, *row, *at, room, cell)
                    : lay_text(layer, *row, *at, room, layer_style(layer, cell), str_text(&text));
    }
    str_release(&text);
}

/* Rows that the cells take; drawn where the layer has a painter, so that both are always the same.
 */
static int lay(const struct layer *layer, const struct columns *columns,
               const struct column_cell *cells)
{
    int rows = 1;
    int at = BELOW_INDENT;
    for (int i = 0; i < columns->count; i++) {
        if (columns->at[i].width == 0)
            continue;
        int taken = lay_cell(layer, &columns->at[i], &cells[i]);
        rows = taken > rows ? taken : rows;
    }
    for (int i = 0; i < columns->count; i++)
        if (columns->at[i].width == 0 && columns->at[i].below && !is_empty(&cells[i]))
            lay_beneath(layer, columns, i, &cells[i], &rows, &at);
    return rows + (at > BELOW_INDENT);
}

int columns_rows(const struct columns *columns, const struct column_cell *cells)
{
    struct layer layer = {0};
    return lay(&layer, columns, cells);
}

void columns_draw(const struct columns *columns, const struct column_cell *cells,
                  const struct painter *painter, int row, bool current)
{
    struct layer layer = {painter, row, current};
    lay(&layer, columns, cells);
}

int columns_draw_titles(const struct columns *columns, const struct painter *painter, int row)
{
    struct layer layer = {painter, row, false};
    int rows = 1;
    for (int i = 0; i < columns->count; i++) {
        struct column_cell title = {.text = columns->at[i].title, .style = STYLE_FAINT};
        int taken = columns->at[i].width > 0 ? lay_cell(&layer, &columns->at[i], &title) : 0;
        rows = taken > rows ? taken : rows;
    }
    return rows;
}
