/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/lang.h"
#include "base/mem.h"
#include "sheet/followup_parts.h"

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

static void edit_copy(const struct followup_edit *from, struct followup_edit *to)
{
    followup_edit_init(to, from->unit);
    for (int i = 0; i < FOLLOWUP_FIELDS; i++)
        if (from->to[i] != NULL)
            followup_edit_set(to, (enum followup_field)i, from->to[i]);
}

void followup_edit_release(struct followup_edit *edit)
{
    free(edit->unit);
    for (int i = 0; i < FOLLOWUP_FIELDS; i++)
        free(edit->to[i]);
    *edit = (struct followup_edit){0};
}

/* The record as it would be after the edit; false with errors where a value is none. */
static bool put_values(struct followup_record *record, const struct followup_edit *edit,
                       struct diags *diags)
{
    bool good = true;
    for (int i = FOLLOWUP_SETTABLE; i < FOLLOWUP_FIELDS; i++) {
        enum followup_field field = (enum followup_field)i;
        struct str value = {0};
        struct str message = {0};
        if (edit->to[i] == NULL)
            continue;
        if (followup_value(field, edit->to[i], &value)) {
            mem_replace(&record->values[i], str_text(&value));
            record->bad &= ~(1U << i);
        } else {
            followup_value_message(field, edit->to[i], &message);
            good = diag_error(diags, (struct place){0}, "%s", str_text(&message));
        }
        str_release(&value);
        str_release(&message);
    }
    return good;
}

/* Whether the rules let the record become AFTER: what was broken before is no reason to refuse. */
static bool is_allowed(const struct followup_case *before, const struct followup_case *after,
                       struct diags *diags)
{
    unsigned fresh = followup_broken(after) & ~followup_broken(before);
    unsigned errors = followup_errors(fresh);
    followup_complain(after, errors != 0 ? errors : fresh, (struct place){0}, NULL, diags);
    return errors == 0;
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

/* The unit's record as EDIT would leave it; false with an error, and nothing to release, where that
 * is refused. */
static bool prepare(const struct followup *followup, const struct followup_edit *edit,
                    const char *today, struct followup_record *after, struct diags *diags)
{
    int unit = followup_unit(followup, edit->unit);
    if (unit < 0)
        return diag_error(diags, (struct place){0},
                          _("unit '%s' is not in the roster and has no sheet; correct the name, or "
                            "add it to roster.csv"),
                          edit->unit);
    const struct followup_record *record = followup_record(followup, unit);
    const struct assessment *assessment = &followup->units[unit].assessment;
    if (record != NULL) {
        followup_record_copy(record, after);
    } else {
        followup_record_init(after);
        mem_replace(&after->values[FOLLOWUP_UNIT], followup->units[unit].name);
    }
    mem_replace(&after->values[FOLLOWUP_FORM], followup->form->id);
    bool good = put_values(after, edit, diags) &&
                is_allowed(&(struct followup_case){record, assessment, today},
                           &(struct followup_case){after, assessment, today}, diags);
    if (!good)
        followup_record_release(after);
    return good;
}

bool followup_allows(const struct followup *followup, const struct followup_edit *edit,
                     const char *today, struct diags *diags)
{
    struct followup_record after;
    if (!prepare(followup, edit, today, &after, diags))
        return false;
    followup_record_release(&after);
    return true;
}

static bool apply(struct followup *followup, const struct followup_edit *edit, const char *today,
                  struct diags *diags)
{
    struct followup_record after;
    if (!prepare(followup, edit, today, &after, diags))
        return false;
    replace(followup, followup_unit(followup, edit->unit), &after);
    return true;
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

/* Takes over what another program has made of the file. */
static bool adopt(struct followup *followup, const char *today, struct diags *diags)
{
    struct followup fresh = *followup;
    fresh.records = NULL;
    fresh.count = fresh.room = 0;
    fresh.extra_names = (struct names){0};
    fresh.on_disk = (struct str){0};
    followup_unlink(&fresh);
    if (!followup_read(&fresh, diags)) {
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
    char *directory = file_directory(followup->file);
    followup_write(followup, &text);
    bool good = file_make_directory(directory, diags) && file_save(followup->file, &text, diags);
    free(directory);
    if (!good) {
        str_release(&text);
        return false;
    }
    str_release(&followup->on_disk);
    followup->on_disk = text;
    clear_pending(followup);
    return true;
}

bool followup_do(struct followup *followup, const struct followup_edit *edit, const char *today,
                 struct diags *diags)
{
    bool in_step = catch_up(followup, today, diags);
    if (!apply(followup, edit, today, diags))
        return false;
    push(followup, edit);
    if (in_step)
        flush(followup, diags);
    return true;
}

bool followup_save(struct followup *followup, const char *today, struct diags *diags)
{
    if (followup->pending_count == 0)
        return true;
    if (!catch_up(followup, today, diags))
        return false;
    return followup->pending_count == 0 || flush(followup, diags);
}
