/* SPDX-License-Identifier: MIT */
#include "sheet/folder_cache.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/digest.h"
#include "base/mem.h"
#include "sheet/session.h"

/* To be counted up whenever a sheet comes to something else than before, or is packed otherwise. */
#define FORMAT "kaoping folder 1"

#define SUFFIX ".folder"

#define FORMS_MOST 1000

/* Fewer sheets are read as fast as a cache. */
#define SHEETS_LEAST 64

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

static size_t hash_of(const char *bytes, size_t size)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * UINT64_C(1099511628211);
    return (size_t)(hash ^ hash >> 32);
}

static struct unpacking content_from(const struct folder_cache *cache, size_t at)
{
    return (struct unpacking){.at = cache->content.data + at,
                              .end = cache->content.data + cache->content.size};
}

/* The record of the sheet called NAME; its end where there is none. */
static struct unpacking find_record(const struct folder_cache *cache, const char *name)
{
    size_t size = strlen(name);
    size_t slot = hash_of(name, size);
    for (; cache->table_size > 0; slot++) {
        uint32_t at = cache->table[slot & (cache->table_size - 1)];
        if (at == 0)
            break;
        struct unpacking record = content_from(cache, at);
        if (unpack_is(&record, name))
            return record;
    }
    return (struct unpacking){.failed = true};
}

static void read_date(struct unpacking *from, char date[DATE_TEXT])
{
    size_t size;
    const char *text = unpack_bytes(from, &size);
    from->failed |= size >= DATE_TEXT;
    if (!from->failed)
        memcpy(date, text, size);
}

static bool read_brief(struct unpacking *from, struct brief *brief)
{
    brief->status = unpack_small(from, 1) == 1 ? SHEET_FINAL : SHEET_DRAFT;
    read_date(from, brief->date);
    brief->unit = unpack_text(from);
    brief->assessors = unpack_text(from);
    brief->sections = mem_new((size_t)brief->form->section_count, sizeof *brief->sections);
    bool good = tally_unpack(from, &brief->total);
    for (int i = 0; good && i < brief->form->section_count; i++)
        good = tally_unpack(from, &brief->sections[i]);
    return good;
}

static void pack_brief(const struct brief *brief, struct str *out)
{
    pack_number(brief->status == SHEET_FINAL, out);
    pack_text(brief->date, out);
    pack_text(brief->unit, out);
    pack_text(brief->assessors, out);
    tally_pack(&brief->total, out);
    for (int i = 0; i < brief->form->section_count; i++)
        tally_pack(&brief->sections[i], out);
}

static void read_keys(struct unpacking *from, struct sheet_keys *keys)
{
    file_key_unpack(from, &keys->sheet);
    file_key_unpack(from, &keys->journal);
}

static const struct form *read_form(const struct folder_cache *cache, struct unpacking *from)
{
    size_t number = (size_t)unpack_small(from, INT32_MAX);
    return !from->failed && number < cache->form_count ? cache->forms[number] : NULL;
}

bool folder_cache_find(const struct folder_cache *cache, const char *file,
                       const struct sheet_keys *keys, struct brief *brief)
{
    struct sheet_keys known;
    *brief = (struct brief){0};
    if (cache->count == 0)
        return false;
    struct unpacking record = find_record(cache, name_within(cache, file));
    if (record.failed)
        return false;
    read_keys(&record, &known);
    brief->form = read_form(cache, &record);
    bool good = brief->form != NULL && file_key_is_there(&keys->sheet) &&
                file_key_equal(&known.sheet, &keys->sheet) &&
                file_key_equal(&known.journal, &keys->journal) && read_brief(&record, brief);
    if (!good)
        brief_release(brief);
    return good;
}

static int form_number(const struct form_shelf *shelf, const struct form *form)
{
    for (size_t i = 0; i < shelf->count; i++)
        if (shelf->loaded[i] == form)
            return (int)i;
    return -1;
}

bool folder_cache_record(const struct folder_cache *cache, const char *file,
                         const struct sheet_keys *keys, const struct form_shelf *shelf,
                         const struct brief *brief, struct str *out)
{
    int number = form_number(shelf, brief->form);
    if (cache->file == NULL || number < 0 || !file_key_is_there(&keys->sheet) ||
        !file_key_is_settled(&keys->sheet, cache->now) ||
        !file_key_is_settled(&keys->journal, cache->now))
        return false;
    struct str record = {0};
    pack_text(name_within(cache, file), &record);
    file_key_pack(&keys->sheet, &record);
    file_key_pack(&keys->journal, &record);
    pack_number(number, &record);
    pack_brief(brief, &record);
    pack_bytes(record.data, record.size, out);
    str_release(&record);
    return true;
}

void folder_cache_add(struct folder_cache *cache, const struct str *records, size_t count)
{
    str_add_part(&cache->fresh, str_text(records), records->size);
    cache->fresh_count += count;
}

/* The form that the cache speaks of, where it is still the same file. */
static const struct form *resolve_form(struct unpacking *from, struct form_shelf *shelf)
{
    struct file_key known;
    struct file_key now;
    char *id = unpack_text(from);
    char *file = unpack_text(from);
    file_key_unpack(from, &known);
    const struct form *form = from->failed ? NULL : form_shelf_find(shelf, id, NULL);
    bool same = form != NULL && strcmp(form->file, file) == 0 &&
                form_shelf_key(shelf, form, &now) && file_key_equal(&known, &now);
    free(id);
    free(file);
    return same ? form : NULL;
}

static bool read_head(struct folder_cache *cache, struct unpacking *from, struct form_shelf *shelf)
{
    char *path = realpath(cache->folder, NULL);
    bool ours = path != NULL && unpack_is(from, FORMAT) && unpack_is(from, KAOPING_VERSION) &&
                unpack_is(from, path);
    free(path);
    cache->form_count = ours ? (size_t)unpack_small(from, FORMS_MOST) : 0;
    cache->forms = mem_new(cache->form_count, sizeof *cache->forms);
    for (size_t i = 0; i < cache->form_count; i++)
        cache->forms[i] = resolve_form(from, shelf);
    cache->count = ours ? (size_t)unpack_small(from, INT32_MAX / 4) : 0;
    return ours && !from->failed;
}

/* Of two records of a name the first one counts. */
static void put_record(struct folder_cache *cache, const char *name, size_t size, size_t at)
{
    size_t slot = hash_of(name, size);
    while (cache->table[slot & (cache->table_size - 1)] != 0)
        slot++;
    cache->table[slot & (cache->table_size - 1)] = (uint32_t)at;
}

static bool read_table(struct folder_cache *cache, struct unpacking *from)
{
    cache->table_size = 64;
    while (cache->table_size < 2 * cache->count)
        cache->table_size *= 2;
    cache->table = mem_new(cache->table_size, sizeof *cache->table);
    for (size_t i = 0; i < cache->count; i++) {
        size_t size;
        struct unpacking record = {.at = unpack_bytes(from, &size)};
        record.end = record.at + size;
        size_t at = (size_t)(record.at - cache->content.data);
        const char *name = unpack_bytes(&record, &size);
        if (from->failed || record.failed)
            return false;
        put_record(cache, name, size, at);
    }
    return true;
}

/* Whether the bytes are those that were once written. */
static bool take_off_digest(struct str *content)
{
    unsigned char digest[DIGEST_BYTES];
    if (content->size < DIGEST_BYTES)
        return false;
    content->size -= DIGEST_BYTES;
    digest_bytes(content->data, content->size, digest);
    return memcmp(content->data + content->size, digest, DIGEST_BYTES) == 0;
}

static void forget(struct folder_cache *cache)
{
    str_release(&cache->content);
    free(cache->forms);
    free(cache->table);
    cache->forms = NULL;
    cache->table = NULL;
    cache->form_count = cache->table_size = cache->count = 0;
}

static char *cache_file(const char *directory, const char *folder)
{
    char digest[DIGEST_TEXT];
    struct str name = {0};
    char *path = realpath(folder, NULL);
    if (path == NULL)
        return NULL;
    str_addf(&name, "%s/%s" SUFFIX, directory, digest_of(path, strlen(path), digest));
    free(path);
    return str_take(&name);
}

void folder_cache_open(struct folder_cache *cache, const struct cache_place *place,
                       const char *folder, struct form_shelf *shelf)
{
    *cache = (struct folder_cache){.folder = mem_copy(folder)};
    cache->now = place->now != 0 ? place->now : (int64_t)time(NULL);
    if (place->directory != NULL)
        cache->file = cache_file(place->directory, folder);
    if (cache->file == NULL || !file_exists(cache->file))
        return;
    bool good = file_read(cache->file, &cache->content, NULL) && take_off_digest(&cache->content);
    struct unpacking from = content_from(cache, 0);
    if (!good || !read_head(cache, &from, shelf) || !read_table(cache, &from))
        forget(cache);
}

static void pack_forms(const struct form_shelf *shelf, struct str *out)
{
    pack_number((int64_t)shelf->count, out);
    for (size_t i = 0; i < shelf->count; i++) {
        struct file_key key = {.size = -1};
        form_shelf_key(shelf, shelf->loaded[i], &key);
        pack_text(shelf->loaded[i]->id, out);
        pack_text(shelf->loaded[i]->file, out);
        file_key_pack(&key, out);
    }
}

/* Adds the old records of FILES; answers how many. */
static size_t keep_records(const struct folder_cache *cache, const struct names *files,
                           const struct form_shelf *shelf, struct str *out)
{
    size_t kept = 0;
    for (size_t i = 0; cache->count > 0 && i < files->count; i++) {
        struct sheet_keys keys;
        struct brief brief = {0};
        struct unpacking record = find_record(cache, name_within(cache, files->at[i]));
        if (record.failed)
            continue;
        read_keys(&record, &keys);
        brief.form = read_form(cache, &record);
        if (brief.form != NULL && read_brief(&record, &brief))
            kept += folder_cache_record(cache, files->at[i], &keys, shelf, &brief, out);
        brief_release(&brief);
    }
    return kept;
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

/* Puts HEAD before what OUT has: a copy of that would be as much memory again. */
static void put_before(const struct str *head, struct str *out)
{
    size_t size = out->size;
    str_add_part(out, head->data, head->size);
    memmove(out->data + head->size, out->data, size);
    memcpy(out->data, head->data, head->size);
}

static void write_cache(struct folder_cache *cache, const char *path, const struct names *files,
                        const struct form_shelf *shelf)
{
    unsigned char digest[DIGEST_BYTES];
    struct str head = {0};
    struct str *out = &cache->fresh;
    size_t count = cache->fresh_count + keep_records(cache, files, shelf, out);
    pack_text(FORMAT, &head);
    pack_text(KAOPING_VERSION, &head);
    pack_text(path, &head);
    pack_forms(shelf, &head);
    pack_number((int64_t)count, &head);
    put_before(&head, out);
    digest_bytes(out->data, out->size, digest);
    str_add_part(out, (const char *)digest, DIGEST_BYTES);
    make_directory(cache->file);
    file_save(cache->file, out, NULL);
    str_release(&head);
}

void folder_cache_save(struct folder_cache *cache, const struct names *files,
                       const struct form_shelf *shelf)
{
    char *path = cache->file != NULL ? realpath(cache->folder, NULL) : NULL;
    if (path != NULL && files->count >= SHEETS_LEAST &&
        cache->fresh_count * STALE_PART > files->count)
        write_cache(cache, path, files, shelf);
    free(path);
    str_release(&cache->fresh);
    cache->fresh_count = 0;
}

void folder_cache_release(struct folder_cache *cache)
{
    forget(cache);
    str_release(&cache->fresh);
    free(cache->folder);
    free(cache->file);
    *cache = (struct folder_cache){0};
}
