/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_REPORT_RANK_H
#define KAOPING_REPORT_RANK_H

#include <stddef.h>

#include "base/points.h"
#include "base/str.h"
#include "sheet/folder.h"

/*
 * The units of one form, best first by total or by the subtotal of a section.  Final sheets come
 * first, by points; units with equal points share a rank, and the next rank counts them all (1, 2,
 * 2, 4).  Drafts come after them without a rank, by points got, then by what can still be got.
 * Among equals the name decides.
 */
struct rank_row {
    size_t entry; /* index into the folder */
    int rank;     /* from 1; RANK_NONE */
};

/* Of a draft, and of a sheet that could not be read. */
#define RANK_NONE 0

/* The rank as text; "" for none. */
#define RANK_TEXT POINTS_TEXT
const char *rank_to_text(int rank, char text[RANK_TEXT]);

struct ranking {
    const struct folder *folder; /* borrowed */
    const struct form *form;     /* borrowed; NULL where no sheet could be read */
    struct rank_row *rows;       /* unreadable sheets stand last */
    size_t count;
};

#define RANK_BY_TOTAL (-1)

/* Ranks FOLDER's sheets of FORM; with FORM NULL those that could not be read.  Release with
 * ranking_release(). */
void ranking_init(struct ranking *ranking, const struct folder *folder, const struct form *form);

/* The same by the subtotals of SECTION (index), or RANK_BY_TOTAL. */
void ranking_init_by(struct ranking *ranking, const struct folder *folder, const struct form *form,
                     int section);
void ranking_release(struct ranking *ranking);

/* The forms that the folder's sheets are of, each once, in the folder's order: forms[count], to be
 * freed. */
const struct form **folder_forms(const struct folder *folder, size_t *count);

/* The label in language CODE of the band that the sheet is in (tally_band()), "" for none. */
const char *rank_band(const struct folder_entry *entry, const char *code);

/* Its id, the same in every language. */
const char *rank_band_id(const struct folder_entry *entry);

/* Adds what the CSV rows of all rankings have in common: ",total,highest,SECTION...,open,band",
 * with BAND as it is. */
void rank_add_results(const struct folder_entry *entry, const char *band, struct str *out);

/* Who is told after each line that a text got, and may empty it. */
struct line_taker {
    void (*take)(void *context);
    void *context;
};

/* Adds rank,unit,total,highest,SECTION...,open,band,status,date as CSV with a header row; LF, no
 * BOM.  A draft has no rank; a band is told by its id. */
void ranking_write_csv(const struct ranking *ranking, struct line_taker taker, struct str *out);

/* Adds a table for people: title, header, a line a unit, columns aligned by display width. */
void ranking_write_text(const struct ranking *ranking, struct line_taker taker, struct str *out);

#endif
