/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_FORM_FORM_ROW_H
#define KAOPING_FORM_FORM_ROW_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/points.h"
#include "base/table.h"
#include "form/form.h"

/*
 * The rows of a form file, private to the form floor: fields read with the place of everything that
 * is wrong.
 */

/* Bytes of the longest text a form may hold in one field. */
#define FORM_TEXT_MOST 4000

/* A form file open for reading. */
struct form_reader {
    const char *file;
    struct table table;
    struct form_columns columns;
    char languages[FORM_LANGUAGES][16]; /* codes, in the order of the label columns */
    int language_count;
    struct diags *diags;
};

/* Reads the table and finds the columns.  False where the file is no form.  Release in any case. */
bool form_reader_open(struct form_reader *reader, const char *file, struct diags *diags);
void form_reader_release(struct form_reader *reader);

const char *form_field(const struct form_reader *reader, const struct row *row,
                       enum form_column column);

/* Where a message about that field points. */
struct place form_place(const struct form_reader *reader, const struct row *row,
                        enum form_column column);

/* Reads a number; an empty field is *VALUE unchanged and true.  *GIVEN (may be NULL): whether there
 * was one. */
bool form_points(const struct form_reader *reader, const struct row *row, enum form_column column,
                 points *value, bool *given);

/* The texts of the row in each language, borrowed from the table; controls in them are an error. */
bool form_label(const struct form_reader *reader, const struct row *row, enum form_words words,
                struct label *label);

#endif
