/* SPDX-License-Identifier: MIT */
#include "form/form_words.h"

#include "base/lang.h"
#include "base/text.h"
#include "form/clause.h"

static struct place place_of(const struct form *form, int row, enum form_words words, int language)
{
    return (struct place){form->file, row, form->columns.words[words][language] + 1};
}

/* Columns that a label can have on a screen of 80 columns. */
#define SECTION_COLUMNS 28
#define PART_COLUMNS    40
#define ITEM_COLUMNS    40
#define RULE_COLUMNS    44

static void check_label(const struct form *form, const struct label *label, int row, int columns,
                        struct diags *diags)
{
    if (form_main_text(form, label)[0] == '\0') {
        diag_error(diags, place_of(form, row, WORDS_LABEL, 0),
                   _("has no label in any language, so nothing can be shown; write one"));
        return;
    }
    for (int i = 0; i < form->language_count; i++) {
        struct place place = place_of(form, row, WORDS_LABEL, i);
        int width = text_width(label->in[i]);
        if (width == 0)
            diag_add(diags, DIAG_WARNING, place, _("label:%s is missing; fill it in"),
                     form->languages[i]);
        if (width > columns)
            diag_add(diags, DIAG_WARNING, place,
                     _("label:%s is %d columns wide, %d can be shown; shorten it"),
                     form->languages[i], width, columns);
    }
}

/* Texts that may be left out, but not in one language only. */
static void check_optional(const struct form *form, const struct label *label,
                           enum form_words words, int row, struct diags *diags)
{
    bool any = false;
    for (int i = 0; i < form->language_count; i++)
        any |= label->in[i][0] != '\0';
    for (int i = 0; any && i < form->language_count; i++)
        if (label->in[i][0] == '\0')
            diag_add(diags, DIAG_WARNING, place_of(form, row, words, i),
                     _("%s:%s is missing, the other language has it; fill it in"),
                     form_words_name(words), form->languages[i]);
}

/* The bound of a bonus item that is what its full marks are to another. */
static points bound_of(const struct item *item, points amount)
{
    if (item->kind != ITEM_BONUS)
        return amount < 0 ? -item->full : item->full;
    return amount < 0 ? item->floor : item->cap;
}

/* Whether the rule can give or take so much in all, by its `max` or the item's bound. */
static bool is_most_of_rule(const struct item *item, const struct rule *rule, points amount)
{
    return amount == points_times(rule->amount, rule->max) || amount == bound_of(item, amount);
}

/* Whether one use of the rule gives or takes so much; a void rule takes all. */
static bool is_amount_of_rule(const struct item *item, const struct rule *rule, points amount)
{
    switch (rule->kind) {
    case RULE_STEPS:
        return amount == rule->amount || amount == rule->step;
    case RULE_VOID:
        return amount == bound_of(item, amount);
    case RULE_TICK:
    case RULE_COUNT:
    case RULE_CHOICE:
    default:
        break;
    }
    return amount == rule->amount;
}

static bool rule_agrees(const struct item *item, const struct rule *rule,
                        const struct clause *clause)
{
    return clause->is_most ? is_most_of_rule(item, rule, clause->amount)
                           : is_amount_of_rule(item, rule, clause->amount);
}

static void refuse_rule_words(const struct form *form, const struct rule *rule, int language,
                              const struct clause *clause, struct diags *diags)
{
    struct place place = place_of(form, rule->row, WORDS_LABEL, language);
    const char *code = form->languages[language];
    char said[POINTS_TEXT];
    char amount[POINTS_TEXT];
    points_to_text(clause->amount, said);
    if (clause->is_most)
        diag_error(
            diags, place,
            _("label:%s names %s at most, but neither the rule's max nor a bound of the item "
              "says so; make them agree"),
            code, said);
    else
        diag_error(diags, place, _("label:%s names %s, the amount is %s; make them agree"), code,
                   said, points_to_text(rule->amount, amount));
}

static void check_rule_words(const struct form *form, const struct item *item,
                             const struct rule *rule, struct diags *diags)
{
    for (int i = 0; i < form->language_count; i++) {
        const char *text = rule->label.in[i];
        struct clause clause;
        while (clause_next(&text, &clause))
            if (!rule_agrees(item, rule, &clause))
                refuse_rule_words(form, rule, i, &clause, diags);
    }
}

/* What is said of an item may be the amount of any of its rules, or what it has in all. */
static bool item_agrees(const struct form *form, const struct item *item,
                        const struct clause *clause)
{
    const struct rule *rules = form_rules(form, item);
    for (int i = 0; i < item->rule_count; i++)
        if (rule_agrees(item, &rules[i], clause))
            return true;
    return clause->amount == bound_of(item, clause->amount);
}

static void check_item_words(const struct form *form, const struct item *item,
                             const struct label *label, enum form_words words, struct diags *diags)
{
    for (int i = 0; i < form->language_count; i++) {
        const char *text = label->in[i];
        struct clause clause;
        char said[POINTS_TEXT];
        while (clause_next(&text, &clause))
            if (item->rule_count > 0 && !item_agrees(form, item, &clause))
                diag_error(
                    diags, place_of(form, item->row, words, i),
                    _("%s:%s names %s, no rule of item '%s' has that amount; make them agree"),
                    form_words_name(words), form->languages[i], points_to_text(clause.amount, said),
                    item->id);
    }
}

static void check_rule(const struct form *form, const struct item *item, const struct rule *rule,
                       struct diags *diags)
{
    check_label(form, &rule->label, rule->row, RULE_COLUMNS, diags);
    check_optional(form, &rule->unit, WORDS_UNIT, rule->row, diags);
    check_rule_words(form, item, rule, diags);
}

static void check_item(const struct form *form, const struct item *item, struct diags *diags)
{
    check_label(form, &item->label, item->row, ITEM_COLUMNS, diags);
    check_optional(form, &item->criterion, WORDS_CRITERION, item->row, diags);
    check_optional(form, &item->check, WORDS_CHECK, item->row, diags);
    check_item_words(form, item, &item->label, WORDS_LABEL, diags);
    check_item_words(form, item, &item->criterion, WORDS_CRITERION, diags);
    for (int i = 0; i < item->rule_count; i++)
        check_rule(form, item, &form_rules(form, item)[i], diags);
}

void form_words_check(const struct form *form, struct diags *diags)
{
    check_label(form, &form->label, form->row, ITEM_COLUMNS * 2, diags);
    for (int i = 0; i < form->section_count; i++)
        check_label(form, &form->sections[i].label, form->sections[i].row, SECTION_COLUMNS, diags);
    for (int i = 0; i < form->part_count; i++)
        check_label(form, &form->parts[i].label, form->parts[i].row, PART_COLUMNS, diags);
    for (int i = 0; i < form->item_count; i++)
        check_item(form, &form->items[i], diags);
    for (int i = 0; i < form->band_count; i++)
        check_label(form, &form->bands[i].label, form->bands[i].row, SECTION_COLUMNS, diags);
}
