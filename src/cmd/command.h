/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_CMD_COMMAND_H
#define KAOPING_CMD_COMMAND_H

#include <stdbool.h>

#include "base/date.h"
#include "base/diag.h"
#include "base/file.h"
#include "cmd/arguments.h"
#include "cmd/help_words.h"
#include "form/form_find.h"

/* The exit status of a command that was called wrongly. */
#define STATUS_USAGE 2

/* What a command works with; main() makes it. */
struct context {
    struct form_shelf shelf;
    struct clock clock;
    struct arguments arguments;
    struct diags diags; /* told to the person, and turned into the exit status, by main() */
    int status;         /* what the command decides itself; the worse of it and diags' counts */
    bool for_programs;  /* out is a file, or a path: to be read by programs as it is */
    char input[sizeof FILE_INPUT]; /* what a word "-" is replaced by */
    struct str out;                /* goes to standard output when the command is done */
};

/* One subcommand: a file of its own, ending in one of these. */
struct command {
    const char *name;    /* NULL for what runs when no command is named */
    const char *usage;   /* N_() the words behind the name */
    const char *summary; /* N_() one line */
    void (*details)(const struct help_taker *taker); /* gives it the words in turn; may be NULL */
    unsigned options;  /* the OPTION_ bits it takes beyond OPTIONS_EVERYWHERE */
    unsigned needs;    /* those of them that must be given */
    int words_least;   /* how many words it takes */
    int words_most;    /* -1: any number */
    bool takes_input;  /* a word "-" is standard input */
    bool for_programs; /* always, not only with OPTION_CSV, see struct context */
    void (*run)(struct context *context);
};

extern const struct command command_check;
extern const struct command command_export;
extern const struct command command_followup;
extern const struct command command_forms;
extern const struct command command_help;
extern const struct command command_new;
extern const struct command command_rank;
extern const struct command command_screens;
extern const struct command command_set;
extern const struct command command_show;

/* All of them, NULL after the last; the one without a name comes first. */
extern const struct command *const commands[];

/* The command called NAME, NULL where there is none. */
const struct command *command_find(const char *name);

/* Adds how the command is called: "kaoping NAME WORDS". */
void command_write_usage(const struct command *command, struct str *out);

/* Adds the help for all commands, or for one. */
void help_write(const struct command *command, struct str *out);

/* What the exit status says; translated. */
const char *help_of_status(void);

/* Says that the command was called wrongly, in words already translated, and makes that its status.
 * Returns false. */
bool context_misuse(struct context *context, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Writes what OUT has to standard output, where everything the program says leaves, and empties it.
 * Whether that went well is asked at the end. */
void context_write(struct context *context);

/* The same once that is much, so that a long answer need not all be in memory. */
void context_hand_on(struct context *context);

/* Word INDEX after the command's name, NULL where there is none. */
const char *context_word(const struct context *context, int index);

/* Has a word "-" name what comes from standard input, which is read to its end, as a file.  False
 * after saying why that cannot be. */
bool context_take_input(struct context *context);

/* Whether word WORD names a path where nothing stands; says so then.  Only a folder that nobody
 * named may be one that begins now. */
bool context_misses(struct context *context, int word);

/* The same of a path that has to be a folder. */
bool context_misses_folder(struct context *context, int word);

/* $XDG_DATA_HOME/kaoping, newly allocated. */
char *folder_of_user(void);

/* The folder the words name, else ./data where it exists, else $XDG_DATA_HOME/kaoping; newly
 * allocated. */
char *context_folder(const struct context *context, int word);

#endif
