/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_FORM_FORM_REACH_H
#define KAOPING_FORM_FORM_REACH_H

#include "base/diag.h"
#include "form/form.h"

/*
 * What rules, items and totals can come to: warnings where one use of a rule goes beyond the bounds
 * of its item, where the rules of an award item do not add up to its points, and where no total is
 * high enough for a band.  An amount with its point in the wrong place is found so.
 */
void form_reach_check(const struct form *form, struct diags *diags);

#endif
