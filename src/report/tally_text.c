/* SPDX-License-Identifier: MIT */
#include "report/tally_text.h"

#include <string.h>

#include "base/lang.h"

/* Of a part that does not apply as a whole, a 0 would say that it was lost. */
static bool is_left_out(const struct tally *tally)
{
    return tally->left_out > 0 && tally->settled + tally->open == 0;
}

const char *tally_to_text(const struct tally *tally, char text[TALLY_TEXT])
{
    char highest[POINTS_SHOWN_TEXT];
    if (is_left_out(tally))
        return strcpy(text, _("n/a"));
    points_to_shown(tally->got, text);
    if (tally->got != tally->highest)
        stpcpy(stpcpy(text + strlen(text), "–"), points_to_shown(tally->highest, highest));
    return text;
}

const char *tally_to_text_of(const struct tally *tally, char text[TALLY_TEXT])
{
    char full[POINTS_SHOWN_TEXT];
    tally_to_text(tally, text);
    if (tally->full != 0)
        stpcpy(stpcpy(text + strlen(text), " /"), points_to_shown(tally->full, full));
    return text;
}

const struct band *tally_band(const struct form *form, const struct tally *total)
{
    return total->open == 0 ? form_band(form, total->got) : NULL;
}
