/* SPDX-License-Identifier: MIT */
#include "sheet/followup_file.h"
#include "sheet/followup_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/table.h"
#include "base/text.h"

#define PREFIX "followup-"
#define SUFFIX ".csv"

char *followup_path(const char *folder, const char *form_id)
{
    struct str name = {0};
    str_addf(&name, PREFIX "%s" SUFFIX, form_id);
    char *path = file_join(folder, str_text(&name));
    str_release(&name);
    return path;
}

char *followup_form_id(const char *file)
{
    const char *name = file_base_name(file);
    size_t size = strlen(name);
    size_t around = strlen(PREFIX) + strlen(SUFFIX);
    if (size <= around || strncmp(name, PREFIX, strlen(PREFIX)) != 0 || !text_ends_in(name, SUFFIX))
        return NULL;
    return mem_copy_part(name + strlen(PREFIX), size - around);
}

int followup_unit(const struct followup *followup, const char *name)
{
    size_t at = word_index_find(&followup->names, name);
    return at != WORD_INDEX_NONE ? (int)at : -1;
}

const struct followup_record *followup_record(const struct followup *followup, int unit)
{
    int record = followup->units[unit].record;
    return record >= 0 ? &followup->records[record] : NULL;
}

void followup_add(struct followup *followup, int unit, const struct followup_record *record)
{
    followup->records =
        mem_grow(followup->records, followup->count, &followup->room, sizeof *followup->records);
    followup->records[followup->count] = *record;
    followup->records[followup->count].counts = unit >= 0;
    if (unit >= 0)
        followup->units[unit].record = (int)followup->count;
    followup->count++;
}

static struct followup_unit *add_unit(struct followup *followup, const char *name)
{
    int at = followup_unit(followup, name);
    if (at >= 0)
        return &followup->units[at];
    followup->units = mem_grow(followup->units, followup->unit_count, &followup->unit_room,
                               sizeof *followup->units);
    struct followup_unit *unit = &followup->units[followup->unit_count];
    *unit =
        (struct followup_unit){.name = mem_copy(name), .entry = FOLLOWUP_NO_SHEET, .record = -1};
    word_index_add(&followup->names, unit->name, followup->unit_count++);
    return unit;
}

static void add_sheet(struct followup *followup, const struct folder *folder, size_t index)
{
    const struct folder_entry *entry = &folder->entries[index];
    struct followup_unit *unit = add_unit(followup, entry->unit);
    if (unit->entry != FOLLOWUP_NO_SHEET)
        return;
    unit->entry = index;
    unit->assessment = (struct assessment){true, entry->status == SHEET_FINAL, ""};
    date_from_text(entry->date, unit->assessment.date);
}

static void find_units(struct followup *followup, const struct folder *folder, const char *home,
                       struct diags *diags)
{
    struct names roster = {0};
    roster_read(home, &roster, diags);
    for (size_t i = 0; i < roster.count; i++)
        add_unit(followup, roster.at[i]);
    names_release(&roster);
    for (size_t i = 0; i < folder->count; i++)
        if (folder->entries[i].form == followup->form)
            add_sheet(followup, folder, i);
}

/*
 * The directory that has the roster and the follow-up files.  A form's own directory of sheets can
 * be opened as a folder; then it is the one above.
 */
static char *home_of(const struct folder *folder, const char *form_id)
{
    size_t size = strlen(folder->path);
    while (size > 1 && folder->path[size - 1] == '/')
        size--;
    char *path = mem_copy_part(folder->path, size);
    char *within = file_join(path, form_id);
    bool is_of_form = strcmp(file_base_name(path), form_id) == 0 && !file_is_directory(within);
    char *home = is_of_form ? file_directory(path) : mem_copy(folder->path);
    free(within);
    free(path);
    return home;
}

bool followup_open(struct followup *followup, const struct folder *folder, const struct form *form,
                   struct diags *diags)
{
    char *home = home_of(folder, form->id);
    *followup = (struct followup){.form = form, .file = followup_path(home, form->id)};
    find_units(followup, folder, home, diags);
    free(home);
    bool good = followup_read(followup, diags);
    if (!good)
        followup_release(followup);
    return good;
}

void followup_unlink(struct followup *followup)
{
    for (size_t i = 0; i < followup->unit_count; i++)
        followup->units[i].record = -1;
}

void followup_link(struct followup *followup)
{
    followup_unlink(followup);
    for (size_t i = 0; i < followup->count; i++)
        if (followup->records[i].counts)
            followup->units[followup_unit(followup, followup->records[i].values[FOLLOWUP_UNIT])]
                .record = (int)i;
}

void followup_records_release(struct followup *followup)
{
    for (size_t i = 0; i < followup->count; i++)
        followup_record_release(&followup->records[i]);
    free(followup->records);
    names_release(&followup->extra_names);
    str_release(&followup->on_disk);
}

void followup_release(struct followup *followup)
{
    followup_records_release(followup);
    for (size_t i = 0; i < followup->unit_count; i++)
        free(followup->units[i].name);
    for (size_t i = 0; i < followup->pending_count; i++)
        followup_edit_release(&followup->pending[i]);
    free(followup->pending);
    free(followup->units);
    word_index_release(&followup->names);
    free(followup->file);
    *followup = (struct followup){0};
}

void followup_check(const struct followup *followup, const char *today, struct diags *diags)
{
    for (size_t i = 0; i < followup->count; i++) {
        const struct followup_record *record = &followup->records[i];
        if (!record->counts)
            continue;
        int unit = followup_unit(followup, record->values[FOLLOWUP_UNIT]);
        struct followup_case of = {record, &followup->units[unit].assessment, today};
        followup_complain(&of, followup_broken(&of),
                          (struct place){.file = followup->file, .row = record->row},
                          followup->columns, diags);
    }
}

/* A value as files of language CODE have it; what is no value, as it was found. */
static void write_field(const struct followup_record *record, enum followup_field field,
                        const char *code, struct str *out)
{
    const char *value = record->values[field];
    bool first = field == FOLLOWUP_FORM;
    if (followup_kind(field) == FOLLOWUP_CHOICE && !followup_is_bad(record, field))
        table_add_field(out, followup_choice_name(field, value, code), first);
    else if (followup_kind(field) == FOLLOWUP_TEXT)
        table_add_free_text(out, value, first);
    else
        table_add_record_text(out, value, first);
}

void followup_write(const struct followup *followup, struct str *out)
{
    const char *code = form_main_language(followup->form);
    str_add(out, TABLE_BOM);
    for (int i = 0; i < FOLLOWUP_FIELDS; i++)
        table_add_field(out, followup_name((enum followup_field)i, code), i == 0);
    for (size_t i = 0; i < followup->extra_names.count; i++)
        table_add_foreign(out, followup->extra_names.at[i], false);
    str_add(out, TABLE_LINE_END);
    for (size_t i = 0; i < followup->count; i++) {
        const struct followup_record *record = &followup->records[i];
        for (int k = 0; k < FOLLOWUP_FIELDS; k++)
            write_field(record, (enum followup_field)k, code, out);
        for (size_t k = 0; k < followup->extra_names.count; k++)
            table_add_foreign(out, k < record->extras.count ? record->extras.at[k] : "", false);
        str_add(out, TABLE_LINE_END);
    }
}
