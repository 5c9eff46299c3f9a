/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_REPORT_GRID_H
#define KAOPING_REPORT_GRID_H

#include "base/str.h"

/* A table of texts for people, whose columns are as wide as their widest cell by display width. */
struct grid {
    struct str *cells; /* rows x columns */
    int rows;
    int columns;
};

/* All cells empty. */
void grid_init(struct grid *grid, int rows, int columns);
void grid_release(struct grid *grid);

/* The cell, to add text to. */
struct str *grid_cell(const struct grid *grid, int row, int column);

/* Adds the lines to OUT.  Words stand left, numbers right: the first column, and FIRST_NUMBER to
 * LAST_NUMBER, are numbers. */
void grid_write(const struct grid *grid, int first_number, int last_number, struct str *out);

#endif
