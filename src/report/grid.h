/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_REPORT_GRID_H
#define KAOPING_REPORT_GRID_H

#include <stdbool.h>

#include "base/str.h"

/*
 * A table of texts for people, whose columns are as wide as their widest cell by display width.
 * All rows are made twice, to be measured and then to be written, so that never more than one of
 * them is there:
 *
 *     do {
 *         (for each row: add to its cells, then grid_end_row())
 *     } while (grid_again(&grid));
 */
struct grid {
    struct str *cells; /* of one row */
    int *widths;
    int columns;
    int first_number;
    int last_number;
    bool is_measured;
    struct str *out;
};

/* Lines are added to OUT.  Words stand left, numbers right: the first column, and FIRST_NUMBER to
 * LAST_NUMBER, are numbers. */
void grid_init(struct grid *grid, int columns, int first_number, int last_number, struct str *out);
void grid_release(struct grid *grid);

/* The cell of the row being made, to add text to: it is empty. */
struct str *grid_cell(const struct grid *grid, int column);

/* The row has all its cells. */
void grid_end_row(struct grid *grid);

/* All rows were made; whether they have to be made once more. */
bool grid_again(struct grid *grid);

#endif
