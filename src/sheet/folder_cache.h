/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SHEET_FOLDER_CACHE_H
#define KAOPING_SHEET_FOLDER_CACHE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/file_key.h"
#include "base/store.h"
#include "form/form_find.h"
#include "sheet/brief.h"

/*
 * What the sheets of a folder came to when they were last read, so that those that nobody has
 * touched since need not be read again.  It is a cache and nothing else: without it, and with one
 * that is damaged, foreign, or of another version of the program, everything is read and comes out
 * the same.
 *
 * One file for each folder, named after the folder's real path.  A sheet is known by its name in
 * the folder and by the keys (file_key.h) of its file, of the journal beside it or that there is
 * none, and of its form's file.  Sheets about which there was something to say are not kept, nor
 * are those touched only just before they were read.
 */

/* Where caches are kept. */
struct cache_place {
    const char *directory; /* NULL: nowhere */
    int64_t now;           /* seconds since 1970; 0 asks the clock */
};

/* The directory for caches that the environment names, newly allocated; NULL where it names none.
 */
char *cache_directory(void);

/* The keys of a sheet: to be taken before it is read.  HAS_JOURNAL is false where it is known that
 * no journal stands beside it. */
struct sheet_keys {
    struct file_key sheet;
    struct file_key journal;
};
void sheet_keys_take(const char *file, bool has_journal, struct sheet_keys *keys);

/* Some records, one behind the other, on their way into a cache. */
struct cache_records {
    struct str bytes;
    size_t count;
};

/* All zero is an empty cache. */
struct folder_cache {
    char *folder; /* as it was named */
    char *path;   /* and its real path; NULL where there is none */
    char *file;   /* the cache's own; NULL: nothing is kept */
    int64_t now;
    struct store known;
    const struct form **forms; /* by their number in it; NULL where the form is another now */
    size_t form_count;
    struct cache_records fresh; /* what was read and is not written yet, but is counted */
    struct store_writer next;   /* the cache that is to be */
};

/* Opens the cache of FOLDER, which knows nothing where there is none. */
void folder_cache_open(struct folder_cache *cache, const struct cache_place *place,
                       const char *folder, struct form_shelf *shelf);
void folder_cache_release(struct folder_cache *cache);

/* The sheet in FILE, if it is known by these keys; borrowed from the cache until it rests.  Several
 * threads may ask at the same time. */
bool folder_cache_find(const struct folder_cache *cache, const char *file,
                       const struct sheet_keys *keys, struct brief *brief);

/* Adds to OUT the record of a sheet that was read after its keys were taken, where it may be kept.
 */
void folder_cache_record(const struct folder_cache *cache, const char *file,
                         const struct sheet_keys *keys, const struct form_shelf *shelf,
                         const struct brief *brief, struct cache_records *out);

/* Gives back the memory that finding sheets has taken, and takes away what was borrowed; nobody may
 * be asking. */
void folder_cache_rest(struct folder_cache *cache);

/* Adds records to what is to be saved. */
void folder_cache_add(struct folder_cache *cache, const struct cache_records *records);

/* Writes the cache anew, with the records added and with those of FILES that are still good, where
 * enough has changed to be worth it.  A failure is no matter. */
void folder_cache_save(struct folder_cache *cache, const struct names *files,
                       const struct form_shelf *shelf);

#endif
