/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_CMD_PARTICULARS_H
#define KAOPING_CMD_PARTICULARS_H

#include "cmd/command.h"
#include "sheet/session.h"

/* What `set` can say of a whole sheet: status=final, status=draft, date=, assessors=. */

/* Whether WORD is one of them: NAME=VALUE with a name that no item of the form has. */
bool particular_is(const struct form *form, const char *word);

/* Where WORD belongs among those of one command, from 0 to PARTICULARS - 1: a final sheet is
 * reopened first, and a draft made final when all else is as it is to be signed. */
#define PARTICULARS 3
int particular_place(const char *word);

/* Does the change that WORD says; NOTE (may be NULL) is the reason for which a final sheet is
 * reopened.  Writes a line NAME TAB VALUE to OUT.  False with an error where the sheet would not.
 */
bool particular_set(struct session *session, const char *word, const char *note, struct str *out,
                    struct diags *diags);

#endif
