/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_LINES_H
#define KAOPING_TUI_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/columns.h"
#include "tui/event.h"
#include "tui/key.h"
#include "tui/paint.h"

/*
 * A text of many lines to read and scroll, as findings, explanations and histories are.  A line too
 * long for the screen is folded, never cut; what belongs at its right edge, a number or a bar,
 * stays there.  A line may also be the row of a table.  The cursor stands on lines that have a tag
 * and passes over the others; where no line has one, the keys scroll.
 */
#define LINE_PLAIN (-1)

struct line {
    const char *text;          /* in a list the list's own copy */
    const char *right;         /* stands at the right edge; NULL or "" for nothing */
    enum style style;          /* of the text */
    enum style right_style;    /* of what stands right */
    int indent;                /* columns */
    int hang;                  /* columns at the text's beginning below which nothing is folded */
    int tag;                   /* what the line is about, from 0; LINE_PLAIN */
    int rows;                  /* it took when last drawn; private */
    struct column_cell *cells; /* of the row of a table, owned; NULL for a line of text */
};

/* All zero is an empty list with its cursor on the first tagged line. */
struct lines {
    struct line *at;
    size_t count;
    size_t room;
    size_t cursor; /* a line, the first tagged one at or behind it */
    int top;       /* first row shown */
    int rows;      /* that fit on the screen when last drawn */
    bool loose;    /* scrolled beyond where the cursor can go, which may be out of view then */
    struct columns columns; /* of the lines that are rows of a table; set before they are added */
    bool titled;            /* their titles stand above all lines and do not scroll */
    int title_rows;         /* that these took when last drawn; private, as the next */
    int measured;           /* width that every line's rows are known for; 0: none */
};

/* Takes all lines away; cursor and scrolling stay for the lines that come. */
void lines_clear(struct lines *lines);
void lines_release(struct lines *lines);

/* Adds a copy of LINE. */
void lines_add(struct lines *lines, struct line line);

/* Adds a row of the table with TAG: a copy of CELLS, one for each of lines->columns. */
void lines_add_row(struct lines *lines, const struct column_cell *cells, int tag);

/* Draws ROWS rows from row ROW of PAINTER on, titles among them, the cursor in view. */
void lines_draw(struct lines *lines, const struct painter *painter, int row, int rows);

/* The tag under the cursor, LINE_PLAIN where there is none. */
int lines_tag(const struct lines *lines);

/* The tag of the tagged line before (STEP -1) or behind (1) the one with TAG; LINE_PLAIN where
 * there is none. */
int lines_beside(const struct lines *lines, int tag, int step);

/* Puts the cursor on the first line with TAG, if there is one. */
void lines_go(struct lines *lines, int tag);

/* Arrows, Home, End, PgUp, PgDn; false for another key. */
bool lines_key(struct lines *lines, keypress key);

/* The tagged line at screen row ROW of the last drawing, which began at row BEGIN: puts the cursor
 * there; false where none is. */
bool lines_click(struct lines *lines, int begin, int row);

/* A press puts the cursor on a line, the wheel moves it.  True where the line that was pressed had
 * the cursor already. */
bool lines_mouse(struct lines *lines, int begin, const struct mouse *mouse);

#endif
