/* SPDX-License-Identifier: MIT */
#include "sheet/answer_message.h"

#include "base/lang.h"
#include "base/mem.h"

#include <stdlib.h>

/* What went wrong, and what to do about it. */
static const char *reason(enum answer_error error)
{
    switch (error) {
    case ANSWER_OK:
        break;
    case ANSWER_SYNTAX:
        return _("is no mark; write RULE=COUNT, ok or na");
    case ANSWER_UNKNOWN_RULE:
        return _("names a rule that the item lacks; look at the form");
    case ANSWER_TWICE:
        return _("names a rule a second time; put its counts together");
    case ANSWER_NOT_A_COUNT:
        return _("is no whole number of 0 or more; write how often");
    case ANSWER_OVER_MAX:
        return _("is more than the rule's highest count; correct it");
    case ANSWER_NOT_A_NUMBER:
        return _("is no number with at most three decimals; correct it");
    case ANSWER_OUT_OF_RANGE:
        return _("is under 0 or over the item's full marks; correct it");
    case ANSWER_GROUP:
        return _("cannot stand beside another mark of its group; keep one of them");
    case ANSWER_NOT_RATED:
        return _("does not fit the item's kind: a rated item takes a score and nothing else, the "
                 "others take no score");
    case ANSWER_NA_REFUSED:
        return _("cannot be left out; the form does not allow it");
    case ANSWER_TOO_LARGE:
        return _("is too large a number; correct it");
    case ANSWER_NEGATIVE:
        return _("is a figure under 0; write 0 or more");
    }
    return _("is wrong");
}

void answer_message(const struct form *form, const struct item *item, enum answer_error error,
                    const char *word, size_t size, struct str *out)
{
    (void)form;
    if (word == NULL) {
        str_addf(out, _("item '%s': that %s"), item->id, reason(error));
        return;
    }
    char *copy = mem_copy_part(word, size);
    str_addf(out, _("item '%s': '%s' %s"), item->id, copy, reason(error));
    free(copy);
}
