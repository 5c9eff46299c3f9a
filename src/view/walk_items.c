/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "base/lang.h"
#include "base/text.h"
#include "report/tally_text.h"
#include "view/walk.h"

#define STATE_COLUMNS 7
#define SCORE_COLUMNS 8

/* What the state column says of an item, and in which style. */
struct state_word {
    char text[POINTS_SIGNED_TEXT + 16];
    enum style style;
};

static void state_of_points(struct state_word *word, points amount)
{
    points_to_signed(amount, word->text);
    word->style = amount < 0 ? STYLE_LOST : STYLE_GAINED;
}

static struct state_word item_state(const struct sheet *sheet, int index)
{
    const struct item *item = &sheet->form->items[index];
    const struct entry *entry = &sheet->entries[index];
    struct state_word word = {"✓", STYLE_GOOD};
    if (entry->answer.state == ANSWER_OPEN) {
        snprintf(word.text, sizeof word.text, "○");
        word.style = STYLE_OPEN;
        return word;
    }
    if (entry->answer.state == ANSWER_NA) {
        snprintf(word.text, sizeof word.text, "%s", _("n/a"));
        word.style = STYLE_FAINT;
        return word;
    }
    points score = sheet_score(sheet, index, NULL);
    if (item->kind == ITEM_BONUS || item->kind == ITEM_AWARD) {
        if (score != 0)
            state_of_points(&word, score);
    } else if (score != item->full) {
        state_of_points(&word, score - item->full);
    }
    return word;
}

static void score_text(const struct sheet *sheet, int index, char text[TALLY_TEXT])
{
    const struct item *item = &sheet->form->items[index];
    char score[POINTS_SHOWN_TEXT] = "";
    char full[POINTS_SHOWN_TEXT];
    if (sheet->entries[index].answer.state == ANSWER_SETTLED)
        points_to_shown(sheet_score(sheet, index, NULL), score);
    if (item->kind == ITEM_BONUS)
        snprintf(text, TALLY_TEXT, "%s", score);
    else
        snprintf(text, TALLY_TEXT, "%s /%s", score, points_to_shown(item->full, full));
}

static int id_columns(const struct form *form, struct walk_group group)
{
    int columns = 0;
    for (int i = group.first; i < group.first + group.count; i++) {
        int width = text_width(form->items[i].id);
        columns = width > columns ? width : columns;
    }
    return columns;
}

/* Columns that the widest score of the group takes, so that the slashes stand under one another. */
static int full_columns(const struct form *form, struct walk_group group)
{
    int columns = 0;
    for (int i = group.first; i < group.first + group.count; i++) {
        char full[POINTS_SHOWN_TEXT];
        int width = text_width(points_to_shown(form->items[i].full, full));
        columns = width > columns ? width : columns;
    }
    return columns;
}

/* What the last column says: a score that disagrees with its marks, or a note. */
static void draw_flag(const struct entry *entry, const struct painter *painter, int row,
                      enum style style)
{
    if (entry->has_conflict)
        paint_right(painter, row, painter->columns, STYLE_WARNING, "≠");
    else if (entry->note[0] != '\0')
        paint_right(painter, row, painter->columns, style, "*");
}

static void draw_score(const struct sheet *sheet, const struct painter *painter, int row, int index,
                       struct walk_group group, enum style style)
{
    char score[TALLY_TEXT];
    score_text(sheet, index, score);
    const char *slash = strchr(score, '/');
    int tail = slash != NULL ? full_columns(sheet->form, group) - text_width(slash + 1) : 0;
    paint_right(painter, row, painter->columns - STATE_COLUMNS - 1 - tail, style, score);
}

/* Narrow: no scores, and the states at the right edge, so that names get what room there is. */
static void draw_item(struct walk *walk, const struct painter *painter, int row, int index,
                      struct walk_group group, bool narrow)
{
    const struct sheet *sheet = &walk->session.sheet;
    const struct item *item = &sheet->form->items[index];
    bool current = index == walk->item;
    enum style style = current ? STYLE_SELECTED : STYLE_NORMAL;
    struct state_word state = item_state(sheet, index);
    int label = 1 + id_columns(sheet->form, group) + 1;
    int left = painter->columns - (narrow ? text_width(state.text) + 1 : STATE_COLUMNS);
    int room = left - 1 - label - (narrow ? 0 : SCORE_COLUMNS);
    paint_fill(painter, row, 0, -1, style);
    if (current)
        paint_text(painter, row, 0, 1, style, "▸");
    paint_text(painter, row, 1, -1, style, item->id);
    paint_text(painter, row, label, room, style, form_text(sheet->form, &item->label, lang_code()));
    if (!narrow)
        draw_score(sheet, painter, row, index, group, style);
    paint_text(painter, row, left, STATE_COLUMNS, current ? style : state.style, state.text);
    draw_flag(&sheet->entries[index], painter, row, style);
    walk_spot_add(walk, painter, row, index, -1);
}

static void draw_heading(const struct walk *walk, const struct painter *painter,
                         struct walk_group group)
{
    const struct form *form = walk_form(walk);
    bool part = group.part != ITEM_NO_PART;
    struct tally tally = part ? sheet_tally_part(&walk->session.sheet, group.part)
                              : sheet_tally_section(&walk->session.sheet, group.section);
    char text[TALLY_TEXT];
    tally_to_text_of(&tally, text);
    paint_textf(
        painter, 0, 1, painter->columns - text_width(text) - 3, STYLE_STRONG, "%s %s",
        part ? form->parts[group.part].id : form->sections[group.section].id,
        form_text(form,
                  part ? &form->parts[group.part].label : &form->sections[group.section].label,
                  lang_code()));
    paint_right(painter, 0, painter->columns - 1, STYLE_STRONG, text);
}

void walk_draw_items(struct walk *walk, const struct painter *painter, bool narrow)
{
    struct walk_group group = walk_group_of(walk_form(walk), walk->item);
    if (painter->rows == 1) {
        group = (struct walk_group){group.section, group.part, walk->item, 1};
        draw_item(walk, painter, 0, walk->item, group, narrow);
        return;
    }
    draw_heading(walk, painter, group);
    list_fit(&walk->items, group.count, painter->rows - 1);
    list_go(&walk->items, walk->item - group.first);
    for (int i = 0; i < painter->rows - 1 && walk->items.top + i < group.count; i++)
        draw_item(walk, painter, i + 1, group.first + walk->items.top + i, group, narrow);
}
