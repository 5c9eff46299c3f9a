/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_LINE_EDIT_H
#define KAOPING_TUI_LINE_EDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/app.h"

/*
 * Prompts: small screens laid over the one that asks.  Each answers by calling back once and closes itself; Esc closes it
 * without a call.  Fields are those of the curses form library, scroll sideways, and take Chinese and pastes (line breaks become blanks).
 */
struct prompt_field {
    const char *label;    /* translated */
    const char *value;    /* what stands there at first; "" */
    const char *hint;     /* translated, a faint word after the label; may be NULL */
    int width;            /* columns of a short field (a number); 0: the whole line */
};

struct prompt {
    const char *title;   /* translated */
    const char *text;    /* translated explanation, folded; may be NULL */
    const struct prompt_field *fields;
    size_t field_count;
    /*
     * Called on Enter in the last field (or ^S) with the values in order, borrowed.  True closes the prompt; false keeps it open, with what app_say() said shown in it.
     */
    bool (*done)(struct app *app, void *context, const char *const *values);
    void *context; /* borrowed, must outlive the prompt */
};

void prompt_open(struct app *app, const struct prompt *prompt);

/* A question with a few answers, each one key: "y" Enter, "n" Esc ...  CHOSEN gets the answer's index. */
struct question_answer {
    const char *keys[ACTION_KEYS];
    const char *label; /* translated */
};
void question_open(struct app *app, const char *title, const char *text,
                   const struct question_answer *answers, size_t count,
                   void (*chosen)(struct app *app, void *context, size_t answer), void *context);

/* A list to choose from with arrows, a filter typed on the fly, and Enter. With FREE, a typed text that is in no line may be chosen as well: INDEX is then COUNT. */
void chooser_open(struct app *app, const char *title, const char *const *lines, size_t count,
                  bool free, void (*chosen)(struct app *app, void *context, size_t index, const char *text),
                  void *context);

#endif
