/* SPDX-License-Identifier: MIT */
#include "base/lang.h"
#include "cmd/command.h"

static void help_run(struct context *context)
{
    const char *name = context_word(context, 0);
    const struct command *command = name != NULL ? command_find(name) : NULL;
    if (name != NULL && command == NULL)
        context_misuse(context, _("unknown command '%s'; --help shows all of them"), name);
    else
        command_write_help(command, &context->out);
}

const struct command command_help = {
    .name = "help",
    .usage = N_("[COMMAND]"),
    .summary = N_("show this help, or that of one command"),
    .words_most = 1,
    .run = help_run,
};
