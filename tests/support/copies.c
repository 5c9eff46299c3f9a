/* SPDX-License-Identifier: MIT */
#include "copies.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/file.h"
#include "place.h"

char *copies_path(const struct one_sheet *fixture, const char *name)
{
    char *directory = file_directory(fixture->file);
    char *path = file_join(directory, name);
    free(directory);
    return path;
}

size_t copies_count(const struct one_sheet *fixture)
{
    char *directory = file_directory(fixture->file);
    struct names names = {0};
    assert_true(file_list(directory, ".csv.txt", &names, NULL));
    size_t count = names.count;
    names_release(&names);
    free(directory);
    return count;
}

void copies_are(const struct one_sheet *fixture, const char *text)
{
    char *path = copies_path(fixture, KEPT);
    assert_int_equal(copies_count(fixture), 1);
    assert_file_equal(path, text);
    free(path);
}
