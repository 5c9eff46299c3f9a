/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/table.h"

/* What a spreadsheet would take for a formula, or this guard itself. */
static bool needs_guard(const char *text)
{
    return text[0] != '\0' && strchr("=+-@'\t\r", text[0]) != NULL;
}

static void add_escaped(struct str *out, const char *guard, const char *field)
{
    bool quote = strpbrk(field, ",\"\r\n;\t") != NULL || field[0] == ' ' ||
                 (field[0] != '\0' && field[strlen(field) - 1] == ' ');
    if (!quote) {
        str_add(out, guard);
        str_add(out, field);
        return;
    }
    str_addf(out, "\"%s", guard);
    for (const char *c = field; *c != '\0'; c++) {
        if (*c == '"')
            str_add_char(out, '"');
        str_add_char(out, *c);
    }
    str_add_char(out, '"');
}

void table_add_field(struct str *out, const char *field, bool first)
{
    if (!first)
        str_add_char(out, ',');
    add_escaped(out, "", field);
}

void table_add_free_text(struct str *out, const char *field, bool first)
{
    if (!first)
        str_add_char(out, ',');
    add_escaped(out, needs_guard(field) ? "'" : "", field);
}

const char *table_free_text(const char *field)
{
    return field[0] == '\'' && needs_guard(field + 1) ? field + 1 : field;
}
