/* SPDX-License-Identifier: MIT */
#include "score/score.h"

points score_rule(const struct rule *rule, int64_t count)
{
    switch (rule->kind) {
    case RULE_TICK:
    case RULE_COUNT:
    case RULE_CHOICE:
        return points_times(rule->amount, count);
    case RULE_STEPS:
        if (count < rule->from)
            return 0;
        return points_add(rule->amount, points_times(rule->step, (count - rule->from) / rule->per));
    case RULE_VOID:
    default:
        break;
    }
    return 0;
}

/* The sum so far, and where to write how it came about (may be NULL). */
struct sum {
    points value;
    struct steps *steps;
};

static void sum_step(struct sum *sum, enum step_kind kind, int rule, int64_t count, points amount)
{
    sum->value = points_add(sum->value, amount);
    if (sum->steps != NULL)
        sum->steps->at[sum->steps->count++] = (struct step){kind, rule, count, amount, sum->value};
}

static void sum_start(struct sum *sum, const struct item *item, const struct answer *answer)
{
    switch (item->kind) {
    case ITEM_DEDUCT:
        sum_step(sum, STEP_START, -1, 0, item->full);
        return;
    case ITEM_AWARD:
    case ITEM_BONUS:
        sum_step(sum, STEP_START, -1, 0, 0);
        return;
    case ITEM_RATE:
    default:
        break;
    }
    sum_step(sum, STEP_RATE, -1, 0, answer->score);
}

static void sum_bound(struct sum *sum, const struct item *item)
{
    bool bonus = item->kind == ITEM_BONUS;
    points floor = bonus ? item->floor : 0;
    points cap = bonus ? item->cap : item->full;
    if ((!bonus || item->has_cap) && sum->value > cap)
        sum_step(sum, STEP_CAP, -1, 0, cap - sum->value);
    if ((!bonus || item->has_floor) && sum->value < floor)
        sum_step(sum, STEP_FLOOR, -1, 0, floor - sum->value);
}

/* The rule that voids the item, -1 if none is marked. */
static int void_rule(const struct rule *rules, const struct item *item, const struct answer *answer)
{
    for (int i = 0; i < item->rule_count; i++)
        if (rules[i].kind == RULE_VOID && answer->marks[i] != MARK_NONE)
            return i;
    return -1;
}

static points lower_bound(const struct item *item)
{
    return item->kind == ITEM_BONUS && item->has_floor ? item->floor : 0;
}

points score_item(const struct form *form, const struct item *item, const struct answer *answer,
                  struct steps *steps)
{
    struct sum sum = {0, steps};
    if (steps != NULL)
        steps->count = 0;
    if (answer->state != ANSWER_SETTLED)
        return 0;
    sum_start(&sum, item, answer);
    const struct rule *rules = form_rules(form, item);
    for (int i = 0; i < item->rule_count; i++)
        if (answer->marks[i] != MARK_NONE && rules[i].kind != RULE_VOID)
            sum_step(&sum, STEP_MARK, i, answer->marks[i], score_rule(&rules[i], answer->marks[i]));
    if (answer->adjust != 0)
        sum_step(&sum, STEP_ADJUST, -1, 0, answer->adjust);
    int voided = void_rule(rules, item, answer);
    if (voided >= 0)
        sum_step(&sum, STEP_VOID, voided, 1, lower_bound(item) - sum.value);
    else
        sum_bound(&sum, item);
    return sum.value;
}

void tally_add(struct tally *tally, const struct form *form, const struct item *item,
               const struct answer *answer)
{
    tally_add_score(tally, item, answer->state, score_item(form, item, answer, NULL));
}

void tally_add_score(struct tally *tally, const struct item *item, enum answer_state state,
                     points score)
{
    if (state == ANSWER_NA) {
        tally->left_out++;
        return;
    }
    bool open = state == ANSWER_OPEN;
    tally->open += open;
    tally->settled += !open;
    tally->got = points_add(tally->got, score);
    tally->highest = points_add(tally->highest, open ? item->full : score);
    tally->full = points_add(tally->full, item->full);
}
