/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_CHOOSER_H
#define KAOPING_TUI_CHOOSER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tui/app.h"

/* The line of a text that was typed and is none of them. */
#define CHOOSER_TYPED SIZE_MAX

/* What is asked, and who is told. */
struct chooser {
    const char *title; /* translated; copied, as are the lines */
    const char *const *lines;
    size_t count;
    bool free; /* whether a typed text that is none of the lines may be chosen as well */
    /* Called once, after the chooser has asked to be closed, with the index of the line, or
     * CHOOSER_TYPED; TEXT is the line or what was typed, borrowed. */
    void (*chosen)(struct app *app, void *context, size_t line, const char *text);
    void *context; /* borrowed, must outlive the chooser */
};

/* A list to choose from with arrows, Enter, and words typed to narrow it down. Esc closes it
 * without a call. */
void chooser_open(struct app *app, const struct chooser *chooser);

extern const struct screen chooser_screen;

#endif
