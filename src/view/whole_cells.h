/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_VIEW_WHOLE_CELLS_H
#define KAOPING_VIEW_WHOLE_CELLS_H

#include "base/str.h"

/*
 * Short texts one after another, to be folded at COLUMNS: two blanks stand between them, and a line
 * break before one that would not fit whole.
 */
struct whole_cells {
    int columns;
    int used; /* of the line so far; 0 at first */
    struct str *out;
};

void whole_cell_add(struct whole_cells *cells, const char *text);

#endif
