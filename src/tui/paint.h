/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_PAINT_H
#define KAOPING_TUI_PAINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tui/style.h"

struct canvas;

/*
 * The painter: how screens put text on the terminal.  Rows and columns count from 0 within the
 * rectangle the painter was given; what lies outside is clipped, a wide character is never cut in
 * half, and control characters are shown harmlessly.
 */
struct painter {
    struct canvas *canvas; /* private to tui/ */
    int top;               /* of the rectangle on the canvas */
    int left;
    int rows;
    int columns;
};

/* A painter for a rectangle within PAINTER's, clipped to it. */
struct painter paint_part(const struct painter *painter, int row, int column, int rows,
                          int columns);

/* Puts TEXT at most WIDTH columns wide (clipped with …) and returns the columns it took.  WIDTH -1:
 * to the right edge. */
int paint_text(const struct painter *painter, int row, int column, int width, enum style style,
               const char *text);

/* Puts TEXT so that it ends just before column END; returns the columns it took.  A text too wide
 * for that begins at column 0 and is clipped at END. */
int paint_right(const struct painter *painter, int row, int end, enum style style,
                const char *text);

/* printf into a cell: as paint_text(). */
int paint_textf(const struct painter *painter, int row, int column, int width, enum style style,
                const char *format, ...) __attribute__((format(printf, 6, 7)));

/* Folds TEXT at the painter's width from COLUMN on, from row ROW, at most ROWS rows; returns the
 * rows taken. */
int paint_folded(const struct painter *painter, int row, int column, int width, int rows,
                 enum style style, const char *text);

/* The top line in STYLE_TITLE: what FORMAT says, clipped where it meets RIGHT ("" for nothing),
 * which stands at the edge. */
void paint_title(const struct painter *painter, const char *right, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Fills a row from COLUMN for WIDTH (-1: to the edge) with blanks in STYLE. */
void paint_fill(const struct painter *painter, int row, int column, int width, enum style style);

/* The row of a list within a frame, blank, with the mark of the cursor where it is the CURRENT one.
 * Answers the style of what belongs on it, from column 2 on. */
enum style paint_list_row(const struct painter *painter, int row, bool current);

/* A line of ─ in STYLE_LINE, and one of │. */
void paint_across(const struct painter *painter, int row, int column, int width);
void paint_down(const struct painter *painter, int row, int column, int rows);

/*
 * Whether the painter's rectangle shows already what it would be painted with: COUNT figures
 * determine all of it but its place and the language, and are what they were at the last painting.
 * It is kept then; otherwise it is to be painted now.  A thing that does not change while it is
 * there stands as its address, PAINT_KEPT_THING().
 */
#define PAINT_KEPT_THING(thing) ((int64_t)(intptr_t)(thing))
bool paint_kept(const struct painter *painter, const int64_t *what, size_t count);

/* A figure that stands for a text. */
int64_t paint_kept_text(const char *text);

/* Nothing is painted on the rectangle: it is blank, and each row of it is kept so. */
void paint_blank(const struct painter *painter);

/* Blanks ROWS rows from ROW on, to be painted over what another function may have kept there. */
void paint_cover(const struct painter *painter, int row, int rows);

/* A frame around the painter's rectangle, with TITLE on its upper edge. */
void paint_frame(const struct painter *painter, const char *title);

/* A bar of WIDTH columns of which PART of WHOLE is full and what is between PART and MOST light.
 * Something over 0 is never shown as nothing, nor less than WHOLE as all. */
void paint_range(const struct painter *painter, int row, int column, int width, enum style style,
                 int64_t part, int64_t most, int64_t whole);

/* A piece of a bar. */
struct segment {
    long part;
    enum style style;
    const char *fill; /* a text one column wide */
};

/* A bar of WIDTH columns of which each of COUNT segments fills its part of WHOLE, one behind the
 * other; what is beyond WHOLE or under 0 is not shown. */
void paint_segments(const struct painter *painter, int row, int column, int width,
                    const struct segment *segments, size_t count, long whole);

#endif
