/* SPDX-License-Identifier: MIT */
#include "report/tally_text.h"

#include <stdio.h>

const char *tally_to_text(const struct tally *tally, char text[TALLY_TEXT])
{
    char got[POINTS_TEXT];
    char highest[POINTS_TEXT];
    points_to_text(tally->got, got);
    points_to_text(tally->highest, highest);
    if (tally->got == tally->highest)
        snprintf(text, TALLY_TEXT, "%s", got);
    else
        snprintf(text, TALLY_TEXT, "%s–%s", got, highest);
    return text;
}

const char *tally_to_text_of(const struct tally *tally, char text[TALLY_TEXT])
{
    char range[TALLY_TEXT];
    char full[POINTS_TEXT];
    tally_to_text(tally, range);
    if (tally->full == 0)
        snprintf(text, TALLY_TEXT, "%s", range);
    else
        snprintf(text, TALLY_TEXT, "%.42s /%s", range, points_to_text(tally->full, full));
    return text;
}
