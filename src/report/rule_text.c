/* SPDX-License-Identifier: MIT */
#include "report/rule_text.h"

#include "base/lang.h"

static void add_steps(struct str *out, const struct rule *rule, const char *unit)
{
    char at[POINTS_TEXT];
    char per[POINTS_TEXT];
    char amount[POINTS_SIGNED_TEXT];
    char step[POINTS_SIGNED_TEXT];
    /* zh: figure, unit, points; step of the figure, unit, points */
    str_addf(out, _("from %1$s %2$s on %3$s, for each %4$s %2$s more %5$s"),
             points_to_text(rule->from, at), unit, points_to_signed(rule->amount, amount),
             points_to_text(rule->per, per), points_to_signed(rule->step, step));
}

static void add_rule(struct str *out, const struct form *form, const struct rule *rule)
{
    const char *unit = form_text(form, &rule->unit, lang_code());
    char amount[POINTS_SIGNED_TEXT];
    str_addf(out, "%s ", form_text(form, &rule->label, lang_code()));
    switch (rule->kind) {
    case RULE_TICK:
    case RULE_CHOICE:
        str_add(out, points_to_signed(rule->amount, amount));
        break;
    case RULE_COUNT:
        str_add(out, points_to_signed(rule->amount, amount));
        if (unit[0] != '\0')
            str_addf(out, "/%s", unit);
        break;
    case RULE_VOID:
        str_add(out, _("nothing counts"));
        break;
    case RULE_STEPS:
        add_steps(out, rule, unit);
        break;
    }
}

void rules_write(const struct form *form, const struct item *item, struct str *out)
{
    const struct rule *rules = form_rules(form, item);
    for (int i = 0; i < item->rule_count; i++) {
        if (i > 0)
            str_add(out, _("; "));
        add_rule(out, form, &rules[i]);
    }
}
