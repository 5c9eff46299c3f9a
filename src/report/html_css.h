/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_REPORT_HTML_CSS_H
#define KAOPING_REPORT_HTML_CSS_H

/* html.css, made part of the program by embed_css.sh. */
extern const char html_css[];

#endif
