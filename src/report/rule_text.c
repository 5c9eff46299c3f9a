/* SPDX-License-Identifier: MIT */
#include "report/rule_text.h"

#include "base/lang.h"
#include "report/explain.h"

/* A measured figure brings points from a bound on, and more for each whole stretch beyond it. */
static void add_steps(struct str *out, const struct form *form, const struct rule *rule)
{
    char amount[POINTS_SIGNED_TEXT];
    char step[POINTS_SIGNED_TEXT];
    struct str from = {0};
    struct str per = {0};
    explain_count(form, rule, rule->from, &from);
    explain_count(form, rule, rule->per, &per);
    str_addf(out, _("from %s on %s, for each %s more %s"), str_text(&from),
             points_to_signed(rule->amount, amount), str_text(&per),
             points_to_signed(rule->step, step));
    str_release(&from);
    str_release(&per);
}

static void add_rule(struct str *out, const struct form *form, const struct rule *rule)
{
    const char *unit = form_spoken_text(form, &rule->unit);
    char amount[POINTS_SIGNED_TEXT];
    str_addf(out, "%s ", form_spoken_text(form, &rule->label));
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
        add_steps(out, form, rule);
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
