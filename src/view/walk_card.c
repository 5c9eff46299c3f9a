/* SPDX-License-Identifier: MIT */
#include "view/walk_card.h"

#include "base/lang.h"
#include "base/text.h"

static void bounds_text(const struct item *item, struct str *out)
{
    char number[POINTS_SHOWN_TEXT];
    if (item->kind != ITEM_BONUS) {
        str_addf(out, _("full marks %s"), points_to_shown(item->full, number));
        return;
    }
    str_add(out, _("bonus"));
    if (item->has_floor)
        str_addf(out, _(" from %s"), points_to_shown(item->floor, number));
    if (item->has_cap)
        str_addf(out, _(" up to %s"), points_to_shown(item->cap, number));
}

/* What stands at the head's right end: the bounds in words where these leave room for the title. */
static void head_right(const struct walk *walk, const struct card_plan *plan, int columns,
                       int title, struct str *out)
{
    const struct item *item = walk_item(walk);
    int pages = walk_rule_pages(item);
    struct str more = {0};
    if (pages > 1)
        str_addf(&more, _("page %d/%d, 0 turns · "), walk->page + 1, pages);
    if (plan->cut)
        str_add(&more, _("e all of it · "));
    str_add(out, str_text(&more));
    bounds_text(item, out);
    if (title > walk_head_room(columns, out)) {
        str_clear(out);
        str_add(out, str_text(&more));
        walk_bounds_short(item, out);
    }
    str_release(&more);
}

/* A head that has nothing of the score in it stays as it is from key to key. */
static bool head_kept(const struct walk *walk, const struct painter *head,
                      const struct card_plan *plan)
{
    const int64_t what[] = {PAINT_KEPT_THING(walk_item(walk)), walk->page, plan->cut, plan->alone};
    return !plan->head_sum && paint_kept(head, what, sizeof what / sizeof what[0]);
}

static void draw_head(const struct walk *walk, const struct painter *painter,
                      const struct card_plan *plan)
{
    struct str title = {0};
    struct str right = {0};
    struct painter head = paint_part(painter, 0, 0, 1, painter->columns);
    if (head_kept(walk, &head, plan))
        return;
    if (!plan->alone || plan->head_sum)
        walk_title_text(walk, plan->alone, &title);
    head_right(walk, plan, head.columns, text_width(str_text(&title)), &right);
    paint_across(&head, 0, 0, head.columns);
    if (title.size > 0) {
        int at = 2 + paint_text(&head, 0, 2, walk_head_room(head.columns, &right), STYLE_STRONG,
                                str_text(&title));
        paint_fill(&head, 0, 1, 1, STYLE_NORMAL);
        paint_fill(&head, 0, at, 1, STYLE_NORMAL);
    }
    str_add(&right, " ");
    int left = head.columns - 2 - text_width(str_text(&right));
    paint_textf(&head, 0, left, -1, STYLE_FAINT, " %s", str_text(&right));
    paint_across(&head, 0, head.columns - 1, 1);
    str_release(&title);
    str_release(&right);
}

static enum style rule_style(const struct walk *walk, int index)
{
    const struct rule *rule = &form_rules(walk_form(walk), walk_item(walk))[index];
    if (walk_entry(walk)->answer.marks[index] == MARK_NONE)
        return STYLE_NORMAL;
    return rule->kind == RULE_VOID || rule->amount < 0 ? STYLE_LOST : STYLE_GAINED;
}

static bool rule_kept(const struct walk *walk, const struct painter *rule, int index,
                      const struct card_plan *plan)
{
    const int64_t what[] = {PAINT_KEPT_THING(walk_item(walk)),
                            walk_entry(walk)->answer.marks[index],
                            index,
                            plan->state,
                            plan->fold,
                            plan->label};
    return paint_kept(rule, what, sizeof what / sizeof what[0]);
}

static void draw_rule(const struct walk *walk, const struct painter *painter, int index,
                      const struct card_plan *plan)
{
    enum style style = rule_style(walk, index);
    struct str state = {0};
    struct str amount = {0};
    if (rule_kept(walk, painter, index, plan))
        return;
    walk_rule_state(walk, index, &state);
    walk_rule_amount(walk, index, &amount);
    int state_left = painter->columns - plan->state - 1;
    const char digit[] = {(char)('1' + index % WALK_RULES_A_PAGE), '\0'};
    paint_text(painter, 0, 1, 1, STYLE_KEY, digit);
    struct painter label = paint_part(painter, 0, RULE_LABEL_LEFT, painter->rows, plan->label);
    if (plan->fold)
        paint_folded(&label, 0, 0, plan->label, painter->rows, STYLE_NORMAL,
                     walk_rule_label(walk, index));
    else
        paint_text(&label, 0, 0, plan->label, STYLE_NORMAL, walk_rule_label(walk, index));
    paint_right(painter, 0, state_left - 2, style, str_text(&amount));
    paint_text(painter, 0, state_left, plan->state, style, str_text(&state));
    str_release(&state);
    str_release(&amount);
}

/* The current page of the rules, from ROW on; answers the row behind them. */
static int draw_rules(struct walk *walk, const struct painter *painter, int row,
                      const struct card_needs *needs, const struct card_plan *plan)
{
    for (int i = walk_rules_from(walk); i < walk_rules_to(walk) && row < painter->rows; i++) {
        int rows = plan->fold ? needs->folds->rules[i - walk_rules_from(walk)] : 1;
        struct painter rule = paint_part(painter, row, 0, rows, painter->columns);
        draw_rule(walk, &rule, i, plan);
        for (int k = 0; k < rows; k++)
            walk_spot_add(walk, painter, row + k, -1, i);
        row += rows;
    }
    return row;
}

static int draw_text(const struct painter *painter, int row, int rows, enum style style,
                     const char *text)
{
    if (rows > 0 && text[0] != '\0')
        paint_folded(painter, row, 1, painter->columns - 2, rows, style, text);
    return row + rows;
}

static int draw_made(const struct walk *walk, const struct painter *painter, int row, int rows,
                     enum style style, void (*text_of)(const struct walk *, struct str *))
{
    struct str text = {0};
    text_of(walk, &text);
    row = draw_text(painter, row, rows, style, str_text(&text));
    str_release(&text);
    return row;
}

/* What the item asks for and where to look: the same at every key. */
static void draw_words(const struct walk *walk, const struct painter *painter,
                       const struct card_plan *plan)
{
    const int64_t what[] = {PAINT_KEPT_THING(walk_item(walk)), plan->criterion, plan->check};
    if (paint_kept(painter, what, sizeof what / sizeof what[0]))
        return;
    int row = draw_text(painter, 0, plan->criterion, STYLE_NORMAL,
                        walk_item_text(walk, &walk_item(walk)->criterion));
    draw_made(walk, painter, row, plan->check, STYLE_FAINT, walk_check_text);
}

static void draw_note(const struct walk *walk, const struct painter *painter)
{
    const struct entry *entry = walk_entry(walk);
    const int64_t what[] = {paint_kept_text(entry->note), entry->has_conflict, entry->stated};
    if (!paint_kept(painter, what, sizeof what / sizeof what[0]))
        draw_made(walk, painter, 0, painter->rows,
                  entry->has_conflict ? STYLE_WARNING : STYLE_NORMAL, walk_note_text);
}

/* ROWS rows from ROW on; answers the row behind them. */
static int draw_blank(const struct painter *painter, int row, int rows)
{
    struct painter blank = paint_part(painter, row, 0, rows, painter->columns);
    paint_blank(&blank);
    return row + rows;
}

void walk_draw_card(struct walk *walk, const struct painter *painter,
                    const struct card_needs *needs, bool alone)
{
    struct card_plan plan = walk_card_plan(walk, needs, painter->rows, alone);
    int words = plan.criterion + plan.check;
    struct painter part = paint_part(painter, 1, 0, words, painter->columns);
    draw_head(walk, painter, &plan);
    draw_words(walk, &part, &plan);
    int row = draw_blank(painter, 1 + words, plan.blank_above);
    row = draw_rules(walk, painter, row, needs, &plan);
    row = draw_blank(painter, row, plan.blank_below);
    row = draw_text(painter, row, plan.formula, STYLE_STRONG, str_text(&needs->formula_text));
    struct painter note = paint_part(painter, row, 0, plan.note, painter->columns);
    draw_note(walk, &note);
    draw_blank(painter, row + plan.note, painter->rows - row - plan.note);
}
