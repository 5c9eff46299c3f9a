/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/lang.h"
#include "base/lock.h"
#include "base/mem.h"
#include "base/table.h"
#include "base/text.h"
#include "sheet/holder.h"
#include "sheet/session.h"
#include "sheet/sheet_words.h"

/* The unit a sheet file is about, newly allocated; "" where the file cannot be read as one. */
static char *unit_of(const char *file)
{
    struct table table = {0};
    struct diags ignored = {0};
    char *unit = NULL;
    if (table_read(&table, file, &ignored) && table.count > 1)
        for (size_t i = 0; i < table.rows[0].count && unit == NULL; i++)
            if (sheet_word_find(table.rows[0].fields[i], WORD_UNIT, WORD_DATE) >= 0)
                unit = mem_copy(table_free_text(table_field(&table.rows[1], (int)i)));
    table_release(&table);
    diags_release(&ignored);
    return unit != NULL ? unit : mem_copy("");
}

/* The same out of a journal. */
static char *unit_of_journal(const char *journal, const struct form *form)
{
    struct records records = {0};
    struct diags ignored = {0};
    const char *unit = "";
    if (journal_read(journal, form, &records, &ignored))
        for (size_t i = 0; i < records.count; i++)
            if (records.at[i].kind == RECORD_CHANGE && records.at[i].change.kind == CHANGE_UNIT)
                unit = records.at[i].change.to;
    char *copy = mem_copy(unit);
    records_release(&records);
    diags_release(&ignored);
    return copy;
}

#define JOURNAL ".journal"
#define TABLE   ".csv"

static bool has_sheet_file(const char *journal)
{
    struct str file = {0};
    str_add_part(&file, journal, strlen(journal) - strlen(JOURNAL));
    str_add(&file, TABLE);
    bool has = file_exists(str_text(&file));
    str_release(&file);
    return has;
}

/* The unit that a file of the directory is about, "" for none, newly allocated.  Journals are long,
 * so one is read only where the sheet beside it is missing or says nothing. */
static char *unit_in(const char *file, const struct form *form)
{
    if (text_ends_in(file, JOURNAL))
        return has_sheet_file(file) ? mem_copy("") : unit_of_journal(file, form);
    if (!text_ends_in(file, TABLE))
        return mem_copy("");
    char *unit = unit_of(file);
    if (unit[0] != '\0')
        return unit;
    free(unit);
    char *journal = session_journal_file(file);
    unit = unit_of_journal(journal, form);
    free(journal);
    return unit;
}

/* Whether no file of the directory is about the unit yet; an error names the one that is. */
static bool unit_is_new(const char *directory, const struct form *form, const char *unit,
                        struct diags *diags)
{
    struct names names = {0};
    bool good = file_list(directory, "", &names, diags);
    for (size_t i = 0; good && i < names.count; i++) {
        char *file = file_join(directory, names.at[i]);
        char *other = unit_in(file, form);
        if (text_same(other, unit))
            good = diag_error(diags, (struct place){.file = file},
                              _("unit '%s' has a sheet already; open that one"), unit);
        free(other);
        free(file);
    }
    names_release(&names);
    return good;
}

static bool name_is_free(const struct names *names, const char *name)
{
    for (size_t i = 0; i < names->count; i++) {
        const char *dot = strrchr(names->at[i], '.');
        size_t size = dot != NULL ? (size_t)(dot - names->at[i]) : strlen(names->at[i]);
        char *stem = mem_copy_part(names->at[i], size);
        bool same = text_same(stem, name);
        free(stem);
        if (same)
            return false;
    }
    return true;
}

/* A path for the sheet: two units whose names come out the same as file names get a number. */
static char *free_path(const char *directory, const char *unit, struct diags *diags)
{
    struct names names = {0};
    struct str name = {0};
    char *safe = file_safe_name(unit);
    if (!file_list(directory, "", &names, diags)) {
        free(safe);
        return NULL;
    }
    str_add(&name, safe);
    for (int i = 2; !name_is_free(&names, str_text(&name)); i++) {
        str_clear(&name);
        str_addf(&name, "%s (%d)", safe, i);
    }
    str_add(&name, ".csv");
    char *path = file_join(directory, str_text(&name));
    str_release(&name);
    names_release(&names);
    free(safe);
    return path;
}

static bool allows(const struct sheet *sheet, enum change_kind kind, const char *to,
                   struct diags *diags)
{
    struct change change = {CHANGE_WHOLE_SHEET, kind, "", to};
    return sheet_allows(sheet, &change, diags);
}

/* Looked at before anything is made, so that a refusal leaves nothing behind. */
static bool allows_all(const struct form *form, const char *unit, const char *assessors,
                       const char *date, struct diags *diags)
{
    struct sheet sheet;
    sheet_init(&sheet, form, "");
    bool good = allows(&sheet, CHANGE_UNIT, unit, diags);
    good &= allows(&sheet, CHANGE_ASSESSORS, assessors, diags);
    good &= allows(&sheet, CHANGE_DATE, date, diags);
    sheet_release(&sheet);
    return good;
}

/* Whether the file at JOURNAL was made here and is this one still: what another program locked, or
 * put in its place since, is not. */
static bool has_begun(const struct session *session, const char *journal)
{
    const struct journal *mine = &session->journal;
    if (journal_is_open(mine))
        return mine->fresh && lock_is_of(mine->fd, journal);
    return !mine->held && stamp_of(journal).size == 0;
}

/* A sheet half made would stand in the way of the next attempt.  What somebody else put there
 * meanwhile stays.  All of it while the lock is there: afterwards it may be the next one's. */
static void take_away(struct session *session, const char *journal)
{
    struct stamp there = stamp_of(session->file);
    if (session->on_disk.size > 0 && stamp_same(&there, &session->stamp))
        file_remove(session->file);
    if (journal_is_open(&session->journal))
        holder_remove(journal);
    if (has_begun(session, journal))
        file_remove(journal);
    journal_close(&session->journal);
}

static void say_another_makes_one(const char *file, struct diags *diags)
{
    diag_add(diags, DIAG_FAILURE, (struct place){.file = file},
             _("another program is just making a sheet here; try again"));
}

static bool begin(struct session *session, const char *unit, const char *assessors,
                  const char *date, struct diags *diags)
{
    char today[DATE_TEXT];
    struct records none;
    char *journal = session_journal_file(session->file);
    date_today(&session->clock, today);
    bool good = journal_open(&session->journal, journal, session->sheet.form, &none, diags);
    if (good) {
        session->unnamed = true;
        /* All of it has been asked for by allows_all(). */
        session_do(session, CHANGE_WHOLE_SHEET, CHANGE_UNIT, unit, NULL);
        session_do(session, CHANGE_WHOLE_SHEET, CHANGE_ASSESSORS, assessors, NULL);
        session_do(session, CHANGE_WHOLE_SHEET, CHANGE_DATE, date[0] != '\0' ? date : today, NULL);
        good = session_save(session, diags);
    } else if (session->journal.held) {
        say_another_makes_one(session->file, diags);
    }
    records_clear(&session->done);
    if (!good)
        take_away(session, journal);
    free(journal);
    return good;
}

/* What a new sheet is made of. */
struct making {
    const char *directory;
    const struct form *form;
    const char *unit;
    const char *assessors;
    const char *date;
};

static bool make(struct session *session, const struct making *making, struct diags *diags)
{
    if (!unit_is_new(making->directory, making->form, making->unit, diags))
        return false;
    session->file = free_path(making->directory, making->unit, diags);
    if (session->file == NULL)
        return false;
    sheet_init(&session->sheet, making->form, "");
    return begin(session, making->unit, making->assessors, making->date, diags);
}

/* Two programs that make the same unit's sheet in the same instant do so one behind the other, so
 * that the second one finds what the first has made. */
static bool make_alone(struct session *session, const struct making *making, struct diags *diags)
{
    int fd = -1;
    bool good = false;
    char *path = file_join(making->directory, ".making.lock");
    enum lock lock = lock_open_waiting(path, &lock_wait_long, &fd);
    if (lock == LOCK_TAKEN) {
        good = make(session, making, diags);
        lock_remove(path, fd);
    } else if (lock == LOCK_HELD) {
        say_another_makes_one(making->directory, diags);
    } else {
        diag_failure(diags, making->directory, _("no sheet can be made here"));
    }
    free(path);
    return good;
}

bool session_create(struct session *session, const char *folder, const struct form *form,
                    const char *unit, const char *assessors, const char *date,
                    const struct clock *clock, struct diags *diags)
{
    *session = (struct session){.clock = *clock};
    char *trimmed = text_trimmed(unit);
    char *directory = file_join(folder, form->id);
    struct making making = {directory, form, trimmed, assessors, date};
    bool good = allows_all(form, trimmed, assessors, date, diags) &&
                file_make_directory(directory, diags) && make_alone(session, &making, diags);
    free(trimmed);
    free(directory);
    if (!good)
        session_release(session);
    return good;
}
