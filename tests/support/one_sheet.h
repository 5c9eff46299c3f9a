/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TESTS_ONE_SHEET_H
#define KAOPING_TESTS_ONE_SHEET_H

#include "sheet/session.h"

/* A folder with one sheet in it, some items marked and saved. */
struct one_sheet {
    char *place;
    char *file;
    struct form_shelf shelf;
    struct clock clock;
};

/* Setup and teardown of a test: its state is a struct one_sheet.  In memory, since programs that
 * wait for one another give up after three seconds, whatever a disk does. */
int one_sheet_set_up(void **state);
int one_sheet_tear_down(void **state);

/* Makes MARKS those of the item with that id. */
void one_sheet_mark(struct session *session, const char *item, const char *marks);

/* Settles every item that is open. */
void one_sheet_settle(struct session *session);

/* Opens the sheet, which must succeed. */
void one_sheet_open(struct one_sheet *fixture, struct session *session);

/* Settles the sheet and makes it final, on 2017-12-20. */
void one_sheet_finalise(struct one_sheet *fixture);

/* Opens the sheet, whose journal is no witness: it must be shown as its file has it, take no mark,
 * and leave the files alone.  What was said is added to DIAGS. */
void one_sheet_is_shown_without_journal(struct one_sheet *fixture, struct diags *diags);

/* Puts a sheet of another form, which the shelf has from then on, in the place of the file. */
void one_sheet_make_other(struct one_sheet *fixture);

/* Replaces FROM, which has to be there, by TO in the sheet's file. */
void one_sheet_edit(const struct one_sheet *fixture, const char *from, const char *to);

/* Leaves the journal as it was before its last line, which tells of a save, was written. */
void one_sheet_drop_saved(const struct one_sheet *fixture);

/* Takes the journal away. */
void one_sheet_drop_journal(const struct one_sheet *fixture);

/* Puts SIZE bytes in place of the file's. */
void one_sheet_write(const char *path, const char *bytes, size_t size);

/* TEXT with every FROM replaced by TO, to be freed. */
char *text_replaced(const char *text, const char *from, const char *to);

#endif
