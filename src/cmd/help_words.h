/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_CMD_HELP_WORDS_H
#define KAOPING_CMD_HELP_WORDS_H

/* The help of the command line: one table of words for --help, the manual pages and completion. */

/* Takes a word and what it means, both translated, and writes them its own way. */
struct help_taker {
    void (*row)(void *context, const char *word, const char *meaning);
    void *context;
};

/* A word and its meaning, for who has a table of them; N_() both. */
struct help_row {
    const char *word;
    const char *meaning;
};

/* Gives a table, whose last row is all NULL. */
void help_give(const struct help_row *rows, const struct help_taker *taker);

/* The same where the words are names, and so the same in every language. */
void help_give_names(const struct help_row *rows, const struct help_taker *taker);

#endif
