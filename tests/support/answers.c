/* SPDX-License-Identifier: MIT */
#include "answers.h"

static void stir_rule(const struct form *form, const struct item *item,
                      struct randomness *randomness, struct answer *answer)
{
    int rule = random_below(randomness, item->rule_count);
    if (form_rules(form, item)[rule].kind == RULE_STEPS)
        answer_mark(form, item, rule, random_below(randomness, 2500) * INT64_C(1000) / 2, answer);
    else if (random_below(randomness, 4) == 0)
        answer_take_back(form, item, rule, answer);
    else
        answer_press(form, item, rule, answer);
}

void answer_stir(const struct form *form, const struct item *item, struct randomness *randomness,
                 struct answer *answer)
{
    int choice = random_below(randomness, 12);
    if (choice == 0)
        answer_clear(item, answer);
    else if (choice == 1)
        answer_settle(item, answer);
    else if (choice == 2)
        answer_leave_out(item, answer);
    else if (item->kind == ITEM_RATE)
        answer_rate(item, random_below(randomness, (int)item->full + 1), answer);
    else if (choice == 3)
        answer_adjust(item, random_below(randomness, 4001) - 2000, answer);
    else if (item->rule_count > 0)
        stir_rule(form, item, randomness, answer);
}
