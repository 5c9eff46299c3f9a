/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_TERMINAL_KIND_H
#define KAOPING_TUI_TERMINAL_KIND_H

/* What the terminal database knows of a kind of terminal. */
enum terminal_kind {
    TERMINAL_USABLE,
    TERMINAL_UNKNOWN,        /* it has no such kind */
    TERMINAL_WITHOUT_CURSOR, /* text goes on at the end only: no screen can be shown */
};

/* Looks NAME up, the value of TERM.  To be asked before curses begins, since newterm() keeps memory
 * for a terminal that it then refuses. */
enum terminal_kind terminal_kind(const char *name);

#endif
