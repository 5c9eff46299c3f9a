/* SPDX-License-Identifier: MIT */
#include "written.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/digest.h"
#include "sheet/session.h"
#include "sheet/sheet_file.h"

static bool is_file_of(const struct sheet *sheet, const struct str *bytes)
{
    struct str written = {0};
    sheet_write(sheet, &written);
    bool same = strcmp(str_text(&written), str_text(bytes)) == 0;
    str_release(&written);
    return same;
}

static bool is_in(const struct records *records, const struct form *form, const struct str *bytes)
{
    struct sheet sheet;
    bool since = false;
    bool named = false;
    char digest[DIGEST_TEXT];
    digest_of(bytes->data, bytes->size, digest);
    sheet_init(&sheet, form, "");
    for (size_t i = 0; i < records->count; i++) {
        const struct record *record = &records->at[i];
        bool saved = record->kind == RECORD_SAVED;
        named |= saved && strcmp(record->change.to, digest) == 0;
        if (!saved)
            sheet_apply(&sheet, &record->change, record->at, true, NULL);
        since = (since && !saved) || is_file_of(&sheet, bytes);
    }
    sheet_release(&sheet);
    return since || named;
}

bool may_be_written(const char *file, const struct form *form, const struct str *bytes)
{
    struct records records;
    char *journal = session_journal_file(file);
    assert_true(journal_read(journal, form, &records, NULL));
    bool may = is_in(&records, form, bytes);
    records_release(&records);
    free(journal);
    return may;
}
