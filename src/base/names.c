/* SPDX-License-Identifier: MIT */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"

void names_add(struct names *names, const char *name)
{
    names->at = mem_grow(names->at, names->count, &names->room, sizeof *names->at);
    names->at[names->count++] = pool_copy(&names->texts, name, strlen(name));
}

void names_set(struct names *names, size_t at, const char *name)
{
    names->at[at] = pool_copy(&names->texts, name, strlen(name));
}

void names_release(struct names *names)
{
    pool_release(&names->texts);
    free(names->at);
    *names = (struct names){0};
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

void names_sort_from(struct names *names, size_t first)
{
    if (names->count > first)
        qsort(names->at + first, names->count - first, sizeof *names->at, compare_names);
}

void names_sort(struct names *names)
{
    names_sort_from(names, 0);
}

bool names_sorted_have(const struct names *names, const char *name)
{
    return names->count > 0 &&
           bsearch(&name, names->at, names->count, sizeof *names->at, compare_names) != NULL;
}

bool names_have(const struct names *names, const char *name)
{
    for (size_t i = 0; i < names->count; i++)
        if (text_same(names->at[i], name))
            return true;
    return false;
}

/* Most file systems say it with the name, so that nobody has to be asked. */
static bool is_directory(DIR *dir, const struct dirent *entry)
{
    struct stat status;
    switch (entry->d_type) {
    case DT_DIR:
        return true;
    case DT_LNK:
    case DT_UNKNOWN:
        return fstatat(dirfd(dir), entry->d_name, &status, 0) == 0 && S_ISDIR(status.st_mode);
    default:
        return false;
    }
}

/* False with errno set where the disk gives out on the way: a list without its end would pass
 * sheets over in silence. */
static bool read_names(DIR *dir, const char *suffix, struct names *names, struct names *directories)
{
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(dir);
        if (entry == NULL)
            return errno == 0;
        if (entry->d_name[0] == '.' || !text_ends_in(entry->d_name, suffix))
            continue;
        names_add(names, entry->d_name);
        if (directories != NULL && is_directory(dir, entry))
            names_add(directories, entry->d_name);
    }
}

/* DIRECTORIES may be NULL. */
static bool list(const char *directory, const char *suffix, struct names *names,
                 struct names *directories, struct diags *diags)
{
    DIR *dir = opendir(directory);
    *names = (struct names){0};
    if (dir == NULL)
        return diag_failure(diags, directory, _("could not list"));
    bool good = read_names(dir, suffix, names, directories);
    if (!good) {
        diag_failure(diags, directory, _("could not list all of it"));
        names_release(names);
    }
    closedir(dir);
    names_sort(names);
    return good;
}

bool file_list(const char *directory, const char *suffix, struct names *names, struct diags *diags)
{
    return list(directory, suffix, names, NULL, diags);
}

bool file_list_all(const char *directory, struct names *names, struct names *directories,
                   struct diags *diags)
{
    *directories = (struct names){0};
    bool good = list(directory, "", names, directories, diags);
    if (!good)
        names_release(directories);
    names_sort(directories);
    return good;
}

char *file_join(const char *directory, const char *name)
{
    struct str path = {0};
    str_add(&path, directory);
    if (!text_ends_in(directory, "/"))
        str_add_char(&path, '/');
    str_add(&path, name);
    return str_take(&path);
}

const char *file_base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

char *file_directory(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (slash == NULL)
        return mem_copy(".");
    return slash == path ? mem_copy("/") : mem_copy_part(path, (size_t)(slash - path));
}
