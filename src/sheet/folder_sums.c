/* SPDX-License-Identifier: MIT */
#include "sheet/folder_sums.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/parallel.h"

/* Sheets that a thread reads before it asks for more. */
#define SLICE 32

/* Some of the folder's entries, while several threads read them; each works on slices of its own.
 */
struct work {
    struct folder *folder;
    struct folder_entry *entries;
    size_t count;
    size_t from; /* the first that the threads look at */
    const struct form_shelf *shelf;
    struct slice {
        struct str records; /* for the cache */
        size_t count;
    } * slices;
};

static bool is_unread(const struct folder_entry *entry)
{
    return entry->sheet.form == NULL && entry->diags.count == 0;
}

/* What the entry has, as a brief that borrows it. */
static struct brief entry_brief(const struct folder_entry *entry)
{
    struct brief brief = {.form = entry->sheet.form,
                          .unit = entry->sheet.unit,
                          .assessors = entry->sheet.assessors,
                          .status = entry->sheet.status,
                          .total = entry->total,
                          .sections = entry->sections};
    strncpy(brief.date, entry->sheet.date, DATE_TEXT - 1);
    return brief;
}

/* Takes over what BRIEF owns. */
static void entry_take(struct folder_entry *entry, const struct brief *brief)
{
    entry->sheet = (struct sheet){.form = brief->form,
                                  .unit = brief->unit,
                                  .date = mem_copy(brief->date),
                                  .assessors = brief->assessors,
                                  .status = brief->status};
    entry->total = brief->total;
    entry->sections = brief->sections;
}

static void remember(const struct work *work, size_t index, const struct sheet_keys *keys)
{
    const struct folder_entry *entry = &work->entries[index];
    struct slice *slice = &work->slices[index / SLICE];
    struct brief brief = entry_brief(entry);
    slice->count += folder_cache_record(&work->folder->sums->cache, entry->file, keys, work->shelf,
                                        &brief, &slice->records);
}

/* From the cache or the quick way. */
static void read_quickly(const struct work *work, size_t index, struct quick_room *room)
{
    const struct folder_sums *sums = work->folder->sums;
    struct folder_entry *entry = &work->entries[index];
    struct sheet_keys keys;
    struct brief brief;
    sheet_keys_take(entry->file, !sums->no_journals, &keys);
    if (folder_cache_find(&sums->cache, entry->file, &keys, &brief)) {
        entry_take(entry, &brief);
    } else if (file_key_is_known(&keys.journal) &&
               quick_shelf_read(&sums->quick, entry->file, file_key_is_there(&keys.journal), room,
                                &brief)) {
        entry_take(entry, &brief);
        remember(work, index, &keys);
    }
}

static void read_slice(void *context, size_t from, size_t to)
{
    const struct work *work = context;
    struct quick_room room = {0};
    for (size_t i = work->from + from; i < work->from + to; i++)
        if (is_unread(&work->entries[i]))
            read_quickly(work, i, &room);
    quick_room_release(&room);
}

static void read_generally(const struct work *work, size_t index, struct form_shelf *shelf)
{
    struct folder_entry *entry = &work->entries[index];
    struct sheet_keys keys;
    /* Asked for again, since the general reader looks for it anew. */
    sheet_keys_take(entry->file, true, &keys);
    folder_entry_read(entry, shelf, false);
    /* What there was something to say about has to be read, and said, each time. */
    if (entry->sheet.form != NULL && entry->diags.count == 0)
        remember(work, index, &keys);
    sheet_forget_items(&entry->sheet);
}

/* From the FROMth on, which begins a slice, as far as the cache or a form that is known helps. */
static void read_all_quickly(struct work *work, size_t from)
{
    const struct folder_sums *sums = work->folder->sums;
    work->from = from;
    if (sums->quick.count > 0 || sums->cache.count > 0)
        parallel_do(work->count - from, SLICE, read_slice, work);
}

static void save_records(struct work *work, struct folder_cache *cache)
{
    for (size_t i = 0; i * SLICE < work->count; i++) {
        folder_cache_add(cache, &work->slices[i].records, work->slices[i].count);
        str_release(&work->slices[i].records);
    }
}

void folder_sums_read(struct folder *folder, size_t first, struct form_shelf *shelf)
{
    struct folder_sums *sums = folder->sums;
    struct work work = {
        .folder = folder, .entries = folder->entries + first, .count = folder->count - first};
    work.shelf = shelf;
    work.slices = mem_new(work.count / SLICE + 1, sizeof *work.slices);
    quick_shelf_learn(&sums->quick, shelf);
    read_all_quickly(&work, 0);
    for (size_t i = 0; i < work.count; i++) {
        /* Each sheet that is left may make a form known, by which those behind it can be read. */
        if (is_unread(&work.entries[i]) && quick_shelf_learn(&sums->quick, shelf))
            read_all_quickly(&work, i - i % SLICE);
        if (is_unread(&work.entries[i]))
            read_generally(&work, i, shelf);
    }
    save_records(&work, &sums->cache);
    free(work.slices);
}

void folder_sums_begin(struct folder *folder, const struct cache_place *place,
                       struct form_shelf *shelf)
{
    folder->sums = mem_new(1, sizeof *folder->sums);
    folder_cache_open(&folder->sums->cache, place, folder->path, shelf);
}

void folder_sums_end(struct folder *folder, struct form_shelf *shelf)
{
    if (folder->sums == NULL)
        return;
    folder_cache_save(&folder->sums->cache, &folder->files, shelf);
    folder_cache_release(&folder->sums->cache);
}

void folder_sums_free(struct folder_sums *sums)
{
    if (sums == NULL)
        return;
    folder_cache_release(&sums->cache);
    quick_shelf_release(&sums->quick);
    free(sums);
}
