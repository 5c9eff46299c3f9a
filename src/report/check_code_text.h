/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_REPORT_CHECK_CODE_TEXT_H
#define KAOPING_REPORT_CHECK_CODE_TEXT_H

#include "sheet/sheet.h"

/* The check code of a final sheet, or why it has none, in the language called CODE: what stands
 * behind the words "check code".  "" of a draft.  Borrowed from the sheet or translated. */
const char *check_code_text(const struct sheet *sheet, const char *code);

/* "check code 7K3M-Q9XW-2TBA" in the language spoken; added to OUT. */
void check_code_write(const struct sheet *sheet, struct str *out);

#endif
