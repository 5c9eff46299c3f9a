/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_CMD_HELP_FORM_H
#define KAOPING_CMD_HELP_FORM_H

#include "cmd/help_words.h"

/* How a rubric of one's own is written: what its rows may be, what its columns hold, and one that
 * is clean. */
extern const struct help_row help_form_kinds[];
extern const struct help_row help_form_columns[];
extern const char help_form_example[];

/* What a form is; translated. */
const char *help_of_form(void);

#endif
