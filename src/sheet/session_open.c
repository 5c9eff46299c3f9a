/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "sheet/session.h"
#include "sheet/session_opening.h"
#include "sheet/sheet_file.h"

/* A file that is written so often while it is being read is taken as it was read last. */
#define ROUNDS_MOST 8

size_t session_stem(const char *file)
{
    size_t size = strlen(file);
    return text_ends_in(file, ".csv") ? size - strlen(".csv") : size;
}

char *session_journal_file(const char *file)
{
    struct str name = {0};
    str_add_part(&name, file, session_stem(file));
    str_add(&name, ".journal");
    return str_take(&name);
}

char *session_form_id(const char *file)
{
    char *directory = file_directory(file);
    char *id = mem_copy(file_base_name(directory));
    free(directory);
    return id;
}

/* The form that the journal is of, which has no file beside it to name one. */
static const struct form *journal_form(const struct opening *opening, struct diags *diags)
{
    char *id = session_form_id(opening->session->file);
    const struct form *form = form_shelf_find(opening->shelf, id, diags);
    free(id);
    return form;
}

static const struct form *find_form(const struct opening *opening)
{
    return opening->has_file ? opening->file.form : journal_form(opening, opening->diags);
}

static bool read_file(struct opening *opening)
{
    struct session *session = opening->session;
    const char *file = session->file;
    session->stamp = stamp_of(file);
    if (!file_find(file, &opening->has_file, opening->diags))
        return false;
    if (!opening->has_file && !opening->has_journal) {
        diag_add(opening->diags, DIAG_FAILURE, (struct place){.file = file},
                 _("there is no such sheet; 'kaoping new' makes one"));
        return false;
    }
    str_clear(&session->on_disk);
    if (!opening->has_file)
        return true;
    if (!file_read(file, &session->on_disk, opening->diags))
        return false;
    if (sheet_read(&opening->file, &session->on_disk, file, opening->shelf, &opening->extent,
                   opening->diags))
        return true;
    if (opening->has_journal && journal_form(opening, NULL) != NULL)
        diag_add(
            opening->diags, DIAG_NOTE, (struct place){.file = file},
            _("what was marked with the program is in the journal beside it; mend the file, or "
              "move it away and open the sheet again"));
    return false;
}

/* A journal whose first line was lost, or not yet written when the power went, names no unit; its
 * own name was made of the unit's. */
static bool name_unit(struct opening *opening)
{
    struct session *session = opening->session;
    char now[MOMENT_TEXT];
    if (opening->has_file || session->sheet.unit[0] != '\0')
        return true;
    char *path = mem_copy_part(session->file, session_stem(session->file));
    const char *name = file_base_name(path);
    struct change change = {CHANGE_WHOLE_SHEET, CHANGE_UNIT, "", name};
    moment_now(&session->clock, now);
    bool good = opening_take_over(opening, &change, now);
    if (good && opening->writes)
        diag_add(opening->diags, DIAG_WARNING, (struct place){.file = session->file},
                 _("the journal names no unit, so the name of its file is taken; where the unit is "
                   "called "
                   "otherwise, correct the sheet's column 'unit' in a spreadsheet"));
    free(path);
    return good;
}

/* The file may have been replaced after it was read and before the journal was.  Who has the
 * journal locked reads the file again, and nobody else who keeps to the lock writes it meanwhile;
 * who only looks begins anew. */
static bool keep_step(struct opening *opening, const struct form *form)
{
    struct stamp now = stamp_of(opening->session->file);
    if (opening->last_round || stamp_same(&now, &opening->session->stamp))
        return true;
    opening->stale = !opening->writes;
    if (opening->stale)
        return false;
    sheet_release(&opening->file);
    sheet_extent_release(&opening->extent);
    opening->extent = (struct sheet_extent){0};
    if (!read_file(opening))
        return false;
    if (!opening->has_file || opening->file.form == form)
        return true;
    return diag_error(opening->diags, (struct place){.file = opening->session->file},
                      _("another program changed the form of the sheet while it was being opened; "
                        "open it again"));
}

/* Whether the file has to be written for its own sake.  What a final sheet was signed with stays.
 */
static bool file_lacks(const struct opening *opening)
{
    bool draft = opening->session->sheet.status == SHEET_DRAFT;
    bool lacks =
        !opening->has_file || opening->extent.missing > 0 || (draft && opening->rescored > 0);
    for (int i = 0; opening->has_file && i < WORD_COLUMNS; i++)
        lacks |= opening->extent.columns[i] == 0;
    return lacks;
}

static void say_what_was_refused(const struct opening *opening)
{
    if (opening->refused > 0 && opening->altered == 0)
        diag_add(opening->diags, DIAG_WARNING, (struct place){.file = opening->session->file},
                 _("edits by another program that the sheet's status forbids and that were not "
                   "taken over: %d; a final sheet is reopened for a reason first"),
                 opening->refused);
}

static void say_what_was_done(const struct opening *opening)
{
    struct place place = {.file = opening->session->file};
    if (!opening->has_file)
        diag_add(opening->diags, DIAG_NOTE, place,
                 _("the sheet's file was missing and is made again from its journal"));
    else if (opening->base < opening->last_saved)
        diag_add(opening->diags, DIAG_NOTE, place,
                 _("the sheet's file is the one of an earlier save; changes that the journal has "
                   "since, and that count: %d"),
                 opening->recovered);
    else if (opening->recovered > 0)
        diag_add(opening->diags, DIAG_NOTE, place,
                 _("changes recovered from the journal that had not been saved: %d"),
                 opening->recovered);
    if (opening->rescored > 0)
        diag_add(opening->diags, DIAG_NOTE, place,
                 _("the form was corrected since the sheet was saved; items that score otherwise "
                   "by now: %d"),
                 opening->rescored);
    if (opening->taken_over > 0 && opening->has_journal)
        diag_add(opening->diags, DIAG_NOTE, place,
                 _("changes taken over that another program made to the file: %d"),
                 opening->taken_over);
}

/* Where something was kept matters more than why, so that is said first. */
static bool keep_now(struct opening *opening)
{
    struct diags before = {0};
    if (!opening->session->leftover)
        return true;
    diags_move(&before, opening->diags);
    bool kept = session_keep_leftover_aloud(opening->session, opening->diags);
    diags_move(opening->diags, &before);
    return kept;
}

/* Whether the file has to be written before a key comes. */
static bool is_behind(const struct opening *opening)
{
    return opening->session->unsaved && (opening->by_hand || opening->base != opening->last_saved);
}

/* A file that never had a journal gets one that begins with what it holds, and is in step with it;
 * it is not written itself, since it may have been signed.  What another file has beyond the last
 * `saved` line, marked over and followed by a kill, would look like an edit made since.  So no key
 * comes before the journal knows the file; and what it knows has no leftover. */
static void make_known(struct opening *opening)
{
    struct session *session = opening->session;
    bool first = !opening->has_journal;
    bool unknown = first || opening->base > opening->last_saved;
    bool leftover = session->leftover;
    if (!opening->has_file)
        return;
    session->unsaved = session->unsaved && !first;
    bool behind = is_behind(opening);
    if ((!behind && !unknown) || !keep_now(opening))
        return;
    if (behind)
        session_save(session, opening->diags);
    else
        session_mark_saved(session, first ? "" : session->sheet.assessors);
    /* Else the next opening would keep it once more. */
    if (leftover)
        session_sync(session, opening->diags);
}

static bool open_all(struct opening *opening)
{
    struct session *session = opening->session;
    if (!read_file(opening))
        return false;
    const struct form *form = find_form(opening);
    if (form == NULL)
        return false;
    sheet_init(&session->sheet, form, "");
    sheet_init(&opening->saved, form, "");
    if (!opening_read_journal(opening, form) || !keep_step(opening, form) || !name_unit(opening))
        return false;
    opening_find_base(opening);
    if (opening->thorough)
        opening_check(opening);
    if (opening->has_file)
        opening_merge(opening);
    session->unsaved = opening->recovered > 0 || opening->taken_over > 0 || file_lacks(opening);
    say_what_was_refused(opening);
    if (!opening->writes)
        return true;
    if (opening->has_file && !opening->is_known)
        opening_find_leftover(opening);
    say_what_was_done(opening);
    make_known(opening);
    return true;
}

/* Saving puts a new file in the old one's place, so the directory has to take one too. */
static bool can_be_written(const char *file, const char *journal)
{
    char *directory = file_directory(file);
    bool can = file_is_writable(directory) && file_is_writable(file) && file_is_writable(journal);
    free(directory);
    return can;
}

/* Tells who wanted to change the sheet that it is held; a failure where that was all they wanted.
 */
static void say_who_holds(const struct session *session, bool fails, struct diags *diags)
{
    struct str words = {0};
    session_holder(session, &words);
    if (fails)
        diag_add(diags, DIAG_FAILURE, (struct place){.file = session->file},
                 _("%s; nothing was changed, try again when it is closed there"), str_text(&words));
    else
        diag_add(diags, DIAG_WARNING, (struct place){.file = session->file},
                 _("%s; here it can only be read"), str_text(&words));
    str_release(&words);
}

static bool open_once(struct opening *opening, const char *file, const struct clock *clock)
{
    struct session *session = opening->session;
    char *journal = session_journal_file(file);
    *session = (struct session){.clock = *clock, .file = mem_copy(file)};
    bool known = file_find(journal, &opening->has_journal, opening->diags);
    session->read_only = opening->wait == NULL || !can_be_written(file, journal);
    opening->writes = !session->read_only;
    bool good = known && open_all(opening);
    free(journal);
    sheet_release(&opening->file);
    sheet_extent_release(&opening->extent);
    sheet_release(&opening->saved);
    records_release(&opening->records);
    if (!good)
        session_release(session);
    return good;
}

/* A null WAIT is who only wants to look. */
static bool open_session(struct session *session, const char *file, struct form_shelf *shelf,
                         const struct clock *clock, const struct lock_wait *wait, bool thorough,
                         struct diags *diags)
{
    for (int i = 0;; i++) {
        struct diags found = {0};
        struct opening opening = {.session = session,
                                  .shelf = shelf,
                                  .wait = wait,
                                  .last_round = i == ROUNDS_MOST,
                                  .thorough = thorough,
                                  .diags = &found};
        bool good = open_once(&opening, file, clock);
        if (opening.stale) {
            diags_release(&found);
            continue;
        }
        diags_move(diags, &found);
        return good;
    }
}

bool opening_read(struct session *session, const char *file, struct form_shelf *shelf,
                  const struct clock *clock, struct diags *diags)
{
    return open_session(session, file, shelf, clock, NULL, false, diags);
}

bool session_open(struct session *session, const char *file, struct form_shelf *shelf,
                  const struct clock *clock, struct diags *diags)
{
    if (!open_session(session, file, shelf, clock, &lock_wait_short, false, diags))
        return false;
    if (session->held)
        say_who_holds(session, false, diags);
    else if (session->altered)
        diag_add(diags, DIAG_WARNING, (struct place){.file = file},
                 _("the sheet is shown as its file has it and can only be read, since its journal "
                   "is damaged, was altered or does not fit the form; restore the journal from a "
                   "copy, or move it away to begin a new one from the file"));
    else if (session->read_only)
        diag_add(diags, DIAG_WARNING, (struct place){.file = file},
                 _("the sheet can only be read here, no mark can be made; copy it to a folder that "
                   "you may write to"));
    return true;
}

bool session_open_waiting(struct session *session, const char *file, struct form_shelf *shelf,
                          const struct clock *clock, const struct lock_wait *wait,
                          struct diags *diags)
{
    if (!open_session(session, file, shelf, clock, wait, false, diags))
        return false;
    if (!session->read_only)
        return true;
    if (session->held)
        say_who_holds(session, true, diags);
    else
        session_allows(session, diags);
    session_release(session);
    return false;
}

static bool look(struct sheet *sheet, const char *file, struct form_shelf *shelf, bool thorough,
                 struct diags *diags)
{
    struct session session;
    struct clock clock = {0};
    *sheet = (struct sheet){0};
    if (!open_session(&session, file, shelf, &clock, NULL, thorough, diags))
        return false;
    *sheet = session.sheet;
    session.sheet = (struct sheet){0};
    session_release(&session);
    return true;
}

bool session_peek(struct sheet *sheet, const char *file, struct form_shelf *shelf,
                  struct diags *diags)
{
    return look(sheet, file, shelf, false, diags);
}

bool session_check(struct sheet *sheet, const char *file, struct form_shelf *shelf,
                   struct diags *diags)
{
    return look(sheet, file, shelf, true, diags);
}
