/* SPDX-License-Identifier: MIT */
#include "base/lang.h"
#include "base/table.h"
#include "report/check_code_text.h"
#include "report/export_write.h"
#include "sheet/sheet_file.h"
#include "sheet/sheet_words.h"

/* The annex's columns. */
static const enum sheet_word columns[] = {WORD_SECTION, WORD_PART, WORD_CRITERION, WORD_POINTS,
                                          WORD_SCORE};

/* A paper being written. */
struct paper {
    const struct sheet *sheet;
    const char *code; /* the form's main language */
    struct str *out;
    size_t rows;
};

static const char *main_text(const struct paper *paper, const struct label *label)
{
    return form_main_text(paper->sheet->form, label);
}

static void write_texts(struct paper *paper, const char *first, const char *second,
                        const char *third)
{
    table_add_free_text(paper->out, first, true);
    table_add_free_text(paper->out, second, false);
    table_add_free_text(paper->out, third, false);
}

/* Ends the row with its two numbers; a NULL one is left empty. */
static void write_numbers(struct paper *paper, const points *full, const points *got)
{
    char text[POINTS_TEXT];
    table_add_field(paper->out, full != NULL ? points_to_text(*full, text) : "", false);
    table_add_field(paper->out, got != NULL ? points_to_text(*got, text) : "", false);
    str_add(paper->out, TABLE_LINE_END);
    paper->rows++;
}

/* What a sum lacks, in words: the number itself is what was got.  Bonus items still open have no
 * highest that could be told. */
static void write_state(const struct paper *paper, const struct tally *tally, struct str *state)
{
    char highest[POINTS_SHOWN_TEXT];
    if (tally->open > 0 && tally->highest > tally->got)
        str_addf(state,
                 lang_text_in(paper->code, N_("unfinished: items open: %d, at most %s possible")),
                 tally->open, points_to_shown(tally->highest, highest));
    else if (tally->open > 0)
        str_addf(state, lang_text_in(paper->code, N_("unfinished: items open: %d")), tally->open);
}

static void write_sum(struct paper *paper, const char *kind, const char *name,
                      const struct tally *tally)
{
    struct str state = {0};
    write_state(paper, tally, &state);
    write_texts(paper, kind, name, str_text(&state));
    write_numbers(paper, tally->full > 0 ? &tally->full : NULL, &tally->got);
    str_release(&state);
}

/* What is required; of an item left out, whose points count for nothing, that it is. */
static void write_requirement(const struct paper *paper, int index, struct str *text)
{
    const struct form *form = paper->sheet->form;
    const struct item *item = &form->items[index];
    if (paper->sheet->entries[index].answer.state == ANSWER_NA)
        str_add(text, lang_text_in(paper->code, N_("(does not apply) ")));
    if (item->part == ITEM_NO_PART)
        str_add(text, main_text(paper, &item->criterion));
    else
        sheet_criterion(form, item, paper->code, text);
}

/* The heading that stands in the second column: the part's above its first item, or the item's own.
 */
static const char *content_of(const struct paper *paper, int index)
{
    const struct form *form = paper->sheet->form;
    const struct item *item = &form->items[index];
    if (item->part == ITEM_NO_PART)
        return main_text(paper, &item->label);
    const struct part *part = &form->parts[item->part];
    return index == part->first_item ? main_text(paper, &part->label) : "";
}

static void write_item(struct paper *paper, int index)
{
    const struct form *form = paper->sheet->form;
    const struct item *item = &form->items[index];
    const struct section *section = &form->sections[item->section];
    enum answer_state state = paper->sheet->entries[index].answer.state;
    points score = sheet_score(paper->sheet, index, NULL);
    struct str text = {0};
    write_requirement(paper, index, &text);
    write_texts(paper, index == section->first_item ? main_text(paper, &section->label) : "",
                content_of(paper, index), str_text(&text));
    write_numbers(paper, item->kind != ITEM_BONUS && state != ANSWER_NA ? &item->full : NULL,
                  state == ANSWER_SETTLED ? &score : NULL);
    str_release(&text);
}

static void write_part_end(struct paper *paper, int index)
{
    const struct part *part = &paper->sheet->form->parts[index];
    struct tally tally = sheet_tally_part(paper->sheet, index);
    write_sum(paper, lang_text_in(paper->code, N_("part subtotal")), main_text(paper, &part->label),
              &tally);
}

static void write_section_end(struct paper *paper, int index)
{
    const struct section *section = &paper->sheet->form->sections[index];
    struct tally tally = sheet_tally_section(paper->sheet, index);
    write_sum(paper, lang_text_in(paper->code, N_("subtotal")), main_text(paper, &section->label),
              &tally);
}

static void write_items(struct paper *paper)
{
    const struct form *form = paper->sheet->form;
    for (int i = 0; i < form->item_count; i++) {
        const struct item *item = &form->items[i];
        const struct item *next = i + 1 < form->item_count ? item + 1 : NULL;
        write_item(paper, i);
        if (item->part != ITEM_NO_PART && (next == NULL || next->part != item->part))
            write_part_end(paper, item->part);
        if (next == NULL || next->section != item->section)
            write_section_end(paper, item->section);
    }
}

static void write_line(struct paper *paper, const char *name, const char *text)
{
    write_texts(paper, name, text, "");
    write_numbers(paper, NULL, NULL);
}

/* A day is meant to be one for the spreadsheet too: it is not guarded as a text would be. */
static void write_day(struct paper *paper, const char *name, const char *date)
{
    table_add_free_text(paper->out, name, true);
    table_add_field(paper->out, date, false);
    table_add_field(paper->out, "", false);
    write_numbers(paper, NULL, NULL);
}

/* Who, whom, when, and what the sheet is worth. */
static void write_particulars(struct paper *paper)
{
    const struct sheet *sheet = paper->sheet;
    const char *code = paper->code;
    bool final = sheet->status == SHEET_FINAL;
    write_line(paper, sheet_word(WORD_ASSESSORS, code), sheet->assessors);
    write_line(paper, lang_text_in(code, N_("unit to be assessed")), sheet->unit);
    write_day(paper, sheet_word(WORD_DATE, code), sheet->date);
    write_line(paper, sheet_word(WORD_STATUS, code),
               sheet_word(final ? WORD_FINAL : WORD_DRAFT, code));
    if (final)
        write_line(paper, lang_text_in(code, N_("check code")), check_code_text(sheet, code));
}

size_t paper_write(const struct sheet *sheet, struct str *out)
{
    struct paper paper = {sheet, form_main_language(sheet->form), out, 0};
    struct tally total = sheet_total(sheet);
    str_add(out, TABLE_BOM);
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
        table_add_field(out, sheet_word(columns[i], paper.code), i == 0);
    str_add(out, TABLE_LINE_END);
    write_items(&paper);
    write_sum(&paper, lang_text_in(paper.code, N_("total")), main_text(&paper, &sheet->form->label),
              &total);
    write_particulars(&paper);
    return paper.rows;
}
