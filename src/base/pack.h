/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_BASE_PACK_H
#define KAOPING_BASE_PACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* Numbers and texts put together in few bytes, the same on every machine, for files that only the
 * program itself reads. */

/* Adds a number: small ones, of either sign, take one byte. */
void pack_number(int64_t number, struct str *out);

/* Adds any bytes, or a text with its NUL. */
void pack_bytes(const char *bytes, size_t size, struct str *out);
void pack_text(const char *text, struct str *out);

/* What was packed, being read from AT to END; FAILED stays true once something was not there. */
struct unpacking {
    const char *at;
    const char *end;
    bool failed;
};

/* The next number; 0 where there is none. */
int64_t unpack_number(struct unpacking *from);

/* The same, where it must be one of 0 to MOST. */
int unpack_small(struct unpacking *from, int most);

/* The next bytes, *SIZE of them, or the next text; borrowed from what is read, and "" where there
 * is none. */
const char *unpack_bytes(struct unpacking *from, size_t *size);
const char *unpack_text(struct unpacking *from);

/* Whether the next text is TEXT. */
bool unpack_is(struct unpacking *from, const char *text);

#endif
