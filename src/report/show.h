/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_REPORT_SHOW_H
#define KAOPING_REPORT_SHOW_H

#include "base/str.h"
#include "sheet/sheet.h"

/* A sheet as plain text, in the language spoken: heading, each section and part with its sum, each
 * item with score, findings and note, the total and its band. Added to OUT. */
void show_write(const struct sheet *sheet, struct str *out);

#endif
