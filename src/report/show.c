/* SPDX-License-Identifier: MIT */
#include "report/show.h"

#include "base/lang.h"
#include "base/text.h"
#include "report/check_code_text.h"
#include "report/review.h"
#include "report/tally_text.h"
#include "sheet/findings.h"

#define ID_COLUMNS    6
#define LABEL_COLUMNS 36
#define SCORE_COLUMNS 12

static void show_heading(const struct sheet *sheet, struct str *out)
{
    str_addf(out, "%s · %s\n", sheet->unit, form_spoken_text(sheet->form, &sheet->form->label));
    str_add(out, sheet->status == SHEET_FINAL ? _("final") : _("draft"));
    if (sheet->assessors[0] != '\0')
        str_addf(out, " %s", sheet->assessors);
    if (sheet->date[0] != '\0')
        str_addf(out, " %s", sheet->date);
    str_add(out, "\n");
    if (sheet->status == SHEET_FINAL) {
        check_code_write(sheet, out);
        str_add(out, "\n");
    }
}

static void show_tally(const char *id, const char *label, const struct tally *tally,
                       struct str *out)
{
    char text[TALLY_TEXT];
    text_pad(id, ID_COLUMNS, out);
    text_pad(label, LABEL_COLUMNS, out);
    str_addf(out, "%s\n", tally_to_text_of(tally, text));
}

static void show_item(const struct sheet *sheet, int index, struct str *out)
{
    const struct item *item = &sheet->form->items[index];
    const struct entry *entry = &sheet->entries[index];
    struct str score = {0};
    struct str findings = {0};
    char stated[POINTS_SHOWN_TEXT];
    review_score(sheet, index, &score);
    findings_write(sheet, index, lang_code(), &findings);
    text_pad(item->id, ID_COLUMNS, out);
    text_pad(form_spoken_text(sheet->form, &item->label), LABEL_COLUMNS, out);
    if (findings.size > 0)
        text_pad(str_text(&score), SCORE_COLUMNS, out);
    else
        str_add(out, str_text(&score));
    str_addf(out, "%s\n", str_text(&findings));
    if (entry->note[0] != '\0') {
        str_add_blanks(out, ID_COLUMNS);
        str_addf(out, _("note: %s"), entry->note);
        str_add(out, "\n");
    }
    if (entry->has_conflict) {
        str_add_blanks(out, ID_COLUMNS);
        str_addf(out, _("conflict: the file says %s"), points_to_shown(entry->stated, stated));
        str_add(out, "\n");
    }
    str_release(&score);
    str_release(&findings);
}

/* The total, and behind it the band. */
static void show_total(const struct sheet *sheet, struct str *out)
{
    struct tally total = sheet_total(sheet);
    const struct band *band = tally_band(sheet->form, &total);
    char text[TALLY_TEXT];
    tally_to_text_of(&total, text);
    text_pad("", ID_COLUMNS, out);
    text_pad(_("total"), LABEL_COLUMNS, out);
    if (band != NULL)
        text_pad(text, SCORE_COLUMNS, out);
    else
        str_add(out, text);
    str_addf(out, "%s\n", band != NULL ? form_spoken_text(sheet->form, &band->label) : "");
}

void show_write(const struct sheet *sheet, struct str *out)
{
    const struct form *form = sheet->form;
    int section = -1;
    int part = ITEM_NO_PART;
    show_heading(sheet, out);
    for (int i = 0; i < form->item_count; i++) {
        const struct item *item = &form->items[i];
        if (item->section != section) {
            section = item->section;
            struct tally tally = sheet_tally_section(sheet, section);
            str_add(out, "\n");
            show_tally(form->sections[section].id,
                       form_spoken_text(form, &form->sections[section].label), &tally, out);
        }
        if (item->part != ITEM_NO_PART && item->part != part) {
            struct tally tally = sheet_tally_part(sheet, item->part);
            show_tally(form->parts[item->part].id,
                       form_spoken_text(form, &form->parts[item->part].label), &tally, out);
        }
        part = item->part;
        show_item(sheet, i, out);
    }
    str_add(out, "\n");
    show_total(sheet, out);
}
