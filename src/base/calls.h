/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_BASE_CALLS_H
#define KAOPING_BASE_CALLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

/*
 * System calls on files that go on where a signal interrupted them.  All leave errno as the call
 * that failed set it.
 */

/* As open(). */
int calls_open(const char *path, int flags, mode_t mode);

/* As read(). */
long calls_read(int fd, void *bytes, size_t size);

/* As pread(). */
long calls_read_at(int fd, void *bytes, size_t size, int64_t place);

/* Writes at the place in the file, over what stands there, and answers how many bytes that were:
 * fewer than SIZE where it failed. */
size_t calls_write_at(int fd, const char *bytes, size_t size, int64_t place);

/* Cuts the file off. */
bool calls_cut(int fd, int64_t size);

/* Brings the file, or all that is needed to read it again, to the disk.  A file system that cannot
 * do that (some network drives, for directories) has done what it can. */
bool calls_sync(int fd);
bool calls_sync_data(int fd);

/* Closes; an interrupted close has closed. */
bool calls_close(int fd);

/* As flock(LOCK_EX | LOCK_NB): false with EWOULDBLOCK where another process has it. */
bool calls_lock(int fd);

/* As stat(). */
bool calls_stat(const char *path, struct stat *status);

/* The same where nothing may stand at PATH, which leaves STATUS all zero; false where the disk does
 * not say. */
bool calls_look(const char *path, struct stat *status);

/* Whether the effective user may write there. */
bool calls_may_write(const char *path);

#endif
