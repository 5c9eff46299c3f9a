/* SPDX-License-Identifier: MIT */
/* A form file, always called small.csv: one that loads can be scored, written and read. */
#include <stdlib.h>
#include <string.h>

#include "../support/answers.h"
#include "base/mem.h"
#include "form/form_check.h"
#include "form/form_load.h"
#include "fuzz.h"
#include "sheet/findings.h"
#include "sheet/sheet_file.h"

void fuzz_begin(void)
{
}

/* What the program does with any item: marks it, says why, writes it down. */
static void stir(struct sheet *sheet, int index, struct randomness *randomness)
{
    const struct item *item = &sheet->form->items[index];
    struct steps steps;
    struct str marks = {0};
    struct str findings = {0};
    struct answer answer = {.marks = mem_new((size_t)item->rule_count, sizeof *answer.marks)};
    answer_copy(item, &sheet->entries[index].answer, &answer);
    for (int i = 0; i < 4; i++)
        answer_stir(sheet->form, item, randomness, &answer);
    answer_write(sheet->form, item, &answer, &marks);
    struct change change = {index, CHANGE_MARKS, "", str_text(&marks)};
    fuzz_must(sheet_apply(sheet, &change, "2017-12-20T09:30:00+08:00", true, NULL),
              "marks that were written are read");
    points score = sheet_score(sheet, index, &steps);
    fuzz_must(answer.state != ANSWER_SETTLED || steps.at[steps.count - 1].sum == score,
              "the steps lead to the score");
    findings_write(sheet, index, "zh", &findings);
    str_release(&marks);
    str_release(&findings);
    free(answer.marks);
}

static void come_back(const struct sheet *sheet)
{
    struct sheet again = {0};
    struct diags diags = {0};
    struct form_shelf shelf = {0};
    struct str bytes = {0};
    sheet_write(sheet, &bytes);
    form_shelf_add(&shelf, fuzz_place());
    fuzz_must_succeed(sheet_read(&again, &bytes, "sheet.csv", &shelf, NULL, &diags), &diags,
                      "a sheet of the form is read");
    char *second = fuzz_sheet_text(&again);
    fuzz_must_equal(str_text(&bytes), second, "a sheet of the form comes back");
    sheet_release(&again);
    form_shelf_release(&shelf);
    diags_release(&diags);
    str_release(&bytes);
    free(second);
}

static void use(const struct form *form, uint64_t seed)
{
    struct sheet sheet;
    struct change unit = {CHANGE_WHOLE_SHEET, CHANGE_UNIT, "", "财政所"};
    struct randomness randomness = {seed};
    sheet_init(&sheet, form, "");
    fuzz_must(sheet_apply(&sheet, &unit, "", true, NULL), "a unit is taken");
    for (int i = 0; i < form->item_count; i++)
        stir(&sheet, i, &randomness);
    form_band(form, sheet_total(&sheet).got);
    if (form->item_count > 0)
        come_back(&sheet);
    sheet_release(&sheet);
}

void fuzz_one(const uint8_t *bytes, size_t size)
{
    struct diags diags = {0};
    struct diags checked = {0};
    char *file = fuzz_write("small.csv", bytes, size);
    struct form *form = form_load(file, &diags);
    fuzz_must_say_why(form != NULL, &diags, "a form that is refused says why");
    bool clean = form_check(file, &checked);
    fuzz_must_say_why(clean, &checked, "a form that is faulty says why");
    fuzz_must(!clean || form != NULL, "a form that is clean loads");
    if (form != NULL)
        use(form, size);
    form_free(form);
    diags_release(&diags);
    diags_release(&checked);
    free(file);
    fuzz_wipe();
}
