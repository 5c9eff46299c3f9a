/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_CANVAS_H
#define KAOPING_TUI_CANVAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <wchar.h>

#include "tui/cell.h"

/*
 * The picture that all screens are painted on, cell by cell.  Painting is cheap here, so that every
 * screen paints itself anew at each key; only the cells that came out different go to the terminal
 * (shown.h).  A row of which nothing is painted, since all of it is kept, is the very row that the
 * terminal shows, and is not even looked at.  Private to tui/: screens paint through a painter.
 */

/* A rectangle of the canvas, and a number for what determined all that was painted there. */
struct kept {
    int top;
    int left;
    int rows;
    int columns;
    uint64_t what;
    bool stands; /* it is what the painting before had there; canvas_keep() sets it */
};

/* A list of them; all zero is an empty one. */
struct keeping {
    struct kept *at;
    size_t count;
    size_t room;
};

/* A row of the painting. */
struct canvas_row {
    bool begun;   /* its cells are its own; otherwise nothing was painted on it yet */
    int standing; /* columns of it that are kept */
};

/* All zero is a canvas of no size. */
struct canvas {
    int rows;
    int columns;
    struct cell *cells;          /* row by row: room for what is painted, and a blank row */
    struct canvas_row *state;    /* of each row */
    const struct cell **picture; /* the rows of what canvas_end() has completed: the canvas's own
                                    cells, or SHOWN's */
    const struct cell *shown;    /* the painting before, where it was of that size; borrowed */
    struct keeping now;          /* of this painting */
    struct keeping last;         /* of the painting before */
};

/* Begins a picture of that size: every cell blank.  SHOWN is the painting before as it stands on
 * the terminal, NULL where it is gone; it has to be there until the next painting begins. */
void canvas_begin(struct canvas *canvas, int rows, int columns, const struct cell *shown);

/* Completes the picture: its rows are in canvas->picture. */
void canvas_end(struct canvas *canvas);

/*
 * Whether the same rectangle was said to be determined by the same in the painting before: it then
 * stands there again, and need not be painted.  Rectangles of one painting must not overlap.
 */
bool canvas_keep(struct canvas *canvas, const struct kept *rectangle);

/* What was kept where that rectangle lies is painted over now: it does not stand there for the next
 * painting to keep. */
void canvas_cover(struct canvas *canvas, int top, int left, int rows, int columns);

/* Forgets what may be kept: the next painting is made of nothing but what is painted then.  Not
 * between canvas_begin() and canvas_end(). */
void canvas_forget(struct canvas *canvas);

/* Puts CHARACTER, one column wide, into WIDTH cells of a row.  The cells must lie on the canvas. */
void canvas_fill(struct canvas *canvas, int row, int column, int width, enum style style,
                 wchar_t character);

/*
 * Puts TEXT, at most WIDTH columns of it (what is longer ends in …); control characters are shown
 * harmlessly.  Answers the columns taken.  The columns must lie on the canvas.
 */
int canvas_put(struct canvas *canvas, int row, int column, int width, enum style style,
               const char *text);

void canvas_release(struct canvas *canvas);

#endif
