/* SPDX-License-Identifier: MIT */
#include "sheet/folder_cache.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/digest.h"
#include "base/mem.h"
#include "sheet/session.h"

/* To be counted up whenever a sheet comes to something else than before, or is packed otherwise. */
#define FORMAT "kaoping folder 4"

#define SUFFIX ".folder"

#define FORMS_MOST 1000

/* Fewer sheets are read as fast as a cache. */
#define SHEETS_LEAST 64

/* What is fresh is brought to the disk when it has come to so much. */
#define FRESH_BYTES 65536

/* The record of what the cache has to say of all; no sheet is called so. */
#define HEAD ""

/* A cache is written anew where more than this part of the sheets had to be read. */
#define STALE_PART 32

char *cache_directory(void)
{
    const char *cache = getenv("XDG_CACHE_HOME");
    const char *home = getenv("HOME");
    if (cache != NULL && cache[0] == '/')
        return file_join(cache, "kaoping");
    return home != NULL && home[0] == '/' ? file_join(home, ".cache/kaoping") : NULL;
}

void sheet_keys_take(const char *file, bool has_journal, struct sheet_keys *keys)
{
    file_key_take(file, &keys->sheet);
    keys->journal = (struct file_key){.size = -1};
    if (!has_journal)
        return;
    char *journal = session_journal_file(file);
    file_key_take(journal, &keys->journal);
    free(journal);
}

/* The name of FILE within the folder. */
static const char *name_within(const struct folder_cache *cache, const char *file)
{
    const char *name = file + strlen(cache->folder);
    return name + strspn(name, "/");
}

static void read_brief(struct unpacking *from, struct brief *brief)
{
    brief->status = unpack_small(from, 1) == 1 ? SHEET_FINAL : SHEET_DRAFT;
    brief->date = unpack_text(from);
    brief->unit = unpack_text(from);
    brief->assessors = unpack_text(from);
    tally_unpack(from, &brief->total);
    brief->sections = unpack_bytes(from, &brief->sections_size);
}

static void pack_brief(const struct brief *brief, struct str *out)
{
    pack_number(brief->status == SHEET_FINAL, out);
    pack_text(brief->date, out);
    pack_text(brief->unit, out);
    pack_text(brief->assessors, out);
    tally_pack(&brief->total, out);
    pack_bytes(brief->sections, brief->sections_size, out);
}

static void read_keys(struct unpacking *from, struct sheet_keys *keys)
{
    file_key_unpack(from, &keys->sheet);
    file_key_unpack(from, &keys->journal);
}

static const struct form *read_form(const struct folder_cache *cache, struct unpacking *from)
{
    int number = unpack_small(from, (int)cache->form_count - 1);
    return from->failed ? NULL : cache->forms[number];
}

/* What the cache has of the sheet in FILE, and by which keys; false where it has nothing that can
 * still be used. */
static bool read_record(const struct folder_cache *cache, const char *file, struct sheet_keys *keys,
                        struct brief *brief)
{
    *brief = (struct brief){0};
    if (!store_is_open(&cache->known))
        return false;
    struct unpacking record = store_find(&cache->known, name_within(cache, file));
    if (record.failed)
        return false;
    read_keys(&record, keys);
    brief->form = read_form(cache, &record);
    if (brief->form == NULL)
        return false;
    read_brief(&record, brief);
    return !record.failed;
}

bool folder_cache_find(const struct folder_cache *cache, const char *file,
                       const struct sheet_keys *keys, struct brief *brief)
{
    struct sheet_keys known;
    return read_record(cache, file, &known, brief) && file_key_equal(&known.sheet, &keys->sheet) &&
           file_key_equal(&known.journal, &keys->journal);
}

/* Its place on the shelf, from which every sheet has its form. */
static int form_number(const struct form_shelf *shelf, const struct form *form)
{
    for (int number = 0;; number++) {
        assert((size_t)number < shelf->count);
        if (shelf->loaded[number].form == form)
            return number;
    }
}

void folder_cache_record(const struct folder_cache *cache, const char *file,
                         const struct sheet_keys *keys, const struct form_shelf *shelf,
                         const struct brief *brief, struct cache_records *out)
{
    if (cache->file == NULL || !file_key_is_there(&keys->sheet) ||
        !file_key_is_settled(&keys->sheet, cache->now) ||
        !file_key_is_settled(&keys->journal, cache->now))
        return;
    struct str record = {0};
    pack_text(name_within(cache, file), &out->bytes);
    file_key_pack(&keys->sheet, &record);
    file_key_pack(&keys->journal, &record);
    pack_number(form_number(shelf, brief->form), &record);
    pack_brief(brief, &record);
    pack_bytes(record.data, record.size, &out->bytes);
    out->count++;
    str_release(&record);
}

/* Nobody else may read what units came to. */
static void make_directory(const char *file)
{
    char *directory = file_directory(file);
    char *above = file_directory(directory);
    if (file_make_directory(above, NULL))
        mkdir(directory, 0700);
    free(above);
    free(directory);
}

void folder_cache_rest(struct folder_cache *cache)
{
    store_rest(&cache->known);
}

/* Brings what is fresh to the disk. */
static void write_fresh(struct folder_cache *cache)
{
    struct str *fresh = &cache->fresh.bytes;
    struct unpacking from = {.at = str_text(fresh), .end = str_text(fresh) + fresh->size};
    if (!cache->next.is_begun) {
        make_directory(cache->file);
        store_begin(&cache->next, cache->file);
    }
    while (from.at < from.end) {
        size_t size;
        const char *name = unpack_text(&from);
        const char *record = unpack_bytes(&from, &size);
        store_add(&cache->next, name, record, size);
    }
    str_clear(fresh);
}

void folder_cache_add(struct folder_cache *cache, const struct cache_records *records)
{
    str_add_part(&cache->fresh.bytes, str_text(&records->bytes), records->bytes.size);
    cache->fresh.count += records->count;
    if (cache->fresh.bytes.size >= FRESH_BYTES)
        write_fresh(cache);
}

/* The form that the cache speaks of, where it is still the same file. */
static const struct form *resolve_form(struct unpacking *from, struct form_shelf *shelf)
{
    struct file_key known;
    struct file_key now;
    const char *id = unpack_text(from);
    file_key_unpack(from, &known);
    const struct form *form = from->failed ? NULL : form_shelf_find(shelf, id, NULL);
    bool same = form != NULL && form_shelf_key(shelf, form, &now) && file_key_equal(&known, &now);
    return same ? form : NULL;
}

static bool read_head(struct folder_cache *cache, struct unpacking *from, struct form_shelf *shelf)
{
    bool ours =
        unpack_is(from, FORMAT) && unpack_is(from, KAOPING_VERSION) && unpack_is(from, cache->path);
    cache->form_count = ours ? (size_t)unpack_small(from, FORMS_MOST) : 0;
    cache->forms = mem_new(cache->form_count, sizeof *cache->forms);
    for (size_t i = 0; i < cache->form_count; i++)
        cache->forms[i] = resolve_form(from, shelf);
    return ours && !from->failed;
}

static void forget(struct folder_cache *cache)
{
    store_release(&cache->known);
    free(cache->forms);
    cache->forms = NULL;
    cache->form_count = 0;
}

static char *cache_file(const char *directory, const char *path)
{
    char digest[DIGEST_TEXT];
    struct str name = {0};
    str_addf(&name, "%s/%s" SUFFIX, directory, digest_of(path, strlen(path), digest));
    return str_take(&name);
}

void folder_cache_open(struct folder_cache *cache, const struct cache_place *place,
                       const char *folder, struct form_shelf *shelf)
{
    *cache = (struct folder_cache){.folder = mem_copy(folder), .path = realpath(folder, NULL)};
    cache->now = place->now != 0 ? place->now : (int64_t)time(NULL);
    if (place->directory == NULL || cache->path == NULL)
        return;
    cache->file = cache_file(place->directory, cache->path);
    store_open(&cache->known, cache->file);
    struct unpacking head = store_find(&cache->known, HEAD);
    if (head.failed || !read_head(cache, &head, shelf))
        forget(cache);
}

static void pack_forms(const struct form_shelf *shelf, struct str *out)
{
    pack_number((int64_t)shelf->count, out);
    for (size_t i = 0; i < shelf->count; i++) {
        pack_text(shelf->loaded[i].form->id, out);
        file_key_pack(&shelf->loaded[i].key, out);
    }
}

/* Adds the old records of FILES. */
static void keep_records(struct folder_cache *cache, const struct names *files,
                         const struct form_shelf *shelf)
{
    struct cache_records out = {0};
    for (size_t i = 0; i < files->count; i++) {
        struct sheet_keys keys;
        struct brief brief;
        str_clear(&out.bytes);
        if (read_record(cache, files->at[i], &keys, &brief))
            folder_cache_record(cache, files->at[i], &keys, shelf, &brief, &out);
        folder_cache_add(cache, &out);
    }
    str_release(&out.bytes);
}

static void write_cache(struct folder_cache *cache, const struct names *files,
                        const struct form_shelf *shelf)
{
    struct str head = {0};
    keep_records(cache, files, shelf);
    write_fresh(cache);
    pack_text(FORMAT, &head);
    pack_text(KAOPING_VERSION, &head);
    pack_text(cache->path, &head);
    pack_forms(shelf, &head);
    store_add(&cache->next, HEAD, head.data, head.size);
    store_end(&cache->next);
    str_release(&head);
}

void folder_cache_save(struct folder_cache *cache, const struct names *files,
                       const struct form_shelf *shelf)
{
    /* Where nothing is kept, nothing is fresh. */
    if (files->count >= SHEETS_LEAST && cache->fresh.count * STALE_PART > files->count)
        write_cache(cache, files, shelf);
    store_drop(&cache->next);
}

void folder_cache_release(struct folder_cache *cache)
{
    forget(cache);
    str_release(&cache->fresh.bytes);
    store_drop(&cache->next);
    free(cache->folder);
    free(cache->path);
    free(cache->file);
    *cache = (struct folder_cache){0};
}
