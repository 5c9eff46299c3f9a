/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SHEET_FOLDER_SUMS_H
#define KAOPING_SHEET_FOLDER_SUMS_H

#include "sheet/folder.h"
#include "sheet/folder_cache.h"
#include "sheet/quick_shelf.h"

/*
 * How a folder that only sums are asked of is read: shared by folder_read.c and folder_sums.c, and
 * by nobody else.  A sheet comes from the cache where its keys say so, else by the quick way, else
 * by the general reader; in each case it comes to the same.
 */
struct folder_sums {
    struct quick_shelf quick;
    struct folder_cache cache;
    bool no_journals; /* none stood there when the folder was listed, which was just now */
};

/* Reads the general way: the entry, which knows nothing yet, has the sheet with its items. */
void folder_entry_read(struct folder_entry *entry, struct form_shelf *shelf, bool thorough);

/* Gives back the entry's sheet, and with it what the entry says of it. */
void folder_entry_drop(struct folder_entry *entry);

/* Leaves the entry, which was read the general way, nothing but the sums. */
void folder_sums_keep(struct folder *folder, struct folder_entry *entry);

/* Makes FOLDER, of which nothing was read yet, one that only sums are asked of. */
void folder_sums_begin(struct folder *folder, const struct cache_place *place,
                       struct form_shelf *shelf);

/* Reads the entries from FIRST on, whose files are named, with several threads. */
void folder_sums_read(struct folder *folder, size_t first, struct form_shelf *shelf);

/* Saves the cache and forgets it: all is read. */
void folder_sums_end(struct folder *folder, struct form_shelf *shelf);

void folder_sums_free(struct folder_sums *sums);

#endif
