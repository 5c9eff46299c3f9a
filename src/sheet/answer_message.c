/* SPDX-License-Identifier: MIT */
#include "sheet/answer_message.h"

#include "base/lang.h"
#include "base/mem.h"

#include <stdlib.h>

/* What went wrong, and what to do about it. */
static const char *const reasons[] = {
    [ANSWER_SYNTAX] = N_("is no mark; write RULE=COUNT, ok or na"),
    [ANSWER_UNKNOWN_RULE] = N_("names a rule that the item lacks"),
    [ANSWER_TWICE] = N_("names a rule a second time; put its counts together"),
    [ANSWER_NOT_A_COUNT] = N_("is no whole number of 0 or more; write how often"),
    [ANSWER_OVER_MAX] = N_("is more than the rule's highest count; correct it"),
    [ANSWER_NOT_A_NUMBER] = N_("is no number with at most three decimals; correct it"),
    [ANSWER_OUT_OF_RANGE] = N_("is under 0 or over the item's full marks; correct it"),
    [ANSWER_GROUP] = N_("cannot stand beside another mark of its group; keep one of them"),
    [ANSWER_NOT_RATED] =
        N_("does not fit the item's kind: a rated item takes a score and nothing else, the "
           "others take no score"),
    [ANSWER_NA_REFUSED] = N_("cannot be left out; the form does not allow it"),
    [ANSWER_TOO_LARGE] = N_("is too large a number; correct it"),
    [ANSWER_NEGATIVE] = N_("is a figure under 0; write 0 or more"),
};

/* The rules that there are, by the ids that marks name them with. */
static void add_rules(const struct form *form, const struct item *item, struct str *out)
{
    struct str ids = {0};
    for (int i = 0; i < item->rule_count; i++) {
        str_separate(&ids, _(", "));
        str_add(&ids, form_rules(form, item)[i].id);
    }
    str_addf(out, item->rule_count > 0 ? _("; it has %s") : _("; it has none"), str_text(&ids));
    str_release(&ids);
}

void answer_message(const struct form *form, const struct item *item, enum answer_error error,
                    const char *word, size_t size, struct str *out)
{
    const char *reason = _(reasons[error]);
    if (word == NULL) {
        str_addf(out, _("item '%s': that %s"), item->id, reason);
        return;
    }
    char *copy = mem_copy_part(word, size);
    str_addf(out, _("item '%s': '%s' %s"), item->id, copy, reason);
    free(copy);
    if (error == ANSWER_UNKNOWN_RULE)
        add_rules(form, item, out);
}
