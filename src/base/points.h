/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_BASE_POINTS_H
#define KAOPING_BASE_POINTS_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Points: exact decimals, held as whole thousandths.  0.25 points are 250.
 *
 * Every value lies within +-POINTS_MAX, a thousand million points, so that sums and products of
 * any real rubric stay far from the edge of 64 bits.  No floating point anywhere.
 */
typedef int64_t points;

#define POINTS_ONE INT64_C(1000)
#define POINTS_MAX (INT64_C(1000000000) * POINTS_ONE)

/* Bytes that points_to_text() needs; enough for any 64 bits, so that no number is ever cut. */
#define POINTS_TEXT 24

/* What kept a text from being a number. */
enum points_error {
    POINTS_OK,
    POINTS_EMPTY,        /* nothing but blanks */
    POINTS_NOT_A_NUMBER, /* other characters than sign, digits and one point */
    POINTS_TOO_PRECISE,  /* a fourth decimal that is not 0 */
    POINTS_TOO_LARGE,    /* beyond POINTS_MAX */
};

/*
 * Reads "4.3", "-0.25", "+1", ".5", "1.0", "-.5", with blanks around; the full-width twins of
 * digits and signs and U+2212 MINUS SIGN count as their ASCII form.  No exponent, no grouping, no
 * comma. *VALUE changes only where POINTS_OK comes back.
 */
enum points_error points_from_text(const char *text, points *value);

/* A translated sentence part saying what ERROR means, such as "is no number". */
const char *points_error_text(enum points_error error);

/* Writes VALUE without trailing zeros ("4.3", "0.25", "40", "-2") into TEXT and returns TEXT. */
const char *points_to_text(points value, char text[POINTS_TEXT]);

/* A whole number that counts something else than points, such as of items; within
 * +-POINTS_MAX.  Quicker than printf(). */
const char *count_to_text(int64_t count, char text[POINTS_TEXT]);

/* Points for people: U+2212 before what is negative, as typeset numbers have it.  What a program
 * will read takes points_to_text(). */
#define POINTS_SHOWN_TEXT 26
const char *points_to_shown(points value, char text[POINTS_SHOWN_TEXT]);

/* For people, and with a sign always: "+0.5", "−2", "0" for nothing. */
#define POINTS_SIGNED_TEXT POINTS_SHOWN_TEXT
const char *points_to_signed(points value, char text[POINTS_SIGNED_TEXT]);

/* Sum and product that stop at +-POINTS_MAX instead of going over.  FACTOR is a plain number. */
points points_add(points a, points b);
points points_times(points a, int64_t factor);

/* SUM parted among COUNT, rounded to the thousandth, halves away from 0; 0 where COUNT is not over
 * 0. */
points points_divided(points sum, int64_t count);

#endif
