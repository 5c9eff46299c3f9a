/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/lang.h"
#include "base/lock.h"
#include "base/mem.h"
#include "sheet/followup_file.h"
#include "sheet/followup_parts.h"
#include "sheet/sheet.h"

void followup_edit_init(struct followup_edit *edit, const char *unit)
{
    *edit = (struct followup_edit){.unit = mem_copy(unit)};
}

void followup_edit_set(struct followup_edit *edit, enum followup_field field, const char *to)
{
    char *copy = mem_copy(to);
    free(edit->to[field]);
    edit->to[field] = copy;
}

void followup_edit_expect(struct followup_edit *edit, const struct followup_record *record)
{
    for (int i = 0; i < FOLLOWUP_FIELDS; i++)
        mem_replace(&edit->from[i], record != NULL ? record->values[i] : "");
}

static void edit_copy(const struct followup_edit *from, struct followup_edit *to)
{
    followup_edit_init(to, from->unit);
    for (int i = 0; i < FOLLOWUP_FIELDS; i++) {
        to->to[i] = from->to[i] != NULL ? mem_copy(from->to[i]) : NULL;
        to->from[i] = from->from[i] != NULL ? mem_copy(from->from[i]) : NULL;
    }
}

void followup_edit_release(struct followup_edit *edit)
{
    free(edit->unit);
    for (int i = 0; i < FOLLOWUP_FIELDS; i++) {
        free(edit->to[i]);
        free(edit->from[i]);
    }
    *edit = (struct followup_edit){0};
}

static bool put_value(struct followup_record *record, enum followup_field field, const char *text,
                      struct diags *diags)
{
    struct str value = {0};
    struct str message = {0};
    if (!sheet_takes_text(text, followup_label(field), NOTE_BYTES_MOST, diags))
        return false;
    bool good = followup_value(field, text, &value);
    if (good) {
        mem_replace(&record->values[field], str_text(&value));
        record->bad &= ~(1U << field);
    } else {
        followup_value_message(field, text, &message);
        diag_error(diags, (struct place){0}, "%s", str_text(&message));
    }
    str_release(&value);
    str_release(&message);
    return good;
}

/* The record as it would be after the edit; false with errors where a value is none. */
static bool put_values(struct followup_record *record, const struct followup_edit *edit,
                       struct diags *diags)
{
    bool good = true;
    for (int i = FOLLOWUP_SETTABLE; i < FOLLOWUP_FIELDS; i++)
        if (edit->to[i] != NULL)
            good &= put_value(record, (enum followup_field)i, edit->to[i], diags);
    return good;
}

/* Puts AFTER in the place of the unit's record, or makes it its first. */
static void replace(struct followup *followup, int unit, struct followup_record *after)
{
    int at = followup->units[unit].record;
    if (at < 0) {
        followup_add(followup, unit, after);
        return;
    }
    after->extras = followup->records[at].extras;
    followup->records[at].extras = (struct names){0};
    followup_record_release(&followup->records[at]);
    followup->records[at] = *after;
}

/* An edit judged: its unit, the record as it would be, and the rules this would break that were not
 * broken before. */
struct trial {
    int unit;
    struct followup_record after;
    struct followup_case of;
    unsigned fresh;
};

static void complain_of_change(enum followup_field field, const char *now, struct diags *diags)
{
    if (now[0] == '\0')
        diag_error(diags, (struct place){0},
                   _("%s was cleared by another program; look and set it again"),
                   followup_label(field));
    else
        diag_error(diags, (struct place){0},
                   _("%s is now '%s', by another program; look and set it again"),
                   followup_label(field), followup_choice_label(field, now));
}

/* Whether the fields of the edit are as they were when it was decided; errors say what they are. */
static bool is_as_seen(const struct followup_record *before, const struct followup_edit *edit,
                       struct diags *diags)
{
    bool good = true;
    for (int i = FOLLOWUP_SETTABLE; i < FOLLOWUP_FIELDS; i++) {
        const char *now = before != NULL ? before->values[i] : "";
        if (edit->to[i] == NULL || edit->from[i] == NULL || strcmp(edit->from[i], now) == 0)
            continue;
        complain_of_change((enum followup_field)i, now, diags);
        good = false;
    }
    return good;
}

/* False with errors, and nothing to release, where the unit is unknown, a value is none, or a field
 * is not what was expected. */
static bool try_edit(const struct followup *followup, const struct followup_edit *edit,
                     const char *today, struct trial *trial, struct diags *diags)
{
    trial->unit = followup_unit(followup, edit->unit);
    if (trial->unit < 0)
        return diag_error(diags, (struct place){0},
                          _("unit '%s' is not in the roster and has no sheet; correct the name, or "
                            "add it to roster.csv"),
                          edit->unit);
    const struct followup_unit *unit = &followup->units[trial->unit];
    const struct followup_record *before = followup_record(followup, trial->unit);
    if (!is_as_seen(before, edit, diags))
        return false;
    if (before != NULL) {
        followup_record_copy(before, &trial->after);
    } else {
        followup_record_init(&trial->after);
        mem_replace(&trial->after.values[FOLLOWUP_UNIT], unit->name);
    }
    mem_replace(&trial->after.values[FOLLOWUP_FORM], followup->form->id);
    if (!put_values(&trial->after, edit, diags)) {
        followup_record_release(&trial->after);
        return false;
    }
    trial->of = (struct followup_case){&trial->after, &unit->assessment, today};
    trial->fresh = followup_broken(&trial->of) &
                   ~followup_broken(&(struct followup_case){before, &unit->assessment, today});
    return true;
}

bool followup_allows(const struct followup *followup, const struct followup_edit *edit,
                     const char *today, struct diags *diags)
{
    struct trial trial;
    if (!try_edit(followup, edit, today, &trial, diags))
        return false;
    unsigned lacking = followup_lacking(trial.fresh);
    followup_complain(&trial.of, lacking, (struct place){0}, NULL, diags);
    followup_record_release(&trial.after);
    return lacking == 0;
}

static bool apply(struct followup *followup, const struct followup_edit *edit, const char *today,
                  struct diags *diags)
{
    struct trial trial;
    if (!try_edit(followup, edit, today, &trial, diags))
        return false;
    unsigned errors = followup_errors(trial.fresh);
    followup_complain(&trial.of, errors != 0 ? errors : trial.fresh, (struct place){0}, NULL,
                      diags);
    if (errors != 0)
        followup_record_release(&trial.after);
    else
        replace(followup, trial.unit, &trial.after);
    return errors == 0;
}

static void push(struct followup *followup, const struct followup_edit *edit)
{
    followup->pending = mem_grow(followup->pending, followup->pending_count,
                                 &followup->pending_room, sizeof *followup->pending);
    edit_copy(edit, &followup->pending[followup->pending_count++]);
}

static void clear_pending(struct followup *followup)
{
    for (size_t i = 0; i < followup->pending_count; i++)
        followup_edit_release(&followup->pending[i]);
    followup->pending_count = 0;
}

/* Forgets the pending edit at AT. */
static void drop_pending(struct followup *followup, size_t at)
{
    followup_edit_release(&followup->pending[at]);
    followup->pending_count--;
    for (size_t i = at; i < followup->pending_count; i++)
        followup->pending[i] = followup->pending[i + 1];
}

/* Makes what is pending once more, in a file that was read again. */
static void replay(struct followup *followup, const char *today, struct diags *diags)
{
    size_t at = 0;
    while (at < followup->pending_count)
        if (apply(followup, &followup->pending[at], today, diags))
            at++;
        else
            drop_pending(followup, at);
}

static bool is_as_read(const struct followup *followup, const struct str *bytes)
{
    const struct str *known = &followup->on_disk;
    return bytes->size == known->size && memcmp(str_text(bytes), str_text(known), known->size) == 0;
}

/* Takes over what another program has made of the file.  Rows that are wrong in it were told when
 * it was opened, or will be by a check; here they would hide what has happened. */
static bool adopt(struct followup *followup, const char *today, struct diags *diags)
{
    struct followup fresh = *followup;
    fresh.records = NULL;
    fresh.count = fresh.room = 0;
    fresh.extra_names = (struct names){0};
    fresh.on_disk = (struct str){0};
    followup_unlink(&fresh);
    struct diags found = {0};
    bool good = followup_read(&fresh, &found);
    if (!good)
        diags_move(diags, &found);
    diags_release(&found);
    if (!good) {
        followup_records_release(&fresh);
        followup_link(followup);
        return false;
    }
    followup_records_release(followup);
    *followup = fresh;
    diag_add(diags, DIAG_NOTE, (struct place){.file = followup->file},
             _("was changed by another program; what it wrote was kept"));
    replay(followup, today, diags);
    return true;
}

/*
 * Brings the records in step with the file, which other programs edit too.  False where it cannot
 * be used as it stands there now; nothing is written over it then.
 */
static bool catch_up(struct followup *followup, const char *today, struct diags *diags)
{
    struct str bytes = {0};
    followup->stamp = stamp_of(followup->file);
    if (!file_exists(followup->file)) {
        if (followup->on_disk.size > 0)
            diag_add(diags, DIAG_NOTE, (struct place){.file = followup->file},
                     _("was gone; it is written again with all that is known here"));
        return true;
    }
    bool good = file_read(followup->file, &bytes, diags) &&
                (is_as_read(followup, &bytes) || adopt(followup, today, diags));
    str_release(&bytes);
    return good;
}

static bool flush(struct followup *followup, struct diags *diags)
{
    struct str text = {0};
    bool replaced;
    followup_write(followup, &text);
    bool good = file_replace_known(followup->file, &text, &followup->stamp, &replaced, diags);
    if (!good) {
        str_release(&text);
        return false;
    }
    str_release(&followup->on_disk);
    followup->on_disk = text;
    clear_pending(followup);
    return true;
}

/* FOLDER/.followup-FORM-ID.lock, newly allocated. */
static char *lock_path(const char *directory, const char *file)
{
    struct str name = {0};
    str_addf(&name, ".%s.lock", file_base_name(file));
    char *path = file_join(directory, str_text(&name));
    str_release(&name);
    return path;
}

/* What is done to the file while no other program of ours writes it. */
struct turn {
    char *path;
    int fd;
};

/* False with an error where another one took too long.  Where nothing can be locked, writing the
 * file will tell why. */
static bool turn_begin(struct turn *turn, const struct followup *followup, struct diags *diags)
{
    char *directory = file_directory(followup->file);
    *turn = (struct turn){.path = lock_path(directory, followup->file), .fd = -1};
    bool good = file_make_directory(directory, diags);
    free(directory);
    if (!good || lock_open_waiting(turn->path, &lock_wait_long, &turn->fd) != LOCK_HELD)
        return good;
    diag_add(diags, DIAG_FAILURE, (struct place){.file = followup->file},
             _("another program is writing the file; what was changed here is kept and not saved "
               "yet, try again"));
    return false;
}

static void turn_end(struct turn *turn)
{
    if (turn->fd >= 0)
        lock_remove(turn->path, turn->fd);
    free(turn->path);
}

bool followup_do(struct followup *followup, const struct followup_edit *edit, const char *today,
                 struct diags *diags)
{
    struct turn turn;
    bool in_step = turn_begin(&turn, followup, diags) && catch_up(followup, today, diags);
    bool made = apply(followup, edit, today, diags);
    if (made)
        push(followup, edit);
    if (made && in_step)
        flush(followup, diags);
    turn_end(&turn);
    return made;
}

bool followup_save(struct followup *followup, const char *today, struct diags *diags)
{
    struct turn turn;
    if (followup->pending_count == 0)
        return true;
    bool good = turn_begin(&turn, followup, diags) && catch_up(followup, today, diags) &&
                (followup->pending_count == 0 || flush(followup, diags));
    turn_end(&turn);
    return good;
}
