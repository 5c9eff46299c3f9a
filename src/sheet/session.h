/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SHEET_SESSION_H
#define KAOPING_SHEET_SESSION_H

#include <stdbool.h>

#include "base/date.h"
#include "base/diag.h"
#include "base/lock.h"
#include "base/stamp.h"
#include "form/form_find.h"
#include "sheet/journal.h"
#include "sheet/sheet.h"

/*
 * A session: a sheet open for change.  Every change goes to the journal first and to the sheet
 * after, so that what the screen shows is always on its way to the disk.
 *
 * Order of calls: session_open() or session_create(); then session_do(), session_undo() and so on;
 * after painting, session_sync(); on leaving a section, on ^S, when idle and at the end
 * session_save(); session_release().
 */
struct session {
    struct sheet sheet;
    struct journal journal;
    struct clock clock;
    char *file;            /* the sheet's path */
    struct records done;   /* changes that undo takes back, oldest first */
    struct records undone; /* changes that redo brings again, next one last */
    struct str on_disk;    /* what the sheet's file held when it was last read or written */
    bool unsaved;          /* the journal knows more than the file */
    bool
        leftover; /* the file holds what was not taken over: it is kept before it is written over */
    struct stamp stamp;         /* of that file then */
    struct stamp journal_stamp; /* of the journal when it was opened */
    bool read_only; /* it takes no change: nothing may be written there, or it is held */
    bool held;      /* another program has it open for change */
    bool unnamed;   /* who has it open for change is still to be written down */
    bool altered;   /* its journal cannot be followed, so the file is shown alone */
};

/*
 * Opens the sheet: its file, and its journal replayed.  What the journal has beyond the file is
 * recovered (DIAG_NOTE says how many changes); what was changed by hand in the file since it was
 * last saved becomes changes in the journal (DIAG_NOTE too), and is saved; a failure of that is
 * told, and is none of the opening's.  What was typed there and is not taken over (DIAG_WARNING) is
 * kept beside before the file is written over, and at once where the journal does not know the
 * file.  A file without a journal gets one, and is left as it is.  Where sheet, journal or
 * directory may not be written, or another program has it open for change, the sheet is opened to
 * be read only, and a DIAG_WARNING says so, and who has it.  Where the journal is damaged, was
 * altered or does not fit the form (DIAG_ERROR), the sheet is what its file has, and can only be
 * read.  False with errors.
 */
bool session_open(struct session *session, const char *file, struct form_shelf *shelf,
                  const struct clock *clock, struct diags *diags);

/* The same for who has nothing to do but changes: WAITs for another program to close the sheet, and
 * is false with an error that names who has it where it did not, or where nothing may be written.
 */
bool session_open_waiting(struct session *session, const char *file, struct form_shelf *shelf,
                          const struct clock *clock, const struct lock_wait *wait,
                          struct diags *diags);

/* Reads a session that is read only again where sheet or journal changed since, which CHANGED
 * tells. Cheap where they did not.  False with errors, and the session as it was. */
bool session_follow(struct session *session, struct form_shelf *shelf, bool *changed,
                    struct diags *diags);

/* Whether whoever held the sheet when it was opened to be read has let go of it. */
bool session_is_free(const struct session *session);

/* Opens for change what was opened to be read.  False with a message in DIAGS where that cannot
 * be; the session may have been read again. */
bool session_take_up(struct session *session, struct form_shelf *shelf, struct diags *diags);

/* Whether the session takes changes at all; an error says why not, and who has the sheet. */
bool session_allows(const struct session *session, struct diags *diags);

/* Adds who has the sheet open, where it is held: "王某 on HOST has had it open since 10:32". */
void session_holder(const struct session *session, struct str *out);

/*
 * Makes FOLDER/FORM-ID/UNIT.csv with its journal and opens it.  An empty date means today.  A unit
 * that already has a sheet in the folder is an error that names it; so is a name that is empty, has
 * a line break or control character, or is over 300 bytes (files are named by file_safe_name(),
 * made unique where two units' names come out the same).
 */
bool session_create(struct session *session, const char *folder, const struct form *form,
                    const char *unit, const char *assessors, const char *date,
                    const struct clock *clock, struct diags *diags);

/* Does the change: journal, then sheet.  `from` is filled in here.  A change to what is there
 * already is none and fine; of marks it dismisses a score that is stated otherwise, which undo
 * brings back.  A journal that cannot be written keeps no change from being done:
 * session_sync() tells. */
bool session_do(struct session *session, int item, enum change_kind kind, const char *to,
                struct diags *diags);

/* Takes the last change back, and brings it again.  False without a message where there is none.
 * *ITEM (may be NULL) says where. */
bool session_undo(struct session *session, int *item, struct diags *diags);
bool session_redo(struct session *session, int *item, struct diags *diags);

/* Signs the sheet with ASSESSORS and DATE, makes it final and saves it.  False with an error where
 * items are open, a conflict is unsettled, a name is missing, or it is final already. */
bool session_finalise(struct session *session, const char *assessors, const char *date,
                      struct diags *diags);

/* Makes a final sheet a draft again for REASON, which the journal keeps. */
bool session_reopen(struct session *session, const char *reason, struct diags *diags);

/* Brings the journal to the disk, and, the first time, writes beside it who has it open. Cheap
 * where nothing was appended.  False with a failure while changes are in memory alone, which the
 * next call tries again. */
bool session_sync(struct session *session, struct diags *diags);

/* What another program has made of the sheet's file since this session last read or wrote it. */
enum session_news {
    NEWS_NONE,
    NEWS_GONE,    /* the file is no longer there: the next session_save() writes it again */
    NEWS_CHANGED, /* something else stands there */
    NEWS_UNKNOWN, /* the disk does not say (errno): nothing is saved before it does */
};

/* Looks at the file.  Cheap where it is as it was: its contents are read only where the system says
 * that it changed, or may have. */
enum session_news session_look(struct session *session);

/* Brings the journal to the disk and rewrites the sheet file where it is behind.  What it holds
 * that was not taken over is kept beside first, and a DIAG_WARNING names that. */
bool session_save(struct session *session, struct diags *diags);

/* Keeps beside the file what stands there and was not taken over, where anything is; KEPT gets the
 * name (kept_file.h).  False with a failure, and then it must not be written over. */
bool session_keep_leftover(struct session *session, struct str *kept, struct diags *diags);

/* The same; a DIAG_WARNING names it. */
bool session_keep_leftover_aloud(struct session *session, struct diags *diags);

/* Whether there are changes that neither the sheet's file nor its journal has on the disk. */
bool session_is_only_here(const struct session *session);

/* Gives the sheet its check code, where CHANGE, the journal's last line, made it final. */
void session_take_code(struct session *session, const struct change *change);

/* Makes CHANGE, which has been done and is line SEQ of the journal, the one that undo takes back
 * next, where it is one that may be taken back. */
void session_note_done(struct session *session, const struct change *change, int64_t seq);

/* Notes in the journal that the sheet's file, as it was last read or written, has all of it. */
void session_mark_saved(struct session *session, const char *assessor);

/* Closes without saving: call session_save() first. */
void session_release(struct session *session);

/* The bytes of a sheet's path before its ".csv". */
size_t session_stem(const char *file);

/* The path of the journal that belongs to the sheet at FILE: UNIT.csv -> UNIT.journal; newly
 * allocated. */
char *session_journal_file(const char *file);

/* Reads the sheet as session_open() would leave it, touching nothing on disk: for showing and
 * ranking.  False where the journal is damaged or was altered. */
bool session_peek(struct sheet *sheet, const char *file, struct form_shelf *shelf,
                  struct diags *diags);

/*
 * The same, and says what of a final sheet is not as it was when it was made final: in its file by
 * row and column, in its journal by row.  What the form or the program says otherwise by now is a
 * DIAG_WARNING; a file that another program wrote, and that says the same, a DIAG_NOTE.  Edits by
 * hand of a draft are none of this.
 */
bool session_check(struct sheet *sheet, const char *file, struct form_shelf *shelf,
                   struct diags *diags);

/* The form's id that a sheet at FILE must be of, by the directory it stands in; newly allocated. */
char *session_form_id(const char *file);

#endif
