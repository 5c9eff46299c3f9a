/* SPDX-License-Identifier: MIT */
#include "report/explain.h"

#include "base/lang.h"
#include "base/text.h"

static void add_points(struct str *out, points value)
{
    char text[POINTS_SHOWN_TEXT];
    str_add(out, points_to_shown(value, text));
}

/* " − 0.5" and " + 1": the operator stands apart from its number. */
static void add_term(struct str *out, points amount)
{
    str_add(out, amount < 0 ? " − " : " + ");
    add_points(out, amount < 0 ? -amount : amount);
}

void explain_formula(const struct sheet *sheet, int item, struct str *out)
{
    struct steps steps;
    points score = sheet_score(sheet, item, &steps);
    if (steps.count == 0)
        return;
    bool bounded = false;
    add_points(out, steps.at[0].sum);
    for (size_t i = 1; i < steps.count; i++) {
        enum step_kind kind = steps.at[i].kind;
        if (kind == STEP_MARK || kind == STEP_ADJUST)
            add_term(out, steps.at[i].amount);
        else
            bounded = true;
    }
    if (steps.count == 1)
        return;
    str_add(out, bounded ? " → " : " = ");
    add_points(out, score);
}

void explain_count(const struct form *form, const struct rule *rule, int64_t count, struct str *out)
{
    const char *unit = form_spoken_text(form, &rule->unit);
    const char *first = unit;
    bool wide = text_is_wide(text_next(&first));
    if (rule->kind == RULE_COUNT) {
        str_add(out, "×");
        str_add_number(out, count);
        str_add(out, wide ? unit : "");
    } else if (rule->kind == RULE_STEPS) {
        add_points(out, count);
        str_addf(out, "%s%s", wide || unit[0] == '\0' ? "" : " ", unit);
    }
}

void explain_check(const struct form *form, const struct item *item, struct str *out)
{
    const char *check = form_spoken_text(form, &item->check);
    if (check[0] != '\0')
        str_addf(out, _("look at: %s"), check);
}

static void explain_bound(const struct item *item, const struct step *step, struct str *out)
{
    if (step->kind == STEP_CAP)
        str_add(out, item->kind == ITEM_BONUS ? _("no more than its cap")
                                              : _("no more than full marks"));
    else
        str_add(out, item->kind == ITEM_BONUS ? _("no less than its floor") : _("never under 0"));
}

static void explain_rule(const struct form *form, const struct rule *rule, const struct step *step,
                         struct str *out)
{
    str_add(out, form_spoken_text(form, &rule->label));
    if (rule->kind == RULE_COUNT || rule->kind == RULE_STEPS) {
        str_add(out, " ");
        explain_count(form, rule, step->count, out);
    }
}

void explain_step(const struct sheet *sheet, int index, const struct step *step, struct str *out)
{
    const struct item *item = &sheet->form->items[index];
    const struct rule *rules = form_rules(sheet->form, item);
    switch (step->kind) {
    case STEP_START:
        str_add(out, item->kind == ITEM_DEDUCT ? _("begins with full marks") : _("begins with 0"));
        break;
    case STEP_RATE:
        str_add(out, _("score given by the assessor"));
        break;
    case STEP_MARK:
        explain_rule(sheet->form, &rules[step->rule], step, out);
        break;
    case STEP_VOID:
        explain_rule(sheet->form, &rules[step->rule], step, out);
        str_addf(out, " (%s)", _("nothing of the item counts"));
        break;
    case STEP_ADJUST:
        str_add(out, _("adjust by judgement"));
        break;
    case STEP_FLOOR:
    case STEP_CAP:
        explain_bound(item, step, out);
        break;
    }
}
