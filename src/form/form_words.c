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

static void check_rule_words(const struct form *form, const struct rule *rule, struct diags *diags)
{
    for (int i = 0; i < form->language_count; i++) {
        const char *text = rule->label.in[i];
        points named;
        char said[POINTS_TEXT];
        char amount[POINTS_TEXT];
        while (clause_next(&text, &named))
            if (named != rule->amount)
                diag_error(diags, place_of(form, rule->row, WORDS_LABEL, i),
                           _("label:%s names %s, the amount is %s; make them agree"),
                           form->languages[i], points_to_text(named, said),
                           points_to_text(rule->amount, amount));
    }
}

static bool item_has_amount(const struct form *form, const struct item *item, points amount)
{
    const struct rule *rules = form_rules(form, item);
    if (amount == item->full || amount == -item->full)
        return true;
    for (int i = 0; i < item->rule_count; i++)
        if (rules[i].amount == amount || (rules[i].kind == RULE_STEPS && rules[i].step == amount))
            return true;
    return false;
}

static void check_item_words(const struct form *form, const struct item *item,
                             const struct label *label, enum form_words words, struct diags *diags)
{
    for (int i = 0; i < form->language_count; i++) {
        const char *text = label->in[i];
        points named;
        char said[POINTS_TEXT];
        while (clause_next(&text, &named))
            if (item->rule_count > 0 && !item_has_amount(form, item, named))
                diag_error(
                    diags, place_of(form, item->row, words, i),
                    _("%s:%s names %s, no rule of item '%s' has that amount; make them agree"),
                    form_words_name(words), form->languages[i], points_to_text(named, said),
                    item->id);
    }
}

static void check_item(const struct form *form, const struct item *item, struct diags *diags)
{
    check_label(form, &item->label, item->row, ITEM_COLUMNS, diags);
    check_optional(form, &item->criterion, WORDS_CRITERION, item->row, diags);
    check_optional(form, &item->check, WORDS_CHECK, item->row, diags);
    check_item_words(form, item, &item->label, WORDS_LABEL, diags);
    check_item_words(form, item, &item->criterion, WORDS_CRITERION, diags);
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
    for (int i = 0; i < form->rule_count; i++) {
        check_label(form, &form->rules[i].label, form->rules[i].row, RULE_COLUMNS, diags);
        check_optional(form, &form->rules[i].unit, WORDS_UNIT, form->rules[i].row, diags);
        check_rule_words(form, &form->rules[i], diags);
    }
    for (int i = 0; i < form->band_count; i++)
        check_label(form, &form->bands[i].label, form->bands[i].row, SECTION_COLUMNS, diags);
}
