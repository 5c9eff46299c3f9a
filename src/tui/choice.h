/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_CHOICE_H
#define KAOPING_TUI_CHOICE_H

#include <stddef.h>

#include "tui/app.h"

/*
 * A question with a few answers, laid over the screen that asks.  It may come up while somebody
 * types or presses, so that no letter or digit answers it, only Enter, or a press on the line that
 * somebody has gone to.
 */
struct choice {
    const char *title; /* translated; copied, as are the text and the lines */
    const char *text;  /* translated explanation, folded */
    const char *const *lines;
    size_t count;
    /* Called once, after the choice has asked to be closed, with the index of the line; Esc chooses
     * the last one. */
    void (*chosen)(struct app *app, void *context, size_t line);
    void *context; /* borrowed, must outlive the choice */
};

void choice_open(struct app *app, const struct choice *choice);

extern const struct screen choice_screen;

#endif
