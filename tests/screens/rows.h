/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TESTS_ROWS_H
#define KAOPING_TESTS_ROWS_H

/* Tells on standard error in which rows the screen FOUND is not the EXPECTED one, both lines of
 * text, and what stands there in each. */
void rows_tell(const char *expected, const char *found);

#endif
