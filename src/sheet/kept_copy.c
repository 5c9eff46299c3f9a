/* SPDX-License-Identifier: MIT */
#include "sheet/kept_copy.h"

#include <string.h>
#include <sys/stat.h>

#include "base/file.h"

bool kept_copy_is(const char *path, const struct str *bytes)
{
    struct stat status = {0};
    struct str there = {0};
    lstat(path, &status);
    if (!S_ISREG(status.st_mode))
        return false;
    bool is = file_read(path, &there, NULL) && there.size == bytes->size &&
              memcmp(str_text(&there), str_text(bytes), there.size) == 0 && file_sync_name(path);
    str_release(&there);
    return is;
}

/* One whose name the disk has not confirmed would be followed by another one at each attempt. */
bool kept_copy_write(const char *path, const struct str *bytes, const char *file)
{
    bool replaced;
    bool good = file_replace_like(path, bytes, file, &replaced, NULL);
    if (!good && replaced)
        file_remove(path);
    return good;
}
