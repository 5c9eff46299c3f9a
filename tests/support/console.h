/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TESTS_CONSOLE_H
#define KAOPING_TESTS_CONSOLE_H

#include <stdbool.h>
#include <sys/types.h>

#include <vterm.h>

#include "base/str.h"

/* A program on a real pseudo-terminal of 24 rows and 80 columns; libvterm turns what it writes into
 * a screen.  What goes wrong ends the cmocka test. */
#define CONSOLE_ROWS    24
#define CONSOLE_COLUMNS 80

/* A screen that does not show what is waited for by then never will. */
#define PATIENCE_MILLISECONDS 60000

struct console {
    int fd;
    pid_t child;
    VTerm *terminal;
    bool cursor_hidden;
    bool is_alternate; /* the screen that a program has for itself */
};

/* Starts ARGUMENTS[0] with the NULL-ended ARGUMENTS. */
void console_start(struct console *console, const char *const arguments[]);

/* Takes in what the program writes; false when nothing came for so long, or it has ended. */
bool console_take_in(struct console *console, int milliseconds);

/* The screen as lines of text, blanks at their ends left out. */
void console_read(const struct console *console, struct str *out);

/* Waits until WORDS stand on the screen. */
void console_wait_for(struct console *console, const char *words);

/* Waits until the cursor can be seen. */
void console_wait_for_cursor(struct console *console);

/* Whether the first ROWS lines of the screen are those of TEXT; one check code counts as any other,
 * since it follows from the journal's moments too. */
bool console_is_same(const struct console *console, const char *text, int rows);

/* Waits until they are. */
void console_wait_same(struct console *console, const char *text, int rows);

/* Whether the first WORDS on the screen, which are ASCII, stand there without colour and bold. */
bool console_is_plain(const struct console *console, const char *words);

/* Whether what is typed comes to a program key by key, and unseen. */
bool console_is_raw(const struct console *console);

void console_press(const struct console *console, const char *bytes);

/* Waits for the end of a program whose terminal has been closed, and answers its status as wait()
 * gives it.  One that does not end is killed, so that the test ends, having failed. */
int console_wait_end(struct console *console);

/* The same with the terminal, which is read until then and closed. */
int console_finish(struct console *console);

#endif
