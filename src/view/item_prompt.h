/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_VIEW_ITEM_PROMPT_H
#define KAOPING_VIEW_ITEM_PROMPT_H

#include "form/form.h"
#include "tui/app.h"

/* Asks for an item by its id, or that of its part or section; DONE gets what was typed as its only
 * value, as in tui/prompt.h. */
void item_prompt_open(struct app *app,
                      bool (*done)(struct app *app, void *context, const char *const *values),
                      void *context);

/* The index of the item, or the first of the part or section, that was typed; -1 after saying that
 * there is none, with the id of item EXAMPLE to show what ids look like. */
int item_prompt_item(struct app *app, const struct form *form, const char *typed, int example);

#endif
