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
    char got[POINTS_SHOWN_TEXT];
    char highest[POINTS_SHOWN_TEXT];
    points_to_shown(tally->got, got);
    points_to_shown(tally->highest, highest);
    if (is_left_out(tally))
        strcpy(text, _("n/a"));
    else if (tally->got == tally->highest)
        strcpy(text, got);
    else
        stpcpy(stpcpy(stpcpy(text, got), "–"), highest);
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
