/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_TERMINAL_H
#define KAOPING_TUI_TERMINAL_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/str.h"
#include "tui/event.h"
#include "tui/key.h"

struct cell;

/*
 * The terminal: opening and closing it, showing pictures on it, and reading its keys.  It is the
 * one thing of the program that there is only one of, and so the one thing that is global.
 */
#define TERMINAL_ROWS_LEAST    15
#define TERMINAL_COLUMNS_LEAST 40

/*
 * Opens the terminal on standard input and output: curses, bracketed paste, mouse, signals.  False
 * with an error where TERM is unset or unknown.
 */
bool terminal_open(bool colour, struct diags *diags);

/* Opens curses on /dev/null with a fixed size, for tests; terminal_read() tells what stands there.
 */
bool terminal_open_blind(int rows, int columns, bool colour, struct diags *diags);

/* Restores the terminal; fine to call twice, also when it was never opened. */
void terminal_close(void);

/* As if the terminal's window had been resized. */
void terminal_resize(int rows, int columns);

/* Waits for a key, at most SECONDS. */
enum terminal_event terminal_wait(int seconds, keypress *key, struct str *paste,
                                  struct mouse *mouse);

/* Whether more keys, or the end, wait already, so that other work may wait. */
bool terminal_has_more(void);

/* The same of what has been read from the terminal, which needs no call to the system: keys pressed
 * faster than they are answered come several at a read.  Painting may wait for them. */
bool terminal_has_taken_more(void);

/* Where an input method is to open. */
struct cursor {
    bool shown;
    int row;
    int column;
};

/* The picture shown last, row by row, where the terminal had that size and nobody else has written
 * on it since; NULL otherwise.  Borrowed, and good until the next one is shown. */
const struct cell *terminal_shown(int rows, int columns);

/* Shows PICTURE, its rows, of that size, by one write of what is different; a cursor that is not
 * shown is not moved either. */
void terminal_show(const struct cell *const *picture, int rows, int columns,
                   const struct cursor *cursor);

/* Has the next picture shown on a terminal of which nothing is known: something else wrote on it.
 */
void terminal_forget(void);

/* Stops the process as ^Z does in a shell, and comes back when it is continued. */
void terminal_suspend(void);

/* What was shown last as lines of text, blanks at line ends left out; STYLES (may be NULL) gets a
 * picture of the same size with a letter for each cell's style. */
void terminal_read(struct str *text, struct str *styles);

#endif
