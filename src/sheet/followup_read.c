/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/cell.h"
#include "base/charset.h"
#include "base/file.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/table.h"
#include "base/text.h"
#include "sheet/followup_file.h"
#include "sheet/followup_parts.h"

/* A follow-up file being read. */
struct reader {
    struct followup *followup;
    struct table table;
    bool *ours; /* by column: whether it is one of FOLLOWUP_FIELDS */
    size_t width;
    struct diags *diags;
};

static struct place place_of(const struct reader *reader, const struct row *row,
                             enum followup_field field)
{
    return (struct place){reader->followup->file, row->number,
                          reader->followup->columns[field] + 1};
}

static bool find_columns(struct reader *reader)
{
    struct followup *followup = reader->followup;
    const struct row *header = reader->table.rows;
    for (size_t i = 0; reader->table.count > 0 && i < header->count; i++) {
        int field = followup_find(header->fields[i]);
        if (field < 0)
            continue;
        if (followup->columns[field] >= 0) {
            diag_error(reader->diags, (struct place){followup->file, header->number, (int)i + 1},
                       _("column '%s' stands twice; remove one"), header->fields[i]);
            continue;
        }
        followup->columns[field] = (int)i;
        reader->ours[i] = true;
    }
    if (followup->columns[FOLLOWUP_UNIT] >= 0)
        return true;
    return diag_error(reader->diags,
                      (struct place){followup->file, reader->table.count > 0 ? 1 : 0, 0},
                      _("is no follow-up file; its first row has to name the columns unit, plan, "
                        "debrief and so on"));
}

static void find_width(struct reader *reader)
{
    reader->width = (size_t)table_width(&reader->table);
    reader->ours = mem_new(reader->width, sizeof *reader->ours);
}

/* A spreadsheet may leave columns in which nothing stands; those are not kept. */
static bool has_text(const struct reader *reader, size_t column)
{
    for (size_t i = 0; i < reader->table.count; i++)
        if (table_field(&reader->table.rows[i], (int)column)[0] != '\0')
            return true;
    return false;
}

static void find_extras(struct reader *reader)
{
    for (size_t i = 0; i < reader->width; i++) {
        if (reader->ours[i] || !has_text(reader, i))
            reader->ours[i] = true;
        else
            names_add(&reader->followup->extra_names,
                      table_foreign(table_field(reader->table.rows, (int)i)));
    }
}

static void take_extras(const struct reader *reader, const struct row *row,
                        struct followup_record *record)
{
    for (size_t i = 0; i < reader->width; i++)
        if (!reader->ours[i])
            names_add(&record->extras, table_foreign(table_field(row, (int)i)));
}

/* A text that is no value of its field stays as it is found. */
static void take_field(const struct reader *reader, const struct row *row,
                       enum followup_field field, struct followup_record *record)
{
    const char *text = table_free_text(table_field(row, reader->followup->columns[field]));
    char day[DATE_TEXT];
    struct str value = {0};
    if (followup_kind(field) == FOLLOWUP_DATE && cell_date(text, day) == CELL_DAY)
        text = day;
    if (followup_value(field, text, &value)) {
        mem_replace(&record->values[field], str_text(&value));
    } else {
        struct str message = {0};
        followup_value_message(field, text, &message);
        diag_error(reader->diags, place_of(reader, row, field), "%s", str_text(&message));
        str_release(&message);
        mem_replace(&record->values[field], text);
        record->bad |= 1U << field;
    }
    str_release(&value);
}

/* The unit whose row this is; -1 with an error where it is nobody's. */
static int unit_of(const struct reader *reader, const struct row *row,
                   const struct followup_record *record)
{
    const struct followup *followup = reader->followup;
    const char *name = record->values[FOLLOWUP_UNIT];
    const char *form = record->values[FOLLOWUP_FORM];
    struct place place = place_of(reader, row, FOLLOWUP_UNIT);
    int unit = followup_unit(followup, name);
    if (form[0] != '\0' && !text_same(form, followup->form->id))
        diag_error(reader->diags, place_of(reader, row, FOLLOWUP_FORM),
                   _("'%s' is another form; this file is that of '%s'"), form, followup->form->id);
    else if (name[0] == '\0')
        diag_error(reader->diags, place, _("the row names no unit; write whose it is"));
    else if (unit < 0)
        diag_error(reader->diags, place,
                   _("unit '%s' is not in the roster and has no sheet; correct the name, or add "
                     "it to roster.csv"),
                   name);
    else if (followup->units[unit].record >= 0)
        diag_error(reader->diags, place,
                   _("unit '%s' stands twice; put what is right into one row and remove the other"),
                   name);
    else
        return unit;
    return -1;
}

/* A row of blanks says nothing, and read again there would be no row. */
static bool is_empty(const struct followup_record *record)
{
    bool empty = true;
    for (int i = 0; i < FOLLOWUP_FIELDS; i++)
        empty &= record->values[i][0] == '\0';
    for (size_t i = 0; i < record->extras.count; i++)
        empty &= record->extras.at[i][0] == '\0';
    return empty;
}

static void take_row(const struct reader *reader, const struct row *row)
{
    struct followup_record record;
    followup_record_init(&record);
    record.row = row->number;
    for (int i = 0; i < FOLLOWUP_FIELDS; i++)
        take_field(reader, row, (enum followup_field)i, &record);
    take_extras(reader, row, &record);
    if (is_empty(&record))
        followup_record_release(&record);
    else
        followup_add(reader->followup, unit_of(reader, row, &record), &record);
}

static bool read_table(struct reader *reader)
{
    struct followup *followup = reader->followup;
    struct str text = {0};
    bool good = file_read(followup->file, &followup->on_disk, reader->diags);
    str_add_part(&text, str_text(&followup->on_disk), followup->on_disk.size);
    good = good && charset_to_utf8(&text, followup->file, NULL, reader->diags) &&
           table_parse(&reader->table, &text, followup->file, reader->diags);
    str_release(&text);
    return good;
}

bool followup_read(struct followup *followup, struct diags *diags)
{
    struct reader reader = {.followup = followup, .diags = diags};
    for (int i = 0; i < FOLLOWUP_FIELDS; i++)
        followup->columns[i] = -1;
    if (!file_exists(followup->file))
        return true;
    bool good = read_table(&reader);
    if (good) {
        find_width(&reader);
        good = find_columns(&reader);
    }
    if (good) {
        find_extras(&reader);
        for (size_t i = 1; i < reader.table.count; i++)
            take_row(&reader, &reader.table.rows[i]);
    }
    free(reader.ours);
    table_release(&reader.table);
    return good;
}
