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

#include "base/calls.h"
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
        long size = calls_read(fd, buffer, sizeof buffer);
        if (size <= 0)
            return size == 0;
        str_add_part(out, buffer, (size_t)size);
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
    int fd = calls_open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
    if (fd < 0)
        return diag_failure(diags, path, _("could not open"));
    bool good = is_readable_kind(fd, path, diags);
    if (good && !read_all(fd, out))
        good = diag_failure(diags, path, _("could not read"));
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

/*
 * Makes a new file for writing.  A leftover of the same name is a dead process's: the name has this
 * process's number in it.
 */
static int open_beside(const char *name)
{
    file_remove(name);
    return calls_open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
}

/* Writes CONTENT to the new file NAME.  False with errno set, and no such file left. */
static bool write_beside(const struct str *content, const char *name, mode_t mode)
{
    int fd = open_beside(name);
    if (fd < 0)
        return false;
    bool good = fchmod(fd, mode) == 0 &&
                calls_write_at(fd, str_text(content), content->size, 0) == content->size &&
                calls_sync(fd);
    int error = errno;
    if (!calls_close(fd) && good) {
        good = false;
        error = errno;
    }
    errno = error;
    if (!good)
        file_remove(name);
    return good;
}

/* The file that PATH stands for: where a symbolic link leads.  NULL with errno set where that
 * cannot be told, since a file put in the place of a link would part it from its target. */
static char *target_of(const char *path)
{
    char *real = realpath(path, NULL);
    return real != NULL || errno != ENOENT ? real : mem_copy(path);
}

/* A system call between looking and renaming is all the time that another program has left.  False
 * with errno set, ESTALE where another file than the KNOWN one stands there. */
static bool rename_over(const char *name, const char *target, struct stamp *known)
{
    struct stamp fresh;
    struct stamp now;
    if (known != NULL && (!stamp_take(name, &fresh) || !stamp_take(target, &now)))
        return false;
    if (known != NULL && !stamp_same(&now, known)) {
        errno = ESTALE;
        return false;
    }
    if (rename(name, target) != 0)
        return false;
    if (known != NULL)
        *known = fresh;
    return true;
}

/* Puts CONTENT in the place of the file, with its mode.  False with errno set. */
static bool put_in_place(const char *target, const struct str *content, mode_t mode,
                         struct stamp *known)
{
    struct str name = {0};
    str_addf(&name, "%s.%ld.tmp", target, (long)getpid());
    bool good = write_beside(content, name.data, mode);
    if (good && !rename_over(name.data, target, known)) {
        file_remove(name.data);
        good = false;
    }
    int error = errno;
    str_release(&name);
    errno = error;
    return good;
}

static void say_why_not(const char *path, bool old, struct diags *diags)
{
    if (errno == ESTALE)
        refuse(path, diags,
               _("another program changed the file just now, so it was left as that one wrote it"));
    else
        diag_failure(diags, path,
                     old ? _("could not save; the old file is as it was") : _("could not save"));
}

bool file_replace_known(const char *path, const struct str *content, struct stamp *known,
                        bool *replaced, struct diags *diags)
{
    struct stat old;
    *replaced = false;
    if (!calls_look(path, &old))
        return diag_failure(diags, path, _("could not save; the old file is as it was"));
    if (S_ISDIR(old.st_mode))
        return refuse(path, diags, _("is a directory; name a file"));
    if (old.st_mode != 0 && !S_ISREG(old.st_mode))
        return refuse(path, diags, _("is no regular file; name a file"));
    char *target = target_of(path);
    *replaced = target != NULL &&
                put_in_place(target, content, old.st_mode != 0 ? old.st_mode & 0777 : 0644, known);
    if (!*replaced)
        say_why_not(path, old.st_mode != 0, diags);
    bool good = *replaced && file_sync_name(target);
    if (*replaced && !good)
        diag_failure(diags, path, _("saved, but the disk has not confirmed it; save once more"));
    free(target);
    return good;
}

/* As put_in_place() names it. */
static bool is_leftover(const char *name, const char *file)
{
    size_t size = strlen(file);
    if (strncmp(name, file, size) != 0 || name[size] != '.')
        return false;
    const char *number = name + size + 1;
    size_t digits = strspn(number, "0123456789");
    return digits > 0 && strcmp(number + digits, ".tmp") == 0;
}

void file_clear_leftovers(const char *path)
{
    struct names names = {0};
    char *target = target_of(path);
    if (target == NULL)
        return;
    char *directory = file_directory(target);
    file_list(directory, ".tmp", &names, NULL);
    for (size_t i = 0; i < names.count; i++) {
        if (!is_leftover(names.at[i], file_base_name(target)))
            continue;
        char *leftover = file_join(directory, names.at[i]);
        file_remove(leftover);
        free(leftover);
    }
    names_release(&names);
    free(directory);
    free(target);
}

bool file_replace(const char *path, const struct str *content, bool *replaced, struct diags *diags)
{
    return file_replace_known(path, content, NULL, replaced, diags);
}

bool file_save(const char *path, const struct str *content, struct diags *diags)
{
    bool replaced;
    return file_replace(path, content, &replaced, diags);
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
