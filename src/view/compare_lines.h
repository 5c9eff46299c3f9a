/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_VIEW_COMPARE_LINES_H
#define KAOPING_VIEW_COMPARE_LINES_H

#include "report/compare.h"
#include "tui/lines.h"

/* Two sheets as a table: what is compared, either sheet's score and findings, the difference; where
 * there is no room, one sheet beneath the other. */
#define COMPARE_SIDES 2

/* All zero is an empty table.  A row's tag is its item's index; those of sections and the total lie
 * behind all items. */
struct compare_lines {
    struct lines lines;
    char *titles[COMPARE_SIDES]; /* of the columns; private */
};

/* Puts the rows of COMPARE in the place of what was there, in the language spoken; SIDE (0 or 1) is
 * marked with ▸. */
void compare_lines_fill(struct compare_lines *lines, const struct compare *compare, int side);
void compare_lines_release(struct compare_lines *lines);

#endif
