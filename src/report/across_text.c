/* SPDX-License-Identifier: MIT */
#include "base/lang.h"
#include "report/across.h"
#include "report/explain.h"
#include "sheet/findings.h"

#define SEPARATOR " · "

/* OUT, ready for one thing more. */
static struct str *more(struct str *out)
{
    str_separate(out, SEPARATOR);
    return out;
}

void across_write_scores(const struct across *across, struct str *out)
{
    struct str text = {0};
    char lowest[POINTS_TEXT];
    char average[POINTS_TEXT];
    char highest[POINTS_TEXT];
    points full = across->form->items[across->item].full;
    if (full != 0)
        str_addf(&text, _("full marks %s"), points_to_text(full, highest));
    if (across->settled > 0)
        str_addf(more(&text), _("scored: %d, lowest %s, average %s, highest %s"), across->settled,
                 points_to_text(across->lowest, lowest), points_to_text(across->average, average),
                 points_to_text(across->highest, highest));
    if (across->open > 0)
        str_addf(more(&text), _("not yet looked at: %d"), across->open);
    if (across->left_out > 0)
        str_addf(more(&text), _("left out: %d"), across->left_out);
    if (across->conflicts > 0)
        str_addf(more(&text), _("disagreeing with their marks: %d"), across->conflicts);
    str_add(out, str_text(&text));
    str_release(&text);
}

static void add_use(const struct across *across, int rule, struct str *out)
{
    const struct rule *of = &form_rules(across->form, &across->form->items[across->item])[rule];
    const struct across_use *use = &across->uses[rule];
    if (use->units == 0)
        return;
    str_addf(more(out), _("%s: units %d"), form_spoken_text(across->form, &of->label), use->units);
    if (of->kind == RULE_COUNT) {
        str_add(out, " ");
        explain_count(across->form, of, use->times, out);
    }
}

void across_write_uses(const struct across *across, struct str *out)
{
    struct str text = {0};
    for (int i = 0; i < across->form->items[across->item].rule_count; i++)
        add_use(across, i, &text);
    if (across->adjusted > 0)
        str_addf(more(&text), _("by judgement: units %d"), across->adjusted);
    str_add(out, text.size > 0 ? str_text(&text) : _("no rule was used"));
    str_release(&text);
}

static void add_line(struct str *out, const struct str *line)
{
    if (line->size == 0)
        return;
    str_separate(out, "\n");
    str_add(out, str_text(line));
}

void across_write_findings(const struct sheet *sheet, int item, struct str *out)
{
    const struct entry *entry = &sheet->entries[item];
    char stated[POINTS_TEXT];
    struct str text = {0};
    struct str line = {0};
    if (entry->answer.state != ANSWER_NA)
        findings_write(sheet, item, lang_code(), &text);
    if (entry->note[0] != '\0')
        str_addf(&line, _("note: %s"), entry->note);
    add_line(&text, &line);
    str_clear(&line);
    if (entry->has_conflict)
        str_addf(&line, _("conflict: the file says %s"), points_to_text(entry->stated, stated));
    add_line(&text, &line);
    str_add(out, str_text(&text));
    str_release(&line);
    str_release(&text);
}
