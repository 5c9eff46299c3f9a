/* SPDX-License-Identifier: MIT */
#include "score/answer.h"

#include <string.h>

#include "base/points.h"

void answer_clear(const struct item *item, struct answer *answer)
{
    answer->state = ANSWER_OPEN;
    answer->adjust = 0;
    answer->score = 0;
    for (int i = 0; i < item->rule_count; i++)
        answer->marks[i] = MARK_NONE;
}

void answer_copy(const struct item *item, const struct answer *answer, struct answer *copy)
{
    copy->state = answer->state;
    copy->adjust = answer->adjust;
    copy->score = answer->score;
    if (item->rule_count > 0)
        memmove(copy->marks, answer->marks, (size_t)item->rule_count * sizeof *copy->marks);
}

bool answer_equal(const struct item *item, const struct answer *a, const struct answer *b)
{
    if (a->state != b->state || a->adjust != b->adjust || a->score != b->score)
        return false;
    for (int i = 0; i < item->rule_count; i++)
        if (a->marks[i] != b->marks[i])
            return false;
    return true;
}

bool answer_has_marks(const struct item *item, const struct answer *answer)
{
    if (answer->state != ANSWER_SETTLED)
        return false;
    if (item->kind == ITEM_RATE || answer->adjust != 0)
        return true;
    for (int i = 0; i < item->rule_count; i++)
        if (answer->marks[i] != MARK_NONE)
            return true;
    return false;
}

/* 1 unless it counts. */
static int rule_count_max(const struct rule *rule)
{
    return rule->kind == RULE_COUNT ? rule->max : 1;
}

/* What a mark was taken from, or a key took back, was not looked at unless something else says so.
 */
static void answer_reopen_if_bare(const struct item *item, struct answer *answer)
{
    if (!answer_has_marks(item, answer))
        answer_clear(item, answer);
}

static void group_clear(const struct rule *rules, const struct item *item, int marked,
                        struct answer *answer)
{
    for (int i = 0; i < item->rule_count; i++) {
        if (i == marked || rules[i].group != rules[marked].group)
            continue;
        if (rules[marked].kind == RULE_CHOICE || rules[i].kind == RULE_CHOICE)
            answer->marks[i] = MARK_NONE;
    }
}

static enum answer_error figure_allowed(const struct rule *rule, int64_t value)
{
    if (value > POINTS_MAX || value < -POINTS_MAX)
        return ANSWER_TOO_LARGE;
    return value < 0 && rule->from >= 0 ? ANSWER_NEGATIVE : ANSWER_OK;
}

static enum answer_error mark_allowed(const struct rule *rule, int64_t value)
{
    if (value == MARK_NONE)
        return ANSWER_OK;
    if (rule->kind == RULE_STEPS)
        return figure_allowed(rule, value);
    if (value < 0)
        return ANSWER_NOT_A_COUNT;
    return value > rule_count_max(rule) ? ANSWER_OVER_MAX : ANSWER_OK;
}

enum answer_error answer_mark(const struct form *form, const struct item *item, int rule,
                              int64_t value, struct answer *answer)
{
    if (item->kind == ITEM_RATE)
        return ANSWER_NOT_RATED;
    if (rule < 0 || rule >= item->rule_count)
        return ANSWER_UNKNOWN_RULE;
    const struct rule *rules = form_rules(form, item);
    enum answer_error error = mark_allowed(&rules[rule], value);
    if (error != ANSWER_OK)
        return error;

    if (value == 0 && rules[rule].kind != RULE_STEPS)
        value = MARK_NONE;
    if (value == MARK_NONE && answer->marks[rule] == MARK_NONE)
        return ANSWER_OK;
    answer->marks[rule] = value;
    if (value == MARK_NONE) {
        answer_reopen_if_bare(item, answer);
        return ANSWER_OK;
    }
    answer->state = ANSWER_SETTLED;
    if (rules[rule].group != RULE_NO_GROUP)
        group_clear(rules, item, rule, answer);
    return ANSWER_OK;
}

enum answer_error answer_press(const struct form *form, const struct item *item, int rule,
                               struct answer *answer)
{
    if (rule < 0 || rule >= item->rule_count)
        return ANSWER_UNKNOWN_RULE;
    const struct rule *pressed = &form_rules(form, item)[rule];
    int64_t now = answer->marks[rule];
    switch (pressed->kind) {
    case RULE_COUNT:
        return answer_mark(form, item, rule, now == MARK_NONE ? 1 : now + 1, answer);
    case RULE_TICK:
    case RULE_CHOICE:
    case RULE_VOID:
        return answer_mark(form, item, rule, now == MARK_NONE ? 1 : MARK_NONE, answer);
    case RULE_STEPS:
    default:
        break;
    }
    return ANSWER_NOT_A_COUNT;
}

enum answer_error answer_take_back(const struct form *form, const struct item *item, int rule,
                                   struct answer *answer)
{
    if (rule < 0 || rule >= item->rule_count)
        return ANSWER_UNKNOWN_RULE;
    int64_t now = answer->marks[rule];
    if (now == MARK_NONE)
        return ANSWER_OK;
    bool counts = form_rules(form, item)[rule].kind == RULE_COUNT;
    return answer_mark(form, item, rule, counts ? now - 1 : MARK_NONE, answer);
}

void answer_settle(const struct item *item, struct answer *answer)
{
    if (answer->state == ANSWER_SETTLED)
        return;
    answer_clear(item, answer);
    answer->state = ANSWER_SETTLED;
    if (item->kind == ITEM_RATE)
        answer->score = item->full;
}

enum answer_error answer_leave_out(const struct item *item, struct answer *answer)
{
    if (!item->na)
        return ANSWER_NA_REFUSED;
    answer_clear(item, answer);
    answer->state = ANSWER_NA;
    return ANSWER_OK;
}

enum answer_error answer_rate(const struct item *item, points score, struct answer *answer)
{
    if (item->kind != ITEM_RATE)
        return ANSWER_NOT_RATED;
    if (score < 0 || score > item->full)
        return ANSWER_OUT_OF_RANGE;
    answer_clear(item, answer);
    answer->state = ANSWER_SETTLED;
    answer->score = score;
    return ANSWER_OK;
}

enum answer_error answer_adjust(const struct item *item, points adjust, struct answer *answer)
{
    if (item->kind == ITEM_RATE)
        return ANSWER_NOT_RATED;
    if (adjust > POINTS_MAX || adjust < -POINTS_MAX)
        return ANSWER_TOO_LARGE;
    if (adjust == answer->adjust)
        return ANSWER_OK;
    answer->adjust = adjust;
    if (adjust != 0)
        answer->state = ANSWER_SETTLED;
    else
        answer_reopen_if_bare(item, answer);
    return ANSWER_OK;
}
