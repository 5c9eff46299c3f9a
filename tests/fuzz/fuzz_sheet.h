/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TESTS_FUZZ_SHEET_H
#define KAOPING_TESTS_FUZZ_SHEET_H

#include <stdbool.h>

/* Sheets on the disk, for the targets that work on them. */

#define FUZZ_SHEET "small/财政所.csv"

/* Puts a sheet with some marks and its journal there, as the program made them. */
void fuzz_put_sheet(void);

/* What the program shows of the sheet in FILE, what its journal replayed alone gives, and, where
 * the sheet was SAVED, what stands in its file: all the same, and adding up. */
void fuzz_must_be_its_journal(const char *file, bool saved);

#endif
