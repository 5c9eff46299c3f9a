/* SPDX-License-Identifier: MIT */
#include "report/html.h"

#include "base/lang.h"
#include "report/check_code_text.h"
#include "report/html_page.h"
#include "report/rank.h"
#include "report/rule_text.h"
#include "report/tally_text.h"
#include "sheet/findings.h"
#include "sheet/sheet_words.h"

/*
 * Columns: section, part, item, criterion, points, score, findings.  Where a form has no parts
 * there, an item stands in the column of the parts too.
 *
 * The cells of section and part span the rows of one part and not of a whole section: a name then
 * stands on every page, and a page may break between any two rows.
 */
#define COLUMNS 7

static const char *word(enum sheet_word which)
{
    return sheet_word(which, lang_code());
}

static const char *status_text(const struct sheet *sheet)
{
    return sheet->status == SHEET_FINAL ? _("final") : _("draft");
}

static void add_field(struct str *out, const char *name, const char *value)
{
    str_add(out, "<span>");
    html_add(out, name);
    str_add(out, " ");
    html_element(out, "b", "", value[0] != '\0' ? value : "—");
    str_add(out, "</span>");
}

/* Repeated at the head of each printed page: a page that comes loose still says whose it is. */
static void add_table_head(struct str *out, const struct sheet *sheet)
{
    str_add(out, "<thead>\n<tr>");
    html_open_cell(out, "th", "about", (struct html_span){1, COLUMNS});
    str_add(out, "<div>");
    add_field(out, _("unit assessed"), sheet->unit);
    add_field(out, word(WORD_ASSESSORS), sheet->assessors);
    add_field(out, word(WORD_DATE), sheet->date);
    add_field(out, word(WORD_STATUS), status_text(sheet));
    if (sheet->status == SHEET_FINAL)
        add_field(out, _("check code"), check_code_text(sheet, lang_code()));
    str_add(out, "</div></th></tr>\n<tr>");
    html_element(out, "th", "", word(WORD_SECTION));
    html_cell(out, "th", "", (struct html_span){1, 2}, word(WORD_PART));
    html_element(out, "th", "", word(WORD_CRITERION));
    html_element(out, "th", "", word(WORD_POINTS));
    html_element(out, "th", "", word(WORD_SCORE));
    html_element(out, "th", "", word(WORD_FINDINGS));
    str_add(out, "</tr>\n</thead>\n");
}

/* What a section or part is called, and what it has of its full marks. */
static void add_group(struct str *out, const char *class, struct html_span span, const char *id,
                      const char *label, const struct tally *tally)
{
    char sum[TALLY_TEXT];
    html_open_cell(out, "th", class, span);
    str_add(out, "<div>");
    html_element(out, "span", "id", id);
    html_add(out, label);
    if (tally != NULL)
        html_element(out, "span", "sum", tally_to_text_of(tally, sum));
    str_add(out, "</div></th>");
}

static void add_item_name(struct str *out, const struct form *form, const struct item *item)
{
    html_open_cell(out, "td", "item", (struct html_span){1, item->part == ITEM_NO_PART ? 2 : 1});
    html_element(out, "span", "id", item->id);
    html_add(out, form_spoken_text(form, &item->label));
    str_add(out, "</td>");
}

static void add_criterion(struct str *out, const struct form *form, const struct item *item)
{
    str_add(out, "<td class=\"criterion\">");
    html_add(out, form_spoken_text(form, &item->criterion));
    if (item->rule_count > 0) {
        struct str rules = {0};
        rules_write(form, item, &rules);
        str_add(out, " ");
        html_element(out, "span", "rules", str_text(&rules));
        str_release(&rules);
    }
    str_add(out, "</td>");
}

/* What is left out has no full marks, so that the column adds up to the subtotal. */
static void add_points(struct str *out, const struct item *item, const struct answer *answer)
{
    char full[POINTS_SHOWN_TEXT];
    if (item->kind == ITEM_BONUS)
        str_add(out, "<td class=\"number\"></td>");
    else
        html_element(out, "td", "number",
                     answer->state == ANSWER_NA ? "—" : points_to_shown(item->full, full));
}

static void add_score(struct str *out, const struct sheet *sheet, int index)
{
    char score[POINTS_SHOWN_TEXT];
    switch (sheet->entries[index].answer.state) {
    case ANSWER_OPEN:
        html_element(out, "td", "score open", _("open"));
        break;
    case ANSWER_NA:
        html_element(out, "td", "score open", _("n/a"));
        break;
    case ANSWER_SETTLED:
        html_element(out, "td", "score", points_to_shown(sheet_score(sheet, index, NULL), score));
        break;
    }
}

/* A score that was given, and that an item is left out, stand in the score's column already. */
static void add_marks(struct str *out, const struct sheet *sheet, int index)
{
    struct str findings = {0};
    if (sheet->form->items[index].kind != ITEM_RATE &&
        sheet->entries[index].answer.state == ANSWER_SETTLED)
        findings_write(sheet, index, lang_code(), &findings);
    html_add(out, str_text(&findings));
    str_release(&findings);
}

static void add_findings(struct str *out, const struct sheet *sheet, int index)
{
    const struct entry *entry = &sheet->entries[index];
    char stated[POINTS_SHOWN_TEXT];
    struct str text = {0};
    str_add(out, "<td class=\"findings\">");
    add_marks(out, sheet, index);
    if (entry->note[0] != '\0') {
        str_addf(&text, _("note: %s"), entry->note);
        html_element(out, "div", "note", str_text(&text));
    }
    if (entry->has_conflict) {
        str_clear(&text);
        str_addf(&text, _("conflict: the file says %s"), points_to_shown(entry->stated, stated));
        html_element(out, "div", "conflict", str_text(&text));
    }
    str_add(out, "</td>");
    str_release(&text);
}

static void add_group_names(struct str *out, const struct sheet *sheet, int first, int count)
{
    const struct form *form = sheet->form;
    const struct item *item = &form->items[first];
    const struct section *section = &form->sections[item->section];
    add_group(out, first == section->first_item ? "section" : "section again",
              (struct html_span){count, 1}, section->id, form_spoken_text(form, &section->label),
              NULL);
    if (item->part == ITEM_NO_PART)
        return;
    const struct part *part = &form->parts[item->part];
    struct tally tally = sheet_tally_part(sheet, item->part);
    add_group(out, "part", (struct html_span){count, 1}, part->id,
              form_spoken_text(form, &part->label), &tally);
}

static void add_row(struct str *out, const struct sheet *sheet, int index)
{
    const struct form *form = sheet->form;
    const struct item *item = &form->items[index];
    add_item_name(out, form, item);
    add_criterion(out, form, item);
    add_points(out, item, &sheet->entries[index].answer);
    add_score(out, sheet, index);
    add_findings(out, sheet, index);
    str_add(out, "</tr>\n");
}

/* The items from FIRST on that are of the same section and part. */
static int block_size(const struct form *form, int first)
{
    int count = 1;
    const struct item *item = &form->items[first];
    while (first + count < form->item_count && item[count].section == item->section &&
           item[count].part == item->part)
        count++;
    return count;
}

static void add_sum(struct str *out, const char *class, const char *name, const struct tally *tally,
                    const char *remark)
{
    char text[TALLY_TEXT];
    html_open(out, "tr", class);
    html_cell(out, "th", "", (struct html_span){1, 4}, name);
    html_element(out, "td", "number", tally->full != 0 ? points_to_shown(tally->full, text) : "");
    html_element(out, "td", "score", tally_to_text(tally, text));
    html_element(out, "td", "findings", remark);
    str_add(out, "</tr>\n");
}

static void add_open_count(struct str *out, const struct tally *tally)
{
    if (tally->open > 0)
        str_addf(out, _("still open: %d"), tally->open);
}

static void add_subtotal(struct str *out, const struct sheet *sheet, int index)
{
    const struct section *section = &sheet->form->sections[index];
    struct tally tally = sheet_tally_section(sheet, index);
    struct str name = {0};
    struct str remark = {0};
    str_addf(&name, "%s · %s %s", _("subtotal"), section->id,
             form_spoken_text(sheet->form, &section->label));
    add_open_count(&remark, &tally);
    str_add(out, "<tbody>");
    add_sum(out, "subtotal", str_text(&name), &tally, str_text(&remark));
    str_add(out, "</tbody>\n");
    str_release(&name);
    str_release(&remark);
}

static void add_total(struct str *out, const struct sheet *sheet)
{
    struct tally total = sheet_total(sheet);
    const struct band *band = tally_band(sheet->form, &total);
    struct str remark = {0};
    add_open_count(&remark, &total);
    if (band != NULL)
        str_add(&remark, form_spoken_text(sheet->form, &band->label));
    str_add(out, "<tbody>");
    add_sum(out, "total", _("total"), &total, str_text(&remark));
    str_add(out, "</tbody>\n");
    str_release(&remark);
}

static void add_table(struct str *out, const struct sheet *sheet)
{
    static const char *const columns[COLUMNS] = {"section", "part",  "item",    "criterion",
                                                 "points",  "score", "findings"};
    const struct form *form = sheet->form;
    str_add(out, "<table class=\"sheet\">\n<colgroup>");
    for (int i = 0; i < COLUMNS; i++)
        str_addf(out, "<col class=\"%s\"/>", columns[i]);
    str_add(out, "</colgroup>\n");
    add_table_head(out, sheet);
    for (int first = 0, count = 0; first < form->item_count; first += count) {
        count = block_size(form, first);
        str_add(out, "<tbody>\n");
        for (int i = first; i < first + count; i++) {
            str_add(out, "<tr>");
            if (i == first)
                add_group_names(out, sheet, first, count);
            add_row(out, sheet, i);
        }
        str_add(out, "</tbody>\n");
        int next = first + count;
        if (next == form->item_count || form->items[next].section != form->items[first].section)
            add_subtotal(out, sheet, form->items[first].section);
    }
    add_total(out, sheet);
    str_addf(out, "<tfoot><tr><td colspan=\"%d\"></td></tr></tfoot>\n</table>\n", COLUMNS);
}

/* The sections at a glance: what each has of its full marks, and the total. */
static void add_glance(struct str *out, const struct sheet *sheet)
{
    const struct form *form = sheet->form;
    struct tally total = sheet_total(sheet);
    char text[TALLY_TEXT];
    str_add(out, "<div class=\"glance\">");
    for (int i = 0; i <= form->section_count; i++) {
        bool last = i == form->section_count;
        struct tally tally = last ? total : sheet_tally_section(sheet, i);
        html_open(out, "div", last ? "total" : tally.full > 0 ? "" : "bare");
        html_element(out, "span", "name",
                     last ? _("total") : form_spoken_text(form, &form->sections[i].label));
        html_element(out, "b", "", tally_to_text(&tally, text));
        if (tally.full > 0) {
            str_add(out, "<small>/");
            html_add(out, points_to_shown(tally.full, text));
            str_add(out, "</small>");
            html_bar(out, tally.got, tally.highest, tally.full);
        }
        str_add(out, "</div>");
    }
    str_add(out, "</div>\n");
}

static void add_signatures(struct str *out)
{
    const char *const lines[] = {N_("assessors (signature)"), N_("unit assessed (seal)"),
                                 N_("date of signing")};
    str_add(out, "<div class=\"signatures\">");
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        str_add(out, "<div>");
        html_element(out, "span", "", _(lines[i]));
        str_add(out, "<i></i></div>");
    }
    str_add(out, "</div>\n");
}

size_t html_write_sheet(const struct sheet *sheet, struct str *out)
{
    const char *form = form_spoken_text(sheet->form, &sheet->form->label);
    struct str title = {0};
    str_addf(&title, "%s · %s", sheet->unit, form);
    html_begin(out, str_text(&title));
    html_element(out, "h1", "", form);
    str_add(out, "\n");
    add_glance(out, sheet);
    add_table(out, sheet);
    add_signatures(out);
    html_end(out);
    str_release(&title);
    return (size_t)sheet->form->item_count;
}
