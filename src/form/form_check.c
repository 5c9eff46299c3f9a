/* SPDX-License-Identifier: MIT */
#include "form/form_check.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/lang.h"
#include "base/mem.h"
#include "form/form.h"
#include "form/form_load.h"
#include "form/form_reach.h"
#include "form/form_words.h"

static void check_sum(const struct form *form, int row, const char *id, points stated, points sum,
                      struct diags *diags)
{
    char said[POINTS_TEXT];
    char found[POINTS_TEXT];
    if (stated != sum)
        diag_error(diags, form_cell(form, row, COLUMN_POINTS),
                   _("'%s' has %s points, what stands under it adds up to %s; make them agree"), id,
                   points_to_text(stated, said), points_to_text(sum, found));
}

static points items_sum(const struct form *form, int first, int count)
{
    points sum = 0;
    for (int i = first; i < first + count; i++)
        sum = points_add(sum, form->items[i].full);
    return sum;
}

/* A section's points are those of its parts and of the items that stand in none. */
static points section_sum(const struct form *form, const struct section *section)
{
    points sum = 0;
    for (int i = section->first_part; i < section->first_part + section->part_count; i++)
        sum = points_add(sum, form->parts[i].full);
    for (int i = section->first_item; i < section->first_item + section->item_count; i++)
        if (form->items[i].part == ITEM_NO_PART)
            sum = points_add(sum, form->items[i].full);
    return sum;
}

static void check_sums(const struct form *form, struct diags *diags)
{
    points sum = 0;
    for (int i = 0; i < form->part_count; i++)
        check_sum(form, form->parts[i].row, form->parts[i].id, form->parts[i].full,
                  items_sum(form, form->parts[i].first_item, form->parts[i].item_count), diags);
    for (int i = 0; i < form->section_count; i++) {
        check_sum(form, form->sections[i].row, form->sections[i].id, form->sections[i].full,
                  section_sum(form, &form->sections[i]), diags);
        sum = points_add(sum, form->sections[i].full);
    }
    check_sum(form, form->row, form->id, form->full, sum, diags);
}

static void check_empty(const struct form *form, struct diags *diags)
{
    for (int i = 0; i < form->section_count; i++)
        if (form->sections[i].item_count == 0)
            diag_error(diags, form_cell(form, form->sections[i].row, COLUMN_ID),
                       _("section '%s' has no item; add one or remove it"), form->sections[i].id);
    for (int i = 0; i < form->part_count; i++)
        if (form->parts[i].item_count == 0)
            diag_error(diags, form_cell(form, form->parts[i].row, COLUMN_ID),
                       _("part '%s' has no item; add one or remove it"), form->parts[i].id);
}

/* COLUMN is where the rule has VALUE: amount, or the step of steps. */
static void check_sign(const struct form *form, const struct item *item, const struct rule *rule,
                       enum form_column column, points value, struct diags *diags)
{
    char text[POINTS_TEXT];
    const char *name = form_column_name(column);
    points_to_text(value, text);
    if (item->kind == ITEM_DEDUCT && value > 0)
        diag_error(diags, form_cell(form, rule->row, column),
                   _("%s %s adds to a deduct item, which begins with full marks; write -%s"), name,
                   text, text);
    if (item->kind == ITEM_AWARD && value < 0)
        diag_error(diags, form_cell(form, rule->row, column),
                   _("%s %s takes from an award item, which begins with 0; leave the sign out"),
                   name, text);
}

/* Whether the rule can move its item's score that way: SIGN is 1 or -1. */
static bool moves(const struct rule *rule, int sign)
{
    return rule->amount * sign > 0 || (rule->kind == RULE_STEPS && rule->step * sign > 0);
}

static bool any_moves(const struct form *form, const struct item *item, int sign)
{
    const struct rule *rules = form_rules(form, item);
    for (int i = 0; i < item->rule_count; i++)
        if (moves(&rules[i], sign))
            return true;
    return false;
}

/* Only a bonus item has bounds of its own.  It begins with 0, so one at 0 or beyond it holds back
 * all that goes its way, unless something goes the other way first. */
static const char *bound_reason(const struct form *form, const struct item *item,
                                const struct rule *rule)
{
    if (moves(rule, -1) && item->has_floor && item->floor >= 0 && !any_moves(form, item, 1))
        return _("the item's floor lets no rule take anything; lower the floor");
    if (moves(rule, 1) && item->has_cap && item->cap <= 0 && !any_moves(form, item, -1))
        return _("the item's cap lets no rule add anything; raise the cap");
    return NULL;
}

/* Why a rule can never change its item's score, NULL where it can. */
static const char *dead_reason(const struct form *form, const struct item *item,
                               const struct rule *rule)
{
    if (rule->kind == RULE_VOID)
        return item->kind == ITEM_BONUS && !item->has_floor
                   ? _("a void rule needs a lower bound; give the item a floor")
                   : NULL;
    if (!moves(rule, 1) && !moves(rule, -1))
        return rule->kind == RULE_STEPS
                   ? _("steps of 0 from 0 can never matter; fill in amount or step")
                   : _("an amount of 0 can never matter; fill it in or remove the rule");
    if (item->has_floor && item->has_cap && item->floor == item->cap)
        return _("floor and cap are the same, so no rule can matter; correct them");
    return bound_reason(form, item, rule);
}

static void check_rule(const struct form *form, const struct item *item, const struct rule *rule,
                       struct diags *diags)
{
    const char *dead = dead_reason(form, item, rule);
    if (dead != NULL)
        diag_error(diags, form_cell(form, rule->row, COLUMN_AMOUNT), "%s", dead);
    check_sign(form, item, rule, COLUMN_AMOUNT, rule->amount, diags);
    check_sign(form, item, rule, COLUMN_STEP, rule->step, diags);
    if (rule->kind == RULE_CHOICE && rule->group == RULE_NO_GROUP)
        diag_error(diags, form_cell(form, rule->row, COLUMN_GROUP),
                   _("choice '%s' has no group; name the group it is one of"), rule->id);
}

/* A group without a choice excludes nothing, and a choice alone in its group is a tick. */
static void check_group(const struct form *form, const struct item *item, int group,
                        struct diags *diags)
{
    const struct rule *rules = form_rules(form, item);
    int members = 0;
    int choices = 0;
    int row = 0;
    for (int i = 0; i < item->rule_count; i++) {
        if (rules[i].group != group)
            continue;
        members++;
        choices += rules[i].kind == RULE_CHOICE;
        row = row == 0 ? rules[i].row : row;
    }
    if (members > 0 && choices == 0)
        diag_error(diags, form_cell(form, row, COLUMN_GROUP),
                   _("a group of item '%s' has no choice; make one of its rules a choice"),
                   item->id);
    else if (members == 1)
        diag_add(diags, DIAG_WARNING, form_cell(form, row, COLUMN_GROUP),
                 _("a choice stands alone in its group; a tick would do the same"));
}

/* They are two rules, but whoever types a mark takes one for the other. */
static void check_rule_id(const struct form *form, const struct item *item, int rule,
                          struct diags *diags)
{
    const struct rule *rules = form_rules(form, item);
    for (int i = 0; i < rule; i++)
        if (strcasecmp(rules[i].id, rules[rule].id) == 0)
            diag_add(diags, DIAG_WARNING, form_cell(form, rules[rule].row, COLUMN_ID),
                     _("rules '%s' and '%s' of item '%s' differ in nothing but capital letters; "
                       "give one another id"),
                     rules[i].id, rules[rule].id, item->id);
}

static void check_item(const struct form *form, const struct item *item, struct diags *diags)
{
    const struct rule *rules = form_rules(form, item);
    for (int i = 0; i < item->rule_count; i++) {
        check_rule(form, item, &rules[i], diags);
        check_rule_id(form, item, i, diags);
    }
    for (int group = 0; group < item->rule_count; group++)
        check_group(form, item, group, diags);
    if (item->kind == ITEM_AWARD && item->rule_count == 0)
        diag_add(diags, DIAG_WARNING, form_cell(form, item->row, COLUMN_ID),
                 _("award item '%s' has no rule, so only an adjust can give it points"), item->id);
}

static int compare_ids(const void *left, const void *right)
{
    const struct band *const *a = left;
    const struct band *const *b = right;
    int order = strcmp((*a)->id, (*b)->id);
    return order != 0 ? order : ((*a)->row > (*b)->row) - ((*a)->row < (*b)->row);
}

static void check_band_ids(const struct form *form, struct diags *diags)
{
    size_t count = (size_t)form->band_count;
    const struct band **bands = mem_new(count + 1, sizeof *bands);
    for (size_t i = 0; i < count; i++)
        bands[i] = &form->bands[i];
    qsort(bands, count, sizeof *bands, compare_ids);
    for (size_t i = 1; i < count; i++)
        if (strcmp(bands[i - 1]->id, bands[i]->id) == 0)
            diag_error(diags, form_cell(form, bands[i]->row, COLUMN_ID),
                       _("id '%s' stands twice; give each its own"), bands[i]->id);
    free(bands);
}

/* Bands stand highest first, and of equal ones the upper row: the lower one is to mend. */
static void check_bands(const struct form *form, struct diags *diags)
{
    check_band_ids(form, diags);
    for (int i = 1; i < form->band_count; i++) {
        const struct band *band = &form->bands[i];
        const struct band *above = &form->bands[i - 1];
        if (band->from == above->from)
            diag_error(diags, form_cell(form, band->row, COLUMN_FROM),
                       _("bands '%s' and '%s' begin at the same total, so one can never be "
                         "reached; correct one"),
                       above->id, band->id);
    }
}

bool form_check(const char *file, struct diags *diags)
{
    struct diags found = {0};
    struct form *form = form_load(file, &found);
    if (form != NULL) {
        check_sums(form, &found);
        check_empty(form, &found);
        for (int i = 0; i < form->item_count; i++)
            check_item(form, &form->items[i], &found);
        check_bands(form, &found);
        form_reach_check(form, &found);
        form_words_check(form, &found);
        form_free(form);
    }
    bool good = !diags_have(&found, DIAG_ERROR);
    diags_move(diags, &found);
    return good;
}
