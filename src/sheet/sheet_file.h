/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SHEET_SHEET_FILE_H
#define KAOPING_SHEET_SHEET_FILE_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/str.h"
#include "base/table.h"
#include "form/form.h"
#include "form/form_find.h"
#include "sheet/sheet.h"
#include "sheet/sheet_words.h"

/*
 * The sheet as a file: UTF-8 with BOM, CRLF, one header row, one row an item in form order, columns
 * form unit date assessors status section part item criterion points score marks findings note
 * checked_at, then the columns that are not ours.  Header names and words are written in the form's
 * main language and read in any.
 */

/* Adds the whole file to OUT, BOM included. */
void sheet_write(const struct sheet *sheet, struct str *out);

/*
 * Adds the items of all COUNT sheets, 1 or more, under one header, BOM included; one comes out as
 * sheet_write() has it.  Header names and words are in the main language of the first sheet's form.
 * A column that is not ours and that only some sheets have is there for all, empty where it was
 * not. Answers the rows written, the header not counted.
 */
size_t sheet_write_stack(const struct sheet *const *sheets, size_t count, struct str *out);

/* Adds the criterion column of ITEM: its heading, and what is required where the form says so; CODE
 * is the language it stands in. */
void sheet_criterion(const struct form *form, const struct item *item, const char *code,
                     struct str *out);

/* Adds the header row's own columns, in language CODE and without a line end. */
void sheet_write_columns(const char *code, struct str *out);

/* Adds the columns of an item's row that the form alone decides, a comma before each: section,
 * part, item, criterion, points. */
void sheet_write_item(const struct form *form, const struct item *item, const char *code,
                      struct str *out);

/* What of a sheet its file has: a spreadsheet may have lost rows and columns.  All zero is
 * nothing. */
struct sheet_extent {
    int columns[WORD_COLUMNS];  /* counted from 1; 0 where it has none */
    bool unclear[WORD_COLUMNS]; /* what stands there could mean two things, and counts for none */
    bool stray;  /* a moment stands beside marks that are open, which no program leaves there */
    bool *items; /* by item; owned */
    int missing; /* items without a row */
};
void sheet_extent_release(struct sheet_extent *extent);

/*
 * Reads BYTES, the file's (in whatever state a spreadsheet left it), and finds its form on SHELF;
 * FILE is for messages.  False with errors (file, row, column), SHEET all zero.  EXTENT (may be
 * NULL) says what the file had; what it had not is open or "" in SHEET, and a warning where rows
 * are missing.
 */
bool sheet_read(struct sheet *sheet, const struct str *bytes, const char *file,
                struct form_shelf *shelf, struct sheet_extent *extent, struct diags *diags);

/* Whether the file's header row is that of a sheet (some of our column names in either language,
 * the item and marks among them). */
bool sheet_file_is_one(const struct table *table);

#endif
