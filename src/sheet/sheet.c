/* SPDX-License-Identifier: MIT */
#include "sheet/sheet.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void sheet_init(struct sheet *sheet, const struct form *form, const char *unit)
{
    *sheet = (struct sheet){
        .form = form,
        .unit = mem_copy(unit),
        .date = mem_copy(""),
        .assessors = mem_copy(""),
        .reason = mem_copy(""),
        .entries = mem_new((size_t)form->item_count, sizeof *sheet->entries),
        .marks = mem_new((size_t)form->rule_count, sizeof *sheet->marks),
    };
    for (int i = 0; i < form->item_count; i++) {
        struct entry *entry = &sheet->entries[i];
        entry->answer.marks = sheet->marks + form->items[i].first_rule;
        entry->note = mem_copy("");
        entry->checked_at = mem_copy("");
        answer_clear(&form->items[i], &entry->answer);
    }
}

void sheet_release(struct sheet *sheet)
{
    for (int i = 0; sheet->entries != NULL && i < sheet->form->item_count; i++) {
        free(sheet->entries[i].note);
        free(sheet->entries[i].checked_at);
    }
    free(sheet->unit);
    free(sheet->date);
    free(sheet->assessors);
    free(sheet->reason);
    free(sheet->entries);
    free(sheet->marks);
    sums_free(sheet->sums);
    names_release(&sheet->extra_names);
    names_release(&sheet->extra_fields);
    *sheet = (struct sheet){0};
}

static void entry_copy(const struct item *item, const struct entry *entry, struct entry *copy)
{
    answer_copy(item, &entry->answer, &copy->answer);
    mem_replace(&copy->note, entry->note);
    mem_replace(&copy->checked_at, entry->checked_at);
    copy->has_conflict = entry->has_conflict;
    copy->stated = entry->stated;
}

void sheet_copy(const struct sheet *sheet, struct sheet *copy)
{
    sheet_init(copy, sheet->form, sheet->unit);
    mem_replace(&copy->date, sheet->date);
    mem_replace(&copy->assessors, sheet->assessors);
    mem_replace(&copy->reason, sheet->reason);
    copy->status = sheet->status;
    memcpy(copy->code, sheet->code, sizeof copy->code);
    for (int i = 0; i < sheet->form->item_count; i++)
        entry_copy(&sheet->form->items[i], &sheet->entries[i], &copy->entries[i]);
}

static void add_points(struct str *out, points value)
{
    char text[POINTS_TEXT];
    str_add(out, points_to_text(value, text));
}

void sheet_value(const struct sheet *sheet, int item, enum change_kind kind, struct str *out)
{
    const struct entry *entry = item != CHANGE_WHOLE_SHEET ? &sheet->entries[item] : NULL;
    switch (kind) {
    case CHANGE_UNIT:
        str_add(out, sheet->unit);
        break;
    case CHANGE_DATE:
        str_add(out, sheet->date);
        break;
    case CHANGE_ASSESSORS:
        str_add(out, sheet->assessors);
        break;
    case CHANGE_STATUS:
        str_add(out, sheet->status == SHEET_FINAL ? "final" : "draft");
        break;
    case CHANGE_REASON:
        str_add(out, sheet->reason);
        break;
    case CHANGE_MARKS:
        answer_write(sheet->form, &sheet->form->items[item], &entry->answer, out);
        break;
    case CHANGE_NOTE:
        str_add(out, entry->note);
        break;
    case CHANGE_SCORE:
    default:
        if (entry->has_conflict)
            add_points(out, entry->stated);
        break;
    }
}

void sheet_keep_sums(struct sheet *sheet)
{
    if (sheet->sums != NULL)
        return;
    sheet->sums = sums_new(sheet->form);
    for (int i = 0; i < sheet->form->item_count; i++)
        sums_set(sheet->sums, sheet->form, i, &sheet->entries[i].answer);
}

static bool has_sums(const struct sheet *sheet)
{
    return sheet->sums != NULL && sums_are_exact(sheet->sums);
}

struct tally sheet_tally(const struct sheet *sheet, int first, int count)
{
    struct tally tally = {0};
    for (int i = first; i < first + count; i++)
        tally_add(&tally, sheet->form, &sheet->form->items[i], &sheet->entries[i].answer);
    return tally;
}

struct tally sheet_tally_section(const struct sheet *sheet, int section)
{
    const struct section *of = &sheet->form->sections[section];
    if (has_sums(sheet))
        return sheet->sums->sections[section];
    return sheet_tally(sheet, of->first_item, of->item_count);
}

struct tally sheet_tally_part(const struct sheet *sheet, int part)
{
    const struct part *of = &sheet->form->parts[part];
    if (has_sums(sheet))
        return sheet->sums->parts[part];
    return sheet_tally(sheet, of->first_item, of->item_count);
}

struct tally sheet_total(const struct sheet *sheet)
{
    if (has_sums(sheet))
        return sheet->sums->total;
    return sheet_tally(sheet, 0, sheet->form->item_count);
}

points sheet_score(const struct sheet *sheet, int item, struct steps *steps)
{
    return score_item(sheet->form, &sheet->form->items[item], &sheet->entries[item].answer, steps);
}

int sheet_next_open(const struct sheet *sheet, int at, int step)
{
    int count = sheet->form->item_count;
    assert(at >= 0 || step > 0);
    for (int i = 1; i <= count; i++) {
        int item = (at + step * i + count) % count;
        if (sheet->entries[item].answer.state == ANSWER_OPEN)
            return item;
    }
    return -1;
}
