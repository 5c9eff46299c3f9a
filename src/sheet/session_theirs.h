/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SHEET_SESSION_THEIRS_H
#define KAOPING_SHEET_SESSION_THEIRS_H

#include <stdbool.h>
#include <stddef.h>

#include "sheet/session.h"

/*
 * What another program makes of the file of a sheet while that is open for change: a spreadsheet
 * saves over it, somebody copies another one over it, it is taken away.  session_save() writes over
 * nothing of that; a person chooses what becomes of it.
 */

/* One place where the file was edited since this session last read or wrote it, and differs from
 * what the session has. */
struct difference {
    int item; /* index, or CHANGE_WHOLE_SHEET */
    enum change_kind kind;
    char *mine; /* as in a struct change; owned, as is theirs */
    char *theirs;
    bool take; /* theirs is to be taken over; at first it is */
};

/* All zero is an empty list. */
struct differences {
    struct difference *at;
    size_t count;
    size_t room;
    struct stamp stamp; /* of the file they were found in */
};
void differences_release(struct differences *differences);

/* Finds them all.  False with errors where what stands there cannot be read as a sheet of this
 * form. */
bool session_differences(struct session *session, struct form_shelf *shelf,
                         struct differences *differences, struct diags *diags);

/*
 * Takes their edits over, as changes in the journal that undo takes back, and saves; of DIFFERENCES
 * (NULL: all there are) those to be taken.  Where anything else stood there, such as what was not
 * to be taken, what a final sheet forbids or what was typed into columns that the program fills in,
 * all of it is kept beside, and KEPT names it.  False with errors, also where the file changed once
 * more since DIFFERENCES were found.
 */
bool session_take_theirs(struct session *session, struct form_shelf *shelf,
                         const struct differences *differences, struct str *kept,
                         struct diags *diags);

/*
 * Puts what stands in the sheet's place beside it, under a name that no part of the program takes
 * for a sheet (UNIT.20171220-093000.csv.txt: a spreadsheet opens it without the .txt), and saves
 * the sheet.  Nothing is written over, whatever it is by now.  KEPT gets the name.  Where a
 * symbolic link leads to the file, what that holds is copied, and the sheet saved through the link.
 */
bool session_keep_theirs(struct session *session, struct str *kept, struct diags *diags);

#endif
