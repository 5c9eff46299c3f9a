/* SPDX-License-Identifier: MIT */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/calls.h"
#include "base/lang.h"
#include "base/mem.h"

#define FILE_SIZE_MOST (64L * 1024 * 1024)

static bool refuse(const char *path, struct diags *diags, const char *text)
{
    diag_add(diags, DIAG_FAILURE, (struct place){.file = path}, "%s", text);
    return false;
}

/* To its end, wherever that is by now. */
static bool read_all(int fd, struct str *out)
{
    for (;;) {
        str_reserve(out, 1);
        long size = calls_read(fd, out->data + out->size, out->room - out->size - 1);
        out->size += size > 0 ? (size_t)size : 0;
        out->data[out->size] = '\0';
        if (size <= 0)
            return size == 0;
    }
}

static bool is_readable_kind(const struct stat *status, const char *path, struct diags *diags)
{
    if (S_ISDIR(status->st_mode))
        return refuse(path, diags, _("is a directory; name a file"));
    if (!S_ISREG(status->st_mode))
        return refuse(path, diags, _("is no regular file; name a file"));
    if (status->st_size > FILE_SIZE_MOST)
        return refuse(path, diags, _("is larger than 64 MiB, so it is no sheet or form"));
    return true;
}

static bool read_file(int fd, const char *path, struct str *out, struct diags *diags)
{
    struct stat status;
    if (fstat(fd, &status) != 0)
        return diag_failure(diags, path, _("could not read"));
    if (!is_readable_kind(&status, path, diags))
        return false;
    /* A byte more, by which the end is seen. */
    str_reserve(out, (size_t)status.st_size + 1);
    if (!read_all(fd, out))
        return diag_failure(diags, path, _("could not read"));
    return true;
}

bool file_read(const char *path, struct str *out, struct diags *diags)
{
    str_clear(out);
    /* Without O_NONBLOCK, opening a named pipe would wait for ever. */
    int fd = calls_open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
    if (fd < 0)
        return diag_failure(diags, path, _("could not open"));
    bool good = read_file(fd, path, out, diags);
    close(fd);
    return good;
}

bool file_sync_name(const char *path)
{
    char *directory = file_directory(path);
    int fd = calls_open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
    free(directory);
    if (fd < 0)
        return false;
    bool good = calls_sync(fd);
    int error = errno;
    calls_close(fd);
    errno = error;
    return good;
}

void file_remove(const char *path)
{
    int error = errno;
    unlink(path);
    errno = error;
}

/* A directory that the disk has not confirmed would take all that is put into it along. */
static bool make_one(const char *path)
{
    if (mkdir(path, 0777) != 0)
        return errno == EEXIST;
    if (file_sync_name(path))
        return true;
    int error = errno;
    rmdir(path);
    errno = error;
    return false;
}

bool file_make_directory(const char *path, struct diags *diags)
{
    if (file_is_directory(path))
        return true;
    char *above = file_directory(path);
    bool good = strcmp(above, path) == 0 || file_make_directory(above, diags);
    free(above);
    if (good && !make_one(path))
        return diag_failure(diags, path, _("could not make the directory"));
    if (good && !file_is_directory(path))
        return refuse(path, diags, _("is no directory; a directory is needed there"));
    return good;
}

bool file_find(const char *path, bool *exists, struct diags *diags)
{
    struct stat status;
    bool known = calls_look(path, &status);
    *exists = status.st_mode != 0;
    if (!known)
        diag_failure(diags, path, _("could not look whether it is there"));
    return known;
}

bool file_exists(const char *path)
{
    struct stat status;
    return calls_stat(path, &status);
}

bool file_is_writable(const char *path)
{
    if (calls_may_write(path))
        return true;
    if (errno != ENOENT)
        return false;
    char *directory = file_directory(path);
    bool writable = calls_may_write(directory);
    free(directory);
    return writable;
}

bool file_is_directory(const char *path)
{
    struct stat status;
    return calls_stat(path, &status) && S_ISDIR(status.st_mode);
}
