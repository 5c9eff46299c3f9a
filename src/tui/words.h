/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_WORDS_H
#define KAOPING_TUI_WORDS_H

#include <stdbool.h>

#include "base/str.h"
#include "tui/style.h"
#include "tui/theme.h"

/*
 * The control sequences that the open terminal understands, out of the terminal database.  Nearly
 * all understand those of ECMA-48, which can be put together shorter than the database has them;
 * for the others its own are sent.  Rows and columns count from 0.
 */
struct words {
    const char *place; /* all borrowed from the database; NULL for what the terminal lacks */
    const char *clear;
    const char *erase;
    const char *reset;
    const char *attributes[LOOK_ATTRIBUTES];
    const char *foreground;
    const char *show_cursor;
    const char *hide_cursor;
    bool coloured;
    bool ecma_place;         /* the cursor is placed as ECMA-48 says */
    bool ecma_column;        /* and within its row too */
    bool ecma_look;          /* attributes and colours are ECMA-48's, and can be asked for in one */
    bool scrolls;            /* a character in the last place of all would scroll the screen */
    bool inked[STYLE_COUNT]; /* a blank of the style can be seen */
};

/* Before any look was asked for, or after the terminal was out of our hands. */
#define STYLE_UNKNOWN STYLE_COUNT

/* Reads them for the terminal that curses has opened; COLOUR false does without any. */
void words_read(struct words *words, bool colour);

/* How STYLE looks on the terminal. */
struct look words_look(const struct words *words, enum style style);

/* Each adds to OUT what asks the terminal for it; reset: for text without any look. */
void words_reset(const struct words *words, struct str *out);
void words_clear(const struct words *words, struct str *out);
void words_cursor(const struct words *words, bool shown, struct str *out);

/* The row's end from the cursor on becomes blank; false where the terminal cannot. */
bool words_erase(const struct words *words, struct str *out);

/* The cursor to a place; ROW_NOW is the row it is in, -1 for nobody knows. */
void words_place(const struct words *words, int row_now, int row, int column, struct str *out);

/* Text in the look of style TO, after what was written in style FROM. */
void words_change(const struct words *words, enum style from, enum style to, struct str *out);

#endif
