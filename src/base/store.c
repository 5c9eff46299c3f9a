/* SPDX-License-Identifier: MIT */
#include "base/store.h"

#include <assert.h>
#include <cdb.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include "base/calls.h"
#include "base/digest.h"
#include "base/mem.h"

void store_begin(struct store_writer *writer, const char *path)
{
    *writer = (struct store_writer){.is_begun = true};
    /* Of programs that were killed. One that is still at work loses what it wrote, and its store,
     * which can be made anew. */
    file_clear_leftovers(path);
    writer->failed = !file_save_begin(&writer->saving, path, NULL);
    if (writer->failed)
        return;
    writer->made = mem_new(1, sizeof *writer->made);
    writer->failed = cdb_make_start(writer->made, writer->saving.fd) != 0;
}

void store_add(struct store_writer *writer, const char *name, const char *bytes, size_t size)
{
    struct str record = {0};
    unsigned char checksum[CHECKSUM_BYTES];
    if (writer->failed)
        return;
    checksum_bytes(bytes, size, checksum);
    str_add_part(&record, (const char *)checksum, CHECKSUM_BYTES);
    str_add_part(&record, bytes, size);
    writer->failed = cdb_make_add(writer->made, name, (unsigned)strlen(name), record.data,
                                  (unsigned)record.size) != 0;
    str_release(&record);
}

/* Writes what is not written yet; only so does the library give back what it keeps. */
static void finish(struct store_writer *writer)
{
    if (writer->made != NULL)
        writer->failed |= cdb_make_finish(writer->made) != 0;
    free(writer->made);
    writer->made = NULL;
}

bool store_end(struct store_writer *writer)
{
    bool replaced;
    finish(writer);
    bool good = !writer->failed && file_save_end(&writer->saving, NULL, &replaced, NULL);
    store_drop(writer);
    return good;
}

void store_drop(struct store_writer *writer)
{
    finish(writer);
    file_save_drop(&writer->saving);
    *writer = (struct store_writer){0};
}

/* Maps the file; where that cannot be, the store has nothing any more. */
static void map(struct store *store)
{
    if (cdb_init(store->cdb, store->fd) == 0)
        return;
    free(store->cdb);
    store->cdb = NULL;
    calls_close(store->fd);
}

bool store_open(struct store *store, const char *path)
{
    *store = (struct store){.fd = calls_open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0)};
    if (store->fd < 0)
        return false;
    store->cdb = mem_new(1, sizeof *store->cdb);
    map(store);
    return store_is_open(store);
}

void store_rest(struct store *store)
{
    if (!store_is_open(store))
        return;
    cdb_free(store->cdb);
    map(store);
}

void store_release(struct store *store)
{
    if (store_is_open(store)) {
        cdb_free(store->cdb);
        calls_close(store->fd);
    }
    free(store->cdb);
    *store = (struct store){0};
}

bool store_is_open(const struct store *store)
{
    return store->cdb != NULL;
}

struct unpacking store_find(const struct store *store, const char *name)
{
    const struct unpacking none = {.failed = true};
    unsigned char checksum[CHECKSUM_BYTES];
    if (!store_is_open(store))
        return none;
    /* The library notes in it what was found. */
    struct cdb cdb = *store->cdb;
    if (cdb_find(&cdb, name, (unsigned)strlen(name)) <= 0 || cdb_datalen(&cdb) < CHECKSUM_BYTES)
        return none;
    const char *record = cdb_getdata(&cdb);
    assert(record != NULL);
    struct unpacking found = {.at = record + CHECKSUM_BYTES, .end = record + cdb_datalen(&cdb)};
    checksum_bytes(found.at, (size_t)(found.end - found.at), checksum);
    return memcmp(checksum, record, CHECKSUM_BYTES) == 0 ? found : none;
}
