/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_FORM_FORM_LOAD_H
#define KAOPING_FORM_FORM_LOAD_H

#include "base/diag.h"
#include "form/form.h"

/*
 * Reads a form file (CSV with a header row, columns found by name in any order).
 *
 * Adds everything found to DIAGS: errors of structure (unknown kind, missing or duplicate id, an id
 * that does not extend its parent's, a number that is none, a rule before any item), and warnings
 * for unknown columns.  Returns the form, to be freed with form_free(), or NULL where any error was
 * found: a form that loads is safe to score with.
 */
struct form *form_load(const char *file, struct diags *diags);

#endif
