/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SHEET_FOLLOWUP_PARTS_H
#define KAOPING_SHEET_FOLLOWUP_PARTS_H

#include "sheet/followup_file.h"

/* What the files behind followup_file.h share: followup_open.c, followup_read.c (the rows in) and
 * followup_edit.c (changes). */

/* Reads the rows of followup->file into FOLLOWUP, whose units are known and which has no records
 * yet. */
bool followup_read(struct followup *followup, struct diags *diags);

/* Adds RECORD, its texts taken over, as the one of UNIT; -1: of none, it only keeps its place. */
void followup_add(struct followup *followup, int unit, const struct followup_record *record);

/* Takes the units' records from them, and gives them those that FOLLOWUP has. */
void followup_unlink(struct followup *followup);
void followup_link(struct followup *followup);

/* Releases what was read from the file. */
void followup_records_release(struct followup *followup);

#endif
