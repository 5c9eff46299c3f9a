/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/table.h"

static void parse(struct table *table, const char *text, bool good)
{
    struct str bytes = {0};
    struct diags diags = {0};
    str_add(&bytes, text);
    assert_int_equal(table_parse(table, &bytes, "f.csv", &diags), good);
    assert_int_equal(diags.count, good ? 0 : 1);
    str_release(&bytes);
    diags_release(&diags);
}

static void check_row(const struct table *table, size_t row, int number, const char *first,
                      const char *second)
{
    assert_true(row < table->count);
    assert_int_equal(table->rows[row].number, number);
    assert_string_equal(table_field(&table->rows[row], 0), first);
    assert_string_equal(table_field(&table->rows[row], 1), second);
}

static void rows_know_their_lines(void **state)
{
    static const char *const ends[] = {"\n", "\r\n", "\r"};
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        struct str text = {0};
        struct table table;
        str_addf(&text, "a,b%s%s\"1%s2\",x%s,%sc,d%s,,%s", ends[i], ends[i], ends[i], ends[i],
                 ends[i], ends[i], ends[i]);
        parse(&table, str_text(&text), true);
        assert_int_equal(table.count, 3);
        check_row(&table, 0, 1, "a", "b");
        assert_int_equal(table.rows[1].number, 3);
        assert_string_equal(table_field(&table.rows[1], 1), "x");
        check_row(&table, 2, 6, "c", "d");
        table_release(&table);
        str_release(&text);
    }
}

static void the_delimiter_is_found(void **state)
{
    struct table table;
    (void)state;
    parse(&table, "a;b;c\n1,5;2;3\n", true);
    assert_int_equal(table.delimiter, ';');
    check_row(&table, 1, 2, "1,5", "2");
    table_release(&table);
    parse(&table, "a\tb\n1\t2\n", true);
    check_row(&table, 1, 2, "1", "2");
    table_release(&table);
    parse(&table, "\"a;;;\",b\n1,2\n", true);
    assert_int_equal(table.delimiter, ',');
    table_release(&table);
}

static void fields_are_kept_as_they_are(void **state)
{
    struct table table;
    (void)state;
    parse(&table, " a , \"b\n", false);
    table_release(&table);
    parse(&table, " a ,\"say \"\"hi\"\"\"\n", true);
    check_row(&table, 0, 1, " a ", "say \"hi\"");
    assert_string_equal(table_field(&table.rows[0], 7), "");
    assert_string_equal(table_field(&table.rows[0], -1), "");
    table_release(&table);
    parse(&table, "", true);
    assert_int_equal(table.count, 0);
    table_release(&table);
}

/* The next number made up out of SEED, less than MOST. */
static unsigned made_up(unsigned *seed, unsigned most)
{
    *seed = *seed * 1103515245U + 12345U;
    return *seed / 65536U % most;
}

/* How a row is written: the fields as they are, in quotes, and in quotes with one field more that
 * only libcsv can read. */
enum writing { PLAIN, QUOTED, ODD, WRITINGS };

/* A row made up of pieces. */
static void add_made_up(unsigned *seed, enum writing writing, struct str *out)
{
    static const char *const pieces[] = {"a", " ", "考评", "1.5", "", "\t", ";"};
    unsigned fields = 1 + made_up(seed, 4);
    bool always = made_up(seed, 4) == 0;
    for (unsigned field = 0; field < fields; field++) {
        const char *quote = writing == PLAIN && !(always && field % 2 == 0) ? "" : "\"";
        str_addf(out, "%s%s%s", field > 0 ? "," : "", quote, field == 0 ? "x" : "");
        for (unsigned left = made_up(seed, 4); left > 0; left--)
            str_add(out, pieces[made_up(seed, sizeof pieces / sizeof pieces[0])]);
        str_add(out, quote);
    }
    str_add(out, writing == ODD ? ",\"a\"\"b\"" : "");
}

static void make_up(unsigned seed, enum writing writing, struct str *out)
{
    static const char *const ends[] = {"\n", "\r\n", "\r", "\n\n"};
    str_add(out, "a,b,c,d");
    for (unsigned rows = made_up(&seed, 6); rows > 0; rows--) {
        str_add(out, ends[made_up(&seed, 4)]);
        add_made_up(&seed, writing, out);
    }
    str_add(out, made_up(&seed, 2) == 0 ? "\n" : "");
}

static void check_same(const struct row *row, const struct row *other, size_t more)
{
    assert_int_equal(row->number, other->number);
    assert_int_equal(row->count + more, other->count);
    for (size_t i = 0; i < row->count; i++)
        assert_string_equal(row->fields[i], other->fields[i]);
}

/* Plain rows are split here, odd ones by libcsv. */
static void quotes_make_no_difference(void **state)
{
    (void)state;
    for (unsigned seed = 0; seed < 5000; seed++) {
        struct table tables[WRITINGS];
        for (int writing = 0; writing < WRITINGS; writing++) {
            struct str text = {0};
            make_up(seed, (enum writing)writing, &text);
            parse(&tables[writing], str_text(&text), true);
            str_release(&text);
        }
        assert_int_equal(tables[PLAIN].count, tables[QUOTED].count);
        assert_int_equal(tables[PLAIN].count, tables[ODD].count);
        for (size_t i = 0; i < tables[PLAIN].count; i++) {
            check_same(&tables[PLAIN].rows[i], &tables[QUOTED].rows[i], 0);
            check_same(&tables[PLAIN].rows[i], &tables[ODD].rows[i], i > 0);
        }
        for (int writing = 0; writing < WRITINGS; writing++)
            table_release(&tables[writing]);
    }
}

static void refuses_at(const char *text, int row)
{
    struct table table;
    struct str bytes = {0};
    struct diags diags = {0};
    str_add(&bytes, text);
    assert_false(table_parse(&table, &bytes, "f.csv", &diags));
    assert_int_equal(diags.at[0].row, row);
    assert_string_equal(diags.at[0].file, "f.csv");
    str_release(&bytes);
    diags_release(&diags);
    table_release(&table);
}

static void a_bad_quote_names_its_row(void **state)
{
    (void)state;
    refuses_at("a,b\nc,d\"e\n", 2);
    refuses_at("a,b\n\nc,\"d\ne,f\ng\n", 3);
    refuses_at("a,\"b\"c\n", 1);
}

/* Rows with a quote within a field are read by other means than the others. */
static void one_column_too_many_is_refused(void **state)
{
    static const char *const fields[] = {"x", "\"x\"", "\"x\"\"y\""};
    (void)state;
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        struct table table;
        struct str text = {0};
        str_add(&text, fields[i]);
        for (int k = 1; k < TABLE_COLUMNS_MOST; k++)
            str_addf(&text, ",%s", fields[i]);
        parse(&table, str_text(&text), true);
        assert_int_equal(table_width(&table), TABLE_COLUMNS_MOST);
        table_release(&table);
        /* The last field is known to be one only at the end of all. */
        str_addf(&text, ",%s", fields[i]);
        refuses_at(str_text(&text), 1);
        str_add(&text, "\n");
        refuses_at(str_text(&text), 1);
        str_release(&text);
    }
}

static void round_trip(const char *text, bool guarded)
{
    struct table table;
    struct str line = {0};
    table_add_free_text(&line, "x", true);
    table_add_free_text(&line, text, false);
    str_add(&line, TABLE_LINE_END);
    parse(&table, str_text(&line), true);
    assert_int_equal(table_field(&table.rows[0], 1)[0] == '\'', guarded);
    assert_string_equal(table_free_text(table_field(&table.rows[0], 1)), text);
    table_release(&table);
    str_release(&line);
}

static void free_text_is_guarded_and_comes_back(void **state)
{
    (void)state;
    round_trip("=1+1", true);
    round_trip("+1", true);
    round_trip("-1", true);
    round_trip("@x", true);
    round_trip("'quoted'", true);
    round_trip("''", true);
    round_trip("\n=1", true);
    round_trip("\u00A0=1", true);
    round_trip("\u3000=1", true);
    round_trip("\u200B=1", true);
    round_trip("\uFEFF=1", true);
    round_trip("\u2013=1", false);
    round_trip("\tx", true);
    round_trip("\rx", true);
    round_trip(" =1+1", true);
    round_trip("\n=1+1", true);
    round_trip("\xE2\x80\x8B=1+1", true);
    round_trip("＝1+1", true);
    round_trip("0012", true);
    round_trip("1/2", true);
    round_trip("'0012", true);
    round_trip("TRUE", true);
    round_trip("plain", false);
    round_trip("a,b;\"c\"\nd", false);
    round_trip(" blank ", false);
    round_trip("备注", false);
    round_trip("𠮷田", false);
    round_trip("blank behind ", false);
    round_trip("", false);
    /* A quotation mark that guards nothing is the text's own. */
    assert_string_equal(table_free_text("'90s"), "'90s");
}

/* What is in a column of somebody else, and what is written for it. */
static void foreign_fields_come_out_as_they_came_in(void **state)
{
    static const char *const fields[][2] = {
        {"0012", "0012"},     {"-5", "-5"},       {"+1.5", "+1.5"},  {"1,5", "1,5"},
        {"'0012", "'0012"},   {"'text", "'text"}, {"=1+1", "'=1+1"}, {"'=1+1", "'=1+1"},
        {"''=1+1", "''=1+1"}, {"-x", "'-x"},      {"@x", "'@x"},     {"+1-2", "'+1-2"},
        {"备注", "备注"},     {"", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        struct table table;
        struct str line = {0};
        table_add_foreign(&line, "x", true);
        table_add_foreign(&line, table_foreign(fields[i][0]), false);
        parse(&table, str_text(&line), true);
        assert_string_equal(table_field(&table.rows[0], 1), fields[i][1]);
        table_release(&table);
        str_release(&line);
    }
}

static void columns_are_found_by_name(void **state)
{
    struct table table;
    (void)state;
    parse(&table, "Kind, ID ,标记\n", true);
    assert_int_equal(row_find(&table.rows[0], "kind"), 0);
    assert_int_equal(row_find(&table.rows[0], "id"), 1);
    assert_int_equal(row_find(&table.rows[0], "标记"), 2);
    assert_int_equal(row_find(&table.rows[0], "nothing"), -1);
    table_release(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_know_their_lines),
        cmocka_unit_test(the_delimiter_is_found),
        cmocka_unit_test(fields_are_kept_as_they_are),
        cmocka_unit_test(quotes_make_no_difference),
        cmocka_unit_test(a_bad_quote_names_its_row),
        cmocka_unit_test(one_column_too_many_is_refused),
        cmocka_unit_test(free_text_is_guarded_and_comes_back),
        cmocka_unit_test(foreign_fields_come_out_as_they_came_in),
        cmocka_unit_test(columns_are_found_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
