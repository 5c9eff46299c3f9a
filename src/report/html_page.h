/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_REPORT_HTML_PAGE_H
#define KAOPING_REPORT_HTML_PAGE_H

#include <stdint.h>

#include "base/points.h"
#include "base/str.h"

/* What every page is made of; see html.h.  All of it is added to OUT.  A CLASS of "" is none. */

/* Opens a page called TITLE, with the styles in it; html_end() closes it. */
void html_begin(struct str *out, const char *title);
void html_end(struct str *out);

/* TEXT with what is markup escaped and what is a control pictured; line breaks stay. */
void html_add(struct str *out, const char *text);

/* <TAG class="CLASS"> and, with the escaped TEXT behind it, </TAG>. */
void html_open(struct str *out, const char *tag, const char *class);
void html_element(struct str *out, const char *tag, const char *class, const char *text);

/* The same for a cell of a table that spans more than one row or column. */
struct html_span {
    int rows;
    int columns;
};
void html_open_cell(struct str *out, const char *tag, const char *class, struct html_span span);
void html_cell(struct str *out, const char *tag, const char *class, struct html_span span,
               const char *text);

/* A bar: dark up to GOT, light from there to HIGHEST, both out of SCALE (over 0); what is under 0
 * or beyond SCALE is cut. */
void html_bar(struct str *out, points got, points highest, points scale);

/* PART of WHOLE (over 0) in tenths of a percent, rounded, within 0 and 1000. */
int html_permille(int64_t part, int64_t whole);

#endif
