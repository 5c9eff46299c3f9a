/* SPDX-License-Identifier: MIT */
#include "cmd/arguments.h"

#include <getopt.h>
#include <stddef.h>

#include "base/lang.h"
#include "base/text.h"

/* One option: where its value goes in struct arguments, and its help. */
struct option_row {
    unsigned bit;
    const char *name;
    const char *value; /* N_() what its value is called; NULL where it takes none */
    const char *help;  /* N_() */
    size_t offset;     /* of a const char * in struct arguments; 0: none */
};

static const struct option_row option_rows[] = {
    {OPTION_FORM, "form", N_("FORM"), N_("the form, by its id or file"),
     offsetof(struct arguments, form)},
    {OPTION_UNIT, "unit", N_("UNIT"), N_("the unit to be assessed"),
     offsetof(struct arguments, unit)},
    {OPTION_ASSESSOR, "assessor", N_("NAME"), N_("an assessor; may be given several times"), 0},
    {OPTION_DATE, "date", N_("DATE"), N_("day of the inspection; today if left out"),
     offsetof(struct arguments, date)},
    {OPTION_NOTE, "note", N_("TEXT"), N_("note on the items set, the reason of an adjust"),
     offsetof(struct arguments, note)},
    {OPTION_CSV, "csv", NULL, N_("CSV for a spreadsheet"), 0},
    {OPTION_LANG, "lang", N_("LANG"), N_("speak this language: zh or en"),
     offsetof(struct arguments, lang)},
    {OPTION_FORMS, "forms", N_("DIR"), N_("look for forms here first"),
     offsetof(struct arguments, forms)},
    {OPTION_HELP, "help", NULL, N_("show this help"), 0},
    {OPTION_VERSION, "version", NULL, N_("show the version"), 0},
};

#define OPTION_ROWS (sizeof option_rows / sizeof option_rows[0])

static void arguments_take(struct arguments *arguments, const struct option_row *row,
                           const char *value)
{
    arguments->given |= row->bit;
    if (row->bit == OPTION_ASSESSOR) {
        str_separate(&arguments->assessors, "、");
        str_add(&arguments->assessors, value);
    }
    if (row->offset != 0)
        *(const char **)((char *)arguments + row->offset) = value;
}

static bool arguments_refuse(int code, char **argv, struct diags *diags)
{
    const char *word = argv[optind > 1 ? optind - 1 : 1];
    if (code == ':')
        return diag_error(diags, (struct place){0},
                          _("option '%s' needs a value; --help shows how"), word);
    return diag_error(diags, (struct place){0}, _("unknown option '%s'; --help shows all of them"),
                      word);
}

bool arguments_read(struct arguments *arguments, int argc, char **argv, struct diags *diags)
{
    struct option options[OPTION_ROWS + 1] = {0};
    for (size_t i = 0; i < OPTION_ROWS; i++)
        options[i] = (struct option){option_rows[i].name,
                                     option_rows[i].value != NULL ? required_argument : no_argument,
                                     NULL, (int)i + 1000};
    opterr = 0;
    int code;
    while ((code = getopt_long(argc, argv, ":", options, NULL)) != -1) {
        if (code < 1000)
            return arguments_refuse(code, argv, diags);
        arguments_take(arguments, &option_rows[code - 1000], optarg);
    }
    arguments->words = argv + optind;
    arguments->word_count = argc - optind;
    return true;
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

void options_write_help(unsigned bits, struct str *out)
{
    for (size_t i = 0; i < OPTION_ROWS; i++) {
        const struct option_row *row = &option_rows[i];
        if (!(bits & row->bit))
            continue;
        struct str head = {0};
        str_addf(&head, "  --%s", row->name);
        if (row->value != NULL)
            str_addf(&head, " %s", _(row->value));
        int blanks = 24 - text_width(str_text(&head));
        str_addf(out, "%s%*s%s\n", str_text(&head), blanks > 1 ? blanks : 1, "", _(row->help));
        str_release(&head);
    }
}
