/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TESTS_WRITTEN_H
#define KAOPING_TESTS_WRITTEN_H

#include <stdbool.h>

#include "base/str.h"
#include "form/form.h"

/* Whether the program itself may have put BYTES into FILE, by the sheet's journal: any that it says
 * was saved, or one that was saved since without a word.  Then it is no edit, whoever did it. */
bool may_be_written(const char *file, const struct form *form, const struct str *bytes);

#endif
