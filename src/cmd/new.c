/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "base/lang.h"
#include "cmd/command.h"
#include "sheet/session.h"

static void new_sheet(struct context *context, const struct form *form, const char *folder)
{
    const struct arguments *arguments = &context->arguments;
    struct session session = {0};
    if (!session_create(&session, folder, form, arguments->unit, str_text(&arguments->assessors),
                        arguments->date != NULL ? arguments->date : "", &context->clock,
                        &context->diags))
        return;
    str_addf(&context->out, "%s\n", session.file);
    session_release(&session);
}

/* A date left out is today's; one that is empty was meant to be another. */
static bool date_fits(struct context *context)
{
    const char *date = context->arguments.date;
    return date == NULL || date[0] != '\0' ||
           diag_error(&context->diags, (struct place){0},
                      _("'%s' is no date; write it like 2017-12-20"), date);
}

static void new_run(struct context *context)
{
    const struct arguments *arguments = &context->arguments;
    if (!date_fits(context))
        return;
    const struct form *form = form_shelf_find(&context->shelf, arguments->form, &context->diags);
    if (form == NULL)
        return;
    char *folder = context_folder(context, 0);
    new_sheet(context, form, folder);
    free(folder);
}

const struct command command_new = {
    .name = "new",
    .usage = N_("--form FORM --unit UNIT [--assessor NAME]... [--date DATE] [FOLDER]"),
    .summary = N_("make a new sheet and print its path"),
    .options = OPTION_FORM | OPTION_UNIT | OPTION_ASSESSOR | OPTION_DATE,
    .needs = OPTION_FORM | OPTION_UNIT,
    .words_most = 1,
    .for_programs = true,
    .run = new_run,
};
