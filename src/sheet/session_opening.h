/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SHEET_SESSION_OPENING_H
#define KAOPING_SHEET_SESSION_OPENING_H

#include "sheet/session.h"
#include "sheet/sheet_file.h"

struct differences;

/* How a session is opened: shared by the files session_*.c, and by nobody else. */

/*
 * Opening brings three things together: F, the file as it stands now; S, the journal replayed to
 * its end; and B, the sheet that F was made of.  Where S differs from B the program was ended
 * before it could save, or an older file was put back, and that is recovered.  Where F differs from
 * B somebody edited the file by hand, and that becomes a change like any other.
 *
 * B is chosen by F.  Where the journal has a `saved` line with F's digest, B is the sheet at the
 * newest such line.  Else, where F is as a whole what the sheet was at some record from the last
 * `saved` line on, moments too, B is the newest such sheet: a program was killed before it wrote
 * the line, or a spreadsheet wrote anew what it had read.  In both cases nobody edited F.  Else
 * somebody did, and B is the sheet at the last `saved` line.  That is wrong where the file was of
 * another sheet before it was edited; so an opening that writes leaves no file for long that the
 * last `saved` line does not stand for.
 */
struct opening {
    struct session *session;
    struct form_shelf *shelf;
    const struct lock_wait *wait; /* for another program; NULL where nothing is to be changed */
    bool writes;                  /* open for change, or only looked at */
    bool last_round;              /* take the file as it was read */
    bool stale;                   /* the file was replaced while it was being read */
    bool thorough;                /* say what was altered since the sheet was made final */
    int altered;                  /* how much of the file that was */
    bool has_file;
    bool has_journal;
    struct sheet file;          /* F */
    struct sheet_extent extent; /* what F has at all: what it lacks is as it was */
    struct sheet saved;         /* B */
    struct records records;
    size_t last_saved; /* records up to the last `saved` line, with it */
    size_t base;       /* records that B has */
    bool is_known;     /* F is, byte for byte, what some `saved` line stands for */
    bool as_saved;     /* F is, byte for byte, what the last `saved` line stands for */
    bool by_hand;      /* F was edited: it is no sheet that the journal had */
    int recovered;     /* changes that the journal has beyond B */
    int rescored;      /* items whose score in F, which nobody edited, is not the form's any more */
    int taken_over;
    int refused;                      /* edits of a final sheet */
    int left;                         /* edits that are not wanted */
    const struct differences *wanted; /* which edits to take over; NULL: all */
    struct differences *found; /* where they are noted instead of being taken over; or NULL */
    struct diags *diags;
};

/* Locks the sheet's journal where the opening writes, reads it and replays it.  Where it cannot be
 * followed, who opens the sheet for change gets one that is as if it had none and that can only be
 * read; false with errors for anybody else, and where the disk did not let it be read. */
bool opening_read_journal(struct opening *opening, const struct form *form);

/* Replays the journal's records on the session's sheet to their end.  False with an error naming
 * the line where that cannot be. */
bool opening_replay(struct opening *opening, const char *journal_file);

/* Chooses B by F, when both that and the records have been read, and replays the records as far as
 * B has them. */
void opening_find_base(struct opening *opening);

/* Whether F has there what SHEET has, or says nothing of it. */
bool opening_agrees(const struct opening *opening, const struct sheet *sheet, int item,
                    enum change_kind kind);

/* Says what of a sheet that is final was altered, while the session's sheet is S. */
void opening_check(struct opening *opening);

/* Makes a change that nobody pressed a key for, of the moment AT, and records it where the journal
 * is open.  False with an error, and nothing recorded, where the sheet does not take it. */
bool opening_take_over(struct opening *opening, const struct change *change, const char *at);

/* Takes over what was edited in F, and the columns that are not ours. */
void opening_merge(struct opening *opening);

/* Notes in the session whether F, whose bytes it has, holds anything that was not taken over, and
 * says what was typed into columns that become no change.  After opening_merge(). */
void opening_find_leftover(struct opening *opening);

/* Notes what would be taken over. */
void opening_compare(struct opening *opening);

/* Reads the sheet as one to be looked at. */
bool opening_read(struct session *session, const char *file, struct form_shelf *shelf,
                  const struct clock *clock, struct diags *diags);

#endif
