/* SPDX-License-Identifier: MIT */
#include "rows.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* The next row of *TEXT, its SIZE without the line feed, and *TEXT moved behind it; NULL at the
 * end. */
static const char *next_row(const char **text, int *size)
{
    const char *row = **text != '\0' ? *text : NULL;
    *size = (int)strcspn(*text, "\n");
    *text += *size + ((*text)[*size] == '\n');
    return row;
}

static bool is_same(const char *a, int a_size, const char *b, int b_size)
{
    return a != NULL && b != NULL && a_size == b_size && memcmp(a, b, (size_t)a_size) == 0;
}

static void tell_row(const char *what, const char *row, int size)
{
    if (row != NULL)
        fprintf(stderr, "    %s |%.*s\n", what, size, row);
    else
        fprintf(stderr, "    %s no such row\n", what);
}

void rows_tell(const char *expected, const char *found)
{
    if (*expected == '\0')
        fputs("  the script has no rows for it; KAOPING_UPDATE=1 writes them\n", stderr);
    for (int row = 0; *expected != '\0' || *found != '\0'; row++) {
        int wanted_size;
        int size;
        const char *wanted = next_row(&expected, &wanted_size);
        const char *is = next_row(&found, &size);
        if (is_same(wanted, wanted_size, is, size))
            continue;
        fprintf(stderr, "  row %d\n", row);
        tell_row("expected", wanted, wanted_size);
        tell_row("found   ", is, size);
    }
}
