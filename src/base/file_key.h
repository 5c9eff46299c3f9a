/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_BASE_FILE_KEY_H
#define KAOPING_BASE_FILE_KEY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/pack.h"

/*
 * What the system says of a file that becomes another when the file is changed, replaced, moved or
 * copied: which file it is, its size, and to the nanosecond when its bytes and its particulars were
 * last changed.  The latter nobody can set back.
 *
 * File systems take the time from a clock that ticks, some of them every other second.  Two changes
 * within a tick look alike, so a key says something of the bytes read after it was taken only where
 * the last change was long over by then: file_key_is_settled().
 */
struct file_key {
    uint64_t device;
    uint64_t inode;
    int64_t size; /* -1: there is no such file, -2: the disk does not say; then all else is 0 */
    int64_t modified;
    int64_t changed; /* seconds since 1970 */
    int32_t modified_ns;
    int32_t changed_ns;
};

/* Asks for the key of the file that PATH stands for, to be done before it is read. */
void file_key_take(const char *path, struct file_key *key);

bool file_key_is_there(const struct file_key *key);

/* Whether the disk said if there is such a file. */
bool file_key_is_known(const struct file_key *key);

bool file_key_equal(const struct file_key *a, const struct file_key *b);

/* Whether the file had not been touched for some seconds at NOW, the moment the key was taken. */
bool file_key_is_settled(const struct file_key *key, int64_t now);

void file_key_pack(const struct file_key *key, struct str *out);
void file_key_unpack(struct unpacking *from, struct file_key *key);

#endif
