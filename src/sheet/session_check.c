/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/table.h"
#include "base/text.h"
#include "sheet/session_cell.h"
#include "sheet/session_opening.h"
#include "sheet/sheet_words.h"

/* The file of a final sheet beside the one that its journal gives. */
struct comparison {
    struct opening *opening;
    struct table found; /* the file */
    struct table due;   /* as it would be written now */
};

static const struct sheet *sheet_of(const struct comparison *comparison)
{
    return &comparison->opening->session->sheet;
}

/* The file's column, counted from 1; 0 where it has none. */
static int column_of(const struct comparison *comparison, enum sheet_word column)
{
    return comparison->opening->extent.columns[column];
}

/* Where the columns that every row repeats end, and those of an item begin. */
static bool is_of_sheet(enum sheet_word column)
{
    return column < WORD_SECTION;
}

/* Words that the form and the program have for it: they may have been corrected since, where a
 * score may not. */
static bool is_wording(enum sheet_word column)
{
    return column == WORD_SECTION || column == WORD_PART || column == WORD_CRITERION ||
           column == WORD_FINDINGS;
}

/* Marks mean the same in any order and shape. */
static bool same_marks(const struct comparison *comparison, int item)
{
    struct str found = {0};
    struct str due = {0};
    sheet_value(&comparison->opening->file, item, CHANGE_MARKS, &found);
    sheet_value(sheet_of(comparison), item, CHANGE_MARKS, &due);
    bool same = strcmp(str_text(&found), str_text(&due)) == 0;
    str_release(&found);
    str_release(&due);
    return same;
}

static bool same(const struct comparison *comparison, enum sheet_word column, int item,
                 const char *found, const char *due)
{
    /* By which the row was found. */
    if (column == WORD_ITEM)
        return true;
    if (column == WORD_MARKS)
        return same_marks(comparison, item);
    return cell_is_as_written(column, comparison->found.delimiter, found, due);
}

static void tell(const struct comparison *comparison, enum sheet_word column, int item,
                 struct place place, const char *found, const char *due)
{
    struct opening *opening = comparison->opening;
    const char *name = sheet_word(column, lang_code());
    opening->altered++;
    if (is_wording(column))
        diag_add(opening->diags, DIAG_WARNING, place,
                 _("%s of item '%s' is not what form and journal give: it was altered after the "
                   "sheet was made final, or the form was"),
                 name, sheet_of(comparison)->form->items[item].id);
    else if (is_of_sheet(column))
        diag_error(opening->diags, place,
                   _("%s is '%s', the journal has '%s': it was altered after the sheet was made "
                     "final; restore the file, or move it away and open the sheet from its "
                     "journal"),
                   name, found, due);
    else
        diag_error(opening->diags, place,
                   _("%s of item '%s' is '%s', the journal has '%s': it was altered after the "
                     "sheet was made final; restore the file, or move it away and open the sheet "
                     "from its journal"),
                   name, sheet_of(comparison)->form->items[item].id, found, due);
}

static void compare_cell(const struct comparison *comparison, const struct row *row, int item,
                         enum sheet_word column)
{
    int number = column_of(comparison, column);
    const char *found = table_field(row, number - 1);
    const char *due = table_field(&comparison->due.rows[item + 1], (int)column);
    struct place place = {comparison->opening->session->file, row->number, number};
    if (number > 0 && !same(comparison, column, item, found, due))
        tell(comparison, column, item, place, found, due);
}

/* What every row repeats has been found the same on each, so the first one stands for all. */
static void compare_row(const struct comparison *comparison, size_t row)
{
    const struct row *of = &comparison->found.rows[row];
    int item = opening_item_of(comparison->opening, of);
    for (int i = 0; i < WORD_COLUMNS; i++)
        if (row == 1 || !is_of_sheet((enum sheet_word)i))
            compare_cell(comparison, of, item, (enum sheet_word)i);
}

static void find_columns(const struct comparison *comparison)
{
    struct opening *opening = comparison->opening;
    for (int i = 0; i < WORD_COLUMNS; i++)
        if (column_of(comparison, (enum sheet_word)i) == 0) {
            opening->altered++;
            diag_error(opening->diags, (struct place){opening->session->file, 1, 0},
                       _("column '%s' is missing; put it back"),
                       sheet_word((enum sheet_word)i, lang_code()));
        }
}

static void find_items(const struct comparison *comparison)
{
    struct opening *opening = comparison->opening;
    for (int i = 0; i < sheet_of(comparison)->form->item_count; i++)
        if (!opening->extent.items[i]) {
            opening->altered++;
            diag_error(opening->diags, (struct place){.file = opening->session->file},
                       _("item '%s' has no row: it was taken out after the sheet was made final"),
                       sheet_of(comparison)->form->items[i].id);
        }
}

/* Both can be read: the file has been, and the other is the program's own. */
static void read_tables(struct comparison *comparison)
{
    struct str due = {0};
    sheet_write(sheet_of(comparison), &due);
    table_decode(&comparison->due, &due, "", NULL);
    table_decode(&comparison->found, &comparison->opening->session->on_disk, "", NULL);
    str_release(&due);
}

static void compare_file(struct opening *opening)
{
    struct comparison comparison = {.opening = opening};
    read_tables(&comparison);
    find_columns(&comparison);
    find_items(&comparison);
    for (size_t i = 1; i < comparison.found.count; i++)
        compare_row(&comparison, i);
    table_release(&comparison.found);
    table_release(&comparison.due);
}

/* Whether the journal tells what bytes were last saved. */
static bool knows_bytes(const struct opening *opening)
{
    size_t saved = opening->last_saved;
    return saved > 0 && opening->records.at[saved - 1].change.to[0] != '\0';
}

/* A final sheet takes no change but that of its status, so no program writes another behind it. */
static void check_records(struct opening *opening, const char *journal)
{
    bool final = false;
    for (size_t i = 0; i < opening->records.count; i++) {
        const struct record *record = &opening->records.at[i];
        if (record->kind == RECORD_SAVED || record->change.kind == CHANGE_REASON)
            continue;
        if (record->change.kind == CHANGE_STATUS)
            final = strcmp(record->change.to, "final") == 0;
        else if (final && record->sealed)
            diag_error(opening->diags, (struct place){journal, record->row, 0},
                       _("line %lld changes a sheet that is final, which no program does: it was "
                         "put in; restore the journal from a copy"),
                       (long long)record->seq);
    }
}

static void check_end(const struct opening *opening, const char *journal)
{
    if (opening->records.torn_row > 0)
        diag_add(opening->diags, DIAG_WARNING,
                 (struct place){journal, opening->records.torn_row, 0},
                 _("the journal's last line is torn and does not count: the power went, or "
                   "somebody cut it off"));
}

static void check_final(struct opening *opening)
{
    struct place place = {.file = opening->session->file};
    if (!opening->has_file)
        diag_error(opening->diags, place,
                   _("the sheet is final, but its file is missing; open it, and it is made again "
                     "from its journal"));
    else if (!opening->as_saved) {
        int before = opening->altered;
        compare_file(opening);
        if (knows_bytes(opening) && opening->altered == before)
            diag_add(opening->diags, DIAG_NOTE, place,
                     _("the file was written by another program since the sheet was made final, "
                       "and says the same"));
    }
}

void opening_check(struct opening *opening)
{
    char *journal = session_journal_file(opening->session->file);
    struct place place = {.file = opening->session->file};
    bool file_is_final = opening->has_file && opening->file.status == SHEET_FINAL;
    check_records(opening, journal);
    check_end(opening, journal);
    if (opening->session->sheet.status == SHEET_FINAL)
        check_final(opening);
    else if (file_is_final && !opening->has_journal)
        diag_error(
            opening->diags, place,
            _("the sheet is final, but its journal '%s' is missing, so nothing shows that it "
              "is as it was signed; restore the journal from a copy"),
            file_base_name(journal));
    else if (file_is_final)
        diag_error(opening->diags, place,
                   _("the sheet is final, but its journal does not say so: the journal was cut "
                     "short, or the sheet was made final by hand; restore the journal, or make the "
                     "sheet final with the program"));
    free(journal);
}
