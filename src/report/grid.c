/* SPDX-License-Identifier: MIT */
#include "report/grid.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"

struct str *grid_cell(const struct grid *grid, int row, int column)
{
    return &grid->cells[row * grid->columns + column];
}

void grid_init(struct grid *grid, int rows, int columns)
{
    *grid = (struct grid){mem_new((size_t)(rows * columns), sizeof *grid->cells), rows, columns};
}

void grid_release(struct grid *grid)
{
    for (int i = 0; i < grid->rows * grid->columns; i++)
        str_release(&grid->cells[i]);
    free(grid->cells);
}

static int grid_width(const struct grid *grid, int column)
{
    int width = 0;
    for (int row = 0; row < grid->rows; row++) {
        int cell = text_width(str_text(grid_cell(grid, row, column)));
        width = cell > width ? cell : width;
    }
    return width;
}

void grid_write(const struct grid *grid, int first_number, int last_number, struct str *out)
{
    for (int row = 0; row < grid->rows; row++) {
        size_t begin = out->size;
        for (int column = 0; column < grid->columns; column++) {
            const char *text = str_text(grid_cell(grid, row, column));
            int blanks = grid_width(grid, column) - text_width(text);
            bool number = column == 0 || (column >= first_number && column <= last_number);
            str_addf(out, "%s%*s%s%*s", column > 0 ? "  " : "", number ? blanks : 0, "", text,
                     number ? 0 : blanks, "");
        }
        while (out->size > begin && out->data[out->size - 1] == ' ')
            out->data[--out->size] = '\0';
        str_add_char(out, '\n');
    }
}
