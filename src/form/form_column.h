/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_FORM_FORM_COLUMN_H
#define KAOPING_FORM_FORM_COLUMN_H

/* Languages that one form can be written in: its label:XX columns. */
#define FORM_LANGUAGES 8

/* The columns of a form file. */
enum form_column {
    COLUMN_KIND,
    COLUMN_ID,
    COLUMN_POINTS,
    COLUMN_AMOUNT,
    COLUMN_MAX,
    COLUMN_GROUP,
    COLUMN_FLOOR,
    COLUMN_CAP,
    COLUMN_FROM,
    COLUMN_STEP,
    COLUMN_PER,
    COLUMN_NA,
    COLUMN_COUNT,
};

/* The columns that carry a text in each language. */
enum form_words { WORDS_LABEL, WORDS_CRITERION, WORDS_CHECK, WORDS_UNIT, WORDS_COUNT };

/* Where they stand in one file, from 0; -1 where the file has none.  A form keeps it for messages.
 */
struct form_columns {
    int at[COLUMN_COUNT];
    int words[WORDS_COUNT][FORM_LANGUAGES];
};

/* "label", "criterion" ...: what stands before the colon in a header. */
const char *form_words_name(enum form_words words);

/* "points", "amount" ...: the header itself. */
const char *form_column_name(enum form_column column);

#endif
