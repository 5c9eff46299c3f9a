/* SPDX-License-Identifier: MIT */
#include "view/whole_cells.h"

#include <stdbool.h>

#include "base/text.h"

void whole_cell_add(struct whole_cells *cells, const char *text)
{
    int width = text_width(text);
    bool fits = cells->used + 2 + width <= cells->columns;
    if (cells->used > 0)
        str_add(cells->out, fits ? "  " : "\n");
    cells->used = cells->used > 0 && fits ? cells->used + 2 + width : width;
    str_add(cells->out, text);
}
