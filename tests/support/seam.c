/* SPDX-License-Identifier: MIT */
#include "seam.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/*
 * Each wrapped call has a name for the linker, and where files have 64 bits a second one, which on
 * the machines this runs on is the same call.
 */
#define ALSO(name) __attribute__((alias(#name)))

#define DESCRIPTORS 1024
#define PATH_ROOM   1024

struct seam seam;

static char paths[DESCRIPTORS][PATH_ROOM];

static const char *path_of(int fd)
{
    return fd >= 0 && fd < DESCRIPTORS ? paths[fd] : "";
}

static void note_path(int fd, const char *path)
{
    if (fd < 0 || fd >= DESCRIPTORS)
        return;
    size_t size = strnlen(path, PATH_ROOM - 1);
    memcpy(paths[fd], path, size);
    paths[fd][size] = '\0';
}

const char *seam_kind_name(enum call_kind kind)
{
    static const char *const names[CALL_KINDS] = {
        [CALL_OPEN] = "open",     [CALL_READ] = "read",     [CALL_WRITE] = "write",
        [CALL_SYNC] = "fsync",    [CALL_CUT] = "ftruncate", [CALL_CLOSE] = "close",
        [CALL_LOCK] = "flock",    [CALL_MODE] = "fchmod",   [CALL_RENAME] = "rename",
        [CALL_UNLINK] = "unlink", [CALL_MAKE] = "mkdir",    [CALL_UNMAKE] = "rmdir",
        [CALL_STAT] = "stat",     [CALL_ACCESS] = "access", [CALL_LINK] = "realpath",
        [CALL_LIST] = "opendir",  [CALL_ENTRY] = "readdir",
    };
    return names[kind];
}

/* What keeps the call from being made: 0, an errno or SEAM_SHORT. */
static int before(const struct call *call)
{
    if (!seam.on)
        return 0;
    int error = seam.before(seam.context, call);
    if (error > 0)
        errno = error;
    return error;
}

static void after(const struct call *call, bool done)
{
    int error = errno;
    if (seam.on && done && seam.after != NULL)
        seam.after(seam.context, call);
    errno = error;
}

int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);
int __wrap_open64(const char *path, int flags, ...) ALSO(__wrap_open);
int __wrap_open(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    mode_t mode = (flags & O_CREAT) != 0 ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    struct call call = {.kind = CALL_OPEN, .path = path, .makes = (flags & O_CREAT) != 0};
    if (before(&call) != 0)
        return -1;
    int fd = __real_open(path, flags, mode);
    note_path(fd, path);
    after(&call, fd >= 0);
    return fd;
}

ssize_t __real_read(int fd, void *bytes, size_t size);
ssize_t __wrap_read(int fd, void *bytes, size_t size);
ssize_t __wrap_read(int fd, void *bytes, size_t size)
{
    struct call call = {.kind = CALL_READ, .path = path_of(fd)};
    return before(&call) != 0 ? -1 : __real_read(fd, bytes, size);
}

ssize_t __real_pwrite(int fd, const void *bytes, size_t size, off_t place);
ssize_t __wrap_pwrite(int fd, const void *bytes, size_t size, off_t place);
ssize_t __wrap_pwrite64(int fd, const void *bytes, size_t size, off_t place) ALSO(__wrap_pwrite);
ssize_t __wrap_pwrite(int fd, const void *bytes, size_t size, off_t place)
{
    struct call call = {CALL_WRITE, path_of(fd), NULL, false, bytes, size, place};
    int error = before(&call);
    if (error > 0)
        return -1;
    ssize_t written = __real_pwrite(fd, bytes, error == SEAM_SHORT ? (size + 1) / 2 : size, place);
    call.size = written > 0 ? (size_t)written : 0;
    after(&call, written > 0);
    return written;
}

ssize_t __real_write(int fd, const void *bytes, size_t size);
ssize_t __wrap_write(int fd, const void *bytes, size_t size);
ssize_t __wrap_write(int fd, const void *bytes, size_t size)
{
    off_t place = lseek(fd, 0, SEEK_CUR);
    if (place < 0)
        return __real_write(fd, bytes, size);
    ssize_t written = __wrap_pwrite(fd, bytes, size, place);
    if (written > 0)
        lseek(fd, written, SEEK_CUR);
    return written;
}

/* Nothing is brought to a disk for real: what would be there is for the test to know. */
int __wrap_fsync(int fd);
int __wrap_fsync(int fd)
{
    struct call call = {.kind = CALL_SYNC, .path = path_of(fd)};
    if (before(&call) != 0)
        return -1;
    after(&call, true);
    return 0;
}

int __wrap_fdatasync(int fd);
int __wrap_fdatasync(int fd)
{
    return __wrap_fsync(fd);
}

int __real_ftruncate(int fd, off_t size);
int __wrap_ftruncate(int fd, off_t size);
int __wrap_ftruncate64(int fd, off_t size) ALSO(__wrap_ftruncate);
int __wrap_ftruncate(int fd, off_t size)
{
    struct call call = {.kind = CALL_CUT, .path = path_of(fd), .place = size};
    if (before(&call) != 0)
        return -1;
    int result = __real_ftruncate(fd, size);
    after(&call, result == 0);
    return result;
}

int __real_close(int fd);
int __wrap_close(int fd);
int __wrap_close(int fd)
{
    struct call call = {.kind = CALL_CLOSE, .path = path_of(fd)};
    int error = before(&call);
    int number = errno;
    /* A close that fails has closed all the same. */
    int result = __real_close(fd);
    note_path(fd, "");
    errno = error != 0 ? number : errno;
    return error != 0 ? -1 : result;
}

int __real_flock(int fd, int operation);
int __wrap_flock(int fd, int operation);
int __wrap_flock(int fd, int operation)
{
    struct call call = {.kind = CALL_LOCK, .path = path_of(fd)};
    return before(&call) != 0 ? -1 : __real_flock(fd, operation);
}

int __real_fchmod(int fd, mode_t mode);
int __wrap_fchmod(int fd, mode_t mode);
int __wrap_fchmod(int fd, mode_t mode)
{
    struct call call = {.kind = CALL_MODE, .path = path_of(fd)};
    return before(&call) != 0 ? -1 : __real_fchmod(fd, mode);
}

int __real_rename(const char *from, const char *to);
int __wrap_rename(const char *from, const char *to);
int __wrap_rename(const char *from, const char *to)
{
    struct call call = {.kind = CALL_RENAME, .path = from, .to = to};
    if (before(&call) != 0)
        return -1;
    int result = __real_rename(from, to);
    after(&call, result == 0);
    return result;
}

/* The calls that have a path and nothing else to tell. */
static int with_path(enum call_kind kind, int (*real)(const char *), const char *path)
{
    struct call call = {.kind = kind, .path = path};
    if (before(&call) != 0)
        return -1;
    int result = real(path);
    after(&call, result == 0);
    return result;
}

int __real_unlink(const char *path);
int __wrap_unlink(const char *path);
int __wrap_unlink(const char *path)
{
    return with_path(CALL_UNLINK, __real_unlink, path);
}

int __real_rmdir(const char *path);
int __wrap_rmdir(const char *path);
int __wrap_rmdir(const char *path)
{
    return with_path(CALL_UNMAKE, __real_rmdir, path);
}

int __real_mkdir(const char *path, mode_t mode);
int __wrap_mkdir(const char *path, mode_t mode);
int __wrap_mkdir(const char *path, mode_t mode)
{
    struct call call = {.kind = CALL_MAKE, .path = path};
    if (before(&call) != 0)
        return -1;
    int result = __real_mkdir(path, mode);
    after(&call, result == 0);
    return result;
}

int __real_stat(const char *path, struct stat *status);
int __wrap_stat(const char *path, struct stat *status);
int __wrap_stat64(const char *path, struct stat *status) ALSO(__wrap_stat);
int __wrap_stat(const char *path, struct stat *status)
{
    struct call call = {.kind = CALL_STAT, .path = path};
    return before(&call) != 0 ? -1 : __real_stat(path, status);
}

int __real_fstat(int fd, struct stat *status);
int __wrap_fstat(int fd, struct stat *status);
int __wrap_fstat64(int fd, struct stat *status) ALSO(__wrap_fstat);
int __wrap_fstat(int fd, struct stat *status)
{
    struct call call = {.kind = CALL_STAT, .path = path_of(fd)};
    return before(&call) != 0 ? -1 : __real_fstat(fd, status);
}

int __real_faccessat(int fd, const char *path, int mode, int flags);
int __wrap_faccessat(int fd, const char *path, int mode, int flags);
int __wrap_faccessat(int fd, const char *path, int mode, int flags)
{
    struct call call = {.kind = CALL_ACCESS, .path = path};
    return before(&call) != 0 ? -1 : __real_faccessat(fd, path, mode, flags);
}

char *__real_realpath(const char *path, char *real);
char *__wrap_realpath(const char *path, char *real);
char *__wrap_realpath(const char *path, char *real)
{
    struct call call = {.kind = CALL_LINK, .path = path};
    return before(&call) != 0 ? NULL : __real_realpath(path, real);
}

/* Who waits for another process need not do so here for real. */
int __real_nanosleep(const struct timespec *pause, struct timespec *left);
int __wrap_nanosleep(const struct timespec *pause, struct timespec *left);
int __wrap_nanosleep(const struct timespec *pause, struct timespec *left)
{
    return seam.on ? 0 : __real_nanosleep(pause, left);
}

DIR *__real_opendir(const char *path);
DIR *__wrap_opendir(const char *path);
DIR *__wrap_opendir(const char *path)
{
    struct call call = {.kind = CALL_LIST, .path = path};
    if (before(&call) != 0)
        return NULL;
    DIR *directory = __real_opendir(path);
    if (directory != NULL)
        note_path(dirfd(directory), path);
    return directory;
}

struct dirent *__real_readdir(DIR *directory);
struct dirent *__wrap_readdir(DIR *directory);
struct dirent *__wrap_readdir64(DIR *directory) ALSO(__wrap_readdir);
struct dirent *__wrap_readdir(DIR *directory)
{
    struct call call = {.kind = CALL_ENTRY, .path = path_of(dirfd(directory))};
    return before(&call) != 0 ? NULL : __real_readdir(directory);
}
