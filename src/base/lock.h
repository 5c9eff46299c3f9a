/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_BASE_LOCK_H
#define KAOPING_BASE_LOCK_H

#include <stdbool.h>

/*
 * A file that one process at a time has locked.  The lock is the open file's (flock), so that it
 * ends with the process however that ends.
 */
enum lock { LOCK_TAKEN, LOCK_HELD, LOCK_FAILED };

/*
 * Opens PATH (made where there is none) for reading and writing, and locks it.  LOCK_HELD where
 * another opening has the lock, LOCK_FAILED with errno set.  *FD is the caller's to close where
 * LOCK_TAKEN comes back; then it is the file that stands at PATH, also where another one was put
 * there between opening and locking.
 */
enum lock lock_open(const char *path, int *fd);

/* Whether FD still is the file that stands at PATH. */
bool lock_is_of(int fd, const char *path);

/* How long to wait for another process: so many times, with a pause before each. */
struct lock_wait {
    int times;
    void (*pause)(void *context);
    void *context; /* borrowed */
};

/* About three seconds; and no longer than it takes the other one to say who it is. */
extern const struct lock_wait lock_wait_long;
extern const struct lock_wait lock_wait_short;

/* As lock_open(), trying again while another process has the lock. */
enum lock lock_open_waiting(const char *path, const struct lock_wait *wait, int *fd);

/* Takes away the file at PATH, which this process has locked as FD, and gives the lock up. */
void lock_remove(const char *path, int fd);

#endif
