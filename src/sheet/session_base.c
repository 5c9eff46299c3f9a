/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/digest.h"
#include "base/table.h"
#include "sheet/session_opening.h"

/* The column of the file that holds what changes of this kind change. */
static enum sheet_word column_of(enum change_kind kind)
{
    static const enum sheet_word columns[CHANGE_KINDS] = {
        [CHANGE_UNIT] = WORD_UNIT,           [CHANGE_DATE] = WORD_DATE,
        [CHANGE_ASSESSORS] = WORD_ASSESSORS, [CHANGE_STATUS] = WORD_STATUS,
        [CHANGE_REASON] = WORD_STATUS,       [CHANGE_MARKS] = WORD_MARKS,
        [CHANGE_NOTE] = WORD_NOTE,           [CHANGE_SCORE] = WORD_SCORE,
    };
    return columns[kind];
}

/* Whether the file says anything of that: a spreadsheet may have lost a row or a column. */
static bool file_says(const struct opening *opening, int item, enum change_kind kind)
{
    enum sheet_word column = column_of(kind);
    return opening->extent.columns[column] > 0 && !opening->extent.unclear[column] &&
           (item == CHANGE_WHOLE_SHEET || opening->extent.items[item]);
}

/* A text that itself begins with the sign of the guard: a spreadsheet that takes the sign for its
 * own drops the one that was put before it, and reading then drops the text's. */
static bool is_as_written(enum change_kind kind, const char *file, const char *written)
{
    bool text = kind == CHANGE_NOTE || kind == CHANGE_UNIT || kind == CHANGE_ASSESSORS;
    return strcmp(file, written) == 0 || (text && strcmp(file, table_free_text(written)) == 0);
}

bool opening_agrees(const struct opening *opening, const struct sheet *sheet, int item,
                    enum change_kind kind)
{
    struct str file = {0};
    struct str own = {0};
    if (!file_says(opening, item, kind))
        return true;
    sheet_value(&opening->file, item, kind, &file);
    sheet_value(sheet, item, kind, &own);
    bool same = is_as_written(kind, str_text(&file), str_text(&own));
    str_release(&file);
    str_release(&own);
    return same;
}

/* Who edits marks leaves the moment beside them: so marks that were put back to what they once were
 * are told from a file of then. */
static bool agrees_on_item(const struct opening *opening, const struct sheet *sheet, int item)
{
    bool says_moment = opening->extent.columns[WORD_CHECKED_AT] > 0 && opening->extent.items[item];
    return opening_agrees(opening, sheet, item, CHANGE_MARKS) &&
           (!says_moment ||
            strcmp(opening->file.entries[item].checked_at, sheet->entries[item].checked_at) == 0) &&
           opening_agrees(opening, sheet, item, CHANGE_NOTE) &&
           opening_agrees(opening, sheet, item, CHANGE_SCORE);
}

/* Whether all that F says is what the sheet has. */
static bool is_file_of(const struct opening *opening, const struct sheet *sheet)
{
    bool same = opening_agrees(opening, sheet, CHANGE_WHOLE_SHEET, CHANGE_UNIT) &&
                opening_agrees(opening, sheet, CHANGE_WHOLE_SHEET, CHANGE_DATE) &&
                opening_agrees(opening, sheet, CHANGE_WHOLE_SHEET, CHANGE_ASSESSORS) &&
                opening_agrees(opening, sheet, CHANGE_WHOLE_SHEET, CHANGE_STATUS);
    for (int i = 0; same && i < sheet->form->item_count; i++)
        same = agrees_on_item(opening, sheet, i);
    return same;
}

/* The records up to the last `saved` line, with it; that of a file of DIGEST where it is not NULL.
 * 0 where there is none. */
static size_t last_saved(const struct records *records, const char *digest)
{
    for (size_t i = records->count; i > 0; i--) {
        const struct record *record = &records->at[i - 1];
        if (record->kind == RECORD_SAVED &&
            (digest == NULL || strcmp(record->change.to, digest) == 0))
            return i;
    }
    return 0;
}

static void go_on(struct sheet *sheet, const struct record *record)
{
    if (record->kind != RECORD_SAVED)
        sheet_apply(sheet, &record->change, record->at, true, NULL);
}

/* Looks for F among the sheets that the journal had from its last `saved` line on: a program that
 * was killed may have saved any of them without a word.  *BASE is how many records the newest has.
 */
static bool find_state(const struct opening *opening, size_t *base)
{
    struct sheet sheet;
    bool found = false;
    sheet_init(&sheet, opening->saved.form, "");
    for (size_t i = 0; i <= opening->records.count; i++) {
        if (i > 0)
            go_on(&sheet, &opening->records.at[i - 1]);
        if (i < opening->last_saved || !is_file_of(opening, &sheet))
            continue;
        *base = i;
        found = true;
    }
    sheet_release(&sheet);
    return found;
}

static void choose(struct opening *opening)
{
    const struct str *bytes = &opening->session->on_disk;
    char digest[DIGEST_TEXT];
    digest_of(bytes->data, bytes->size, digest);
    size_t known = last_saved(&opening->records, digest);
    opening->is_known = known > 0;
    if (opening->is_known)
        opening->base = known;
    opening->as_saved = opening->is_known && known == opening->last_saved;
    opening->by_hand =
        !opening->is_known && (opening->extent.stray || !find_state(opening, &opening->base));
}

void opening_find_base(struct opening *opening)
{
    const struct records *records = &opening->records;
    opening->last_saved = last_saved(records, NULL);
    opening->base = opening->last_saved;
    opening->by_hand = opening->has_file;
    if (opening->has_file && records->count > 0)
        choose(opening);
    for (size_t i = 0; i < opening->base; i++)
        go_on(&opening->saved, &records->at[i]);
    for (size_t i = opening->base; i < records->count; i++)
        opening->recovered += records->at[i].kind != RECORD_SAVED;
}
