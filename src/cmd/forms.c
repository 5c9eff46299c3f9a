/* SPDX-License-Identifier: MIT */
#include "base/lang.h"
#include "base/text.h"
#include "cmd/command.h"

#define ID_COLUMNS 24

static void forms_run(struct context *context)
{
    struct names ids = {0};
    form_shelf_list(&context->shelf, &ids);
    for (size_t i = 0; i < ids.count; i++) {
        const struct form *form = form_shelf_find(&context->shelf, ids.at[i], &context->diags);
        if (form == NULL)
            continue;
        text_pad(form->id, ID_COLUMNS, &context->out);
        str_addf(&context->out, "%s\n", form_spoken_text(form, &form->label));
    }
    if (ids.count == 0)
        diag_add(&context->diags, DIAG_NOTE, (struct place){0},
                 _("no forms found; --forms names a directory that has some"));
    names_release(&ids);
}

const struct command command_forms = {
    .name = "forms",
    .usage = "",
    .summary = N_("list the forms that are found, with their titles"),
    .run = forms_run,
};
