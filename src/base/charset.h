/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_BASE_CHARSET_H
#define KAOPING_BASE_CHARSET_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/str.h"

/*
 * What a spreadsheet may have done to a file's encoding, undone.
 *
 * Strict UTF-8 is tried first (a BOM is taken off), UTF-16 only where its BOM says so, GB18030
 * only after that.  A NUL byte, or bytes that fit none of these, are an error that names the row
 * (line) they stand in.
 */
enum charset { CHARSET_UTF8, CHARSET_UTF8_BOM, CHARSET_GB18030, CHARSET_UTF16 };

/* Turns BYTES in place into UTF-8 without BOM.  *FOUND (may be NULL) says what it was. */
bool charset_to_utf8(struct str *bytes, const char *file, enum charset *found, struct diags *diags);

#endif
