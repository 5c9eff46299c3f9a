/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SHEET_RECORD_H
#define KAOPING_SHEET_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/digest.h"
#include "base/str.h"
#include "form/form.h"
#include "sheet/change.h"

/*
 * One line of a journal: seq,at,assessor,item,what,from,to,before.  `what` is a change's name;
 * "undo NAME" and "redo NAME" say what was undone and redone; "saved" that the sheet file held
 * everything above, with the digest of the file in `to`.
 *
 * `before` is the digest of the whole line before, its line end left out, so that no line can be
 * changed, taken out or put in without all that come behind being written anew.  The first line
 * that has it has the digest of everything above: of the header, and where an older program, which
 * wrote seven columns, began the journal, of its lines too.
 */
enum record_kind { RECORD_CHANGE, RECORD_UNDO, RECORD_REDO, RECORD_SAVED };

struct record {
    enum record_kind kind;
    int64_t seq;          /* 1, 2, 3 ... */
    char *at;             /* moment */
    char *assessor;       /* who the sheet named as its assessors then; owned */
    struct change change; /* texts owned by the record; of RECORD_SAVED only `to` counts: the
                             digest of the sheet's file, "" where it is not known */
    int row;              /* of the journal, where it was read from one */
    bool sealed;          /* whether its line has `before` */
    unsigned char digest[DIGEST_BYTES]; /* of its line, where it was read from a journal */
};

/* A growing list of records; all zero is an empty one. */
struct records {
    struct record *at;
    size_t count;
    size_t room;
    int torn_row;                     /* of a torn last line, which is left out; 0: none */
    unsigned char last[DIGEST_BYTES]; /* what the journal's next line has as `before` */
};

#define RECORD_HEADER       "seq,at,assessor,item,what,from,to,before\n"
#define RECORD_HEADER_SEVEN "seq,at,assessor,item,what,from,to\n"

/* The word before a change's name in `what`: "undo ", "redo " or "". */
const char *record_prefix(enum record_kind kind);

/* Splits WHAT, such as "undo marks", into the kind of record and the kind of change. */
bool record_read_what(const char *what, enum record_kind *kind, struct change *change);

/* Finds the item with ID for a record of KIND, whose kind of change is known; false where it is
 * none of the form's, or where such a change has an item and this one none, or the other way. */
bool record_read_item(const char *id, enum record_kind kind, const struct form *form,
                      struct change *change);

/* Adds a copy of the change to the list. */
void records_add(struct records *records, enum record_kind kind, int64_t seq, const char *at,
                 const char *assessor, const struct change *change);

/* Takes the last record off FROM and puts it behind the last of TO. */
void records_move_last(struct records *from, struct records *to);

void records_clear(struct records *records);
void records_release(struct records *records);

/* Adds the record's line, line end included, to OUT.  BEFORE is what its last column has. */
void record_write(const struct record *record, const struct form *form,
                  const unsigned char before[DIGEST_BYTES], struct str *out);

/* Reads the lines of a journal, header row included, each of which must be the one that the next
 * was written after.  False with an error naming FILE and row where one is damaged or is not. */
bool records_read(struct records *records, const struct str *text, const char *file,
                  const struct form *form, struct diags *diags);

/*
 * Bytes of the head of TEXT that consists of whole lines, a line break within quotes being none.
 * What stands behind it was torn off by a power cut while it was written; so was a tail of NUL
 * bytes.
 */
size_t records_whole(const struct str *text);

/* Whether TEXT, in which no line is whole, may become a journal: it is empty, or a power cut tore
 * its first line. */
bool records_begin(const struct str *text);

/* Whether what stands behind the first WHOLE bytes is that: the beginning of one line, or zeros
 * with whatever got to the disk behind them.  Where it is not, lines that were written whole stand
 * behind some damage. */
bool records_are_torn(const struct str *text, size_t whole);

/* Whether something stands behind such zeros. */
bool records_have_hole(const struct str *text, size_t whole);

#endif
