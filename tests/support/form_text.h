/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TESTS_FORM_TEXT_H
#define KAOPING_TESTS_FORM_TEXT_H

#include "form/form.h"

/* A form small enough to be seen at once, with every kind of item and rule.  Free it with
 * form_free(). */
struct form *form_text_small(void);

/* Writes its file into DIRECTORY and returns the path, to be freed. */
char *form_text_write(const char *directory);

/*
 * Its items:
 *   A1 deduct 5: tick a −5, count b −0.5 (at most 4), void v
 *   A2 deduct 3: choice c −1 and choice d −3 and tick e −0.2, all of one group; may be left out
 *   A3 rate 2
 *   B1 award 4: count f 1, steps g 0.5 from 100, 0.1 for each 10
 *   C1 bonus, floor −2, cap 3: count h 2, tick i −4
 */
enum { SMALL_A1, SMALL_A2, SMALL_A3, SMALL_B1, SMALL_C1, SMALL_COUNT };
enum { SMALL_A, SMALL_B, SMALL_C };

#endif
