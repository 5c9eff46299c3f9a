/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_REPORT_HTML_H
#define KAOPING_REPORT_HTML_H

#include "base/str.h"
#include "report/rank.h"

/*
 * Pages for people without the program: one HTML file that needs nothing else (no script, no font,
 * no network), in the language spoken, made for A4 paper as for the screen.  Whatever a unit, a
 * name or a note holds is text there and never markup.  The pages are well-formed XML too, so that
 * other programs can read them.
 *
 * Each adds the whole page to OUT and answers the rows of its main table: items, or units.
 */

/* The annex filled in: 项目, 内容, 评分标准, 分值, 得分 with the findings beside them, subtotals,
 * the total, and lines to sign on.  What is open makes a sum a range, as everywhere. */
size_t html_write_sheet(const struct sheet *sheet, struct str *out);

/* The units of one form compared: the ranking with bars, section by unit, and the items that cost
 * the units most.  Drafts are shown by their range, without a rank. */
size_t html_write_folder(const struct ranking *ranking, struct str *out);

#endif
