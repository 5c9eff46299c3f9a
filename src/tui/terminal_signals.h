/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_TERMINAL_SIGNALS_H
#define KAOPING_TUI_TERMINAL_SIGNALS_H

#include <stdbool.h>

/*
 * What signals ask of whoever has a terminal open.  They only leave a word, which is taken when
 * there is time for it.  A terminal in raw mode has no keys that send any: they come from outside.
 */
enum terminal_signal {
    SIGNAL_END,       /* to end, at once and asking nobody; this word stays */
    SIGNAL_STOP,      /* to stop, as ^Z does */
    SIGNAL_CONTINUED, /* others had the terminal meanwhile */
    SIGNAL_RESIZED,   /* the window may have another size */
    SIGNAL_NONE,
};

/* From now on; ON_FAULT handles those after which the program cannot go on. */
void terminal_signals_begin(void (*on_fault)(int number));

/* All are dealt with as before. */
void terminal_signals_end(void);

/* Whether a word has been left. */
bool terminal_signals_wait(void);

/* Whether the word to end is among them. */
bool terminal_signals_ask_end(void);

/* Takes the next one. */
enum terminal_signal terminal_signals_take(void);

/* Stops the process as a shell knows it, and comes back when it is continued; the window may have
 * another size then. */
void terminal_signals_stop(void);

/* For who needs the terminal while another has it: stops as the system stops who touches it then.
 * False where nothing stops it. */
bool terminal_signals_stop_behind(void);

#endif
