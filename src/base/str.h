/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_BASE_STR_H
#define KAOPING_BASE_STR_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

/* A growing string.  All zero is an empty one; str_release() makes it that again. */
struct str {
    char *data;  /* NUL after the last byte; NULL while nothing was ever added */
    size_t size; /* bytes in use, without that NUL; may hold NUL bytes read from a file */
    size_t room; /* bytes allocated */
};

/* The text so far, "" for an empty string.  Borrowed, valid until the string changes. */
const char *str_text(const struct str *str);

void str_add(struct str *str, const char *text);
void str_add_part(struct str *str, const char *bytes, size_t size);
void str_add_char(struct str *str, char c);
void str_add_blanks(struct str *str, int count); /* none where COUNT is not over 0 */

/* NUMBER in decimal digits; much faster than str_addf(). */
void str_add_number(struct str *str, int64_t number);
void str_addf(struct str *str, const char *format, ...) __attribute__((format(printf, 2, 3)));
void str_vaddf(struct str *str, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

/* Makes room for SIZE bytes more and the NUL behind them. */
void str_reserve(struct str *str, size_t size);

/* Adds SEPARATOR, unless nothing has been added yet. */
void str_separate(struct str *str, const char *separator);

/* Empties the string and keeps its memory. */
void str_clear(struct str *str);

/* Gives the text away (never NULL; release it with free()) and leaves an empty string. */
char *str_take(struct str *str);

void str_release(struct str *str);

#endif
