/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SHEET_FOLDER_H
#define KAOPING_SHEET_FOLDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/file.h"
#include "base/pack.h"
#include "form/form_find.h"
#include "sheet/folder_cache.h"
#include "sheet/sheet.h"

/*
 * A folder of sheets: FOLDER/FORM-ID/UNIT.csv.  Every sheet is read (with its journal) once; one
 * that cannot be read, or a CSV file that is no sheet, is kept as a row that says so, never skipped
 * in silence.  The folder's own files (roster.csv, followup-*.csv) are no such strangers, nor is
 * what stands in its directory _exports (exports.h).
 */
struct folder_entry {
    const char *file;        /* one of the folder's files */
    const struct form *form; /* NULL where it could not be read, and then nothing below is known */
    const char *unit;        /* texts live until the entry is read again */
    const char *date;        /* ISO 8601, or "" */
    const char *assessors;
    enum sheet_status status;
    unsigned sections_size; /* bytes */
    const char *sections;   /* their tallies, packed, where there is no sheet; private */
    struct tally total;
    struct sheet *sheet; /* owned; NULL where only the sums were asked for */
    struct diags diags;  /* what was found reading it */
};

/* No entry of a folder. */
#define FOLDER_NONE SIZE_MAX

struct folder {
    char *path;
    struct folder_entry *entries; /* those read so far, by form id, then by file name; what
                                     folder_add() read stands where it came */
    size_t count;
    size_t room;
    bool thorough;      /* reads by session_check(): set before the first is read */
    struct names files; /* of all sheets, in the same order; files[count] is the next to read */
    bool has_journals;  /* whether any stood beside them when they were listed */
    struct folder_sums *sums; /* where only sums are asked of it; private */
    struct pool texts;        /* of entries without sheets; private */
};

/* Lists the sheets of PATH, which may also be one form's directory of sheets, without reading any.
 * What stands in its directories `_exports` and `forms` is none.  A folder that does not exist is
 * an empty one.  False only where it could not be listed. */
bool folder_list(struct folder *folder, const char *path, struct diags *diags);

/* Reads the next sheet, or at most MOST of them; false where all are read. */
bool folder_read_next(struct folder *folder, struct form_shelf *shelf);
bool folder_read_some(struct folder *folder, size_t most, struct form_shelf *shelf);

/* Whether all are read. */
bool folder_is_read(const struct folder *folder);

/* Lists and reads all. */
bool folder_open(struct folder *folder, const char *path, struct form_shelf *shelf,
                 struct diags *diags);

/*
 * The same for a folder that only sums are asked of: of each sheet its unit, date, assessors,
 * status and tallies, without its items.  Sheets as the program writes them are read the quick way,
 * by several threads, and those that nobody touched since need not be read again (folder_cache.h).
 */
bool folder_list_sums(struct folder *folder, const char *path, const struct cache_place *cache,
                      struct form_shelf *shelf, struct diags *diags);
bool folder_open_sums(struct folder *folder, const char *path, const struct cache_place *cache,
                      struct form_shelf *shelf, struct diags *diags);

/* Says of the entry what its sheet, which was just read or changed, has. */
void folder_entry_add_up(struct folder_entry *entry);

/* The tally of a section (index) of the entry's form. */
struct tally folder_entry_section(const struct folder_entry *entry, int section);

/* Those of all its sections, from the first on, one for each call: quicker than to ask for each. */
struct folder_sections {
    const struct folder_entry *entry;
    struct unpacking from;
    int section;
};
struct folder_sections folder_sections(const struct folder_entry *entry);
struct tally folder_sections_next(struct folder_sections *sections);

/* Reads one entry again from disk. */
void folder_refresh(struct folder *folder, size_t entry, struct form_shelf *shelf);

/* Makes a folder that only sums were asked of a whole one: reads the sheets again, with their
 * items. False where there is nothing to do: it is whole.  Texts borrowed from its entries are
 * gone. */
bool folder_fill(struct folder *folder, struct form_shelf *shelf);

/* Puts a copy of SHEET, which is open for change, in the place of what was read from its FILE. */
void folder_take(struct folder *folder, const char *file, const struct sheet *sheet);

/* The entry read from FILE, FOLDER_NONE where there is none (yet). */
size_t folder_find(const struct folder *folder, const char *file);

/* Reads a sheet made since the folder was listed, or one that is in it already again. */
void folder_add(struct folder *folder, const char *file, struct form_shelf *shelf);

void folder_release(struct folder *folder);

/* Units of FOLDER/roster.csv (column unit 单位, one unit a row) in its order; empty where there is
 * none. */
bool roster_read(const char *folder, struct names *units, struct diags *diags);

#endif
