/* SPDX-License-Identifier: MIT */
#include "view/neighbour.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"

static size_t names_find(const struct names *names, const char *name)
{
    size_t at = 0;
    while (at < names->count && strcmp(names->at[at], name) != 0)
        at++;
    return at;
}

char *neighbour_find(const char *file, int step, struct diags *diags)
{
    char *directory = file_directory(file);
    struct names names = {0};
    char *found = NULL;
    if (file_list(directory, ".csv", &names, diags)) {
        size_t at = names_find(&names, file_base_name(file));
        if (step > 0 && at + 1 < names.count)
            found = file_join(directory, names.at[at + 1]);
        else if (step < 0 && at > 0 && at < names.count)
            found = file_join(directory, names.at[at - 1]);
    }
    names_release(&names);
    free(directory);
    return found;
}
