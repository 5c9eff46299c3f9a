/* SPDX-License-Identifier: MIT */
#include "base/store.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/calls.h"
#include "base/mem.h"

/* Somewhat less than the records that are asked for one after the other. */
#define BLOCK_BYTES 2048

/* No index, and no block, is as large. */
#define BLOCK_BYTES_MOST (64 * 1024 * 1024)

/* Where the index begins, and the digest. */
#define PLACE_BYTES 8
#define END_BYTES   (PLACE_BYTES + DIGEST_BYTES)

static uint32_t hash_of(const char *name)
{
    uint32_t hash = UINT32_C(2166136261);
    for (; *name != '\0'; name++)
        hash = (hash ^ (unsigned char)*name) * UINT32_C(16777619);
    return hash ^ hash >> 16;
}

static void add_digest(const char *bytes, size_t size, struct str *out)
{
    unsigned char digest[DIGEST_BYTES];
    digest_bytes(bytes, size, digest);
    str_add_part(out, (const char *)digest, DIGEST_BYTES);
}

static void end_block(struct store_writer *writer)
{
    size_t size = writer->blocks.size - writer->block;
    if (size == 0)
        return;
    pack_number((int64_t)size, &writer->index);
    add_digest(writer->blocks.data + writer->block, size, &writer->index);
    pack_number((int64_t)writer->block_count, &writer->index);
    str_add_part(&writer->index, str_text(&writer->hashes), writer->hashes.size);
    str_clear(&writer->hashes);
    writer->block_count = 0;
    writer->block = writer->blocks.size;
}

void store_add(struct store_writer *writer, const char *name, const char *bytes, size_t size)
{
    pack_text(name, &writer->blocks);
    pack_bytes(bytes, size, &writer->blocks);
    pack_number(hash_of(name), &writer->hashes);
    writer->block_count++;
    writer->count++;
    if (writer->blocks.size - writer->block >= BLOCK_BYTES)
        end_block(writer);
}

void store_flush(struct store_writer *writer, const char *path)
{
    end_block(writer);
    if (!writer->is_begun && !writer->failed) {
        file_clear_leftovers(path);
        writer->is_begun = file_save_begin(&writer->saving, path, NULL);
        writer->failed = !writer->is_begun;
    }
    if (!writer->failed)
        writer->failed =
            !file_save_add(&writer->saving, str_text(&writer->blocks), writer->blocks.size, NULL);
    str_clear(&writer->blocks);
    writer->block = 0;
}

static void add_place(int64_t place, struct str *out)
{
    for (int i = 0; i < PLACE_BYTES; i++)
        str_add_char(out, (char)((uint64_t)place >> 8 * i));
}

bool store_end(struct store_writer *writer, const char *path, const struct str *head)
{
    struct str index = {0};
    bool replaced = false;
    store_flush(writer, path);
    pack_bytes(str_text(head), head->size, &index);
    pack_number((int64_t)writer->count, &index);
    str_add_part(&index, str_text(&writer->index), writer->index.size);
    add_place(writer->saving.size, &index);
    add_digest(index.data, index.size, &index);
    bool good = !writer->failed && file_save_add(&writer->saving, index.data, index.size, NULL) &&
                file_save_end(&writer->saving, NULL, &replaced, NULL);
    str_release(&index);
    store_drop(writer);
    return good;
}

void store_drop(struct store_writer *writer)
{
    if (writer->is_begun)
        file_save_drop(&writer->saving);
    str_release(&writer->blocks);
    str_release(&writer->hashes);
    str_release(&writer->index);
    *writer = (struct store_writer){0};
}

/* The SIZE bytes from PLACE on; false where they are not all there. */
static bool read_part(const struct store *store, int64_t place, size_t size, struct str *out)
{
    str_clear(out);
    str_reserve(out, size);
    while (out->size < size) {
        long got = calls_read_at(store->fd, out->data + out->size, size - out->size,
                                 place + (int64_t)out->size);
        if (got <= 0)
            return false;
        out->size += (size_t)got;
    }
    return true;
}

static bool fits(const char *bytes, size_t size, const unsigned char *expected)
{
    unsigned char digest[DIGEST_BYTES];
    digest_bytes(bytes, size, digest);
    return memcmp(digest, expected, DIGEST_BYTES) == 0;
}

static int64_t place_from(const char *bytes)
{
    uint64_t place = 0;
    for (int i = PLACE_BYTES - 1; i >= 0; i--)
        place = place << 8 | (unsigned char)bytes[i];
    return (int64_t)place;
}

/* The index, with where it begins behind it, where that is what was once written. */
static bool read_index(const struct store *store, struct str *index)
{
    struct stat status;
    if (fstat(store->fd, &status) != 0 || status.st_size < END_BYTES ||
        !read_part(store, status.st_size - END_BYTES, END_BYTES, index))
        return false;
    int64_t place = place_from(index->data);
    int64_t size = status.st_size - END_BYTES - place;
    if (place < 0 || size < 0 || size > BLOCK_BYTES_MOST ||
        !read_part(store, place, (size_t)size + END_BYTES, index))
        return false;
    size_t sealed = index->size - DIGEST_BYTES;
    if (!fits(index->data, sealed, (const unsigned char *)index->data + sealed))
        return false;
    index->size = sealed - PLACE_BYTES;
    return true;
}

static void put_hash(struct store *store, uint32_t hash, size_t block)
{
    size_t slot = hash % store->slot_count;
    while (store->slots[slot].block != 0)
        slot = (slot + 1) % store->slot_count;
    store->slots[slot] = (struct store_slot){hash, (uint32_t)block};
}

/* Takes the block's records off those that are LEFT; false where that cannot be a block. */
static bool take_block(struct store *store, struct unpacking *from, int *left, size_t *room)
{
    store->blocks = mem_grow(store->blocks, store->block_count, room, sizeof *store->blocks);
    struct store_block *block = &store->blocks[store->block_count];
    const struct store_block *before = store->block_count > 0 ? block - 1 : NULL;
    block->at = before != NULL ? before->at + (int64_t)before->size : 0;
    block->size = (size_t)unpack_small(from, BLOCK_BYTES_MOST);
    from->failed |= from->end - from->at < DIGEST_BYTES;
    if (from->failed)
        return false;
    memcpy(block->digest, from->at, DIGEST_BYTES);
    from->at += DIGEST_BYTES;
    int count = unpack_small(from, *left);
    store->block_count++;
    for (int i = 0; i < count; i++)
        put_hash(store, (uint32_t)unpack_number(from), store->block_count);
    *left -= count;
    return !from->failed;
}

static bool take_index(struct store *store, const struct str *index, struct str *head)
{
    struct unpacking from = {.at = index->data, .end = index->data + index->size};
    size_t size;
    size_t room = 0;
    const char *words = unpack_bytes(&from, &size);
    str_add_part(head, words, size);
    /* Each has a hash in there. */
    int left = unpack_small(&from, (int)index->size);
    store->count = (size_t)left;
    store->slot_count = store->count + store->count / 2 + 1;
    store->slots = mem_new(store->slot_count, sizeof *store->slots);
    while (left > 0)
        if (!take_block(store, &from, &left, &room))
            return false;
    return !from.failed;
}

bool store_open(struct store *store, const char *path, struct str *head)
{
    struct str index = {0};
    *store = (struct store){.fd = calls_open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0)};
    store->is_open = store->fd >= 0;
    str_clear(head);
    bool good = store->is_open && read_index(store, &index) && take_index(store, &index, head);
    str_release(&index);
    if (!good)
        store_release(store);
    return good;
}

/* The block in the room; NULL where it is not what was once written. */
static const struct str *take_in(const struct store *store, size_t number, struct store_room *room)
{
    const struct store_block *block = &store->blocks[number - 1];
    for (unsigned i = 0; i < 2; i++)
        if (room->kept[i].block == number) {
            room->last = i;
            return &room->kept[i].bytes;
        }
    struct store_kept *kept = &room->kept[1 - room->last];
    kept->block = 0;
    if (!read_part(store, block->at, block->size, &kept->bytes) ||
        !fits(kept->bytes.data, block->size, block->digest))
        return NULL;
    kept->block = number;
    room->last = 1 - room->last;
    return &kept->bytes;
}

static struct unpacking find_in(const struct str *block, const char *name)
{
    struct unpacking from = {.at = block->data, .end = block->data + block->size};
    while (!from.failed && from.at < from.end) {
        size_t size;
        bool found = unpack_is(&from, name);
        struct unpacking record = {.at = unpack_bytes(&from, &size)};
        record.end = record.at + size;
        if (found && !from.failed)
            return record;
    }
    return (struct unpacking){.failed = true};
}

struct unpacking store_find(const struct store *store, const char *name, struct store_room *room)
{
    struct unpacking record = {.failed = true};
    uint32_t hash = hash_of(name);
    size_t slot = store->count > 0 ? hash % store->slot_count : 0;
    while (record.failed && store->count > 0 && store->slots[slot].block != 0) {
        const struct store_slot *at = &store->slots[slot];
        const struct str *block = at->hash == hash ? take_in(store, at->block, room) : NULL;
        if (block != NULL)
            record = find_in(block, name);
        slot = (slot + 1) % store->slot_count;
    }
    return record;
}

void store_room_release(struct store_room *room)
{
    for (unsigned i = 0; i < 2; i++)
        str_release(&room->kept[i].bytes);
    *room = (struct store_room){0};
}

void store_release(struct store *store)
{
    if (store->is_open)
        calls_close(store->fd);
    free(store->blocks);
    free(store->slots);
    *store = (struct store){0};
}
