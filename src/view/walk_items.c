/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/lang.h"
#include "base/text.h"
#include "report/tally_text.h"
#include "view/walk.h"

/* Columns at the right edge for the flag, before it for the state, and before that and a blank for
 * the score, the blank that parts it from the label included; the two latter at the least. */
#define FLAG_COLUMNS  1
#define STATE_COLUMNS 6
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
        strcpy(word.text, "○");
        word.style = STYLE_OPEN;
        return word;
    }
    if (entry->answer.state == ANSWER_NA) {
        stpncpy(word.text, _("n/a"), sizeof word.text - 1);
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
        strcpy(text, score);
    else
        stpcpy(stpcpy(stpcpy(text, score), " /"), points_to_shown(item->full, full));
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

/* Where the columns of a group's lines stand. */
struct item_columns {
    int id;
    int full;
    bool narrow; /* no scores, and the states at the right edge, so that names get what room there
                    is */
};

static int larger(int a, int b)
{
    return a > b ? a : b;
}

/* A loss of full marks has their columns and a sign.  A figure with more decimals takes what it
 * needs of its own line. */
static int state_columns(const struct item_columns *columns, const char *state)
{
    int width = text_width(state);
    return columns->narrow ? width : larger(larger(STATE_COLUMNS, columns->full + 1), width);
}

/* "15 /15" and the blank before it are twice the full marks and three columns. */
static int score_columns(const struct item_columns *columns, const char *score, int tail)
{
    return larger(larger(SCORE_COLUMNS, 2 * columns->full + 3), tail + text_width(score) + 1);
}

/* While nothing of this changes, an item's line stands as it is. */
static bool item_kept(const struct walk *walk, const struct painter *line, int index,
                      const struct item_columns *columns)
{
    const struct entry *entry = &walk->session.sheet.entries[index];
    const int64_t what[] = {PAINT_KEPT_THING(&walk_form(walk)->items[index]),
                            sheet_score(&walk->session.sheet, index, NULL),
                            columns->id,
                            columns->full,
                            entry->answer.state,
                            columns->narrow,
                            index == walk->item,
                            entry->has_conflict,
                            entry->note[0] != '\0'};
    return paint_kept(line, what, sizeof what / sizeof what[0]);
}

/* Draws the score so that it ends before column END, where the label leaves it room; answers the
 * column before which the label has to end. */
static int draw_score(const struct sheet *sheet, const struct painter *line, int index,
                      const struct item_columns *columns, int label, int end, enum style style)
{
    char score[TALLY_TEXT];
    score_text(sheet, index, score);
    const char *slash = strchr(score, '/');
    int tail = slash != NULL ? columns->full - text_width(slash + 1) : 0;
    int left = end - score_columns(columns, score, tail);
    if (left < label)
        return end;
    paint_right(line, 0, end - tail, style, score);
    return left;
}

static void draw_line(const struct walk *walk, const struct painter *line, int index,
                      const struct item_columns *columns)
{
    const struct sheet *sheet = &walk->session.sheet;
    const struct item *item = &sheet->form->items[index];
    bool current = index == walk->item;
    enum style style = current ? STYLE_SELECTED : STYLE_NORMAL;
    struct state_word state = item_state(sheet, index);
    int label = 1 + columns->id + 1;
    int left = line->columns - FLAG_COLUMNS - state_columns(columns, state.text);
    int end = left - 1;
    paint_fill(line, 0, 0, -1, style);
    if (current)
        paint_text(line, 0, 0, 1, style, "▸");
    paint_text(line, 0, 1, -1, style, item->id);
    if (!columns->narrow)
        end = draw_score(sheet, line, index, columns, label, end, style);
    paint_text(line, 0, label, larger(end - label, 0), style,
               form_spoken_text(sheet->form, &item->label));
    paint_text(line, 0, left, -1, current ? style : state.style, state.text);
    draw_flag(&sheet->entries[index], line, 0, style);
}

static void draw_item(struct walk *walk, const struct painter *painter, int row, int index,
                      const struct item_columns *columns)
{
    struct painter line = paint_part(painter, row, 0, 1, painter->columns);
    walk_spot_add(walk, &line, 0, index, -1);
    if (!item_kept(walk, &line, index, columns))
        draw_line(walk, &line, index, columns);
}

/* Beside the outline, whose line of the group is the selected one and says how it stands, the full
 * marks are enough. */
static void heading_sum(const struct tally *tally, bool narrow, char text[TALLY_TEXT])
{
    char full[POINTS_SHOWN_TEXT];
    text[0] = '\0';
    if (narrow)
        tally_to_text_of(tally, text);
    else if (tally->full != 0)
        stpcpy(stpcpy(text, "/"), points_to_shown(tally->full, full));
}

static void draw_heading(const struct walk *walk, const struct painter *painter,
                         struct walk_group group, bool narrow)
{
    struct walk_heading heading = walk_heading_of(&walk->session.sheet, group.section, group.part);
    struct painter line = paint_part(painter, 0, 0, 1, painter->columns);
    char text[TALLY_TEXT];
    heading_sum(&heading.tally, narrow, text);
    if (paint_kept(&line, (const int64_t[]){PAINT_KEPT_THING(heading.label), paint_kept_text(text)},
                   2))
        return;
    int end = line.columns - text_width(text) - 2;
    int at = 2 + paint_text(&line, 0, 1, end - 1, STYLE_STRONG, heading.id);
    paint_text(&line, 0, at, end - at, STYLE_STRONG,
               form_spoken_text(walk_form(walk), heading.label));
    paint_right(&line, 0, line.columns - 1, STYLE_STRONG, text);
}

/* The current item without its neighbours. */
static void draw_alone(struct walk *walk, const struct painter *painter, bool narrow)
{
    struct walk_group group = walk_layout(walk)->group;
    group.first = walk->item;
    group.count = 1;
    struct walk_layout layout = walk_layout_of(walk_form(walk), group);
    struct item_columns columns = {layout.id, layout.full, narrow};
    draw_item(walk, painter, 0, walk->item, &columns);
}

void walk_draw_items(struct walk *walk, const struct painter *painter, bool narrow)
{
    const struct walk_layout *layout = walk_layout(walk);
    struct walk_group group = layout->group;
    struct item_columns columns = {layout->id, layout->full, narrow};
    if (painter->rows == 1) {
        draw_alone(walk, painter, narrow);
        return;
    }
    draw_heading(walk, painter, group, narrow);
    list_fit(&walk->items, group.count, painter->rows - 1);
    list_go(&walk->items, walk->item - group.first);
    for (int i = 0; i < painter->rows - 1 && walk->items.top + i < group.count; i++)
        draw_item(walk, painter, i + 1, group.first + walk->items.top + i, &columns);
}
