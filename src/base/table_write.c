/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/cell.h"
#include "base/table.h"
#include "base/text.h"

/* Whether nothing is to be seen of the character: some programs skip those before a formula. */
static bool is_nothing(uint32_t character)
{
    return character == ' ' || character == '\n' || character == 0xA0 || character == 0x3000 ||
           (character >= 0x200B && character <= 0x200F) || character == 0xFEFF;
}

/* Full-width signs too: a spreadsheet may take a Chinese ＝ for the other. */
static bool begins_as_formula(const char *text)
{
    uint32_t first = text_next(&text);
    while (is_nothing(first))
        first = text_next(&text);
    first = first >= 0xFF01 && first <= 0xFF5E ? text_ascii_twin(first) : first;
    return first != 0 && first < 0x80 && strchr("=+-@\t\r", (int)first) != NULL;
}

/* What a spreadsheet would take for a formula or a value, or this guard itself. */
static bool needs_guard(const char *text)
{
    return text[0] == '\'' || begins_as_formula(text) || cell_is_value(text);
}

static bool is_number(const char *text)
{
    points value;
    return cell_points(text, ',', &value) != POINTS_NOT_A_NUMBER;
}

/* A column that is not ours keeps its numbers as they are.  What is guarded already counts as what
 * stands behind the guard, so that a field that nobody touched comes out as it came in. */
static bool needs_foreign_guard(const char *text)
{
    text += strspn(text, "'");
    return begins_as_formula(text) && !is_number(text);
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

static void add_guarded(struct str *out, const char *field, bool first, bool guarded)
{
    if (!first)
        str_add_char(out, ',');
    add_escaped(out, guarded ? "'" : "", field);
}

void table_add_free_text(struct str *out, const char *field, bool first)
{
    add_guarded(out, field, first, needs_guard(field));
}

void table_add_record_text(struct str *out, const char *field, bool first)
{
    add_guarded(out, field, first, field[0] == '\'' || begins_as_formula(field));
}

void table_add_foreign(struct str *out, const char *field, bool first)
{
    add_guarded(out, field, first, needs_foreign_guard(field));
}

const char *table_free_text(const char *field)
{
    return field[0] == '\'' && needs_guard(field + 1) ? field + 1 : field;
}

const char *table_foreign(const char *field)
{
    return field[0] == '\'' && needs_foreign_guard(field + 1) ? field + 1 : field;
}
