/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/calls.h"
#include "base/file.h"
#include "base/lang.h"
#include "base/mem.h"

/* The file that PATH stands for: where a symbolic link leads.  NULL with errno set where that
 * cannot be told, since a file put in the place of a link would part it from its target. */
static char *target_of(const char *path)
{
    char *real = realpath(path, NULL);
    return real != NULL || errno != ENOENT ? real : mem_copy(path);
}

/* Forgets the saving, and leaves errno as it is. */
static void forget(struct saving *saving)
{
    int error = errno;
    free(saving->path);
    free(saving->target);
    free(saving->name);
    *saving = (struct saving){0};
    errno = error;
}

static bool close_new(struct saving *saving)
{
    bool good = !saving->is_open || calls_close(saving->fd);
    saving->is_open = false;
    return good;
}

void file_save_drop(struct saving *saving)
{
    close_new(saving);
    if (saving->name != NULL)
        file_remove(saving->name);
    forget(saving);
}

/* Says why it is not done, and drops it. */
static bool refuse(struct saving *saving, struct diags *diags, const char *text)
{
    diag_add(diags, DIAG_FAILURE, (struct place){.file = saving->path}, "%s", text);
    file_save_drop(saving);
    return false;
}

/* The same where errno says why. */
static bool fail(struct saving *saving, struct diags *diags)
{
    if (errno == ESTALE)
        return refuse(
            saving, diags,
            _("another program changed the file just now, so it was left as that one wrote it"));
    diag_failure(diags, saving->path,
                 saving->is_over ? _("could not save; the old file is as it was")
                                 : _("could not save"));
    file_save_drop(saving);
    return false;
}

/*
 * Makes a new file for writing beside the target.  A leftover of the same name is a dead process's:
 * the name has this process's number in it.  Who may read it is as with the file LIKE, or, where
 * that is none, for the umask to say.  False with errno set.
 */
static bool open_beside(struct saving *saving, const struct stat *like)
{
    struct str name = {0};
    bool is_like = like->st_mode != 0;
    mode_t mode = is_like ? 0600 : 0666;
    if (saving->target == NULL)
        return false;
    str_addf(&name, "%s.%ld.tmp", saving->target, (long)getpid());
    file_remove(name.data);
    saving->fd = calls_open(name.data, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    saving->is_open = saving->fd >= 0;
    saving->name = str_take(&name);
    return saving->is_open && (!is_like || fchmod(saving->fd, like->st_mode & 0777) == 0);
}

/* A new file is read by who may read the one LIKE, which may be none. */
static bool begin(struct saving *saving, const char *path, const struct stat *like,
                  struct diags *diags)
{
    struct stat old;
    *saving = (struct saving){.path = mem_copy(path), .is_over = true};
    if (!calls_look(path, &old))
        return fail(saving, diags);
    saving->is_over = old.st_mode != 0;
    if (S_ISDIR(old.st_mode))
        return refuse(saving, diags, _("is a directory; name a file"));
    if (saving->is_over && !S_ISREG(old.st_mode))
        return refuse(saving, diags, _("is no regular file; name a file"));
    saving->target = target_of(path);
    if (!open_beside(saving, saving->is_over ? &old : like))
        return fail(saving, diags);
    return true;
}

static const struct stat no_file;

bool file_save_begin(struct saving *saving, const char *path, struct diags *diags)
{
    return begin(saving, path, &no_file, diags);
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

bool file_save_end(struct saving *saving, struct stamp *known, bool *replaced, struct diags *diags)
{
    *replaced = calls_sync(saving->fd) && close_new(saving) &&
                rename_over(saving->name, saving->target, known);
    if (!*replaced)
        return fail(saving, diags);
    bool good = file_sync_name(saving->target);
    if (!good)
        diag_failure(diags, saving->path,
                     _("saved, but the disk has not confirmed it; save once more"));
    forget(saving);
    return good;
}

int file_save_end_open(struct saving *saving, struct stamp *known, struct diags *diags)
{
    int fd = saving->fd;
    if (!calls_sync(fd) || !rename_over(saving->name, saving->target, known)) {
        fail(saving, diags);
        return -1;
    }
    forget(saving);
    return fd;
}

static bool fill(struct saving *saving, const struct str *content, struct diags *diags)
{
    if (calls_write_at(saving->fd, str_text(content), content->size, 0) == content->size)
        return true;
    return fail(saving, diags);
}

static bool replace(const char *path, const struct str *content, const struct stat *like,
                    struct stamp *known, bool *replaced, struct diags *diags)
{
    struct saving saving;
    return begin(&saving, path, like, diags) && fill(&saving, content, diags) &&
           file_save_end(&saving, known, replaced, diags);
}

bool file_replace_known(const char *path, const struct str *content, struct stamp *known,
                        bool *replaced, struct diags *diags)
{
    *replaced = false;
    return replace(path, content, &no_file, known, replaced, diags);
}

bool file_replace(const char *path, const struct str *content, bool *replaced, struct diags *diags)
{
    return file_replace_known(path, content, NULL, replaced, diags);
}

bool file_replace_like(const char *path, const struct str *content, const char *like,
                       bool *replaced, struct diags *diags)
{
    struct stat status;
    *replaced = false;
    if (!calls_look(like, &status))
        return diag_failure(diags, like, _("could not look whether it is there"));
    return replace(path, content, &status, NULL, replaced, diags);
}

bool file_save(const char *path, const struct str *content, struct diags *diags)
{
    bool replaced;
    return file_replace(path, content, &replaced, diags);
}

/* As open_beside() names it. */
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
