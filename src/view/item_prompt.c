/* SPDX-License-Identifier: MIT */
#include "view/item_prompt.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/text.h"
#include "tui/prompt.h"

void item_prompt_open(struct app *app,
                      bool (*done)(struct app *app, void *context, const char *const *values),
                      void *context)
{
    struct prompt_field field = {.label = _("item"), .value = "", .width = 16};
    prompt_open(app, &(struct prompt){.title = _("go to an item, part or section"),
                                      .fields = &field,
                                      .field_count = 1,
                                      .done = done,
                                      .context = context});
}

int item_prompt_item(struct app *app, const struct form *form, const char *typed, int example)
{
    char *id = text_trimmed(typed);
    int item = form_first_item(form, id);
    if (item < 0)
        app_say(app, MESSAGE_ERROR,
                _("'%s' is no item, part or section of this form; type an id such as %s"), id,
                form->items[example].id);
    free(id);
    return item;
}
