/* SPDX-License-Identifier: MIT */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/mem.h"

#define FILE_SIZE_MOST (64L * 1024 * 1024)

static bool refuse(const char *path, struct diags *diags, const char *text)
{
    diag_add(diags, DIAG_FAILURE, (struct place){.file = path}, "%s", text);
    return false;
}

static bool read_all(int fd, struct str *out)
{
    char buffer[65536];
    for (;;) {
        ssize_t size = read(fd, buffer, sizeof buffer);
        if (size > 0)
            str_add_part(out, buffer, (size_t)size);
        else if (size == 0)
            return true;
        else if (errno != EINTR)
            return false;
    }
}

static bool is_readable_kind(int fd, const char *path, struct diags *diags)
{
    struct stat status;
    if (fstat(fd, &status) != 0)
        return diag_failure(diags, path, _("could not read"));
    if (S_ISDIR(status.st_mode))
        return refuse(path, diags, _("is a directory; name a file"));
    if (!S_ISREG(status.st_mode))
        return refuse(path, diags, _("is no regular file; name a file"));
    if (status.st_size > FILE_SIZE_MOST)
        return refuse(path, diags, _("is larger than 64 MiB, so it is no sheet or form"));
    return true;
}

bool file_read(const char *path, struct str *out, struct diags *diags)
{
    str_clear(out);
    /* Without O_NONBLOCK, opening a named pipe would wait for ever. */
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return diag_failure(diags, path, _("could not open"));
    bool good = is_readable_kind(fd, path, diags);
    if (good && !read_all(fd, out))
        good = diag_failure(diags, path, _("could not read"));
    close(fd);
    return good;
}

static bool write_all(int fd, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t written = write(fd, bytes, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes += written;
        size -= (size_t)written;
    }
    return true;
}

static bool sync_directory(const char *path)
{
    char *directory = file_directory(path);
    int fd = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    free(directory);
    if (fd < 0)
        return false;
    /* Some network file systems cannot sync a directory; the rename has been done all the same. */
    bool good = fsync(fd) == 0 || errno == EINVAL;
    close(fd);
    return good;
}

static mode_t mode_of(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 ? status.st_mode & 0777 : 0644;
}

/*
 * Makes a new file for writing.  A leftover of the same name is a dead process's: the name has this
 * process's number in it.
 */
static int open_beside(const char *name)
{
    unlink(name);
    return open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
}

/* Writes CONTENT to the new file NAME, with the mode of the one it will replace.  False with errno
 * set. */
static bool write_beside(const char *path, const struct str *content, const char *name)
{
    int fd = open_beside(name);
    if (fd < 0)
        return false;
    bool good = fchmod(fd, mode_of(path)) == 0 && write_all(fd, str_text(content), content->size) &&
                fsync(fd) == 0;
    int error = errno;
    if (close(fd) != 0 && good) {
        good = false;
        error = errno;
    }
    if (!good)
        unlink(name);
    errno = error;
    return good;
}

/* The file that PATH stands for: where a symbolic link leads. */
static char *target_of(const char *path)
{
    char *real = realpath(path, NULL);
    return real != NULL ? real : mem_copy(path);
}

/* Whether something stands there that is no file: saving would put a file in the place of a device
 * or pipe. */
static bool is_no_file(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && !S_ISREG(status.st_mode);
}

bool file_save(const char *path, const struct str *content, struct diags *diags)
{
    if (file_is_directory(path))
        return refuse(path, diags, _("is a directory; name a file"));
    if (is_no_file(path))
        return refuse(path, diags, _("is no regular file; name a file"));
    bool old = file_exists(path);
    char *target = target_of(path);
    struct str name = {0};
    str_addf(&name, "%s.%ld.tmp", target, (long)getpid());
    bool good = write_beside(target, content, name.data);
    if (good && rename(name.data, target) != 0) {
        int error = errno;
        unlink(name.data);
        errno = error;
        good = false;
    }
    good = good && sync_directory(target);
    if (!good)
        diag_failure(diags, path,
                     old ? _("could not save; the old file is as it was") : _("could not save"));
    str_release(&name);
    free(target);
    return good;
}

bool file_make_directory(const char *path, struct diags *diags)
{
    if (file_is_directory(path))
        return true;
    char *above = file_directory(path);
    bool good = strcmp(above, path) == 0 || file_make_directory(above, diags);
    free(above);
    if (good && mkdir(path, 0777) != 0 && errno != EEXIST)
        return diag_failure(diags, path, _("could not make the directory"));
    if (good && !file_is_directory(path))
        return refuse(path, diags, _("is no directory; a directory is needed there"));
    return good;
}

bool file_exists(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0;
}

static bool may_write(const char *path)
{
    return faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) == 0;
}

bool file_is_writable(const char *path)
{
    if (may_write(path))
        return true;
    if (errno != ENOENT)
        return false;
    char *directory = file_directory(path);
    bool writable = may_write(directory);
    free(directory);
    return writable;
}

bool file_is_directory(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}
