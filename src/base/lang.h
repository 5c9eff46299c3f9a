/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_BASE_LANG_H
#define KAOPING_BASE_LANG_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The language the program speaks.  Messages are marked with _() and translated in src/po by
 * gettext's tools; the compiled catalogues are part of the program.
 *
 * They are looked up here and not by the C library, because since glibc 2.39 (and on musl) a
 * C.UTF-8 locale never translates, and C.UTF-8 is all that many machines have installed.
 */

#define _(text)  lang_text(text)
#define N_(text) text

/* The translation of TEXT into the language spoken, TEXT itself where there is none.  Borrowed,
 * valid for ever. */
const char *lang_text(const char *text) __attribute__((format_arg(1)));

/* The same in the language CODE, whatever is spoken now. */
const char *lang_text_in(const char *code, const char *text) __attribute__((format_arg(2)));

/* Speaks CODE ("zh", "zh_CN.UTF-8", "en") from now on; false where that language is unknown. */
bool lang_set(const char *code);

/* Code of the language spoken: "en" at first. */
const char *lang_code(void);

/* The languages there are, by index from 0; NULL after the last. "en" is the first. */
const char *lang_at(size_t index);

/* The language that the environment asks for, as gettext has it: LANGUAGE has a list, and where
 * none of it is known the first of LC_ALL, LC_MESSAGES and LANG that is set decides; "en" where
 * that is not known either, or C. */
const char *lang_from_environment(void);

#endif
