/* SPDX-License-Identifier: MIT */
#include "cmd/arguments.h"

#include <getopt.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/text.h"

/* One option: where its value goes in struct arguments, and its help. */
struct option_row {
    unsigned bit;
    char letter; /* of its short form; 0 where it has none */
    const char *name;
    const char *value; /* N_() what its value is called; NULL where it takes none */
    const char *help;  /* N_() */
    size_t offset;     /* of a const char * in struct arguments; 0: none */
};

static const struct option_row option_rows[] = {
    {OPTION_FORM, 0, "form", N_("FORM"), N_("the form, by its id or file"),
     offsetof(struct arguments, form)},
    {OPTION_UNIT, 0, "unit", N_("UNIT"), N_("the unit to be assessed"),
     offsetof(struct arguments, unit)},
    {OPTION_ASSESSOR, 0, "assessor", N_("NAME"), N_("an assessor; may be given several times"), 0},
    {OPTION_DATE, 0, "date", N_("DATE"), N_("day of the inspection; today if left out"),
     offsetof(struct arguments, date)},
    {OPTION_NOTE, 0, "note", N_("TEXT"), N_("note on the items set, the reason of an adjust"),
     offsetof(struct arguments, note)},
    {OPTION_CSV, 0, "csv", NULL,
     N_("CSV for other programs; 'export' writes that for a spreadsheet"), 0},
    {OPTION_OUTPUT, 'o', "output", N_("FILE"), N_("write to this file"),
     offsetof(struct arguments, output)},
    {OPTION_FORCE, 'f', "force", NULL, N_("replace a file that is there already"), 0},
    {OPTION_CODE, 0, "code", N_("CODE"), N_("the check code that the paper of the sheet has"),
     offsetof(struct arguments, code)},
    {OPTION_LANG, 0, "lang", N_("LANG"), N_("speak this language: zh or en"),
     offsetof(struct arguments, lang)},
    {OPTION_FORMS, 0, "forms", N_("DIR"), N_("look for forms here first"),
     offsetof(struct arguments, forms)},
    {OPTION_HELP, 'h', "help", NULL, N_("show this help"), 0},
    {OPTION_VERSION, 'V', "version", NULL, N_("show the version"), 0},
};

#define OPTION_ROWS (sizeof option_rows / sizeof option_rows[0])

static void arguments_take(struct arguments *arguments, const struct option_row *row,
                           const char *value)
{
    arguments->given |= row->bit;
    if (row->bit == OPTION_ASSESSOR && !text_same(value, "")) {
        str_separate(&arguments->assessors, "、");
        str_add(&arguments->assessors, value);
    }
    if (row->offset != 0)
        *(const char **)((char *)arguments + row->offset) = value;
}

/* What getopt answers for a row: its place, above every character. */
#define ROW_CODE 1000

/* The word of letters that BYTE stands in, which is a part of a character. */
static const char *word_of(char **argv, int byte)
{
    while (*argv != NULL && ((*argv)[0] != '-' || strchr(*argv, byte) == NULL))
        argv++;
    return *argv != NULL ? *argv : "";
}

/* The option that getopt refuses, of which it leaves optopt: its row where all that is wrong is a
 * value, or its letter, of several perhaps in one word, or nothing where a name is unknown. */
static void add_refused(char **argv, struct str *out)
{
    if (optopt >= ROW_CODE)
        str_addf(out, "--%s", option_rows[optopt - ROW_CODE].name);
    else if (optopt > 0 && optopt < 0x80)
        str_addf(out, "-%c", optopt);
    else
        str_add(out, optopt != 0 ? word_of(argv, optopt) : argv[optind > 1 ? optind - 1 : 1]);
}

static bool arguments_refuse(int code, char **argv, struct diags *diags)
{
    struct str word = {0};
    add_refused(argv, &word);
    if (code == ':')
        diag_error(diags, (struct place){0}, _("option '%s' needs a value; --help shows how"),
                   str_text(&word));
    else if (optopt >= ROW_CODE)
        diag_error(diags, (struct place){0}, _("option '%s' takes no value"), str_text(&word));
    else
        diag_error(diags, (struct place){0}, _("unknown option '%s'; --help shows all of them"),
                   str_text(&word));
    str_release(&word);
    return false;
}

static void options_list(struct option options[OPTION_ROWS + 1], struct str *letters)
{
    str_add(letters, ":");
    for (size_t i = 0; i < OPTION_ROWS; i++) {
        const struct option_row *row = &option_rows[i];
        bool takes = row->value != NULL;
        options[i] = (struct option){row->name, takes ? required_argument : no_argument, NULL,
                                     (int)i + ROW_CODE};
        if (row->letter != 0)
            str_addf(letters, "%c%s", row->letter, takes ? ":" : "");
    }
}

/* The row that getopt's CODE stands for, NULL where it stands for none. */
static const struct option_row *option_of(int code)
{
    if (code >= ROW_CODE)
        return &option_rows[code - ROW_CODE];
    for (size_t i = 0; i < OPTION_ROWS; i++)
        if (option_rows[i].letter != 0 && option_rows[i].letter == code)
            return &option_rows[i];
    return NULL;
}

bool arguments_read(struct arguments *arguments, int argc, char **argv, struct diags *diags)
{
    struct option options[OPTION_ROWS + 1] = {0};
    struct str letters = {0};
    bool good = true;
    int code;
    options_list(options, &letters);
    /* Under it getopt would take the name of the command for the end of the options. */
    unsetenv("POSIXLY_CORRECT");
    opterr = 0;
    optind = 0; /* from the beginning, also where the command line has been read before */
    while ((code = getopt_long(argc, argv, str_text(&letters), options, NULL)) != -1) {
        const struct option_row *row = option_of(code);
        if (row != NULL)
            arguments_take(arguments, row, optarg);
        else if (good)
            good = arguments_refuse(code, argv, diags);
    }
    str_release(&letters);
    arguments->words = argv + optind;
    arguments->word_count = argc - optind;
    return good;
}

void arguments_release(struct arguments *arguments)
{
    str_release(&arguments->assessors);
}

const char *option_name(unsigned bits)
{
    for (size_t i = 0; i < OPTION_ROWS; i++)
        if (bits & option_rows[i].bit)
            return option_rows[i].name;
    return "";
}

void options_help(unsigned bits, const struct help_taker *taker)
{
    for (size_t i = 0; i < OPTION_ROWS; i++) {
        const struct option_row *row = &option_rows[i];
        if (!(bits & row->bit))
            continue;
        struct str head = {0};
        if (row->letter != 0)
            str_addf(&head, "-%c, ", row->letter);
        str_addf(&head, "--%s", row->name);
        if (row->value != NULL)
            str_addf(&head, " %s", _(row->value));
        taker->row(taker->context, str_text(&head), _(row->help));
        str_release(&head);
    }
}

void options_names(unsigned bits, struct str *out)
{
    for (size_t i = 0; i < OPTION_ROWS; i++) {
        if (!(bits & option_rows[i].bit))
            continue;
        str_separate(out, " ");
        str_addf(out, "--%s", option_rows[i].name);
    }
}
