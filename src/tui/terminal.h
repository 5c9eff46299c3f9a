/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_TERMINAL_H
#define KAOPING_TUI_TERMINAL_H

#include <stdbool.h>
#include <stdio.h>

#include "base/diag.h"
#include "base/str.h"

/*
 * The terminal: opening, closing, and what only curses knows.  The one thing of the program that is global.
 */
#define TERMINAL_ROWS_LEAST 15
#define TERMINAL_COLUMNS_LEAST 40

/* Opens the terminal on standard input and output: curses, bracketed paste, mouse, signals.  False with an error where TERM is unset or unknown or there is no terminal. */
bool terminal_open(bool colour, struct diags *diags);

/* Opens curses on /dev/null with a fixed size, for tests: terminal_read_screen() tells what stands there. */
bool terminal_open_blind(int rows, int columns, bool colour, struct diags *diags);

/* Restores the terminal; fine to call twice, also when it was never opened. */
void terminal_close(void);

/* The size changes as if the terminal had been resized (tests). */
void terminal_resize(int rows, int columns);

/* The cells as text, one line a row, blanks at line ends left out; with STYLES, a second picture of the same size where each cell is the letter of its style. */
void terminal_read_screen(struct str *text, struct str *styles);

#endif
