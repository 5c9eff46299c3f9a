/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_BASE_CATALOGUE_H
#define KAOPING_BASE_CATALOGUE_H

#include <stddef.h>

/* A language's translations: the bytes of gettext's .mo file, made part of the program by src/po.
 */
struct catalogue {
    const char *code;
    const unsigned char *bytes;
    size_t size;
};

/* One for each language of src/po/LINGUAS; the code of the last one is NULL. */
extern const struct catalogue catalogues[];

/* The translation of TEXT, NULL where the catalogue has none; "" has none, the header is not its.
 * Either byte order is read; damaged bytes never lead out of them.  Borrowed, valid for ever. */
const char *catalogue_find(const struct catalogue *catalogue, const char *text);

#endif
