/* SPDX-License-Identifier: MIT */
#include "report/review.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "report/explain.h"
#include "report/tally_text.h"

/* Adds a line and gives both texts away to it. */
static void review_add(struct review *review, enum review_kind kind, int item, points amount,
                       struct str *text, struct str *figures)
{
    review->at = mem_grow(review->at, review->count, &review->room, sizeof *review->at);
    review->at[review->count++] = (struct review_line){
        .kind = kind,
        .item = item,
        .text = str_take(text),
        .figures = str_take(figures),
        .amount = amount,
    };
}

void review_score(const struct sheet *sheet, int item, struct str *out)
{
    char number[POINTS_SHOWN_TEXT];
    points full = sheet->form->items[item].full;
    switch (sheet->entries[item].answer.state) {
    case ANSWER_NA:
        str_add(out, _("n/a"));
        return;
    case ANSWER_OPEN:
        str_add(out, _("open"));
        break;
    case ANSWER_SETTLED:
        str_add(out, points_to_shown(sheet_score(sheet, item, NULL), number));
        break;
    }
    if (full != 0)
        str_addf(out, " /%s", points_to_shown(full, number));
}

static void add_item(struct review *review, enum review_kind kind, const struct sheet *sheet,
                     int index)
{
    const struct item *item = &sheet->form->items[index];
    struct str text = {0};
    struct str figures = {0};
    str_addf(&text, "%s %s", item->id, form_spoken_text(sheet->form, &item->label));
    review_score(sheet, index, &figures);
    review_add(review, kind, index, 0, &text, &figures);
}

static void add_heading(struct review *review, const char *words)
{
    struct str text = {0};
    struct str figures = {0};
    str_add(&text, words);
    review_add(review, REVIEW_HEADING, -1, 0, &text, &figures);
}

static void add_open(struct review *review, const struct sheet *sheet)
{
    struct str words = {0};
    int open = sheet_total(sheet).open;
    if (open == 0)
        return;
    str_addf(&words, _("still open: %d"), open);
    add_heading(review, str_text(&words));
    for (int i = 0; i < sheet->form->item_count; i++)
        if (sheet->entries[i].answer.state == ANSWER_OPEN)
            add_item(review, REVIEW_OPEN, sheet, i);
    str_release(&words);
}

static void add_conflict(struct review *review, const struct sheet *sheet, int index)
{
    char stated[POINTS_SHOWN_TEXT];
    char score[POINTS_SHOWN_TEXT];
    struct str text = {0};
    struct str figures = {0};
    str_addf(&text, _("%s: the file states %s, the marks give %s"), sheet->form->items[index].id,
             points_to_shown(sheet->entries[index].stated, stated),
             points_to_shown(sheet_score(sheet, index, NULL), score));
    review_add(review, REVIEW_CONFLICT, index, 0, &text, &figures);
}

static void add_conflicts(struct review *review, const struct sheet *sheet)
{
    bool any = false;
    for (int i = 0; i < sheet->form->item_count; i++) {
        if (!sheet->entries[i].has_conflict)
            continue;
        if (!any)
            add_heading(review, _("scores that disagree with their marks"));
        any = true;
        add_conflict(review, sheet, i);
    }
}

/* A rated item with full marks is as it should be. */
static bool has_finding(const struct entry *entry, const struct item *item)
{
    bool full = item->kind == ITEM_RATE && entry->answer.score == item->full;
    return entry->answer.state == ANSWER_NA || entry->note[0] != '\0' ||
           (answer_has_marks(item, &entry->answer) && !full);
}

static void add_steps(struct review *review, const struct sheet *sheet, int index)
{
    struct steps steps;
    sheet_score(sheet, index, &steps);
    for (size_t i = 0; i < steps.count; i++) {
        const struct step *step = &steps.at[i];
        char amount[POINTS_SIGNED_TEXT];
        struct str text = {0};
        struct str figures = {0};
        if (step->kind == STEP_START || step->kind == STEP_RATE)
            continue;
        explain_step(sheet, index, step, &text);
        str_add(&figures, points_to_signed(step->amount, amount));
        review_add(review, REVIEW_STEP, index, step->amount, &text, &figures);
    }
}

static void add_note(struct review *review, const struct sheet *sheet, int index)
{
    struct str text = {0};
    struct str figures = {0};
    if (sheet->entries[index].note[0] == '\0')
        return;
    str_addf(&text, _("note: %s"), sheet->entries[index].note);
    review_add(review, REVIEW_NOTE, index, 0, &text, &figures);
}

static void add_section(struct review *review, const struct sheet *sheet, int section)
{
    const struct section *of = &sheet->form->sections[section];
    struct tally tally = sheet_tally_section(sheet, section);
    char figures_text[TALLY_TEXT];
    struct str text = {0};
    struct str figures = {0};
    str_addf(&text, "%s %s", of->id, form_spoken_text(sheet->form, &of->label));
    str_add(&figures, tally_to_text_of(&tally, figures_text));
    review_add(review, REVIEW_SECTION, -1, 0, &text, &figures);
}

void review_init(struct review *review, const struct sheet *sheet)
{
    const struct form *form = sheet->form;
    int section = -1;
    *review = (struct review){0};
    add_open(review, sheet);
    add_conflicts(review, sheet);
    for (int i = 0; i < form->item_count; i++) {
        if (!has_finding(&sheet->entries[i], &form->items[i]))
            continue;
        if (form->items[i].section != section)
            add_section(review, sheet, form->items[i].section);
        section = form->items[i].section;
        add_item(review, REVIEW_ITEM, sheet, i);
        add_steps(review, sheet, i);
        add_note(review, sheet, i);
    }
}

void review_release(struct review *review)
{
    for (size_t i = 0; i < review->count; i++) {
        free(review->at[i].text);
        free(review->at[i].figures);
    }
    free(review->at);
    *review = (struct review){0};
}
