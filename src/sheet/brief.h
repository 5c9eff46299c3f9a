/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SHEET_BRIEF_H
#define KAOPING_SHEET_BRIEF_H

#include "base/date.h"
#include "base/pack.h"
#include "form/form.h"
#include "score/score.h"
#include "sheet/sheet.h"

/* What a ranking wants of a sheet, and all it wants.  All zero is none. */
struct brief {
    const struct form *form; /* borrowed */
    char *unit;
    char *assessors;
    char date[DATE_TEXT]; /* ISO 8601, or "" */
    enum sheet_status status;
    struct tally total;
    struct tally *sections; /* of the form's sections */
};

void brief_release(struct brief *brief);

/* A tally in some twelve bytes; unpacking is false where there is none. */
void tally_pack(const struct tally *tally, struct str *out);
bool tally_unpack(struct unpacking *from, struct tally *tally);

#endif
