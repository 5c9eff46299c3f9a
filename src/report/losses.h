/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_REPORT_LOSSES_H
#define KAOPING_REPORT_LOSSES_H

#include <stdbool.h>
#include <stddef.h>

#include "sheet/folder.h"

/*
 * What costs the units of a folder most: the points lost on each item of a form, on each part or on
 * each section, added up over all its sheets, drafts too.
 *
 * Only settled items count; what is open or left out loses nothing.  A deduct, award or rate item
 * loses its full marks less its score; a bonus item loses what it scores under 0.  Scores are what
 * the marks give, also where the file states another one.
 */
enum losses_by { LOSSES_BY_ITEM, LOSSES_BY_PART, LOSSES_BY_SECTION, LOSSES_BY_COUNT };

/* One item, part or section.  By part, items right under their section are one of their own. */
struct loss {
    enum losses_by by;
    int section;    /* index */
    int part;       /* index; ITEM_NO_PART of a section, or where the items have none */
    int item;       /* index; LOSS_NO_ITEM of a part or section */
    points lost;    /* by all units */
    int units;      /* that lost any */
    int assessed;   /* units on whose sheet it, or any of its items, is settled */
    points average; /* lost by each unit assessed, rounded half up to a thousandth; 0 for no unit */
    points full;    /* full marks of what is settled, of all units */
    points share;   /* lost of them, in percent, rounded half up to a tenth; 0 for no full marks */
};

#define LOSS_NO_ITEM (-1)

struct losses {
    const struct form *form; /* borrowed */
    struct loss *at;         /* the greatest loss first, equal ones in form order */
    size_t count;            /* of all, also those that cost nothing */
    points lost;             /* in all */
    int sheets;              /* of the form, in the folder */
};

/* Adds up the sheets of FORM in FOLDER.  Release with losses_release(). */
void losses_init(struct losses *losses, const struct folder *folder, const struct form *form,
                 enum losses_by by);
void losses_release(struct losses *losses);

/* Whether WHOLE is that item, or the part or section that it is added up in. */
bool loss_holds(const struct loss *whole, const struct loss *item);

/* Id of what LOSS is about; borrowed from the form.  Items beside the parts of their section have
 * the section's. */
const char *loss_id(const struct form *form, const struct loss *loss);

/* Adds what it is called, in the language spoken: of items beside parts, that they have none. */
void loss_write_name(const struct form *form, const struct loss *loss, struct str *out);

#endif
