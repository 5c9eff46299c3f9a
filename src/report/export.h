/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_REPORT_EXPORT_H
#define KAOPING_REPORT_EXPORT_H

#include "report/rank.h"
#include "sheet/folder.h"
#include "sheet/sheet.h"

/*
 * What leaves the program for spreadsheets, paper and the people who decide.  One table of formats
 * serves the command line and the screens.  An export is written in the main language of its form,
 * as the sheets are.
 *
 * Each writer adds the whole file to OUT and answers the rows it wrote, the header not counted.
 */
struct export_format {
    const char *name;   /* the word on the command line: "paper" */
    const char *ending; /* of its file: ".csv" */
    const char *title;  /* N_() what it is called */
    const char *words;  /* N_() what it is good for */
    size_t (*sheet)(const struct sheet *sheet, struct str *out);       /* of one sheet; or NULL */
    size_t (*ranking)(const struct ranking *ranking, struct str *out); /* of one form's units */
    size_t (*folder)(const struct folder *folder, struct str *out);    /* of all forms' sheets */
};

/* All of them; the name of the last is NULL. */
extern const struct export_format export_formats[];

/* The format called NAME, NULL where there is none. */
const struct export_format *export_format_find(const char *name);

/* Writes CONTENT, an export of ROWS rows, to FILE and notes in DIAGS how many went where.  False
 * with a failure where the file is there already and REPLACE is not set, or could not be saved. */
bool export_save(const char *file, const struct str *content, size_t rows, bool replace,
                 struct diags *diags);

#endif
