/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/calls.h"
#include "base/file.h"
#include "base/lang.h"
#include "cmd/command.h"

/* More is no sheet and no form, and is refused when the file is read. */
#define INPUT_MOST (65L * 1024 * 1024)

static bool copy(int from, FILE *to)
{
    char bytes[65536];
    long size = 1;
    for (long all = 0; size > 0 && all < INPUT_MOST; all += size) {
        size = calls_read(from, bytes, sizeof bytes);
        if (size < 0 || fwrite(bytes, 1, (size_t)size, to) != (size_t)size)
            return false;
    }
    return fflush(to) == 0;
}

/* A file without a name takes the place of standard input: a pipe can be read but once, and nobody
 * who opens what might be a sheet should have to wait for one. */
static bool keep_input(void)
{
    FILE *kept = fcntl(STDIN_FILENO, F_GETFD) >= 0 ? tmpfile() : NULL;
    if (kept == NULL)
        return false;
    bool good = copy(STDIN_FILENO, kept) && dup2(fileno(kept), STDIN_FILENO) == STDIN_FILENO;
    fclose(kept);
    return good;
}

bool context_take_input(struct context *context)
{
    char **words = context->arguments.words;
    bool kept = false;
    for (int i = 0; i < context->arguments.word_count; i++) {
        if (strcmp(words[i], "-") != 0)
            continue;
        if (!kept && !keep_input())
            return diag_failure(&context->diags, "-", _("could not read"));
        kept = true;
        words[i] = strcpy(context->input, FILE_INPUT);
    }
    return true;
}
