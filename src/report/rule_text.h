/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_REPORT_RULE_TEXT_H
#define KAOPING_REPORT_RULE_TEXT_H

#include "base/str.h"
#include "form/form.h"

/* The rules of ITEM on one line, in the language spoken: "no yearly work plan −5; target not met −3
 * each; invested +5 at 500 10k yuan, +0.5 for each 100 more".  Added to OUT. */
void rules_write(const struct form *form, const struct item *item, struct str *out);

#endif
