/* SPDX-License-Identifier: MIT */
#include "base/lang.h"
#include "base/table.h"
#include "base/text.h"
#include "sheet/session_cell.h"
#include "sheet/session_opening.h"

/* The file beside what the program would write for the sheets B and S. */
struct leftover {
    struct opening *opening;
    struct table file;
    struct table saved;
    struct table now;
    int cells; /* that say something else than both */
    struct place first;
};

/* Columns that the program fills in by itself: what is typed there becomes no change. */
static const enum sheet_word filled[] = {
    WORD_SECTION, WORD_PART, WORD_CRITERION, WORD_POINTS, WORD_FINDINGS, WORD_CHECKED_AT,
};
#define FILLED (sizeof filled / sizeof filled[0])

/* Whether FOUND is what TABLE has there, or what became of it. */
static bool is_of(const struct leftover *leftover, const struct table *table, int item,
                  enum sheet_word column, const char *found)
{
    const char *due = table_field(&table->rows[item + 1], (int)column);
    return cell_is_as_written(column, leftover->file.delimiter, found, due) ||
           cell_has_words_of(found, due);
}

/* What stands beside marks that were edited is of the sheet before them, or of the one with them.
 */
static bool is_lost(const struct leftover *leftover, const struct row *row, int item,
                    enum sheet_word column)
{
    const char *found = table_field(row, leftover->opening->extent.columns[column] - 1);
    return !text_is_blank(found) && !is_of(leftover, &leftover->saved, item, column, found) &&
           !is_of(leftover, &leftover->now, item, column, found);
}

static void look_at(struct leftover *leftover, const struct row *row, int item,
                    enum sheet_word column)
{
    const struct opening *opening = leftover->opening;
    if (!is_lost(leftover, row, item, column))
        return;
    if (leftover->cells++ == 0)
        leftover->first =
            (struct place){opening->session->file, row->number, opening->extent.columns[column]};
}

static void look_at_cells(struct leftover *leftover)
{
    for (size_t i = 1; i < leftover->file.count; i++) {
        const struct row *row = &leftover->file.rows[i];
        int item = opening_item_of(leftover->opening, row);
        for (size_t k = 0; k < FILLED; k++)
            look_at(leftover, row, item, filled[k]);
    }
}

/* A day that could be two counts for none, unless one of them is known. */
static bool has_lost_date(const struct leftover *leftover)
{
    return leftover->opening->extent.unclear[WORD_DATE] &&
           is_lost(leftover, &leftover->file.rows[1], 0, WORD_DATE);
}

static void read_as_written(const struct sheet *sheet, struct table *table)
{
    struct str text = {0};
    sheet_write(sheet, &text);
    table_decode(table, &text, "", NULL);
    str_release(&text);
}

void opening_find_leftover(struct opening *opening)
{
    struct session *session = opening->session;
    struct leftover leftover = {.opening = opening};
    table_decode(&leftover.file, &session->on_disk, "", NULL);
    read_as_written(&opening->saved, &leftover.saved);
    read_as_written(&session->sheet, &leftover.now);
    look_at_cells(&leftover);
    if (leftover.cells > 0)
        diag_add(opening->diags, DIAG_WARNING, leftover.first,
                 _("cells of columns that the program fills in itself and that say something else, "
                   "which is not taken over: %d; they were edited, or the form was corrected "
                   "since; what is to stay belongs in a note"),
                 leftover.cells);
    if (opening->refused + opening->left + leftover.cells > 0 || has_lost_date(&leftover))
        session->leftover = true;
    table_release(&leftover.file);
    table_release(&leftover.saved);
    table_release(&leftover.now);
}
