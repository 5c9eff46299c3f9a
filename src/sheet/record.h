/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SHEET_RECORD_H
#define KAOPING_SHEET_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/str.h"
#include "form/form.h"
#include "sheet/change.h"

/*
 * One line of a journal: seq,at,assessor,item,what,from,to.  `what` is a change's name; "undo NAME"
 * and "redo NAME" say what was undone and redone; "saved" that the sheet file held everything
 * above.
 */
enum record_kind { RECORD_CHANGE, RECORD_UNDO, RECORD_REDO, RECORD_SAVED };

struct record {
    enum record_kind kind;
    int64_t seq;          /* 1, 2, 3 ... */
    char *at;             /* moment */
    char *assessor;       /* who the sheet named as its assessors then; owned */
    struct change change; /* texts owned by the record; "" for RECORD_SAVED */
};

/* A growing list of records; all zero is an empty one. */
struct records {
    struct record *at;
    size_t count;
    size_t room;
};

#define RECORD_HEADER "seq,at,assessor,item,what,from,to\n"

/* Adds a copy of the change to the list. */
void records_add(struct records *records, enum record_kind kind, int64_t seq, const char *at,
                 const char *assessor, const struct change *change);

/* Takes the last record off FROM and puts it behind the last of TO. */
void records_move_last(struct records *from, struct records *to);

void records_clear(struct records *records);
void records_release(struct records *records);

/* Adds the record's line, line end included, to OUT.  CHANGE is NULL for RECORD_SAVED. */
void record_write(enum record_kind kind, int64_t seq, const char *at, const char *assessor,
                  const struct change *change, const struct form *form, struct str *out);

/* Reads the lines of a journal, header row included.  False with an error naming FILE and row where
 * one is damaged. */
bool records_read(struct records *records, const struct str *text, const char *file,
                  const struct form *form, struct diags *diags);

/*
 * Bytes of the head of TEXT that consists of whole lines, a line break within quotes being none.
 * What stands behind it was torn off by a power cut while it was written; so was a tail of NUL
 * bytes.
 */
size_t records_whole(const struct str *text);

/* Whether what stands behind the first WHOLE bytes is that: the beginning of one line, or zeros
 * with whatever got to the disk behind them.  Where it is not, lines that were written whole stand
 * behind some damage. */
bool records_are_torn(const struct str *text, size_t whole);

/* Whether something stands behind such zeros. */
bool records_have_hole(const struct str *text, size_t whole);

#endif
