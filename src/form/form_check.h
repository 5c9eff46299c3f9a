/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_FORM_FORM_CHECK_H
#define KAOPING_FORM_FORM_CHECK_H

#include <stdbool.h>

#include "base/diag.h"
#include "form/form.h"

/*
 * Looks a form over as its author would wish: what form_load() found, and beyond that full marks
 * that do not add up level by level, an amount whose sign does not fit the item's kind, a rule
 * that can never matter, a group with no choice or a choice with no group, floor above cap, what
 * cannot be reached (form_reach.h), text wider than can be shown, a label missing in one language
 * (a warning) or in all, words that name another amount than the data does. Returns whether no
 * error was found.  Nothing is printed.
 */
bool form_check(const char *file, struct diags *diags);

#endif
