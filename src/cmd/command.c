/* SPDX-License-Identifier: MIT */
#include "cmd/command.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"

/* So much of what is said is not kept for the end. */
#define MUCH_BYTES 16384

const struct command *const commands[] = {
    &command_screens,  &command_new,    &command_set,   &command_show,
    &command_rank,     &command_export, &command_check, &command_forms,
    &command_followup, &command_help,   NULL,
};

const struct command *command_find(const char *name)
{
    for (size_t i = 0; commands[i] != NULL; i++)
        if (commands[i]->name != NULL && strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

void command_write_usage(const struct command *command, struct str *out)
{
    str_addf(out, "kaoping %s", command->name != NULL ? command->name : "");
    if (command->name != NULL && command->usage[0] != '\0')
        str_add(out, " ");
    if (command->usage[0] != '\0')
        str_add(out, _(command->usage));
}

bool context_misuse(struct context *context, const char *format, ...)
{
    struct str text = {0};
    va_list arguments;
    va_start(arguments, format);
    str_vaddf(&text, format, arguments);
    va_end(arguments);
    diag_error(&context->diags, (struct place){0}, "%s", str_text(&text));
    str_release(&text);
    context->status = STATUS_USAGE;
    return false;
}

const char *context_word(const struct context *context, int index)
{
    return index < context->arguments.word_count ? context->arguments.words[index] : NULL;
}

bool context_misses(struct context *context, int word)
{
    const char *named = context_word(context, word);
    if (named == NULL || file_exists(named))
        return false;
    diag_add(&context->diags, DIAG_FAILURE, (struct place){.file = named},
             _("there is no such folder, sheet or command; --help shows the commands"));
    return true;
}

bool context_misses_folder(struct context *context, int word)
{
    const char *named = context_word(context, word);
    if (named == NULL || context_misses(context, word))
        return named != NULL;
    if (!file_is_directory(named))
        context_misuse(context, _("'%s' is a file; name a folder of sheets"), named);
    return !file_is_directory(named);
}

char *folder_of_user(void)
{
    const char *data = getenv("XDG_DATA_HOME");
    if (data != NULL && data[0] == '/')
        return file_join(data, "kaoping");
    const char *home = getenv("HOME");
    return file_join(home != NULL ? home : ".", ".local/share/kaoping");
}

char *context_folder(const struct context *context, int word)
{
    const char *named = context_word(context, word);
    if (named != NULL)
        return mem_copy(named);
    return file_is_directory("data") ? mem_copy("data") : folder_of_user();
}

/* No file may steer the terminal that its text is shown on; line ends and tabs are ours. */
static void write_harmless(const char *at)
{
    struct str shown = {0};
    while (*at != '\0') {
        size_t size = strcspn(at, "\t\n");
        char *part = mem_copy_part(at, size);
        text_add_harmless(part, false, &shown);
        free(part);
        at += size;
        if (*at != '\0')
            str_add_char(&shown, *at++);
        fwrite(str_text(&shown), 1, shown.size, stdout);
        str_clear(&shown);
    }
    str_release(&shown);
}

/* What is for programs leaves as it is, but not on a terminal. */
void context_write(struct context *context)
{
    if (!context->for_programs || isatty(STDOUT_FILENO))
        write_harmless(str_text(&context->out));
    else
        fwrite(str_text(&context->out), 1, context->out.size, stdout);
    str_clear(&context->out);
}

void context_hand_on(struct context *context)
{
    if (context->out.size >= MUCH_BYTES)
        context_write(context);
}
