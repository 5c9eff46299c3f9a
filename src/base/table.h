/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_BASE_TABLE_H
#define KAOPING_BASE_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/str.h"

/*
 * A CSV file as rows of fields, read with libcsv and written after RFC 4180.
 *
 * Reading expects what spreadsheets do: comma, semicolon or tab (whichever parts the first row into
 * most fields), CRLF, LF or CR, quoted line breaks, rows of different length, trailing empty rows
 * (dropped).
 */
#define TABLE_COLUMNS_MOST 4096
#define TABLE_FIELDS_MOST  16000000 /* a million lines of a journal have half of them */

struct row {
    int number;          /* 1 is the first line of the file; the line the row begins on */
    size_t count;        /* fields in this row */
    const char **fields; /* never NULL inside; table_field() answers "" beyond count */
};

/* All zero is an empty table. */
struct table {
    struct row *rows; /* blank rows (all fields empty) are left out; numbers still count them */
    size_t count;
    size_t room;
    struct str block;    /* the text of all fields; private */
    const char **fields; /* the fields of all rows, one behind the other; private */
    char delimiter;      /* ',', ';' or '\t' */
};

/*
 * Parses TEXT (UTF-8, no BOM).  A quote out of place or never closed, or more columns or fields
 * than those, is an error with its row, and the rows before it are kept: memory stays some ten
 * times the file.  FILE is for messages.
 */
bool table_parse(struct table *table, const struct str *text, const char *file,
                 struct diags *diags);

/* Decodes BYTES, a file's as they were read (see charset.h), then parses them; they stay as they
 * are. */
bool table_decode(struct table *table, const struct str *bytes, const char *file,
                  struct diags *diags);

/* Reads and decodes the file (see charset.h), then parses it. */
bool table_read(struct table *table, const char *file, struct diags *diags);

/* The field, "" where the row has no such column.  Borrowed from the table. */
const char *table_field(const struct row *row, int column);

/* Fields of the longest row. */
int table_width(const struct table *table);

/* The column (from 0) of ROW whose text is NAME, blanks around and letter case ignored; -1 if none.
 */
int row_find(const struct row *row, const char *name);

void table_release(struct table *table);

/* Adds FIELD to the row that OUT ends in: quoted only where RFC 4180 asks for it, a comma before it
 * unless FIRST. */
void table_add_field(struct str *out, const char *field, bool first);

/* The same with a free text guarded: one that begins with = + - @ ' tab or CR (blanks and what
 * cannot be seen before them left out, full-width signs counted), or that a spreadsheet would take
 * for a number, a day, a time or a truth value, is written with a leading ' */
void table_add_free_text(struct str *out, const char *field, bool first);

/* The same for a file that no spreadsheet is meant to write: only what begins with one of those
 * signs is guarded. */
void table_add_record_text(struct str *out, const char *field, bool first);

/* The free text behind the guard of either: FIELD without its leading ' where one was put.
 * Borrowed from FIELD. */
const char *table_free_text(const char *field);

/* The same two for a field of a column that is not ours: only what would be a formula is guarded,
 * a number never, and what was guarded already is not guarded once more. */
void table_add_foreign(struct str *out, const char *field, bool first);
const char *table_foreign(const char *field);

#define TABLE_BOM      "\xEF\xBB\xBF"
#define TABLE_LINE_END "\r\n"

#endif
