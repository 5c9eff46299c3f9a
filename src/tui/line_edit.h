/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_LINE_EDIT_H
#define KAOPING_TUI_LINE_EDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "tui/key.h"
#include "tui/paint.h"

/*
 * One line of text being edited.  It scrolls sideways, takes wide characters and pastes; line
 * breaks become blanks and other controls are dropped.
 *
 * This is no field of the curses form library because that one (6.4) garbles wide characters once a
 * field has grown: field_buffer() then answers "^@" for the second halves of some of them.
 */
struct line_edit {
    struct str text;
    size_t cursor; /* byte before which the cursor stands */
    size_t left;   /* byte of the first character shown */
};

/* Begins with VALUE, the cursor behind it. */
void line_edit_init(struct line_edit *edit, const char *value);
void line_edit_release(struct line_edit *edit);

/* Takes a character or an editing key (Left Right Home End Backspace Del ^A ^E ^U ^K ^W); false for
 * another key. */
bool line_edit_key(struct line_edit *edit, keypress key);

/* Types the whole text where the cursor stands. */
void line_edit_type(struct line_edit *edit, const char *text);

/* What is longer than this many bytes are no words that anybody looks for. */
#define SEARCH_BYTES_MOST 1000

/* The same as far as the line then has at most MOST bytes; false where not all of TEXT had room. */
bool line_edit_paste(struct line_edit *edit, const char *text, size_t most);

/* Shows the line in COLUMNS columns and answers the column of the cursor.  In the column before
 * them and in the one behind stands a sign where there is more of it. */
int line_edit_paint(struct line_edit *edit, const struct painter *painter, int row, int column,
                    int columns);

#endif
