/* SPDX-License-Identifier: MIT */
#include "report/grid.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"

struct str *grid_cell(const struct grid *grid, int column)
{
    return &grid->cells[column];
}

void grid_init(struct grid *grid, int columns, int first_number, int last_number, struct str *out)
{
    *grid = (struct grid){
        .columns = columns, .first_number = first_number, .last_number = last_number, .out = out};
    grid->cells = mem_new((size_t)columns, sizeof *grid->cells);
    grid->widths = mem_new((size_t)columns, sizeof *grid->widths);
}

void grid_release(struct grid *grid)
{
    for (int i = 0; i < grid->columns; i++)
        str_release(&grid->cells[i]);
    free(grid->cells);
    free(grid->widths);
}

static void measure_row(const struct grid *grid)
{
    for (int column = 0; column < grid->columns; column++) {
        int width = text_width(str_text(&grid->cells[column]));
        if (grid->widths[column] < width)
            grid->widths[column] = width;
    }
}

static void write_row(const struct grid *grid)
{
    struct str *out = grid->out;
    size_t begin = out->size;
    for (int column = 0; column < grid->columns; column++) {
        const char *text = str_text(&grid->cells[column]);
        int blanks = grid->widths[column] - text_width(text);
        bool number = column == 0 || (column >= grid->first_number && column <= grid->last_number);
        str_add_blanks(out, (column > 0 ? 2 : 0) + (number ? blanks : 0));
        str_add(out, text);
        str_add_blanks(out, number ? 0 : blanks);
    }
    while (out->size > begin && out->data[out->size - 1] == ' ')
        out->data[--out->size] = '\0';
    str_add_char(out, '\n');
}

void grid_end_row(struct grid *grid)
{
    if (grid->is_measured)
        write_row(grid);
    else
        measure_row(grid);
    for (int column = 0; column < grid->columns; column++)
        str_clear(&grid->cells[column]);
}

bool grid_again(struct grid *grid)
{
    bool again = !grid->is_measured;
    grid->is_measured = true;
    return again;
}
