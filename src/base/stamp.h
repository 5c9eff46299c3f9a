/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_BASE_STAMP_H
#define KAOPING_BASE_STAMP_H

#include <stdbool.h>
#include <stdint.h>

/*
 * What the system says of a file without reading it: enough to know that it is as it was.  All zero
 * but for when it was asked is that of a file that is not there.  Other than a key (file_key.h) it
 * stays the same where a file is renamed, as a new one is at the end of being saved.
 */
struct stamp {
    uint64_t device;
    uint64_t inode;
    int64_t size;
    int64_t seconds; /* of its last change */
    int64_t nanoseconds;
    int64_t looked; /* seconds when this was asked */
};

/* Asks for the stamp of what stands at PATH; false with errno set where the disk does not say. */
bool stamp_take(const char *path, struct stamp *stamp);

/* The same where what cannot be asked may count as not being there. */
struct stamp stamp_of(const char *path);

bool stamp_same(const struct stamp *a, const struct stamp *b);

/*
 * Whether a later change of the file must show in its stamp.  Within a second or two of a change
 * another one need not: some file systems count moments no finer than that.  Who finds the stamps
 * the same then has to compare what the files hold.
 */
bool stamp_is_sure(const struct stamp *stamp);

#endif
