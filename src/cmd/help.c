/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/lang.h"
#include "base/text.h"
#include "cmd/command.h"
#include "cmd/help_form.h"

/* Columns of a word before its meaning, and of both. */
#define WORD_COLUMNS 24
#define HELP_COLUMNS 79
/* Where a command's summary begins. */
#define SUMMARY_COLUMN 6

const char *help_of_status(void)
{
    return _("0 done, 1 something wrong in the data, 2 wrong usage, 3 could not read "
             "or write.");
}

/* Adds TEXT folded, the cursor being at column INDENT. */
static void add_folded(const char *text, int indent, struct str *out)
{
    while (text != NULL) {
        const char *line = text;
        size_t size = text_line(line, HELP_COLUMNS - indent, &text);
        str_add_part(out, line, size);
        str_add(out, "\n");
        if (text != NULL)
            str_add_blanks(out, indent);
    }
}

static void write_row(void *context, const char *word, const char *meaning)
{
    struct str *out = context;
    struct str head = {0};
    str_addf(&head, "  %s", word);
    if (text_width(str_text(&head)) < WORD_COLUMNS) {
        text_pad(str_text(&head), WORD_COLUMNS, out);
    } else {
        str_addf(out, "%s\n", str_text(&head));
        str_add_blanks(out, WORD_COLUMNS);
    }
    str_release(&head);
    add_folded(meaning, WORD_COLUMNS, out);
}

static void write_usage(const struct command *command, struct str *out)
{
    str_add(out, "  ");
    command_write_usage(command, out);
    str_add(out, "\n");
    str_add_blanks(out, SUMMARY_COLUMN);
    add_folded(_(command->summary), SUMMARY_COLUMN, out);
}

static void write_heading(const char *text, struct str *out)
{
    str_add(out, "\n");
    str_addf(out, _("%s:"), text);
    str_add(out, "\n");
}

static void write_commands(struct str *out)
{
    struct help_taker taker = {write_row, out};
    unsigned options = OPTIONS_EVERYWHERE;
    for (size_t i = 0; commands[i] != NULL; i++) {
        write_usage(commands[i], out);
        options |= commands[i]->options;
    }
    write_heading(_("Options"), out);
    options_help(options, &taker);
    str_add(out, "\n");
    str_addf(out, _("Exit status: %s"), help_of_status());
    str_add(out, "\n");
}

static void write_command(const struct command *command, struct str *out)
{
    struct help_taker taker = {write_row, out};
    write_usage(command, out);
    if (command->details != NULL) {
        str_add(out, "\n");
        command->details(&taker);
    }
    write_heading(_("Options"), out);
    options_help(command->options | OPTIONS_EVERYWHERE, &taker);
}

void help_write(const struct command *command, struct str *out)
{
    str_addf(out, "%s\n\n", _("kaoping: score a unit against a rubric, on the spot, key by key"));
    if (command == NULL)
        write_commands(out);
    else
        write_command(command, out);
}

/* What is no command, but may be asked about. */
#define TOPIC_FORM "form"

static void write_form(struct str *out)
{
    struct help_taker taker = {write_row, out};
    add_folded(help_of_form(), 0, out);
    write_heading(_("Kinds"), out);
    help_give_names(help_form_kinds, &taker);
    write_heading(_("Columns"), out);
    help_give_names(help_form_columns, &taker);
    write_heading(_("An example"), out);
    str_addf(out, "\n%s", help_form_example);
}

static void help_run(struct context *context)
{
    const char *name = context_word(context, 0);
    const struct command *command = name != NULL ? command_find(name) : NULL;
    if (name != NULL && strcmp(name, TOPIC_FORM) == 0)
        write_form(&context->out);
    else if (name != NULL && command == NULL)
        context_misuse(context, _("unknown command '%s'; --help shows all of them"), name);
    else
        help_write(command, &context->out);
}

const struct command command_help = {
    .name = "help",
    .usage = N_("[COMMAND | form]"),
    .summary = N_("show this help, or that of one command, or how a form is written"),
    .words_most = 1,
    .run = help_run,
};
