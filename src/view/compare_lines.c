/* SPDX-License-Identifier: MIT */
#include "view/compare_lines.h"

#include <stdlib.h>

#include "base/lang.h"
#include "report/across.h"
#include "report/review.h"
#include "report/tally_text.h"

static void write_side(const struct sheet *sheet, const struct compare_row *row, struct str *out)
{
    char text[TALLY_TEXT];
    struct tally tally;
    struct str findings = {0};
    switch (row->kind) {
    case COMPARE_TOTAL:
        tally = sheet_total(sheet);
        str_add(out, tally_to_text_of(&tally, text));
        break;
    case COMPARE_SECTION:
        tally = sheet_tally_section(sheet, row->index);
        str_add(out, tally_to_text_of(&tally, text));
        break;
    case COMPARE_ITEM:
        review_score(sheet, row->index, out);
        across_write_findings(sheet, row->index, &findings);
        if (findings.size > 0)
            str_addf(out, "\n%s", str_text(&findings));
        break;
    }
    str_release(&findings);
}

static void write_name(const struct form *form, const struct compare_row *row, struct str *out)
{
    switch (row->kind) {
    case COMPARE_TOTAL:
        str_add(out, _("total"));
        break;
    case COMPARE_SECTION:
        str_addf(out, "%s %s", form->sections[row->index].id,
                 form_spoken_text(form, &form->sections[row->index].label));
        break;
    case COMPARE_ITEM:
        str_addf(out, "%s %s", form->items[row->index].id,
                 form_spoken_text(form, &form->items[row->index].label));
        break;
    }
}

static enum style difference_style(const struct compare_row *row)
{
    if (!row->known)
        return STYLE_OPEN;
    if (row->difference == 0)
        return STYLE_FAINT;
    return row->difference < 0 ? STYLE_LOST : STYLE_GAINED;
}

/* An item's is its index; those of sections and the total lie behind all items. */
static int row_tag(const struct form *form, const struct compare_row *row)
{
    switch (row->kind) {
    case COMPARE_TOTAL:
        return form->item_count + form->section_count;
    case COMPARE_SECTION:
        return form->item_count + row->index;
    case COMPARE_ITEM:
        break;
    }
    return row->index;
}

static void add_row(struct lines *lines, const struct compare *compare,
                    const struct compare_row *row)
{
    enum style style = row->kind == COMPARE_ITEM ? STYLE_NORMAL : STYLE_STRONG;
    char difference[POINTS_SIGNED_TEXT];
    const struct form *form = compare->left->form;
    struct str name = {0};
    struct str sides[COMPARE_SIDES] = {0};
    write_name(form, row, &name);
    write_side(compare->left, row, &sides[0]);
    write_side(compare->right, row, &sides[1]);
    struct column_cell cells[] = {
        {.text = str_text(&name), .style = style},
        {.text = str_text(&sides[0]), .style = style},
        {.text = str_text(&sides[1]), .style = style},
        {.text = compare_to_text(row, difference), .style = difference_style(row)},
    };
    lines_add_row(lines, cells, row_tag(form, row));
    str_release(&name);
    for (int i = 0; i < COMPARE_SIDES; i++)
        str_release(&sides[i]);
}

static void set_columns(struct compare_lines *lines, const struct compare *compare, int side)
{
    static const struct columns columns = {
        .at = {{.least = 16, .grow = 1},
               {.least = 20, .grow = 2, .give = 1, .below = true, .named = true},
               {.least = 20, .grow = 2, .give = 1, .below = true, .named = true},
               {.least = 4, .right = true}},
        .count = 4,
    };
    const struct sheet *const sheets[COMPARE_SIDES] = {compare->left, compare->right};
    lines->lines.columns = columns;
    lines->lines.titled = true;
    for (int i = 0; i < COMPARE_SIDES; i++) {
        struct str title = {0};
        str_addf(&title, "%s%s", i == side ? "▸" : "", sheets[i]->unit);
        free(lines->titles[i]);
        lines->titles[i] = str_take(&title);
        lines->lines.columns.at[i + 1].title = lines->titles[i];
    }
    lines->lines.columns.at[0].title = _("item");
    lines->lines.columns.at[3].title = _("difference");
}

void compare_lines_fill(struct compare_lines *lines, const struct compare *compare, int side)
{
    lines_clear(&lines->lines);
    set_columns(lines, compare, side);
    for (size_t i = 0; i < compare->count; i++)
        add_row(&lines->lines, compare, &compare->rows[i]);
}

void compare_lines_release(struct compare_lines *lines)
{
    lines_release(&lines->lines);
    for (int i = 0; i < COMPARE_SIDES; i++)
        free(lines->titles[i]);
    *lines = (struct compare_lines){0};
}
