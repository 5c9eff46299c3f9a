/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SHEET_FINDINGS_H
#define KAOPING_SHEET_FINDINGS_H

#include "base/str.h"
#include "sheet/sheet.h"

/*
 * An item's marks in words with amounts, in the language CODE: "未制定年度工作计划 扣5；走访缺2次
 * 扣1", "left out", "" where nothing is marked.  Never begins with = + - @; a deduction reads 扣 or
 * U+2212.  Added to OUT.
 */
void findings_write(const struct sheet *sheet, int item, const char *code, struct str *out);

#endif
