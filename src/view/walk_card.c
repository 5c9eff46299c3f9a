/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "base/lang.h"
#include "base/text.h"
#include "report/explain.h"
#include "report/review.h"
#include "view/walk.h"

#define RULE_LABEL_LEFT     4
#define AMOUNT_COLUMNS      7
#define STATE_COLUMNS_LEAST 3
#define STATE_COLUMNS_MOST  12

/* How the card's rows are shared out: what matters most is served first. */
struct card_plan {
    int criterion;
    int check;
    int formula;
    int note;
    int blank_above; /* between the words and the rules */
    int blank_below; /* between the rules and what follows them */
    bool fold;       /* rule labels may take a second line */
    bool alone;      /* the list shows nothing but this item, so the head need not name it again */
    bool head_sum;   /* the formula stands in the head, and takes no row */
    bool cut;        /* some words are shown in part or not at all */
    int state;       /* columns of a rule's state */
    int label;       /* columns of a rule's label */
};

static int rules_from(const struct walk *walk)
{
    return walk->page * WALK_RULES_A_PAGE;
}

static int rules_to(const struct walk *walk)
{
    int to = rules_from(walk) + WALK_RULES_A_PAGE;
    int count = walk_item(walk)->rule_count;
    return to < count ? to : count;
}

static const char *item_text(const struct walk *walk, const struct label *label)
{
    return form_text(walk_form(walk), label, lang_code());
}

/* What is marked on a rule: a box for what applies once, a count or a figure for the others. */
static void rule_state(const struct walk *walk, int rule, struct str *out)
{
    const struct form *form = walk_form(walk);
    const struct rule *of = &form_rules(form, walk_item(walk))[rule];
    int64_t mark = walk_entry(walk)->answer.marks[rule];
    bool set = mark != MARK_NONE;
    switch (of->kind) {
    case RULE_TICK:
    case RULE_VOID:
        str_add(out, set ? "■" : "□");
        break;
    case RULE_CHOICE:
        str_add(out, set ? "(●)" : "( )");
        break;
    case RULE_COUNT:
        explain_count(form, of, set ? mark : 0, out);
        break;
    case RULE_STEPS:
        if (set)
            explain_count(form, of, mark, out);
        else
            str_add(out, "—");
        break;
    }
}

static int state_columns(const struct walk *walk)
{
    int columns = STATE_COLUMNS_LEAST;
    for (int i = rules_from(walk); i < rules_to(walk); i++) {
        struct str state = {0};
        rule_state(walk, i, &state);
        int width = text_width(str_text(&state));
        columns = width > columns ? width : columns;
        str_release(&state);
    }
    return columns < STATE_COLUMNS_MOST ? columns : STATE_COLUMNS_MOST;
}

static const char *rule_label(const struct walk *walk, int rule)
{
    return item_text(walk, &form_rules(walk_form(walk), walk_item(walk))[rule].label);
}

static int rule_rows_folded(const struct walk *walk, int columns)
{
    int rows = 0;
    for (int i = rules_from(walk); i < rules_to(walk); i++)
        rows += text_line_count(rule_label(walk, i), columns);
    return rows;
}

static void check_text(const struct walk *walk, struct str *out)
{
    explain_check(walk_form(walk), walk_item(walk), out);
}

/* The note, and what the file claims where it disagrees with the marks. */
static void note_text(const struct walk *walk, struct str *out)
{
    const struct entry *entry = walk_entry(walk);
    char stated[POINTS_SHOWN_TEXT];
    if (entry->has_conflict)
        str_addf(out,
                 _("≠ the file says %s: Space keeps the marks, = takes the score with a reason"),
                 points_to_shown(entry->stated, stated));
    if (entry->note[0] == '\0')
        return;
    str_separate(out, " · ");
    str_addf(out, _("note: %s"), entry->note);
}

static void formula_text(const struct walk *walk, struct str *out)
{
    struct str formula = {0};
    explain_formula(&walk->session.sheet, walk->item, &formula);
    if (formula.size > 0)
        str_addf(out, _("score: %s"), str_text(&formula));
    str_release(&formula);
}

static int lines_of(void (*text_of)(const struct walk *, struct str *), const struct walk *walk,
                    int columns)
{
    struct str text = {0};
    text_of(walk, &text);
    int lines = text_line_count(str_text(&text), columns);
    str_release(&text);
    return lines;
}

static int take(int *left, int wanted)
{
    int taken = wanted < *left ? wanted : *left;
    taken = taken > 0 ? taken : 0;
    *left -= taken;
    return taken;
}

/* The name of the item, or, where the list has just shown it, how it stands. */
static void title_text(const struct walk *walk, bool alone, struct str *out)
{
    if (!alone)
        str_addf(out, "%s %s", walk_item(walk)->id, item_text(walk, &walk_item(walk)->label));
    else if (walk_entry(walk)->answer.state == ANSWER_SETTLED)
        explain_formula(&walk->session.sheet, walk->item, out);
    else
        review_score(&walk->session.sheet, walk->item, out);
}

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

/* The same where there is no room for words. */
static void bounds_short(const struct item *item, struct str *out)
{
    char number[POINTS_SHOWN_TEXT];
    if (item->kind != ITEM_BONUS)
        str_addf(out, "/%s", points_to_shown(item->full, number));
    else
        str_add(out, _("bonus"));
}

/* Columns for words between the head's line ends, beside RIGHT. */
static int head_room(int columns, const struct str *right)
{
    int blanks_and_lines = 7;
    return columns - text_width(str_text(right)) - blanks_and_lines;
}

static bool formula_fits_head(const struct walk *walk, int columns)
{
    struct str formula = {0};
    struct str bounds = {0};
    title_text(walk, true, &formula);
    bounds_short(walk_item(walk), &bounds);
    bool fits = text_width(str_text(&formula)) <= head_room(columns, &bounds);
    str_release(&formula);
    str_release(&bounds);
    return fits;
}

static struct card_plan plan_card(const struct walk *walk, int rows, int columns, bool alone)
{
    struct card_plan plan = {.state = state_columns(walk), .alone = alone};
    int width = columns - 2;
    plan.label = columns - RULE_LABEL_LEFT - AMOUNT_COLUMNS - 2 - plan.state - 1;
    int rules = rules_to(walk) - rules_from(walk);
    int folded = rule_rows_folded(walk, plan.label) - rules;
    int criterion = text_line_count(item_text(walk, &walk_item(walk)->criterion), width);
    int left = rows - 1 - rules;
    plan.criterion = take(&left, criterion > 0 ? 1 : 0);
    plan.head_sum = alone && formula_fits_head(walk, columns);
    int formula = plan.head_sum ? 0 : lines_of(formula_text, walk, width);
    int note = lines_of(note_text, walk, width);
    int check = lines_of(check_text, walk, width);
    plan.formula = take(&left, formula > 0 ? 1 : 0);
    plan.fold = folded <= left;
    if (plan.fold)
        left -= folded;
    plan.criterion += take(&left, criterion - plan.criterion);
    plan.note = take(&left, note);
    plan.check = take(&left, check);
    plan.formula += take(&left, formula - plan.formula);
    plan.cut = !plan.fold || plan.criterion < criterion || plan.note < note || plan.check < check;
    plan.blank_above = take(&left, rules > 0 && plan.criterion > 0 ? 1 : 0);
    plan.blank_below = take(&left, plan.formula + plan.note > 0 ? 1 : 0);
    return plan;
}

int walk_card_rows(const struct walk *walk, int columns)
{
    int many = 1000;
    struct card_plan plan = plan_card(walk, many, columns, false);
    return 1 + plan.criterion + plan.check + plan.blank_above + rule_rows_folded(walk, plan.label) +
           plan.blank_below + plan.formula + plan.note;
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
    if (title > head_room(columns, out)) {
        str_clear(out);
        str_add(out, str_text(&more));
        bounds_short(item, out);
    }
    str_release(&more);
}

static void draw_head(const struct walk *walk, const struct painter *painter,
                      const struct card_plan *plan)
{
    struct str title = {0};
    struct str right = {0};
    if (!plan->alone || plan->head_sum)
        title_text(walk, plan->alone, &title);
    head_right(walk, plan, painter->columns, text_width(str_text(&title)), &right);
    paint_across(painter, 0, 0, painter->columns);
    if (title.size > 0) {
        int at = 2 + paint_text(painter, 0, 2, head_room(painter->columns, &right), STYLE_STRONG,
                                str_text(&title));
        paint_fill(painter, 0, 1, 1, STYLE_NORMAL);
        paint_fill(painter, 0, at, 1, STYLE_NORMAL);
    }
    str_add(&right, " ");
    int left = painter->columns - 2 - text_width(str_text(&right));
    paint_textf(painter, 0, left, -1, STYLE_FAINT, " %s", str_text(&right));
    paint_across(painter, 0, painter->columns - 1, 1);
    str_release(&title);
    str_release(&right);
}

static void amount_text(const struct rule *rule, struct str *out)
{
    char amount[POINTS_SIGNED_TEXT];
    if (rule->kind == RULE_VOID)
        str_add(out, _("void"));
    else if (rule->kind == RULE_STEPS)
        str_add(out, _("by figure"));
    else
        str_add(out, points_to_signed(rule->amount, amount));
}

static enum style rule_style(const struct walk *walk, int index)
{
    const struct rule *rule = &form_rules(walk_form(walk), walk_item(walk))[index];
    if (walk_entry(walk)->answer.marks[index] == MARK_NONE)
        return STYLE_NORMAL;
    return rule->kind == RULE_VOID || rule->amount < 0 ? STYLE_LOST : STYLE_GAINED;
}

static int draw_rule(struct walk *walk, const struct painter *painter, int row, int index,
                     const struct card_plan *plan)
{
    enum style style = rule_style(walk, index);
    struct str state = {0};
    struct str amount = {0};
    rule_state(walk, index, &state);
    amount_text(&form_rules(walk_form(walk), walk_item(walk))[index], &amount);
    int state_left = painter->columns - plan->state - 1;
    int rows = 1;
    paint_textf(painter, row, 1, 1, STYLE_KEY, "%d", index % WALK_RULES_A_PAGE + 1);
    struct painter label =
        paint_part(painter, row, RULE_LABEL_LEFT, painter->rows - row, plan->label);
    if (plan->fold)
        rows = paint_folded(&label, 0, 0, plan->label, painter->rows - row, style,
                            rule_label(walk, index));
    else
        paint_text(&label, 0, 0, plan->label, style, rule_label(walk, index));
    paint_right(painter, row, state_left - 2, style, str_text(&amount));
    paint_text(painter, row, state_left, plan->state, style, str_text(&state));
    for (int i = 0; i < rows; i++)
        walk_spot_add(walk, painter, row + i, -1, index);
    str_release(&state);
    str_release(&amount);
    return rows;
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

void walk_draw_card(struct walk *walk, const struct painter *painter, bool alone)
{
    struct card_plan plan = plan_card(walk, painter->rows, painter->columns, alone);
    const struct entry *entry = walk_entry(walk);
    draw_head(walk, painter, &plan);
    int row = draw_text(painter, 1, plan.criterion, STYLE_NORMAL,
                        item_text(walk, &walk_item(walk)->criterion));
    row = draw_made(walk, painter, row, plan.check, STYLE_FAINT, check_text);
    row += plan.blank_above;
    for (int i = rules_from(walk); i < rules_to(walk) && row < painter->rows; i++)
        row += draw_rule(walk, painter, row, i, &plan);
    row += plan.blank_below;
    row = draw_made(walk, painter, row, plan.formula, STYLE_STRONG, formula_text);
    draw_made(walk, painter, row, plan.note, entry->has_conflict ? STYLE_WARNING : STYLE_NORMAL,
              note_text);
}
