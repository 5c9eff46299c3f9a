/* SPDX-License-Identifier: MIT */
#include "sheet/kept_file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/calls.h"
#include "base/file.h"
#include "base/lang.h"
#include "base/text.h"
#include "sheet/kept_copy.h"

/* With the moment, a number, the ending and that of a file being saved behind it there is room in
 * the 255 bytes of a file name. */
#define STEM_MOST 200

/* The bytes of FILE that the name begins with, no character cut. */
static size_t stem_of(const char *file)
{
    size_t most = (size_t)(file_base_name(file) - file) + STEM_MOST;
    size_t size = strlen(file) - (text_ends_in(file, ".csv") ? strlen(".csv") : 0);
    if (size <= most)
        return size;
    for (size = most; ((unsigned char)file[size] & 0xC0) == 0x80; size--)
        ;
    return size;
}

/* UNIT.20171220-093000.csv.txt, and with (2) and so on before .csv the N-th of that moment. */
static void write_path(const char *file, const struct clock *clock, int n, struct str *path)
{
    char at[MOMENT_TEXT];
    moment_now(clock, at);
    str_clear(path);
    str_add_part(path, file, stem_of(file));
    str_addf(path, ".%.4s%.2s%.2s-%.2s%.2s%.2s", at, at + 5, at + 8, at + 11, at + 14, at + 17);
    if (n > 1)
        str_addf(path, " (%d)", n);
    str_add(path, ".csv.txt");
}

/* A path where nothing stands; false where the disk does not say. */
static bool find_path(const char *file, const struct clock *clock, struct str *path,
                      struct diags *diags)
{
    bool exists = true;
    for (int n = 1; exists; n++) {
        write_path(file, clock, n, path);
        if (!file_find(str_text(path), &exists, diags))
            return false;
    }
    return true;
}

static bool fail(const char *file, struct diags *diags)
{
    return diag_failure(diags, file,
                        _("what another program wrote could not be kept, so nothing was saved"));
}

bool kept_file_is_linked(const char *file)
{
    struct stat here = {0};
    struct stat there = {0};
    lstat(file, &here);
    calls_look(file, &there);
    return S_ISLNK(here.st_mode) && S_ISREG(there.st_mode);
}

/* By its name, which cannot come between a look and a write: what stands there is kept even where
 * it has changed once more. */
bool kept_file_move(const char *file, const struct clock *clock, struct str *kept,
                    struct diags *diags)
{
    struct str path = {0};
    bool good = find_path(file, clock, &path, diags);
    bool moved = good && rename(file, str_text(&path)) == 0;
    if (good && !moved && errno != ENOENT)
        good = fail(file, diags);
    if (moved)
        str_add(kept, file_base_name(str_text(&path)));
    str_release(&path);
    return good;
}

/* Finds a copy of FILE that has BYTES already, as one has where they were kept and the sheet could
 * not be saved then. */
static bool find_same(const char *file, const struct str *bytes, struct str *path)
{
    struct names names = {0};
    struct str stem = {0};
    bool found = false;
    char *directory = file_directory(file);
    str_add_part(&stem, file, stem_of(file));
    str_add_char(&stem, '.');
    const char *begin = file_base_name(str_text(&stem));
    file_list(directory, ".csv.txt", &names, NULL);
    for (size_t i = 0; !found && i < names.count; i++) {
        if (strncmp(names.at[i], begin, strlen(begin)) != 0)
            continue;
        char *copy = file_join(directory, names.at[i]);
        found = kept_copy_is(copy, bytes);
        if (found)
            str_add(path, copy);
        free(copy);
    }
    names_release(&names);
    str_release(&stem);
    free(directory);
    return found;
}

static bool write_new(const char *file, const struct str *bytes, const struct clock *clock,
                      struct str *path, struct diags *diags)
{
    bool good = find_path(file, clock, path, diags);
    if (good && !kept_copy_write(str_text(path), bytes, file))
        good = fail(file, diags);
    return good;
}

bool kept_file_write(const char *file, const struct str *bytes, const struct clock *clock,
                     struct str *kept, struct diags *diags)
{
    struct str path = {0};
    bool good = find_same(file, bytes, &path) || write_new(file, bytes, clock, &path, diags);
    if (good)
        str_add(kept, file_base_name(str_text(&path)));
    str_release(&path);
    return good;
}
