/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_REPORT_EXPLAIN_H
#define KAOPING_REPORT_EXPLAIN_H

#include "base/str.h"
#include "sheet/sheet.h"

/* How numbers came about, in the language spoken.  All from the steps of score_item(), so that no
 * explanation can differ from its number. */

/* One line: "1 − 0.5 − 0.2 = 0.3", "1 − 1.5 → 0"; "" for an open or left-out item.  Added to OUT.
 */
void explain_formula(const struct sheet *sheet, int item, struct str *out);

/* What to look at as evidence: "look at: meeting records"; nothing where the form names none. Added
 * to OUT. */
void explain_check(const struct form *form, const struct item *item, struct str *out);

/* One step of ITEM in words: the rule with its count, the adjust, the bound hit.  Added to OUT. */
void explain_step(const struct sheet *sheet, int item, const struct step *step, struct str *out);

/* The figure or count of a mark with its unit: "×2次" (in a script without measure words "×2"),
 * "850万元"; "" where the rule only applies once. */
void explain_count(const struct form *form, const struct rule *rule, int64_t count,
                   struct str *out);

#endif
