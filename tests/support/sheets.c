/* SPDX-License-Identifier: MIT */
#include "sheets.h"

#include <stdio.h>
#include <stdlib.h>

#include "answers.h"
#include "base/file.h"
#include "base/mem.h"
#include "place.h"
#include "sheet/sheet_file.h"

#define STIRS 6 /* of an item, at most */

static void must(bool good, const struct diags *diags)
{
    if (good)
        return;
    fprintf(stderr, "sheets: %s\n", diags->count > 0 ? diags->at[0].text : "failed");
    exit(1);
}

static void apply(struct sheet *sheet, int item, enum change_kind kind, const char *to)
{
    struct diags diags = {0};
    struct change change = {item, kind, "", to};
    must(sheet_apply(sheet, &change, "2017-12-20T09:30:00+08:00", true, &diags), &diags);
    diags_release(&diags);
}

/* A draft leaves one item in four open; a final sheet none. */
static void fill_item(struct sheet *sheet, int index, struct randomness *randomness, bool final)
{
    const struct item *item = &sheet->form->items[index];
    struct answer answer = {.marks = mem_new((size_t)item->rule_count, sizeof *answer.marks)};
    struct str marks = {0};
    answer_clear(item, &answer);
    for (int stirs = random_below(randomness, STIRS); stirs > 0; stirs--)
        answer_stir(sheet->form, item, randomness, &answer);
    if (final && answer.state == ANSWER_OPEN)
        answer_settle(item, &answer);
    if (!final && random_below(randomness, 4) == 0)
        answer_clear(item, &answer);
    answer_write(sheet->form, item, &answer, &marks);
    if (answer.adjust != 0)
        apply(sheet, index, CHANGE_NOTE, "样例：酌情");
    apply(sheet, index, CHANGE_MARKS, str_text(&marks));
    str_release(&marks);
    free(answer.marks);
}

static void unit_name(int number, struct str *unit)
{
    str_addf(unit, number % 7 == 0 ? "分局,\"%04d\"" : "单位%04d", number);
}

static void sheet_make(const char *directory, const struct form *form, int number, uint64_t seed)
{
    struct randomness randomness = {seed};
    struct str unit = {0};
    struct str text = {0};
    struct sheet sheet = {0};
    bool final = random_below(&randomness, 2) == 0;
    unit_name(number, &unit);
    sheet_init(&sheet, form, str_text(&unit));
    apply(&sheet, CHANGE_WHOLE_SHEET, CHANGE_DATE, "2017-12-20");
    apply(&sheet, CHANGE_WHOLE_SHEET, CHANGE_ASSESSORS, "样例甲、样例乙");
    for (int i = 0; i < form->item_count; i++)
        fill_item(&sheet, i, &randomness, final);
    if (final)
        apply(&sheet, CHANGE_WHOLE_SHEET, CHANGE_STATUS, "final");
    sheet_write(&sheet, &text);
    char *safe = file_safe_name(str_text(&unit));
    str_clear(&unit);
    str_addf(&unit, "%s.csv", safe);
    free(place_write(directory, str_text(&unit), str_text(&text)));
    free(safe);
    sheet_release(&sheet);
    str_release(&text);
    str_release(&unit);
}

void sheets_make(const char *folder, const struct form *form, int count, uint64_t seed)
{
    struct diags diags = {0};
    char *directory = file_join(folder, form->id);
    must(file_make_directory(directory, &diags), &diags);
    for (int i = 1; i <= count; i++) {
        int twin = i % 5 == 0 ? i - 1 : i;
        sheet_make(directory, form, i, seed + (uint64_t)twin * 1000003);
    }
    free(directory);
    diags_release(&diags);
}
