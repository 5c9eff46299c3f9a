/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SHEET_CHECK_CODE_H
#define KAOPING_SHEET_CHECK_CODE_H

#include <stdbool.h>

#include "base/digest.h"
#include "sheet/record.h"

/*
 * The check code of a final sheet: twelve characters, short enough to stand on paper and to be read
 * out, such as 7K3M-Q9XW-2TBA.  It is the beginning of the digest of the journal's line that made
 * the sheet final, and so, line by line, of all that stands above it: whoever holds the paper can
 * tell whether sheet and journal are those that were signed.  Crockford's base32, which has no I,
 * L, O and U.
 */
#define CHECK_CODE_TEXT 15 /* "7K3M-Q9XW-2TBA" and NUL */

/* The code that a line with this DIGEST gives. Returns CODE. */
const char *check_code_from_digest(const unsigned char digest[DIGEST_BYTES],
                                   char code[CHECK_CODE_TEXT]);

/*
 * Reads a code as somebody typed it from paper: with hyphens or without, in small letters or
 * full-width ones, O for 0 and I or L for 1.  False where it is none; CODE changes only where true
 * comes back.
 */
bool check_code_from_text(const char *text, char code[CHECK_CODE_TEXT]);

/* The code of the sheet that RECORDS, all of a journal, are of: "" where it is a draft, or was made
 * final by a program that kept no digests. Returns CODE. */
const char *check_code_of(const struct records *records, char code[CHECK_CODE_TEXT]);

#endif
