/* SPDX-License-Identifier: MIT */
/* A sheet file: one that reads, written and read again, is the same; written twice, to the byte. */
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "sheet/sheet_file.h"

void fuzz_begin(void)
{
}

static void must_be_the_same(const struct sheet *a, const struct sheet *b)
{
    fuzz_must_equal(a->unit, b->unit, "the unit");
    fuzz_must_equal(a->assessors, b->assessors, "the assessors");
    fuzz_must_equal(a->date, b->date, "the date");
    fuzz_must(a->status == b->status, "the status");
    for (int i = 0; i < a->form->item_count; i++) {
        const struct entry *one = &a->entries[i];
        const struct entry *other = &b->entries[i];
        fuzz_must(answer_equal(&a->form->items[i], &one->answer, &other->answer), "the marks");
        fuzz_must_equal(one->note, other->note, "the note");
        fuzz_must_equal(one->checked_at, other->checked_at, "the moment");
        fuzz_must(one->has_conflict == other->has_conflict, "whether the score is another");
        fuzz_must(one->stated == other->stated, "the score that was stated");
    }
    fuzz_must(a->extra_fields.count == b->extra_fields.count, "columns that are not ours");
    for (size_t i = 0; i < a->extra_names.count; i++)
        fuzz_must_equal(a->extra_names.at[i], b->extra_names.at[i], "the name of a column");
    for (size_t i = 0; i < a->extra_fields.count; i++)
        fuzz_must_equal(a->extra_fields.at[i], b->extra_fields.at[i], "a field of a column");
}

static void come_back(const struct sheet *sheet)
{
    struct str bytes = {0};
    struct sheet again;
    struct diags diags = {0};
    sheet_write(sheet, &bytes);
    fuzz_must_succeed(sheet_read(&again, &bytes, "again", fuzz_shelf(), NULL, &diags), &diags,
                      "a sheet that was written is read");
    must_be_the_same(sheet, &again);
    char *second = fuzz_sheet_text(&again);
    fuzz_must_equal(str_text(&bytes), second, "written twice it is the same to the byte");
    fuzz_must_add_up(&again);
    str_release(&bytes);
    diags_release(&diags);
    free(second);
    sheet_release(&again);
}

void fuzz_one(const uint8_t *bytes, size_t size)
{
    struct sheet sheet;
    struct str text = {0};
    struct diags diags = {0};
    str_add_part(&text, (const char *)bytes, size);
    bool good = sheet_read(&sheet, &text, "input", fuzz_shelf(), NULL, &diags);
    fuzz_must_say_why(good, &diags, "a sheet that is refused says why");
    if (good)
        come_back(&sheet);
    sheet_release(&sheet);
    str_release(&text);
    diags_release(&diags);
}
