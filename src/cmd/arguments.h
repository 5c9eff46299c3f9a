/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_CMD_ARGUMENTS_H
#define KAOPING_CMD_ARGUMENTS_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/str.h"
#include "cmd/help_words.h"

enum {
    OPTION_LANG = 1 << 0,
    OPTION_FORMS = 1 << 1,
    OPTION_HELP = 1 << 2,
    OPTION_VERSION = 1 << 3,
    OPTION_FORM = 1 << 4,
    OPTION_UNIT = 1 << 5,
    OPTION_ASSESSOR = 1 << 6,
    OPTION_DATE = 1 << 7,
    OPTION_NOTE = 1 << 8,
    OPTION_CSV = 1 << 9,
    OPTION_OUTPUT = 1 << 10,
    OPTION_FORCE = 1 << 11,
    OPTION_CODE = 1 << 12,
};

#define OPTIONS_EVERYWHERE (OPTION_LANG | OPTION_FORMS | OPTION_HELP | OPTION_VERSION)

/* The command line, read.  Texts are borrowed from argv; absent ones are NULL. */
struct arguments {
    unsigned given; /* OPTION_ bits */
    const char *lang;
    const char *forms;
    const char *form;
    const char *unit;
    const char *date;
    const char *note;
    const char *output;
    const char *code;
    struct str assessors; /* joined by 、 */
    char **words;
    int word_count;
};

/* Reads the command line; options may stand anywhere, "--" ends them.  False with an error where an
 * option is unknown or lacks its value; those behind it are read all the same.  The words of ARGV
 * are put behind the options, so that a second reading wants a copy made before. */
bool arguments_read(struct arguments *arguments, int argc, char **argv, struct diags *diags);
void arguments_release(struct arguments *arguments);

/* Names of the options in BITS, for messages: "--csv". The first one found. */
const char *option_name(unsigned bits);

/* Gives each option in BITS, with what its value is called. */
void options_help(unsigned bits, const struct help_taker *taker);

/* The long names, each with its --, in BITS: adds them with a blank between. */
void options_names(unsigned bits, struct str *out);

#endif
