/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/cell.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "sheet/answer_message.h"
#include "sheet/sheet_file.h"
#include "sheet/sheet_words.h"

#define EXTRA_FIELDS_MOST 1000000

/* Columns of a table, counted from 0. */
struct columns {
    int *at;
    size_t count;
    size_t room;
};

/* A sheet file being read.  Moments and marks come straight from the file, so this is where they
 * are put in. */
struct reader {
    const char *file;
    struct table table;
    int columns[WORD_COLUMNS]; /* -1 where the file has none */
    struct columns extras;     /* the columns that are not ours */
    bool two_days;             /* the date could be either of two */
    bool stray;                /* a moment without marks */
    struct sheet *sheet;
    bool *seen;  /* by item */
    int missing; /* items that no row is of */
    struct diags *diags;
};

static bool required(enum sheet_word column)
{
    return column == WORD_FORM || column == WORD_UNIT || column == WORD_ITEM ||
           column == WORD_MARKS;
}

bool sheet_file_is_one(const struct table *table)
{
    bool item = false;
    bool marks = false;
    for (size_t i = 0; table->count > 0 && i < table->rows[0].count; i++) {
        int word = sheet_word_find(table->rows[0].fields[i], WORD_FORM, WORD_COLUMNS);
        item |= word == WORD_ITEM;
        marks |= word == WORD_MARKS;
    }
    return item && marks;
}

static struct place place_of(const struct reader *reader, const struct row *row,
                             enum sheet_word column)
{
    return (struct place){reader->file, row->number, reader->columns[column] + 1};
}

static const char *field_of(const struct reader *reader, const struct row *row,
                            enum sheet_word column)
{
    return table_field(row, reader->columns[column]);
}

/* The free text in the column without blanks and guard, newly allocated: an id. */
static char *id_of(const struct reader *reader, const struct row *row, enum sheet_word column)
{
    return text_trimmed(table_free_text(field_of(reader, row, column)));
}

static bool find_columns(struct reader *reader)
{
    const struct row *header = reader->table.rows;
    bool good = true;
    for (int i = 0; i < WORD_COLUMNS; i++)
        reader->columns[i] = -1;
    if (!sheet_file_is_one(&reader->table))
        return diag_error(reader->diags,
                          (struct place){reader->file, reader->table.count > 0 ? 1 : 0, 0},
                          _("is no sheet; its first row has to name the columns form, unit, item, "
                            "marks and so on"));
    for (size_t i = 0; i < header->count; i++) {
        int word = sheet_word_find(header->fields[i], WORD_FORM, WORD_COLUMNS);
        if (word < 0)
            continue;
        if (reader->columns[word] >= 0)
            good = diag_error(reader->diags, (struct place){reader->file, 1, (int)i + 1},
                              _("column '%s' stands twice; remove one"), header->fields[i]);
        reader->columns[word] = (int)i;
    }
    for (int i = 0; i < WORD_COLUMNS; i++)
        if (required((enum sheet_word)i) && reader->columns[i] < 0)
            good = diag_error(reader->diags, (struct place){reader->file, 1, 0},
                              _("column '%s' is missing; put it back"),
                              sheet_word((enum sheet_word)i, lang_code()));
    return good;
}

/* A form is looked for by its id alone: a sheet may come from anywhere and must not name a path. */
static const struct form *find_form(struct reader *reader, struct form_shelf *shelf)
{
    const struct row *row = &reader->table.rows[1];
    char *id = id_of(reader, row, WORD_FORM);
    struct place place = place_of(reader, row, WORD_FORM);
    struct diags found = {0};
    const struct form *form = NULL;
    if (id[0] == '\0' || strchr(id, '/') != NULL || text_ends_in(id, ".csv")) {
        diag_error(reader->diags, place, _("'%s' is no form's id"), id);
    } else {
        form = form_shelf_find(shelf, id, &found);
        if (form == NULL)
            diag_error(reader->diags, place, "%s", found.at[0].text);
    }
    diags_release(&found);
    free(id);
    return form;
}

/* The same on every row, so that a folder of sheets stacks into one table. */
static bool repeats(const struct reader *reader, enum sheet_word column)
{
    const char *first = field_of(reader, &reader->table.rows[1], column);
    bool good = true;
    for (size_t i = 2; i < reader->table.count; i++) {
        const struct row *row = &reader->table.rows[i];
        const char *field = field_of(reader, row, column);
        if (strcmp(first, field) != 0)
            good = diag_error(reader->diags, place_of(reader, row, column),
                              _("'%s' differs from '%s' above; a file holds one sheet, make the "
                                "column the same on every row"),
                              field, first);
    }
    return good;
}

static bool take_date(struct reader *reader, const struct row *row)
{
    char day[DATE_TEXT] = "";
    const char *text = field_of(reader, row, WORD_DATE);
    struct place place = place_of(reader, row, WORD_DATE);
    enum cell_day found = text[0] != '\0' ? cell_date(text, day) : CELL_DAY;
    if (found == CELL_NO_DAY)
        return diag_error(reader->diags, place, _("'%s' is no date; write it like 2017-12-20"),
                          text);
    reader->two_days = found == CELL_TWO_DAYS;
    if (reader->two_days)
        diag_add(
            reader->diags, DIAG_WARNING, place,
            _("'%s' could be two days, so it is left out; what the journal has counts, without "
              "one there is no date; write it like 2017-12-20"),
            text);
    mem_replace(&reader->sheet->date, day);
    return true;
}

static bool take_status(struct reader *reader, const struct row *row)
{
    const char *text = field_of(reader, row, WORD_STATUS);
    int word = text[0] == '\0' ? WORD_DRAFT : sheet_word_find(text, WORD_DRAFT, WORD_COUNT);
    reader->sheet->status = word == WORD_FINAL ? SHEET_FINAL : SHEET_DRAFT;
    if (word >= 0)
        return true;
    return diag_error(reader->diags, place_of(reader, row, WORD_STATUS),
                      _("status '%s' is neither draft nor final"), text);
}

/* By the rules that hold for every change, so that what is read can also be recorded. */
static bool take_text(struct reader *reader, const struct row *row, enum sheet_word column,
                      enum change_kind kind)
{
    struct diags found = {0};
    const char *text = table_free_text(field_of(reader, row, column));
    struct change change = {CHANGE_WHOLE_SHEET, kind, "", text};
    if (sheet_apply(reader->sheet, &change, "", true, &found))
        return true;
    diag_error(reader->diags, place_of(reader, row, column), "%s", found.at[0].text);
    diags_release(&found);
    return false;
}

static bool take_sheet(struct reader *reader)
{
    const struct row *row = &reader->table.rows[1];
    bool good = repeats(reader, WORD_FORM);
    good &= repeats(reader, WORD_UNIT);
    good &= repeats(reader, WORD_DATE);
    good &= repeats(reader, WORD_ASSESSORS);
    good &= repeats(reader, WORD_STATUS);
    good &= take_text(reader, row, WORD_UNIT, CHANGE_UNIT);
    good &= take_text(reader, row, WORD_ASSESSORS, CHANGE_ASSESSORS);
    good &= take_date(reader, row);
    good &= take_status(reader, row);
    return good;
}

static bool take_marks(struct reader *reader, const struct row *row, int index)
{
    const struct form *form = reader->sheet->form;
    const struct item *item = &form->items[index];
    const char *word = NULL;
    size_t size = 0;
    enum answer_error error = answer_read(form, item, field_of(reader, row, WORD_MARKS),
                                          &reader->sheet->entries[index].answer, &word, &size);
    if (error == ANSWER_OK)
        return true;
    struct str message = {0};
    answer_message(form, item, error, word, size, &message);
    diag_error(reader->diags, place_of(reader, row, WORD_MARKS), "%s", str_text(&message));
    str_release(&message);
    return false;
}

/* A score that its marks do not give is kept beside them until somebody decides. */
static bool take_score(struct reader *reader, const struct row *row, int index)
{
    struct entry *entry = &reader->sheet->entries[index];
    const char *text = field_of(reader, row, WORD_SCORE);
    points stated = 0;
    enum points_error error = cell_points(text, reader->table.delimiter, &stated);
    if (error != POINTS_OK && error != POINTS_EMPTY)
        return diag_error(reader->diags, place_of(reader, row, WORD_SCORE), _("score '%s' %s"),
                          text, points_error_text(error));
    bool settled = entry->answer.state == ANSWER_SETTLED;
    entry->has_conflict =
        error == POINTS_OK && (!settled || stated != sheet_score(reader->sheet, index, NULL));
    entry->stated = entry->has_conflict ? stated : 0;
    return true;
}

static bool take_note(struct reader *reader, const struct row *row, int index)
{
    struct str note = {0};
    struct diags found = {0};
    text_add_lines(table_free_text(field_of(reader, row, WORD_NOTE)), &note);
    struct change change = {index, CHANGE_NOTE, "", str_text(&note)};
    bool good = sheet_apply(reader->sheet, &change, "", true, &found);
    if (!good)
        diag_error(reader->diags, place_of(reader, row, WORD_NOTE), "%s", found.at[0].text);
    diags_release(&found);
    str_release(&note);
    return good;
}

static void take_moment(struct reader *reader, const struct row *row, int index)
{
    struct entry *entry = &reader->sheet->entries[index];
    const char *text = field_of(reader, row, WORD_CHECKED_AT);
    char moment[MOMENT_TEXT];
    bool open = entry->answer.state == ANSWER_OPEN;
    reader->stray |= open && text[0] != '\0';
    if (open || text[0] == '\0')
        return;
    if (cell_moment(text, moment))
        mem_replace(&entry->checked_at, moment);
    else
        diag_add(reader->diags, DIAG_WARNING, place_of(reader, row, WORD_CHECKED_AT),
                 _("'%s' is no moment such as 2017-12-20T09:30:00+08:00; it is left out"), text);
}

static void take_extras(struct reader *reader, const struct row *row, int index)
{
    struct sheet *sheet = reader->sheet;
    for (size_t i = 0; i < reader->extras.count; i++)
        names_set(&sheet->extra_fields, (size_t)index * reader->extras.count + i,
                  table_foreign(table_field(row, reader->extras.at[i])));
}

static bool take_item(struct reader *reader, const struct row *row)
{
    char *id = id_of(reader, row, WORD_ITEM);
    int index = form_item(reader->sheet->form, id);
    free(id);
    if ((size_t)reader->columns[WORD_MARKS] >= row->count)
        return diag_error(reader->diags, (struct place){reader->file, row->number, 0},
                          _("the row ends before its marks, so the file seems cut off; restore it "
                            "from a copy or its journal"));
    if (index < 0)
        return diag_error(reader->diags, place_of(reader, row, WORD_ITEM),
                          _("'%s' is no item of form '%s'"), field_of(reader, row, WORD_ITEM),
                          reader->sheet->form->id);
    if (reader->seen[index])
        return diag_error(reader->diags, place_of(reader, row, WORD_ITEM),
                          _("item '%s' stands twice; remove one row"),
                          field_of(reader, row, WORD_ITEM));
    reader->seen[index] = true;
    bool good = take_marks(reader, row, index);
    good &= take_score(reader, row, index);
    good &= take_note(reader, row, index);
    take_moment(reader, row, index);
    take_extras(reader, row, index);
    return good;
}

/* A spreadsheet may leave columns in which nothing stands; those are not kept. */
static bool has_text(const struct reader *reader, int column)
{
    for (size_t i = 0; i < reader->table.count; i++)
        if (table_field(&reader->table.rows[i], column)[0] != '\0')
            return true;
    return false;
}

/* Rows may be longer than the header: what somebody typed beside the table is kept too. */
static bool init_extras(struct reader *reader)
{
    struct sheet *sheet = reader->sheet;
    struct columns *extras = &reader->extras;
    const struct row *header = reader->table.rows;
    int width = table_width(&reader->table);
    for (int i = 0; i < width; i++) {
        const char *name = table_field(header, i);
        if (sheet_word_find(name, WORD_FORM, WORD_COLUMNS) >= 0 || !has_text(reader, i))
            continue;
        extras->at = mem_grow(extras->at, extras->count, &extras->room, sizeof *extras->at);
        extras->at[extras->count++] = i;
        names_add(&sheet->extra_names, table_foreign(name));
    }
    size_t fields = extras->count * (size_t)sheet->form->item_count;
    if (fields > EXTRA_FIELDS_MOST)
        return diag_error(reader->diags, (struct place){reader->file, 1, 0},
                          _("has %zu columns that are not the sheet's, which is too many to keep; "
                            "remove them"),
                          extras->count);
    for (size_t i = 0; i < fields; i++)
        names_add(&sheet->extra_fields, "");
    return true;
}

static bool take_items(struct reader *reader)
{
    const struct form *form = reader->sheet->form;
    bool good = true;
    int missing = 0;
    reader->seen = mem_new((size_t)form->item_count, sizeof *reader->seen);
    for (size_t i = 1; i < reader->table.count; i++)
        good &= take_item(reader, &reader->table.rows[i]);
    for (int i = 0; i < form->item_count; i++)
        missing += !reader->seen[i];
    if (good && missing > 0)
        diag_add(reader->diags, DIAG_WARNING, (struct place){.file = reader->file},
                 _("items of the form that have no row here: %d; what the journal has of them "
                   "counts, without one they are open"),
                 missing);
    reader->missing = missing;
    return good;
}

void sheet_extent_release(struct sheet_extent *extent)
{
    free(extent->items);
    *extent = (struct sheet_extent){0};
}

/* Gives away what the reader knows of the file. */
static void tell_extent(struct reader *reader, struct sheet_extent *extent)
{
    for (int i = 0; i < WORD_COLUMNS; i++)
        extent->columns[i] = reader->columns[i] + 1;
    extent->unclear[WORD_DATE] = reader->two_days;
    extent->stray = reader->stray;
    extent->items = reader->seen;
    extent->missing = reader->missing;
    reader->seen = NULL;
}

static bool read_table(struct reader *reader, const struct str *bytes, struct form_shelf *shelf)
{
    if (!table_decode(&reader->table, bytes, reader->file, reader->diags) || !find_columns(reader))
        return false;
    if (reader->table.count < 2)
        return diag_error(reader->diags, (struct place){.file = reader->file},
                          _("has no item; restore it from a copy or its journal"));
    const struct form *form = find_form(reader, shelf);
    if (form == NULL)
        return false;
    sheet_init(reader->sheet, form, "");
    if (!init_extras(reader))
        return false;
    bool good = take_sheet(reader);
    return take_items(reader) && good;
}

bool sheet_read(struct sheet *sheet, const struct str *bytes, const char *file,
                struct form_shelf *shelf, struct sheet_extent *extent, struct diags *diags)
{
    struct reader reader = {.file = file, .sheet = sheet, .diags = diags};
    *sheet = (struct sheet){0};
    bool good = read_table(&reader, bytes, shelf);
    if (good && extent != NULL)
        tell_extent(&reader, extent);
    table_release(&reader.table);
    free(reader.seen);
    free(reader.extras.at);
    if (!good)
        sheet_release(sheet);
    return good;
}
