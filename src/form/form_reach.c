/* SPDX-License-Identifier: MIT */
#include "form/form_reach.h"

#include "base/lang.h"

/* How far apart the bounds of the item's score are. */
static points room_of(const struct item *item)
{
    if (item->kind != ITEM_BONUS)
        return item->full;
    return item->has_floor && item->has_cap ? item->cap - item->floor : POINTS_MAX;
}

static void check_amount(const struct form *form, const struct item *item, const struct rule *rule,
                         struct diags *diags)
{
    char amount[POINTS_TEXT];
    char room[POINTS_TEXT];
    points size = rule->amount < 0 ? -rule->amount : rule->amount;
    if (size > room_of(item))
        diag_add(diags, DIAG_WARNING, form_cell(form, rule->row, COLUMN_AMOUNT),
                 _("amount %s is more than item '%s' has room for, which is %s; correct one"),
                 points_to_text(rule->amount, amount), item->id,
                 points_to_text(room_of(item), room));
}

/* The most that the rule gives by itself. */
static points most_of(const struct rule *rule)
{
    if (rule->kind == RULE_STEPS && rule->step > 0)
        return POINTS_MAX;
    points most = points_times(rule->amount, rule->max);
    return most > 0 ? most : 0;
}

/* Of a group either one choice is marked, or whatever in it is none. */
static points most_of_group(const struct rule *rules, int count, int group)
{
    points choice = 0;
    points others = 0;
    for (int i = 0; i < count; i++) {
        points most = rules[i].group == group ? most_of(&rules[i]) : 0;
        if (rules[i].kind != RULE_CHOICE)
            others = points_add(others, most);
        else if (most > choice)
            choice = most;
    }
    return choice > others ? choice : others;
}

static points most_of_rules(const struct rule *rules, int count)
{
    points most = 0;
    for (int i = 0; i < count; i++)
        if (rules[i].group == RULE_NO_GROUP)
            most = points_add(most, most_of(&rules[i]));
    for (int group = 0; group < count; group++)
        most = points_add(most, most_of_group(rules, count, group));
    return most;
}

/* One without any rule is for an adjust alone, which is said elsewhere. */
static void check_award(const struct form *form, const struct item *item, struct diags *diags)
{
    char full[POINTS_TEXT];
    char sum[POINTS_TEXT];
    points most = most_of_rules(form_rules(form, item), item->rule_count);
    if (item->rule_count > 0 && most < item->full)
        diag_add(diags, DIAG_WARNING, form_cell(form, item->row, COLUMN_POINTS),
                 _("the rules of award item '%s' give at most %s, it has %s points; make them "
                   "agree"),
                 item->id, points_to_text(most, sum), points_to_text(item->full, full));
}

/* The highest total that a sheet can have; POINTS_MAX where an item sets no bound. */
static points highest_of(const struct form *form)
{
    points highest = form->full;
    for (int i = 0; i < form->item_count; i++)
        if (form->items[i].kind == ITEM_BONUS)
            highest = points_add(highest, form->items[i].has_cap ? form->items[i].cap : POINTS_MAX);
    return highest;
}

static void check_bands(const struct form *form, struct diags *diags)
{
    char from[POINTS_TEXT];
    char most[POINTS_TEXT];
    points highest = highest_of(form);
    for (int i = 0; i < form->band_count; i++)
        if (form->bands[i].from > highest)
            diag_add(diags, DIAG_WARNING, form_cell(form, form->bands[i].row, COLUMN_FROM),
                     _("band '%s' begins at %s, but no total can be over %s; correct it"),
                     form->bands[i].id, points_to_text(form->bands[i].from, from),
                     points_to_text(highest, most));
}

void form_reach_check(const struct form *form, struct diags *diags)
{
    for (int i = 0; i < form->item_count; i++) {
        const struct item *item = &form->items[i];
        for (int k = 0; k < item->rule_count; k++)
            check_amount(form, item, &form_rules(form, item)[k], diags);
        if (item->kind == ITEM_AWARD)
            check_award(form, item, diags);
    }
    check_bands(form, diags);
}
