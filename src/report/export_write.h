/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_REPORT_EXPORT_WRITE_H
#define KAOPING_REPORT_EXPORT_WRITE_H

#include "report/rank.h"

/* The writers of the table of formats (export.h): each adds a whole CSV file, UTF-8 with BOM and
 * CRLF as a spreadsheet wants it, and answers its rows without the header. */

/* A row a unit, best first: rank, unit, total, highest still possible, section subtotals, open
 * items, band, status, date, assessors. */
size_t summary_write(const struct ranking *ranking, struct str *out);

#endif
