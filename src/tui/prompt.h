/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_PROMPT_H
#define KAOPING_TUI_PROMPT_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/app.h"

/*
 * A prompt: a small screen laid over the one that asks, with one or more fields to fill in.  It
 * answers by calling back and closes itself; Esc closes it without a call.  All texts given are
 * copied.
 */
struct prompt_field {
    const char *label; /* translated */
    const char *value; /* what stands there at first */
    const char *hint;  /* translated, shown after the label; may be NULL */
    int width;         /* columns of a short field, such as a number; 0: the whole line */
    bool is_search;    /* takes words to search for: of a long paste only the beginning */
};

struct prompt {
    const char *title; /* translated */
    const char *text;  /* translated explanation, folded; may be NULL */
    const struct prompt_field *fields;
    size_t field_count;
    /*
     * Called on Enter in the last field, or on ^S, with the values in order, borrowed: what was
     * typed, trimmed, or the very value of a field that says what it said at first.  True closes
     * the prompt; false keeps it open and shows what app_say() was told.
     */
    bool (*done)(struct app *app, void *context, const char *const *values);
    /*
     * Called with the values as they stand where the program is ended from outside while the prompt
     * is open: for texts that are worth keeping half written.  NULL: they are given up, as by Esc.
     */
    void (*ended)(struct app *app, void *context, const char *const *values);
    void *context; /* borrowed, must outlive the prompt */
};

void prompt_open(struct app *app, const struct prompt *prompt);

/* For a done() that refuses: the cursor goes to the FIELD (from 0) that is wrong. */
void prompt_go(struct app *app, size_t field);

extern const struct screen prompt_screen;

#endif
