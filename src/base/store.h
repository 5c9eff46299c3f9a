/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_BASE_STORE_H
#define KAOPING_BASE_STORE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/file.h"
#include "base/pack.h"

/*
 * Many small records in one file, each found by its name: written once, and then only read, without
 * all of them ever being in memory (tinycdb's constant database).  For what can be made anew: each
 * record has its checksum before it, and one that is damaged is not there; nor is any of a file
 * that is no store.  Who may write the file may also write any record into it.
 */

/* All zero is one that was not begun. */
struct store_writer {
    struct saving saving;
    struct cdb_make *made;
    bool is_begun;
    bool failed;
};

/* Begins a file that is to take the place of the one at PATH.  A failure, here and in adding, is
 * told at the end. */
void store_begin(struct store_writer *writer, const char *path);

/* Adds a record; of two of the same name the first is found. */
void store_add(struct store_writer *writer, const char *name, const char *bytes, size_t size);

/* Puts the file in its place; false where something went wrong, and then what was there stays.  The
 * writer is all zero again, as after store_drop(), which forgets what was added. */
bool store_end(struct store_writer *writer);
void store_drop(struct store_writer *writer);

/* A store being read.  All zero is none, and has nothing. */
struct store {
    struct cdb *cdb; /* the file, mapped */
    int fd;
};

/* Opens the store at PATH; false where there is none. */
bool store_open(struct store *store, const char *path);
void store_release(struct store *store);

bool store_is_open(const struct store *store);

/* The record called NAME, borrowed from the store; one that has failed where there is none.
 * Several threads may ask at the same time. */
struct unpacking store_find(const struct store *store, const char *name);

/* Gives back the memory that was needed to find records, and takes from who has one what was
 * borrowed; nobody else may be asking. */
void store_rest(struct store *store);

#endif
