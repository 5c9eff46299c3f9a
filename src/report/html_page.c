/* SPDX-License-Identifier: MIT */
#include "report/html_page.h"

#include <string.h>

#include "base/lang.h"
#include "base/text.h"
#include "report/html_css.h"

void html_begin(struct str *out, const char *title)
{
    str_addf(out,
             "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\"/>\n"
             "<meta name=\"viewport\" content=\"width=device-width\"/>\n",
             lang_code());
    html_element(out, "title", "", title);
    str_addf(out, "\n<style>\n%s</style>\n</head>\n<body>\n<main>\n", html_css);
}

void html_end(struct str *out)
{
    str_add(out, "</main>\n</body>\n</html>\n");
}

static const char *html_escape(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void html_add(struct str *out, const char *text)
{
    struct str harmless = {0};
    text_add_harmless(text, false, &harmless);
    for (const char *at = str_text(&harmless); *at != '\0'; at++) {
        const char *escape = html_escape(*at);
        if (escape != NULL)
            str_add(out, escape);
        else
            str_add_char(out, *at);
    }
    str_release(&harmless);
}

static void add_opening(struct str *out, const char *tag, const char *class)
{
    str_addf(out, "<%s", tag);
    if (class[0] != '\0')
        str_addf(out, " class=\"%s\"", class);
}

void html_open(struct str *out, const char *tag, const char *class)
{
    add_opening(out, tag, class);
    str_add(out, ">");
}

void html_element(struct str *out, const char *tag, const char *class, const char *text)
{
    html_open(out, tag, class);
    html_add(out, text);
    str_addf(out, "</%s>", tag);
}

void html_open_cell(struct str *out, const char *tag, const char *class, struct html_span span)
{
    add_opening(out, tag, class);
    if (span.rows > 1)
        str_addf(out, " rowspan=\"%d\"", span.rows);
    if (span.columns > 1)
        str_addf(out, " colspan=\"%d\"", span.columns);
    str_add(out, ">");
}

void html_cell(struct str *out, const char *tag, const char *class, struct html_span span,
               const char *text)
{
    html_open_cell(out, tag, class, span);
    html_add(out, text);
    str_addf(out, "</%s>", tag);
}

int html_permille(int64_t part, int64_t whole)
{
    if (part <= 0)
        return 0;
    return part >= whole ? 1000 : (int)((part * 1000 + whole / 2) / whole);
}

static void add_piece(struct str *out, const char *class, int permille)
{
    if (permille > 0)
        str_addf(out, "<i class=\"%s\" style=\"width:%d.%d%%\"></i>", class, permille / 10,
                 permille % 10);
}

void html_bar(struct str *out, points got, points highest, points scale)
{
    int dark = html_permille(got, scale);
    str_add(out, "<span class=\"bar\">");
    add_piece(out, "got", dark);
    add_piece(out, "open", html_permille(highest, scale) - dark);
    str_add(out, "</span>");
}
