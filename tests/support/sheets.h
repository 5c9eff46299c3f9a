/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TESTS_SHEETS_H
#define KAOPING_TESTS_SHEETS_H

#include <stdbool.h>
#include <stdint.h>

#include "form/form.h"

/*
 * Fills FOLDER with COUNT sheets of FORM that look as if people had made them, the same every time
 * for the same SEED: half of them final, half drafts with open items; scores and adjusts down to
 * thousandths; every fifth one a twin of the one before, so that totals tie; units whose names hold
 * what CSV has to quote.  With JOURNALS each has beside it the journal that the program would
 * have written, a mark of it here and there taken back and made again.  A failure ends the program.
 */
void sheets_make(const char *folder, const struct form *form, int count, uint64_t seed,
                 bool journals);

#endif
