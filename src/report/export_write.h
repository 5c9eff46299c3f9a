/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_REPORT_EXPORT_WRITE_H
#define KAOPING_REPORT_EXPORT_WRITE_H

#include "report/rank.h"
#include "sheet/sheet.h"

/* The writers of the table of formats (export.h): each adds a whole CSV file, UTF-8 with BOM and
 * CRLF as a spreadsheet wants it, and answers its rows without the header. */

/*
 * The annex's table: section, part or heading, criterion, points, score; a row an item, a subtotal
 * behind each part and section, the total, then assessors, unit, date and status.  Section
 * subtotals add up to the total.  A sum is what was got, and while items are open its row says so
 * in words. An open item has no score, one left out neither points nor score.
 */
size_t paper_write(const struct sheet *sheet, struct str *out);

/* All sheets of the folder, or the one, stacked: sheet_write_stack(). */
size_t table_write_folder(const struct folder *folder, struct str *out);
size_t table_write_sheet(const struct sheet *sheet, struct str *out);

/* A row a unit, best first: rank, unit, total, highest still possible, section subtotals, open
 * items, band, status, date, assessors. */
size_t summary_write(const struct ranking *ranking, struct str *out);

#endif
