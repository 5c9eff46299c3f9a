/* SPDX-License-Identifier: MIT */
#include "sheet/folder_sums.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/parallel.h"

/* Sheets that a thread reads before it asks for more. */
#define SLICE 32

/* The texts of the sheets that a thread reads one after the other: what stands on each of them, as
 * dates and assessors do, need be there once. */
struct texts {
    struct str block;
    struct place_of {
        struct folder_entry *entry;
        size_t unit;
        size_t date;
        size_t assessors;
        size_t sections;
    } places[SLICE];
    size_t count;
};

/* Some of the folder's entries, while several threads read them; each works on slices of its own.
 */
struct work {
    struct folder *folder;
    struct folder_entry *entries;
    size_t count;
    size_t from; /* the first that the threads look at */
    const struct form_shelf *shelf;
    struct slice {
        struct cache_records records; /* for the cache */
        struct texts texts;           /* for the folder */
    } * slices;
};

static bool is_unread(const struct folder_entry *entry)
{
    return entry->form == NULL && entry->diags.count == 0;
}

/* Where TEXT stands in the block, which has it AT already or gets it. */
static size_t add_text(struct str *block, const char *text, size_t at)
{
    if (at < block->size && strcmp(block->data + at, text) == 0)
        return at;
    at = block->size;
    str_add_part(block, text, strlen(text) + 1);
    return at;
}

static void add_brief(struct texts *texts, struct folder_entry *entry, const struct brief *brief)
{
    struct str *block = &texts->block;
    struct place_of *place = &texts->places[texts->count];
    const struct place_of *before = texts->count > 0 ? place - 1 : NULL;
    texts->count++;
    place->entry = entry;
    place->unit = add_text(block, brief->unit, SIZE_MAX);
    place->date = add_text(block, brief->date, before != NULL ? before->date : SIZE_MAX);
    place->assessors =
        add_text(block, brief->assessors, before != NULL ? before->assessors : SIZE_MAX);
    place->sections = block->size;
    str_add_part(block, brief->sections, brief->sections_size);
    entry->form = brief->form;
    entry->status = brief->status;
    entry->total = brief->total;
    entry->sections_size = (unsigned)brief->sections_size;
}

/* Gives the entries their texts, of which KEPT gets a copy. */
static void end_texts(struct texts *texts, struct pool *kept)
{
    const char *block = pool_copy(kept, str_text(&texts->block), texts->block.size);
    for (size_t i = 0; i < texts->count; i++) {
        const struct place_of *place = &texts->places[i];
        place->entry->unit = block + place->unit;
        place->entry->date = block + place->date;
        place->entry->assessors = block + place->assessors;
        place->entry->sections = block + place->sections;
    }
    str_release(&texts->block);
}

/* What the entry's sheet has; SECTIONS is where their tallies get to. */
static struct brief brief_of(const struct folder_entry *entry, struct str *sections)
{
    struct folder_sections from = folder_sections(entry);
    for (int i = 0; i < entry->form->section_count; i++) {
        struct tally tally = folder_sections_next(&from);
        tally_pack(&tally, sections);
    }
    return (struct brief){.form = entry->form,
                          .unit = entry->unit,
                          .date = entry->date,
                          .assessors = entry->assessors,
                          .sections = str_text(sections),
                          .sections_size = sections->size,
                          .status = entry->status,
                          .total = entry->total};
}

/* Leaves the entry nothing but that. */
static void keep_brief(struct folder *folder, struct folder_entry *entry, const struct brief *brief)
{
    struct texts texts = {0};
    add_brief(&texts, entry, brief);
    folder_entry_drop(entry);
    end_texts(&texts, &folder->texts);
}

void folder_sums_keep(struct folder *folder, struct folder_entry *entry)
{
    struct str sections = {0};
    if (entry->form == NULL)
        return;
    struct brief brief = brief_of(entry, &sections);
    keep_brief(folder, entry, &brief);
    str_release(&sections);
}

static void remember(const struct work *work, size_t index, const struct sheet_keys *keys,
                     const struct brief *brief)
{
    folder_cache_record(&work->folder->sums->cache, work->entries[index].file, keys, work->shelf,
                        brief, &work->slices[index / SLICE].records);
}

/* From the cache or the quick way. */
static void read_quickly(const struct work *work, size_t index, struct quick_room *room,
                         struct texts *texts)
{
    const struct folder_sums *sums = work->folder->sums;
    struct folder_entry *entry = &work->entries[index];
    struct sheet_keys keys;
    struct brief brief;
    sheet_keys_take(entry->file, !sums->no_journals, &keys);
    bool known = folder_cache_find(&sums->cache, entry->file, &keys, &brief);
    bool quick =
        !known && file_key_is_known(&keys.journal) &&
        quick_shelf_read(&sums->quick, entry->file, file_key_is_there(&keys.journal), room, &brief);
    if (quick)
        remember(work, index, &keys, &brief);
    if (known || quick)
        add_brief(texts, entry, &brief);
}

static void read_slice(void *context, size_t from, size_t to)
{
    const struct work *work = context;
    struct quick_room room = {0};
    struct texts *texts = &work->slices[(work->from + from) / SLICE].texts;
    for (size_t i = work->from + from; i < work->from + to; i++)
        if (is_unread(&work->entries[i]))
            read_quickly(work, i, &room, texts);
    quick_room_release(&room);
}

static void read_generally(const struct work *work, size_t index, struct form_shelf *shelf)
{
    struct folder_entry *entry = &work->entries[index];
    struct sheet_keys keys;
    struct str sections = {0};
    /* Asked for again, since the general reader looks for it anew. */
    sheet_keys_take(entry->file, true, &keys);
    folder_entry_read(entry, shelf, false);
    if (entry->form == NULL)
        return;
    struct brief brief = brief_of(entry, &sections);
    /* What there was something to say about has to be read, and said, each time. */
    if (entry->diags.count == 0)
        remember(work, index, &keys, &brief);
    keep_brief(work->folder, entry, &brief);
    str_release(&sections);
}

/* From the FROMth on, which begins a slice, where a form is known: those of the cache are too. */
static void read_all_quickly(struct work *work, size_t from)
{
    const struct folder_sums *sums = work->folder->sums;
    work->from = from;
    if (sums->quick.count > 0)
        parallel_do(work->count - from, SLICE, read_slice, work);
}

/* Hands on what the threads have put down. */
static void take_slices(struct work *work)
{
    struct folder_cache *cache = &work->folder->sums->cache;
    for (size_t i = 0; i * SLICE < work->count; i++) {
        folder_cache_add(cache, &work->slices[i].records);
        str_release(&work->slices[i].records.bytes);
        end_texts(&work->slices[i].texts, &work->folder->texts);
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
    take_slices(&work);
    folder_cache_rest(&sums->cache);
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
