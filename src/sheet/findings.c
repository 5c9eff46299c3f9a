/* SPDX-License-Identifier: MIT */
#include "sheet/findings.h"

#include <string.h>

#include "base/lang.h"
#include "base/text.h"

/*
 * Findings are part of the sheet file, which is written in its form's main language and not in the
 * one spoken; so every word is looked up in that language.
 */
struct writer {
    const struct form *form;
    const char *code;
    struct str *out;
};

static const char *word(const struct writer *writer, const char *text)
{
    return lang_text_in(writer->code, text);
}

/* "扣0.5" and "加1" in Chinese, "−0.5" and "+1" behind words in English. */
static void add_amount(const struct writer *writer, points amount)
{
    char number[POINTS_TEXT];
    points_to_text(amount < 0 ? -amount : amount, number);
    str_add(writer->out, amount < 0 ? word(writer, N_("−")) : word(writer, N_("+")));
    str_add(writer->out, number);
}

static void add_separator(const struct writer *writer)
{
    str_separate(writer->out, word(writer, N_("; ")));
}

static void add_count(const struct writer *writer, const struct rule *rule, int64_t count)
{
    char number[POINTS_TEXT];
    const char *unit = form_text(writer->form, &rule->unit, writer->code);
    const char *first = unit;
    bool wide = text_is_wide(text_next(&first));
    if (rule->kind == RULE_COUNT && wide)
        str_addf(writer->out, "%lld%s", (long long)count, unit);
    else if (rule->kind == RULE_COUNT)
        str_addf(writer->out, " ×%lld", (long long)count);
    if (rule->kind == RULE_STEPS)
        str_addf(writer->out, " %s%s%s", points_to_text(count, number),
                 wide || unit[0] == '\0' ? "" : " ", unit);
}

static void add_rule(const struct writer *writer, const struct rule *rule, int64_t count)
{
    add_separator(writer);
    str_add(writer->out, form_text(writer->form, &rule->label, writer->code));
    add_count(writer, rule, count);
    str_add(writer->out, " ");
}

static void add_step(const struct writer *writer, const struct rule *rules, const struct step *step)
{
    switch (step->kind) {
    case STEP_RATE: {
        char number[POINTS_TEXT];
        add_separator(writer);
        str_addf(writer->out, "%s%s", word(writer, N_("rated ")),
                 points_to_text(step->amount, number));
        break;
    }
    case STEP_MARK:
        add_rule(writer, &rules[step->rule], step->count);
        add_amount(writer, step->amount);
        break;
    case STEP_VOID:
        add_rule(writer, &rules[step->rule], step->count);
        str_add(writer->out, word(writer, N_("nothing counts")));
        break;
    case STEP_ADJUST:
        add_separator(writer);
        str_add(writer->out, word(writer, N_("by judgement ")));
        add_amount(writer, step->amount);
        break;
    case STEP_FLOOR:
        str_add(writer->out, word(writer, N_(" (down to the lowest)")));
        break;
    case STEP_CAP:
        str_add(writer->out, word(writer, N_(" (up to the highest)")));
        break;
    case STEP_START:
    default:
        break;
    }
}

void findings_write(const struct sheet *sheet, int index, const char *code, struct str *out)
{
    const struct item *item = &sheet->form->items[index];
    struct str text = {0};
    struct writer writer = {sheet->form, code, &text};
    struct steps steps;
    if (sheet->entries[index].answer.state == ANSWER_NA)
        str_add(&text, word(&writer, N_("n/a")));
    sheet_score(sheet, index, &steps);
    for (size_t i = 0; i < steps.count; i++)
        add_step(&writer, form_rules(sheet->form, item), &steps.at[i]);
    str_add(out, str_text(&text));
    str_release(&text);
}
