/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SHEET_FOLLOWUP_FILE_H
#define KAOPING_SHEET_FOLLOWUP_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/str.h"
#include "base/word_index.h"
#include "form/form.h"
#include "sheet/folder.h"
#include "sheet/followup.h"
#include "sheet/followup_rules.h"

/*
 * The follow-up file of a form, FOLDER/followup-FORM-ID.csv: UTF-8 with BOM, CRLF, a header row, a
 * row a unit; names and choices in the form's main language, read in any.  It is edited by
 * spreadsheets as well, so that
 * - whatever stands in it stays in it: columns that are not ours, and rows and fields that are
 * wrong, are told with file, row and column, and written back as they were found;
 * - it is read again before it is written, and where another program has changed it since, what is
 *   being changed here is changed in what stands there now.  Two of our programs take turns, by a
 *   lock on a hidden file beside it; a spreadsheet takes no lock, and what it writes in the last
 *   moment is left as it is, the change here staying pending.
 */

/* One change: of one unit, to several fields at once.  All zero, then followup_edit_init(). */
struct followup_edit {
    char *unit;
    char *to[FOLLOWUP_FIELDS];   /* as typed; "" clears; NULL leaves the field as it is */
    char *from[FOLLOWUP_FIELDS]; /* what somebody saw there who decided; NULL: whatever is there */
};

void followup_edit_init(struct followup_edit *edit, const char *unit);
void followup_edit_set(struct followup_edit *edit, enum followup_field field, const char *to);

/* Notes that the change is one of what RECORD (NULL: an empty one) has: where a field of the change
 * is another by then, since another program wrote it, the change is refused. */
void followup_edit_expect(struct followup_edit *edit, const struct followup_record *record);
void followup_edit_release(struct followup_edit *edit);

/* A unit that the cycle is kept for. */
struct followup_unit {
    char *name;
    struct assessment assessment; /* from its sheet */
    size_t entry;                 /* of the folder; FOLLOWUP_NO_SHEET */
    int record;                   /* index of its record; -1 where it has none yet */
};

#define FOLLOWUP_NO_SHEET ((size_t)-1)

/* All zero is a closed one. */
struct followup {
    const struct form *form; /* borrowed */
    char *file;
    struct followup_unit *units; /* those of the roster in its order, then others with a sheet */
    size_t unit_count;
    size_t unit_room;
    struct word_index names;         /* of the units, to their indices */
    struct followup_record *records; /* the file's rows in order, then those begun since */
    size_t count;
    size_t room;
    struct names extra_names;      /* columns that are not ours */
    int columns[FOLLOWUP_FIELDS];  /* of the file as it was read, from 0; -1 */
    struct str on_disk;            /* its bytes when it was last read or written */
    struct stamp stamp;            /* and its stamp when that was looked at last */
    struct followup_edit *pending; /* what could not be saved yet */
    size_t pending_count;
    size_t pending_room;
};

/*
 * Opens the file of FORM in FOLDER's directory; one that is not there yet is an empty one.  Wrong
 * rows and fields are errors in DIAGS and no hindrance.  False, and closed, where nothing of it can
 * be used: unreadable, no table, no column of units.
 */
bool followup_open(struct followup *followup, const struct folder *folder, const struct form *form,
                   struct diags *diags);
void followup_release(struct followup *followup);

/* Index of the unit called NAME (letter case and width ignored); -1 if none. */
int followup_unit(const struct followup *followup, const char *name);

/* The unit's record, NULL where it has none yet. */
const struct followup_record *followup_record(const struct followup *followup, int unit);

/* Adds what the rules say of every record: errors and warnings with file, row and column. */
void followup_check(const struct followup *followup, const char *today, struct diags *diags);

/* Whether followup_do() could make the change, if need be with another date.  Makes nothing. */
bool followup_allows(const struct followup *followup, const struct followup_edit *edit,
                     const char *today, struct diags *diags);

/*
 * Makes the change, and saves it.  False with an error, and everything as it was, where the unit is
 * unknown, a value is none, a field is not what the change expects, or the change breaks a rule
 * that was not broken before.  What the change leaves to be warned of is added to DIAGS.  Where it
 * could only not be saved, true comes back with a failure in DIAGS, and the change stays pending.
 */
bool followup_do(struct followup *followup, const struct followup_edit *edit, const char *today,
                 struct diags *diags);

/* Saves what is pending.  True where nothing is afterwards. */
bool followup_save(struct followup *followup, const char *today, struct diags *diags);

/* Adds the whole file to OUT, BOM included. */
void followup_write(const struct followup *followup, struct str *out);

/* FOLDER/followup-FORM-ID.csv, newly allocated. */
char *followup_path(const char *folder, const char *form_id);

/* The form's id in the name of the follow-up file FILE, newly allocated; NULL where it is none. */
char *followup_form_id(const char *file);

#endif
