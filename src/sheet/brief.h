/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SHEET_BRIEF_H
#define KAOPING_SHEET_BRIEF_H

#include "base/pack.h"
#include "form/form.h"
#include "score/score.h"
#include "sheet/sheet.h"

/* What a ranking wants of a sheet, and all it wants; every pointer is borrowed.  All zero is none.
 */
struct brief {
    const struct form *form;
    const char *unit;
    const char *date; /* ISO 8601, or "" */
    const char *assessors;
    const char *sections; /* the tallies of the form's sections, packed one behind the other */
    size_t sections_size; /* bytes */
    enum sheet_status status;
    struct tally total;
};

/* A tally in some twelve bytes; unpacking is false where there is none. */
void tally_pack(const struct tally *tally, struct str *out);
bool tally_unpack(struct unpacking *from, struct tally *tally);

#endif
