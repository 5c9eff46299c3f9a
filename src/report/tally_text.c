/* SPDX-License-Identifier: MIT */
#include "report/tally_text.h"

#include <stdio.h>

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
        snprintf(text, TALLY_TEXT, "%s", _("n/a"));
    else if (tally->got == tally->highest)
        snprintf(text, TALLY_TEXT, "%s", got);
    else
        snprintf(text, TALLY_TEXT, "%s–%s", got, highest);
    return text;
}

const char *tally_to_text_of(const struct tally *tally, char text[TALLY_TEXT])
{
    char range[TALLY_TEXT];
    char full[POINTS_SHOWN_TEXT];
    tally_to_text(tally, range);
    if (tally->full == 0)
        snprintf(text, TALLY_TEXT, "%s", range);
    else
        snprintf(text, TALLY_TEXT, "%.42s /%s", range, points_to_shown(tally->full, full));
    return text;
}
