/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_FORM_FORM_WORDS_H
#define KAOPING_FORM_FORM_WORDS_H

#include "base/diag.h"
#include "form/form.h"

/*
 * A form's words against its data, private to the form floor: labels missing in one language (a
 * warning), texts wider than can be shown (a warning), and words that name another amount than the
 * data (an error).
 */
void form_words_check(const struct form *form, struct diags *diags);

#endif
