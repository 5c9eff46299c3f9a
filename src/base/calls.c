/* SPDX-License-Identifier: MIT */
#include "base/calls.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

/* Whether a call that answered RESULT has to be made again. */
static bool again(long result)
{
    return result < 0 && errno == EINTR;
}

int calls_open(const char *path, int flags, mode_t mode)
{
    int fd;
    do
        fd = open(path, flags, mode);
    while (again(fd));
    return fd;
}

long calls_read(int fd, void *bytes, size_t size)
{
    ssize_t got;
    do
        got = read(fd, bytes, size);
    while (again(got));
    return (long)got;
}

long calls_read_at(int fd, void *bytes, size_t size, int64_t place)
{
    ssize_t got;
    do
        got = pread(fd, bytes, size, (off_t)place);
    while (again(got));
    return (long)got;
}

size_t calls_write_at(int fd, const char *bytes, size_t size, int64_t place)
{
    size_t done = 0;
    while (done < size) {
        /* What it is where nothing is written and no reason given. */
        errno = ENOSPC;
        ssize_t written = pwrite(fd, bytes + done, size - done, (off_t)(place + (int64_t)done));
        if (again(written))
            continue;
        if (written <= 0)
            break;
        done += (size_t)written;
    }
    return done;
}

bool calls_cut(int fd, int64_t size)
{
    int result;
    do
        result = ftruncate(fd, (off_t)size);
    while (again(result));
    return result == 0;
}

bool calls_sync(int fd)
{
    int result;
    do
        result = fsync(fd);
    while (again(result));
    return result == 0 || errno == EINVAL;
}

bool calls_sync_data(int fd)
{
    int result;
    do
        result = fdatasync(fd);
    while (again(result));
    return result == 0 || errno == EINVAL;
}

bool calls_close(int fd)
{
    return close(fd) == 0 || errno == EINTR;
}

bool calls_lock(int fd)
{
    int result;
    do
        result = flock(fd, LOCK_EX | LOCK_NB);
    while (again(result));
    return result == 0;
}

bool calls_stat(const char *path, struct stat *status)
{
    int result;
    do
        result = stat(path, status);
    while (again(result));
    return result == 0;
}

bool calls_look(const char *path, struct stat *status)
{
    memset(status, 0, sizeof *status);
    return calls_stat(path, status) || errno == ENOENT || errno == ENOTDIR;
}

bool calls_may_write(const char *path)
{
    int result;
    do
        result = faccessat(AT_FDCWD, path, W_OK, AT_EACCESS);
    while (again(result));
    return result == 0;
}
