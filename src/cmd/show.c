/* SPDX-License-Identifier: MIT */
#include "report/show.h"

#include "base/lang.h"
#include "cmd/command.h"
#include "sheet/session.h"

static void show_run(struct context *context)
{
    struct sheet sheet = {0};
    if (!session_peek(&sheet, context_word(context, 0), &context->shelf, &context->diags))
        return;
    show_write(&sheet, &context->out);
    sheet_release(&sheet);
}

const struct command command_show = {
    .name = "show",
    .usage = N_("SHEET"),
    .summary = N_("print items, findings, subtotals and total"),
    .words_least = 1,
    .words_most = 1,
    .takes_input = true,
    .run = show_run,
};
