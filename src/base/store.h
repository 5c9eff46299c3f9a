/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_BASE_STORE_H
#define KAOPING_BASE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/pack.h"

/*
 * Many small records in one file, each found by its name: written once, one behind the other, and
 * then only read, without all of them ever being in memory.  For what can be made anew: a file that
 * is damaged, or is no store, has nothing in it.
 *
 * Records stand in blocks of two kilobytes or more.  Behind the blocks stands an index: what the
 * owner has to say of them all, and of each block its size, digest, and the hashes of its records'
 * names; behind that where the index begins, and the digest of all from there.
 */

/* All zero is one that nothing was added to. */
struct store_writer {
    struct saving saving;
    bool is_begun;
    bool failed;
    struct str blocks;  /* not written yet */
    size_t block;       /* where in them the last one begins, which still grows */
    struct str hashes;  /* of its records, packed */
    size_t block_count; /* of the records in it */
    struct str index;   /* of the blocks before it */
    size_t count;
};

/* Adds a record; of two of the same name the first is found. */
void store_add(struct store_writer *writer, const char *name, const char *bytes, size_t size);

/* Writes what was added, to a file beside PATH. */
void store_flush(struct store_writer *writer, const char *path);

/* Puts the file at PATH, HEAD its owner's words; false where something went wrong, and then what
 * was there stays.  The writer is empty again. */
bool store_end(struct store_writer *writer, const char *path, const struct str *head);

/* Forgets what was added. */
void store_drop(struct store_writer *writer);

/* A block of a store: where it stands in the file. */
struct store_block {
    int64_t at;
    size_t size;
    unsigned char digest[DIGEST_BYTES];
};

/* A store being read.  All zero has nothing. */
struct store {
    int fd;
    bool is_open;
    size_t count; /* records */
    struct store_block *blocks;
    size_t block_count;
    struct store_slot {
        uint32_t hash;
        uint32_t block; /* its index + 1; 0: none */
    } * slots;
    size_t slot_count;
};

/* Opens the store at PATH and puts its owner's words into HEAD; false where there is none. */
bool store_open(struct store *store, const char *path, struct str *head);

/* Where blocks are read to, so that those needed again are there still.  All zero is empty. */
struct store_room {
    struct store_kept {
        struct str bytes;
        size_t block; /* its index + 1 */
    } kept[2];
    unsigned last;
};
void store_room_release(struct store_room *room);

/* The record called NAME, borrowed from ROOM till the next is asked for; its end where there is
 * none.  Several threads may ask at the same time, each with a ROOM of its own. */
struct unpacking store_find(const struct store *store, const char *name, struct store_room *room);

void store_release(struct store *store);

#endif
