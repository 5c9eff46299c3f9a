/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_SHOWN_H
#define KAOPING_TUI_SHOWN_H

#include "base/str.h"
#include "tui/cell.h"
#include "tui/words.h"

/*
 * What stands on the terminal, and what has to be sent for it to show another picture: the cells
 * that differ, and nothing else.  All zero is a terminal of which nothing is known.
 */
struct shown {
    int rows;
    int columns;
    struct cell *cells; /* row by row; owned */
    int row;            /* where the cursor is; -1 where nobody knows */
    int column;
    enum style style; /* how text comes out now */
};

/* Whether the terminal's size is that one. */
bool shown_is_size(const struct shown *shown, int rows, int columns);

/* Adds to OUT what makes the terminal, of that size, blank, whatever stands on it. */
void shown_clear(struct shown *shown, const struct words *words, int rows, int columns,
                 struct str *out);

/* Adds to OUT what makes the terminal show PICTURE, the rows of one of its size.  A row that is
 * SHOWN's own stands already. */
void shown_change(struct shown *shown, const struct words *words, const struct cell *const *picture,
                  struct str *out);

/* Adds to OUT what brings the cursor to a place of the picture. */
void shown_place(struct shown *shown, const struct words *words, int row, int column,
                 struct str *out);

/* The picture as lines of text, blanks at line ends left out; STYLES (may be NULL) gets a letter
 * for each cell's style. */
void shown_read(const struct shown *shown, struct str *text, struct str *styles);

void shown_release(struct shown *shown);

#endif
