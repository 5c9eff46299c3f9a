/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_COLUMNS_H
#define KAOPING_TUI_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/paint.h"

/*
 * The columns of a table on the screen, for rows of any height: a text too long for its column is
 * folded, never cut.  Where the screen is too narrow for all columns, some give way, the ones with
 * the highest `give` first; what gives way stands beneath its row, or is left out.
 */
#define COLUMNS_MOST 10

/* Of a column that stays whatever the width. */
#define GIVE_NEVER 0

struct column {
    const char *title; /* translated, borrowed; "" */
    int least;         /* columns it needs at least; numbers widen it to what they need */
    int grow;          /* what it gets of the room that is left, beside the others; 0: nothing */
    bool right;        /* a number: stands at the right edge, and is not folded */
    bool below;        /* having given way it stands beneath the row */
    bool named;        /* and there its title stands before it */
    bool bar;          /* takes whatever it can get */
    int give;          /* GIVE_NEVER; equal ones give way together */
    int need;          /* the widest text so far; private, as the rest */
    int at;            /* where it stands */
    int width;         /* 0: it has given way */
};

/* All zero is a table without columns. */
struct columns {
    struct column at[COLUMNS_MOST];
    int count;
    int width; /* of the screen */
};

/* What stands in one column of one row: a text, or a bar where there are segments. */
struct column_cell {
    const char *text; /* NULL or "" for nothing */
    enum style style;
    const struct segment *segments;
    size_t segment_count;
    long whole; /* what a full bar stands for */
};

/* A copy with its texts and segments, and what gives it back; NULL is fine. */
struct column_cell *cells_copy(const struct column_cell *cells, int count);
void cells_free(struct column_cell *cells, int count);

/* Makes the columns know how wide these cells are; once for each row, before columns_fit(). */
void columns_need(struct columns *columns, const struct column_cell *cells);

/* Gives every column its place on a screen WIDTH columns wide; the first stays free for a cursor.
 */
void columns_fit(struct columns *columns, int width);

/* Rows that the cells take. */
int columns_rows(const struct columns *columns, const struct column_cell *cells);

/* Draws them from row ROW on; the CURRENT row's texts in STYLE_SELECTED. */
void columns_draw(const struct columns *columns, const struct column_cell *cells,
                  const struct painter *painter, int row, bool current);

/* Draws the titles of the columns that have not given way from row ROW on; returns the rows they
 * take. */
int columns_draw_titles(const struct columns *columns, const struct painter *painter, int row);

#endif
