/* SPDX-License-Identifier: MIT */
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/lang.h"
#include "base/mem.h"
#include "cmd/command.h"

#define STATUS_FAILURE 3

/* The end of the year 9998. */
#define EPOCH_MOST 253370764799

/* Text is UTF-8 everywhere; where the locale the environment names is not installed, or is of
 * another charset, C.UTF-8 serves.  Nothing else is asked of a locale, and a dozen files stay shut.
 */
static void set_locale(void)
{
    if (setlocale(LC_CTYPE, "") == NULL || strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        setlocale(LC_CTYPE, "C.UTF-8");
}

/* A clock that stands still, for output that must come out the same again.  What is no number of
 * seconds is refused, as https://reproducible-builds.org/specs/source-date-epoch asks for: what
 * comes out would not be the same. */
static bool find_clock(struct context *context)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    if (epoch == NULL)
        return true;
    long long seconds = strtoll(epoch, NULL, 10);
    size_t digits = strspn(epoch, "0123456789");
    context->clock = (struct clock){.fixed = seconds, .at_zero = true};
    return (digits > 0 && epoch[digits] == '\0' && seconds <= EPOCH_MOST) ||
           context_misuse(context,
                          _("SOURCE_DATE_EPOCH is '%s', which is no whole number of seconds since "
                            "1970, up to the year 9998; set it to one, or unset it"),
                          epoch);
}

/* How far above a folder or sheet its forms may lie: a sheet's stand beside the folder that has its
 * form's directory. */
#define LEVELS_ABOVE 3

/* Forms that came with what is worked on, wherever it was put; those HERE are known already. */
static void find_forms_near(struct context *context, const char *path, const char *here)
{
    char *at = realpath(path, NULL);
    for (int i = 0; at != NULL && i <= LEVELS_ABOVE; i++) {
        char *beside = file_join(at, "forms");
        char *forms = file_is_directory(beside) ? realpath(beside, NULL) : NULL;
        char *above = file_directory(at);
        if (forms != NULL && (here == NULL || strcmp(forms, here) != 0))
            form_shelf_add(&context->shelf, forms);
        free(beside);
        free(forms);
        free(at);
        at = above;
    }
    free(at);
}

static void find_forms_of_words(struct context *context)
{
    const struct arguments *arguments = &context->arguments;
    char *here = realpath("forms", NULL);
    for (int i = 0; i < arguments->word_count; i++)
        find_forms_near(context, arguments->words[i], here);
    if (arguments->word_count == 0)
        find_forms_near(context, "data", here);
    free(here);
}

static void find_forms(struct context *context)
{
    char *folder = folder_of_user();
    char *own = file_join(folder, "forms");
    if (context->arguments.forms != NULL)
        form_shelf_add(&context->shelf, context->arguments.forms);
    form_shelf_add(&context->shelf, "forms");
    find_forms_of_words(context);
    form_shelf_add(&context->shelf, own);
    form_shelf_add(&context->shelf, KAOPING_FORMS);
    free(own);
    free(folder);
}

/* The command line is read for its language first, which has to be spoken when something else in it
 * is wrong: in a copy, since reading puts the words in another order. */
static bool speak(struct context *context, int argc, char **argv)
{
    struct arguments arguments = {0};
    char **copy = mem_new((size_t)argc + 1, sizeof *copy);
    memcpy(copy, argv, (size_t)argc * sizeof *copy);
    arguments_read(&arguments, argc, copy, NULL);
    const char *lang = arguments.lang;
    arguments_release(&arguments);
    free(copy);
    lang_set(lang_from_environment());
    if (lang == NULL || lang_set(lang))
        return true;
    return diag_error(&context->diags, (struct place){0},
                      _("unknown language '%s'; there are zh and en"), lang);
}

/* What cannot belong to a folder or sheet is as a rule said to a command whose name is misspelt. */
static bool is_no_command(const struct command *command, const struct arguments *arguments)
{
    return command->name == NULL && arguments->word_count > 0 && !file_exists(arguments->words[0]);
}

static bool usage_is_right(struct context *context, const struct command *command)
{
    const struct arguments *arguments = &context->arguments;
    unsigned foreign = arguments->given & ~(command->options | OPTIONS_EVERYWHERE);
    unsigned missing = command->needs & ~arguments->given;
    bool too_many = command->words_most >= 0 && arguments->word_count > command->words_most;
    if ((foreign != 0 || too_many) && is_no_command(command, arguments))
        return context_misuse(context, _("unknown command '%s'; --help shows all of them"),
                              arguments->words[0]);
    if (foreign != 0)
        return context_misuse(
            context, _("option '--%s' does not belong to this command; --help shows what does"),
            option_name(foreign));
    if (missing != 0)
        return context_misuse(context, _("option '--%s' is missing; --help shows how to use it"),
                              option_name(missing));
    if (arguments->forms != NULL && !file_is_directory(arguments->forms))
        return context_misuse(context,
                              _("'%s' is no directory; --forms names one with forms in it"),
                              arguments->forms);
    if (arguments->word_count < command->words_least)
        return context_misuse(
            context, _("too few words after '%s'; --help shows what belongs there"), command->name);
    if (too_many)
        return context_misuse(context,
                              _("'%s' is one word too many; --help shows what belongs there"),
                              arguments->words[command->words_most]);
    return true;
}

/* The first word is a command, or else a folder or sheet. */
static const struct command *take_command(struct arguments *arguments)
{
    const struct command *command =
        arguments->word_count > 0 ? command_find(arguments->words[0]) : NULL;
    if (command == NULL)
        return commands[0];
    arguments->words++;
    arguments->word_count--;
    return command;
}

static int run(struct context *context)
{
    const struct command *command = take_command(&context->arguments);
    if (context->arguments.given & OPTION_HELP) {
        help_write(command->name != NULL ? command : NULL, &context->out);
        return 0;
    }
    if (context->arguments.given & OPTION_VERSION) {
        str_addf(&context->out, "kaoping %s\n", KAOPING_VERSION);
        return 0;
    }
    if (!usage_is_right(context, command))
        return context->status;
    find_forms(context);
    context->for_programs = command->for_programs || (context->arguments.given & OPTION_CSV) != 0;
    if (!command->takes_input || context_take_input(context))
        command->run(context);
    int status = diags_status(&context->diags);
    return status > context->status ? status : context->status;
}

/* What the program has to say at the end. */
static int tell(struct context *context, int status)
{
    for (size_t i = 0; i < context->diags.count; i++) {
        struct str line = {0};
        diag_write(&context->diags.at[i], &line);
        fprintf(stderr, "kaoping: %s\n", str_text(&line));
        str_release(&line);
    }
    context_write(context);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fprintf(stderr, "kaoping: %s\n", _("could not write to standard output"));
        return STATUS_FAILURE;
    }
    return status;
}

/* No memory, or a bug.  Whoever opens the terminal takes this over. */
static void end_failed(int number)
{
    static const char words[] = "kaoping: no memory is left, or the program is wrong; it ends, and "
                                "what was recorded is in the journal. "
                                "内存不足或程序出错，程序退出；已记录的内容都在流水中。\n";
    signal(number, SIG_DFL);
    ssize_t written = write(STDERR_FILENO, words, sizeof words - 1);
    (void)written;
    raise(number);
}

static void tell_shortage(struct context *context)
{
    if (mem_is_short())
        diag_add(&context->diags, DIAG_WARNING, (struct place){0},
                 _("memory ran short; what was asked for is done all the same"));
}

int main(int argc, char **argv)
{
    struct context context = {0};
    signal(SIGABRT, end_failed);
    mem_keep_reserve();
    /* A reader that goes away is a write that fails, and is told. */
    signal(SIGPIPE, SIG_IGN);
    /* So is a file that may grow no more. */
    signal(SIGXFSZ, SIG_IGN);
    set_locale();
    bool spoken = speak(&context, argc, argv);
    bool timed = find_clock(&context);
    bool read = arguments_read(&context.arguments, argc, argv, &context.diags);
    int status = read && spoken && timed ? run(&context) : STATUS_USAGE;
    tell_shortage(&context);
    status = tell(&context, status);
    form_shelf_release(&context.shelf);
    arguments_release(&context.arguments);
    diags_release(&context.diags);
    str_release(&context.out);
    mem_drop_reserve();
    return status;
}
