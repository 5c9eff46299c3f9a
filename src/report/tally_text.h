/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_REPORT_TALLY_TEXT_H
#define KAOPING_REPORT_TALLY_TEXT_H

#include "score/score.h"

/* Room for any text made here, three numbers of 17 bytes among it, NUL included. */
#define TALLY_TEXT 64

/* "3.7", "3.7–4.7" while more can still be got, "n/a" where all is left out. */
const char *tally_to_text(const struct tally *tally, char text[TALLY_TEXT]);

/* The same with the full marks behind it where there are any: "3.7–4.7 /5". */
const char *tally_to_text_of(const struct tally *tally, char text[TALLY_TEXT]);

/* The band that TOTAL, a whole sheet's, is in: as soon as nothing is open, be it a draft's.  NULL
 * before, and where the form has none so low. */
const struct band *tally_band(const struct form *form, const struct tally *total);

#endif
