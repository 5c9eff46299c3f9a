/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_ASK_H
#define KAOPING_TUI_ASK_H

#include "tui/app.h"

/*
 * A question at the foot of the screen, answered in one line while the screen above follows each
 * key, as searching and filtering do.  All texts are copied.
 */
struct ask {
    const char *label; /* translated */
    const char *value; /* what stands there at first */
    /* Called with the text after each change of it, and on Esc with `value`; it is borrowed. */
    void (*changed)(struct app *app, void *context, const char *text);
    /* Called with 1 or -1 for the next or previous line in the screen above. */
    void (*step)(struct app *app, void *context, int step);
    void *context; /* borrowed, must outlive the question */
};

void ask_open(struct app *app, const struct ask *ask);

extern const struct screen ask_screen;

#endif
