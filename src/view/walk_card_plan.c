/* SPDX-License-Identifier: MIT */
#include "view/walk_card.h"

#include <string.h>

#include "base/lang.h"
#include "base/text.h"
#include "report/explain.h"
#include "report/review.h"

#define STATE_COLUMNS_LEAST  3
#define STATE_COLUMNS_MOST   12
#define AMOUNT_COLUMNS_LEAST 6

int walk_rules_from(const struct walk *walk)
{
    return walk->page * WALK_RULES_A_PAGE;
}

int walk_rules_to(const struct walk *walk)
{
    int to = walk_rules_from(walk) + WALK_RULES_A_PAGE;
    int count = walk_item(walk)->rule_count;
    return to < count ? to : count;
}

const char *walk_item_text(const struct walk *walk, const struct label *label)
{
    return form_spoken_text(walk_form(walk), label);
}

void walk_rule_state(const struct walk *walk, int rule, struct str *out)
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

void walk_rule_amount(const struct walk *walk, int rule, struct str *out)
{
    const struct rule *of = &form_rules(walk_form(walk), walk_item(walk))[rule];
    char amount[POINTS_SIGNED_TEXT];
    if (of->kind == RULE_VOID)
        str_add(out, _("void"));
    else if (of->kind == RULE_STEPS)
        str_add(out, _("by figure"));
    else
        str_add(out, points_to_signed(of->amount, amount));
}

/* Columns of the widest text that WRITE has on the page's rules, LEAST where none is wider. */
static int rule_columns(const struct walk *walk, int least,
                        void (*write)(const struct walk *walk, int rule, struct str *out))
{
    int columns = least;
    for (int i = walk_rules_from(walk); i < walk_rules_to(walk); i++) {
        struct str text = {0};
        write(walk, i, &text);
        int width = text_width(str_text(&text));
        columns = width > columns ? width : columns;
        str_release(&text);
    }
    return columns;
}

static int state_columns(const struct walk *walk)
{
    int columns = rule_columns(walk, STATE_COLUMNS_LEAST, walk_rule_state);
    return columns < STATE_COLUMNS_MOST ? columns : STATE_COLUMNS_MOST;
}

const char *walk_rule_label(const struct walk *walk, int rule)
{
    return walk_item_text(walk, &form_rules(walk_form(walk), walk_item(walk))[rule].label);
}

void walk_check_text(const struct walk *walk, struct str *out)
{
    explain_check(walk_form(walk), walk_item(walk), out);
}

void walk_note_text(const struct walk *walk, struct str *out)
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

void walk_formula_text(const struct walk *walk, struct str *out)
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

static bool folds_hold(const struct walk_folds *folds, const struct walk *walk, int columns,
                       int label)
{
    return folds->item == walk_item(walk) && folds->page == walk->page &&
           folds->columns == columns && folds->label == label && folds->language == lang_code();
}

static const struct walk_folds *walk_folds(struct walk *walk, int columns, int label)
{
    struct walk_folds *folds = &walk->folds;
    if (folds_hold(folds, walk, columns, label))
        return folds;
    *folds = (struct walk_folds){.item = walk_item(walk),
                                 .language = lang_code(),
                                 .page = walk->page,
                                 .columns = columns,
                                 .label = label};
    folds->criterion =
        text_line_count(walk_item_text(walk, &walk_item(walk)->criterion), columns - 2);
    folds->check = lines_of(walk_check_text, walk, columns - 2);
    for (int i = walk_rules_from(walk); i < walk_rules_to(walk); i++) {
        int rows = text_line_count(walk_rule_label(walk, i), label);
        folds->rules[i - walk_rules_from(walk)] = rows;
        folds->rule_sum += rows;
    }
    return folds;
}

static int take(int *left, int wanted)
{
    int taken = wanted < *left ? wanted : *left;
    taken = taken > 0 ? taken : 0;
    *left -= taken;
    return taken;
}

void walk_title_text(const struct walk *walk, bool alone, struct str *out)
{
    struct str formula = {0};
    if (!alone)
        str_addf(out, "%s %s", walk_item(walk)->id, walk_item_text(walk, &walk_item(walk)->label));
    else if (walk_entry(walk)->answer.state == ANSWER_SETTLED)
        explain_formula(&walk->session.sheet, walk->item, &formula);
    else
        review_score(&walk->session.sheet, walk->item, out);
    /* A number by itself does not say what it is. */
    if (formula.size > 0)
        str_addf(out, strchr(str_text(&formula), ' ') != NULL ? "%s" : _("score: %s"),
                 str_text(&formula));
    str_release(&formula);
}

void walk_bounds_short(const struct item *item, struct str *out)
{
    char number[POINTS_SHOWN_TEXT];
    if (item->kind != ITEM_BONUS)
        str_addf(out, "/%s", points_to_shown(item->full, number));
    else
        str_add(out, _("bonus"));
}

int walk_head_room(int columns, const struct str *right)
{
    int blanks_and_lines = 7;
    return columns - text_width(str_text(right)) - blanks_and_lines;
}

static bool formula_fits_head(const struct walk *walk, int columns)
{
    struct str formula = {0};
    struct str bounds = {0};
    walk_title_text(walk, true, &formula);
    walk_bounds_short(walk_item(walk), &bounds);
    bool fits = text_width(str_text(&formula)) <= walk_head_room(columns, &bounds);
    str_release(&formula);
    str_release(&bounds);
    return fits;
}

struct card_needs walk_card_needs(struct walk *walk, int columns)
{
    struct card_needs needs = {.columns = columns, .state = state_columns(walk)};
    int width = columns - 2;
    int amount = rule_columns(walk, AMOUNT_COLUMNS_LEAST, walk_rule_amount);
    needs.label = columns - RULE_LABEL_LEFT - (1 + amount) - 2 - needs.state - 1;
    needs.folds = walk_folds(walk, columns, needs.label);
    walk_formula_text(walk, &needs.formula_text);
    needs.formula = text_line_count(str_text(&needs.formula_text), width);
    needs.note = lines_of(walk_note_text, walk, width);
    return needs;
}

void card_needs_release(struct card_needs *needs)
{
    str_release(&needs->formula_text);
}

struct card_plan walk_card_plan(const struct walk *walk, const struct card_needs *needs, int rows,
                                bool alone)
{
    struct card_plan plan = {.state = needs->state, .label = needs->label, .alone = alone};
    int rules = walk_rules_to(walk) - walk_rules_from(walk);
    int folded = needs->folds->rule_sum - rules;
    int criterion = needs->folds->criterion;
    int check = needs->folds->check;
    int left = rows - 1 - rules;
    plan.criterion = take(&left, criterion > 0 ? 1 : 0);
    plan.head_sum = alone && formula_fits_head(walk, needs->columns);
    int formula = plan.head_sum ? 0 : needs->formula;
    plan.formula = take(&left, formula > 0 ? 1 : 0);
    plan.fold = folded <= left;
    if (plan.fold)
        left -= folded;
    plan.criterion += take(&left, criterion - plan.criterion);
    plan.note = take(&left, needs->note);
    plan.check = take(&left, check);
    plan.formula += take(&left, formula - plan.formula);
    plan.cut =
        !plan.fold || plan.criterion < criterion || plan.note < needs->note || plan.check < check;
    plan.blank_above = take(&left, rules > 0 && plan.criterion > 0 ? 1 : 0);
    plan.blank_below = take(&left, plan.formula + plan.note > 0 ? 1 : 0);
    return plan;
}

int walk_card_rows(const struct walk *walk, const struct card_needs *needs)
{
    int many = 1000;
    struct card_plan plan = walk_card_plan(walk, needs, many, false);
    return 1 + plan.criterion + plan.check + plan.blank_above + needs->folds->rule_sum +
           plan.blank_below + plan.formula + plan.note;
}
