/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SHEET_SHEET_WORDS_H
#define KAOPING_SHEET_SHEET_WORDS_H

/*
 * The words that sheet files are written with, in each language.  A file is written in its form's
 * main language whatever language is spoken, and read in any; so these words are not messages but
 * part of the format.
 */
enum sheet_word {
    WORD_FORM,
    WORD_UNIT,
    WORD_DATE,
    WORD_ASSESSORS,
    WORD_STATUS,
    WORD_SECTION,
    WORD_PART,
    WORD_ITEM,
    WORD_CRITERION,
    WORD_POINTS,
    WORD_SCORE,
    WORD_MARKS,
    WORD_FINDINGS,
    WORD_NOTE,
    WORD_CHECKED_AT,
    WORD_COLUMNS, /* the words above are the columns, in the order of the file */
    WORD_DRAFT = WORD_COLUMNS,
    WORD_FINAL,
    WORD_COUNT,
};

/* The word in language CODE; English for a language that has none of its own. */
const char *sheet_word(enum sheet_word word, const char *code);

/* The word among FIRST to LAST - 1 that TEXT is, in any language, letter case and blanks around
 * ignored; -1 if none. */
int sheet_word_find(const char *text, enum sheet_word first, enum sheet_word last);

#endif
