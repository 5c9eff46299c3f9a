/* SPDX-License-Identifier: MIT */
#include "plain_replay.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "fuzz.h"

/* What undo and redo would take, as in an editor. */
struct stacks {
    const struct change **done;
    size_t done_count;
    const struct change **undone;
    size_t undone_count;
};

static const char **value_of(const struct plain_replay *plain, int item, enum change_kind kind)
{
    return &plain->values[(item + 1) * CHANGE_KINDS + (int)kind];
}

static bool is_inverse(const struct change *a, const struct change *b)
{
    return a->item == b->item && a->kind == b->kind && strcmp(a->from, b->to) == 0 &&
           strcmp(a->to, b->from) == 0;
}

static bool is_same(const struct change *a, const struct change *b)
{
    return a->item == b->item && a->kind == b->kind && strcmp(a->from, b->from) == 0 &&
           strcmp(a->to, b->to) == 0;
}

/* False where the record takes what is not there. */
static bool restack(struct stacks *stacks, const struct record *record)
{
    const struct change *change = &record->change;
    switch (record->kind) {
    case RECORD_SAVED:
        return true;
    case RECORD_CHANGE:
        if (change_is_undoable(change)) {
            stacks->undone_count = 0;
            stacks->done[stacks->done_count++] = change;
        }
        return true;
    case RECORD_UNDO:
        if (stacks->done_count == 0 || !is_inverse(stacks->done[stacks->done_count - 1], change))
            return false;
        stacks->undone[stacks->undone_count++] = stacks->done[--stacks->done_count];
        return true;
    case RECORD_REDO:
        if (stacks->undone_count == 0 || !is_same(stacks->undone[stacks->undone_count - 1], change))
            return false;
        stacks->done[stacks->done_count++] = stacks->undone[--stacks->undone_count];
        return true;
    }
    return false;
}

static bool replay_one(struct plain_replay *plain, const struct record *record)
{
    const struct change *change = &record->change;
    if (record->kind == RECORD_SAVED)
        return true;
    const char **value = value_of(plain, change->item, change->kind);
    const char *first = change->kind == CHANGE_STATUS ? "draft" : "";
    bool in_step = strcmp(*value != NULL ? *value : first, change->from) == 0;
    *value = change->to;
    /* New marks dismiss the score that was stated, which the program records before. */
    const char **stated = value_of(plain, change->item, CHANGE_SCORE);
    if (change->kind == CHANGE_MARKS) {
        in_step &= *stated == NULL || (*stated)[0] == '\0';
        *stated = "";
    }
    if (change->kind == CHANGE_STATUS && strcmp(change->to, "final") == 0)
        *value_of(plain, CHANGE_WHOLE_SHEET, CHANGE_REASON) = "";
    return in_step;
}

void plain_replay_init(struct plain_replay *plain, const struct form *form,
                       const struct records *records)
{
    size_t cells = (size_t)(form->item_count + 1) * CHANGE_KINDS;
    struct stacks stacks = {
        .done = mem_new(records->count, sizeof *stacks.done),
        .undone = mem_new(records->count, sizeof *stacks.undone),
    };
    *plain = (struct plain_replay){form, mem_new(cells, sizeof *plain->values), true};
    for (size_t i = 0; i < records->count; i++) {
        plain->is_in_step &= replay_one(plain, &records->at[i]);
        plain->is_in_step &= restack(&stacks, &records->at[i]);
    }
    free(stacks.done);
    free(stacks.undone);
}

/* Marks and scores may be written in more than one way, so they are compared as they are read. */
static void must_agree_in_marks(const struct plain_replay *plain, const struct sheet *sheet,
                                int item)
{
    int64_t marks[FORM_RULES_OF_ITEM];
    struct answer answer = {.marks = marks};
    const struct item *of = &plain->form->items[item];
    const char *value = *value_of(plain, item, CHANGE_MARKS);
    if (value == NULL)
        return;
    fuzz_must(answer_read(plain->form, of, value, &answer, NULL, NULL) == ANSWER_OK,
              "marks that were taken are read");
    fuzz_must(answer_equal(of, &answer, &sheet->entries[item].answer), "marks");
}

static void must_agree(const struct plain_replay *plain, const struct sheet *sheet, int item,
                       enum change_kind kind)
{
    const char *value = *value_of(plain, item, kind);
    struct str has = {0};
    if (value == NULL)
        return;
    sheet_value(sheet, item, kind, &has);
    fuzz_must_equal(value, str_text(&has), change_name(kind));
    str_release(&has);
}

void plain_replay_must_agree(const struct plain_replay *plain, const struct sheet *sheet)
{
    static const enum change_kind whole[] = {CHANGE_UNIT, CHANGE_ASSESSORS, CHANGE_STATUS,
                                             CHANGE_REASON};
    for (size_t i = 0; i < sizeof whole / sizeof whole[0]; i++)
        must_agree(plain, sheet, CHANGE_WHOLE_SHEET, whole[i]);
    for (int i = 0; i < plain->form->item_count; i++) {
        must_agree(plain, sheet, i, CHANGE_NOTE);
        must_agree_in_marks(plain, sheet, i);
    }
}

void plain_replay_release(struct plain_replay *plain)
{
    free(plain->values);
    *plain = (struct plain_replay){0};
}
