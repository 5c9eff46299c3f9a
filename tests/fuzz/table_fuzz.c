/* SPDX-License-Identifier: MIT */
/* A CSV file as a spreadsheet may leave it: what was read, written and read again, is the same. */
#include <string.h>

#include "base/charset.h"
#include "base/table.h"
#include "base/text.h"
#include "fuzz.h"

void fuzz_begin(void)
{
}

static void write_rows(const struct table *table, bool free_text, struct str *out)
{
    for (size_t i = 0; i < table->count; i++) {
        const struct row *row = &table->rows[i];
        for (size_t k = 0; k < row->count; k++)
            (free_text ? table_add_free_text : table_add_field)(out, row->fields[k], k == 0);
        str_add(out, TABLE_LINE_END);
    }
}

static void must_be_the_same(const struct table *a, const struct table *b, bool free_text)
{
    fuzz_must(a->count == b->count, "as many rows");
    for (size_t i = 0; i < a->count; i++) {
        fuzz_must(a->rows[i].count == b->rows[i].count, "as many fields");
        for (size_t k = 0; k < a->rows[i].count; k++) {
            const char *again = b->rows[i].fields[k];
            fuzz_must_equal(a->rows[i].fields[k], free_text ? table_free_text(again) : again,
                            "a field comes back");
        }
    }
}

static void come_back(const struct table *table, bool free_text)
{
    struct str text = {0};
    struct table again = {0};
    struct diags diags = {0};
    write_rows(table, free_text, &text);
    fuzz_must_succeed(table_parse(&again, &text, "again", &diags), &diags, "what is written reads");
    must_be_the_same(table, &again, free_text);
    table_release(&again);
    diags_release(&diags);
    str_release(&text);
}

static void look_at(const struct table *table)
{
    int line = 0;
    for (size_t i = 0; i < table->count; i++) {
        fuzz_must(table->rows[i].number > line, "rows have rising numbers");
        line = table->rows[i].number;
        for (size_t k = 0; k < table->rows[i].count; k++)
            fuzz_must(text_is_utf8(table->rows[i].fields[k], strlen(table->rows[i].fields[k])),
                      "a field is UTF-8");
    }
}

void fuzz_one(const uint8_t *bytes, size_t size)
{
    struct str text = {0};
    struct table table = {0};
    struct diags diags = {0};
    enum charset charset;
    str_add_part(&text, (const char *)bytes, size);
    bool good = charset_to_utf8(&text, "input", &charset, &diags) &&
                table_parse(&table, &text, "input", &diags);
    fuzz_must_say_why(good, &diags, "a table that is refused says why");
    look_at(&table);
    if (good) {
        come_back(&table, false);
        come_back(&table, true);
    }
    table_release(&table);
    diags_release(&diags);
    str_release(&text);
}
