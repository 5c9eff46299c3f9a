/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TESTS_FUZZ_H
#define KAOPING_TESTS_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/str.h"
#include "form/form_find.h"
#include "sheet/sheet.h"

/*
 * What the targets share.  A target is one file, NAME_fuzz.c, that defines the first two functions;
 * libFuzzer, or replay.c where the compiler has none, calls them.
 */

/* Called once, with the language set to English and the locale to C.UTF-8. */
void fuzz_begin(void);

/* Does with the input what the target is for, and leaves nothing behind. */
void fuzz_one(const uint8_t *bytes, size_t size);

/* Says what does not hold, and ends the program, so that the input counts as a crash. */
void fuzz_must(bool holds, const char *what);

/* The same for two texts that must be equal; shows both where they are not. */
void fuzz_must_equal(const char *a, const char *b, const char *what);

/* What must have been good; says the first of DIAGS where it was not. */
void fuzz_must_succeed(bool good, const struct diags *diags, const char *what);

/* What was refused must have a reason. */
void fuzz_must_say_why(bool good, const struct diags *diags, const char *what);

/* A moment that stands still. */
struct clock fuzz_clock(void);

/* A directory in memory, the same for the whole run; borrowed. */
const char *fuzz_place(void);

/* Removes all that is in it but the forms. */
void fuzz_wipe(void);

/* Writes PLACE/NAME, its directory included, and returns the path, to be freed. */
char *fuzz_write(const char *name, const void *bytes, size_t size);

/* The shelf with the small form of support/form_text.h, whose id is "small". */
struct form_shelf *fuzz_shelf(void);
const struct form *fuzz_form(void);

/* The sheet as its file would have it, to be freed. */
char *fuzz_sheet_text(const struct sheet *sheet);

/* All that changes can change of it, without the moments; to be freed. */
char *fuzz_sheet_values(const struct sheet *sheet);

/* Whether the total is the plain sum of what naive.h says of each item. */
void fuzz_must_add_up(const struct sheet *sheet);

/* The input taken apart, byte by byte; 0 where nothing is left. */
struct fuzz_bytes {
    const uint8_t *at;
    size_t left;
};
uint8_t fuzz_take(struct fuzz_bytes *bytes);

/* The next line without its end, at most MOST bytes of it and never with a NUL, to be freed; NULL
 * behind the last. */
char *fuzz_line(struct fuzz_bytes *bytes, size_t most);

#endif
