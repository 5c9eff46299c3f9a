/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_CANVAS_H
#define KAOPING_TUI_CANVAS_H

#include <stdbool.h>
#include <wchar.h>

#include "tui/style.h"

/*
 * The picture that all screens are painted on, cell by cell, and what of it curses has been told
 * already.  Painting is cheap here, so that every screen paints itself anew at each key; only the
 * cells that came out different go to curses.  Private to tui/: screens paint through a painter.
 */

/* A character with up to two combining marks, and the NUL behind them. */
#define CELL_TEXT 4

struct cell {
    wchar_t text[CELL_TEXT]; /* empty in the second column of a wide character */
    enum style style;
};

/* All zero is a canvas of no size. */
struct canvas {
    int rows;
    int columns;
    struct cell *cells; /* row by row: what is being painted */
    struct cell *shown; /* what curses was told last */
};

/* Begins a picture of that size: every cell blank. */
void canvas_begin(struct canvas *canvas, int rows, int columns);

/* Makes WIDTH cells of a row blank, in STYLE. The cells must lie on the canvas. */
void canvas_fill(struct canvas *canvas, int row, int column, int width, enum style style);

/*
 * Puts TEXT, at most WIDTH columns of it (what is longer ends in …); control characters are shown
 * harmlessly.  Answers the columns taken.  The columns must lie on the canvas.
 */
int canvas_put(struct canvas *canvas, int row, int column, int width, enum style style,
               const char *text);

/* Hands the cells that are not what they were to curses, which shows them at its next refresh. */
void canvas_show(struct canvas *canvas);

void canvas_release(struct canvas *canvas);

#endif
