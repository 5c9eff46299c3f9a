/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TESTS_DISK_H
#define KAOPING_TESTS_DISK_H

#include "../support/random.h"
#include "../support/seam.h"
#include "base/str.h"

/*
 * What a disk holds that is told of every call: a file's bytes are there for certain when the file
 * was synced, a name when its directory was.  Everything else is on its way.
 */

/* A write, or a cutting off (no bytes), that was not synced. */
struct disk_write {
    struct str bytes;
    int64_t place;
    bool cuts;
};

struct disk_file {
    bool is_directory;
    struct str synced;
    struct str live;
    struct disk_write *writes; /* since the last sync */
    size_t count;
    size_t room;
};

/* A name that came to stand for FILE, or with DISK_GONE for none; FROM is gone by the same call. */
#define DISK_GONE (-1)
struct disk_name {
    char *path; /* under the root, "" the root itself */
    char *from; /* NULL but for a rename */
    long file;
};

struct disk_names {
    struct disk_name *at;
    size_t count;
    size_t room;
};

struct disk {
    char *root;
    struct disk_file *files;
    size_t count;
    size_t room;
    struct disk_names live;
    struct disk_names synced;
    struct disk_names changes; /* not synced, oldest first */
};

/* What a power cut leaves of what was not synced. */
enum disk_rest { DISK_NOTHING, DISK_ALL, DISK_SOME, DISK_RESTS };

/* The directory as it is now, all of it synced. */
void disk_begin(struct disk *disk, const char *root);

/* Takes in a call that succeeded; one outside the root is passed over. */
void disk_take(struct disk *disk, const struct call *call);

/* Makes what is left of the root in the directory PLACE, which is there and empty. */
void disk_leave(const struct disk *disk, enum disk_rest rest, struct randomness *randomness,
                const char *place);

void disk_release(struct disk *disk);

#endif
