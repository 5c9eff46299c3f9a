/* SPDX-License-Identifier: MIT */
#include <iconv.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../support/form_text.h"
#include "../../support/place.h"
#include "base/mem.h"
#include "base/table.h"
#include "sheet/session.h"
#include "sheet/sheet_file.h"

/*
 * A sheet as every combination of what spreadsheets do to a file leaves it: each must come back as
 * the sheet that was saved.
 */
struct fixture {
    struct form_shelf shelf;
    char *place;
    struct sheet sheet;
    struct str plain;  /* the sheet as we write it */
    struct str extras; /* the same with two columns that are not ours */
};

/* What was done to the file. */
struct manner {
    const char *charset;
    const char *mark; /* the charset's byte order mark */
    size_t mark_size;
    char delimiter;
    const char *line_end;
    bool quote_all;
    bool reorder; /* columns from the last to the first */
    bool resort;  /* rows from the last to the first */
    bool extras;
    bool trailing; /* empty rows and columns at the ends */
    int number;    /* of NUMBERS */
    int date;
    int moment;
};

static const char *const dates[] = {"2017-12-20",  "2017/12/20",     "2017-12-20 00:00:00",
                                    "20/12/2017",  "12/20/2017",     "43089",
                                    "2017.12.20 ", "2017年12月20日", "12/20/17"};

static const char *const moments[] = {"2017-12-20T09:30:00+08:00", "2017-12-20 09:30:00",
                                      "2017/12/20 9:30", "12/20/2017 9:30:00 AM"};

enum number {
    NUMBER_PLAIN,
    NUMBER_ZEROS,
    NUMBER_BLANKS,
    NUMBER_WIDE,
    NUMBER_POWER,
    NUMBER_COMMA,
    NUMBERS
};

#define COUNT(list) ((int)(sizeof(list) / sizeof(list)[0]))

static void change(struct fixture *fixture, int item, enum change_kind kind, const char *to)
{
    struct change made = {item, kind, "", to};
    assert_true(sheet_apply(&fixture->sheet, &made, "2017-12-20T09:30:00+08:00", true, NULL));
}

static int set_up(void **state)
{
    static const char *const marks[] = {"b=2 adjust=-0.3", "d=1", "score=0.4", "f=1 g=850", ""};
    static const char *const notes[] = {"=1+1, \"x\";\t\n备注\n", "0012", "1/2",
                                        "' quoted ' and ''", "12345678901234567890"};
    struct fixture *fixture = mem_new(1, sizeof *fixture);
    fixture->place = place_make();
    free(form_text_write(fixture->place));
    form_shelf_add(&fixture->shelf, fixture->place);
    const struct form *form = form_shelf_find(&fixture->shelf, "small", NULL);
    assert_non_null(form);
    sheet_init(&fixture->sheet, form, "");
    change(fixture, CHANGE_WHOLE_SHEET, CHANGE_UNIT, "财政所 \"一\", 二; 三");
    change(fixture, CHANGE_WHOLE_SHEET, CHANGE_ASSESSORS, "张三、李四");
    change(fixture, CHANGE_WHOLE_SHEET, CHANGE_DATE, "2017-12-20");
    for (int i = 0; i < COUNT(notes); i++) {
        change(fixture, i, CHANGE_NOTE, notes[i]);
        change(fixture, i, CHANGE_MARKS, marks[i]);
    }
    sheet_write(&fixture->sheet, &fixture->plain);
    names_add(&fixture->sheet.extra_names, "经办");
    names_add(&fixture->sheet.extra_names, "经办");
    for (int i = 0; i < form->item_count; i++) {
        static const char *const fields[] = {"-5", "0012", "甲, \"乙\"; \t", "'x", "=1", ""};
        names_add(&fixture->sheet.extra_fields, fields[i % COUNT(fields)]);
        names_add(&fixture->sheet.extra_fields, fields[(i + 3) % COUNT(fields)]);
    }
    sheet_write(&fixture->sheet, &fixture->extras);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    sheet_release(&fixture->sheet);
    form_shelf_release(&fixture->shelf);
    str_release(&fixture->plain);
    str_release(&fixture->extras);
    place_remove(fixture->place);
    free(fixture);
    return 0;
}

static void add_wide(const char *text, struct str *out)
{
    for (; *text != '\0'; text++) {
        const char wide[] = {'\xEF', '\xBC', (char)(*text - '!' + 0x81), '\0'};
        str_add(out, wide);
    }
}

/* A number as another program shows it. */
static void add_number(const char *text, const struct manner *manner, struct str *out)
{
    size_t whole = strcspn(text, ".");
    if (text[0] == '\0')
        return;
    if (manner->number == NUMBER_ZEROS)
        str_addf(out, "%s%s", text, text[whole] == '.' ? "00" : ".00");
    else if (manner->number == NUMBER_BLANKS)
        str_addf(out, "  %s ", text);
    else if (manner->number == NUMBER_WIDE)
        add_wide(text, out);
    else if (manner->number == NUMBER_POWER)
        str_addf(out, "%sE+00", text);
    else if (manner->number == NUMBER_COMMA)
        str_addf(out, "%.*s%s%s", (int)whole, text, text[whole] == '.' ? "," : "",
                 text[whole] == '.' ? text + whole + 1 : "");
    else
        str_add(out, text);
}

static void add_value(const char *name, const char *text, const struct manner *manner,
                      struct str *out)
{
    if (strcmp(name, "得分") == 0 || strcmp(name, "分值") == 0)
        add_number(text, manner, out);
    else if (strcmp(name, "日期") == 0)
        str_add(out, dates[manner->date]);
    else if (strcmp(name, "检查时间") == 0 && text[0] != '\0')
        str_add(out, moments[manner->moment]);
    else
        str_add(out, text);
}

static void add_quoted(const char *field, const struct manner *manner, struct str *out)
{
    const char special[] = {manner->delimiter, '"', '\r', '\n', '\0'};
    if (!manner->quote_all && strpbrk(field, special) == NULL) {
        str_add(out, field);
        return;
    }
    str_add_char(out, '"');
    for (; *field != '\0'; field++) {
        if (*field == '"')
            str_add_char(out, '"');
        if (*field == '\n')
            str_add(out, manner->line_end);
        else
            str_add_char(out, *field);
    }
    str_add_char(out, '"');
}

static void add_row(const struct table *table, size_t row, const struct manner *manner,
                    struct str *out)
{
    size_t count = table->rows[0].count;
    for (size_t i = 0; i < count; i++) {
        struct str value = {0};
        int column = (int)(manner->reorder ? count - 1 - i : i);
        const char *text = table_field(&table->rows[row], column);
        if (i > 0)
            str_add_char(out, manner->delimiter);
        if (row == 0)
            str_add(&value, text);
        else
            add_value(table_field(table->rows, column), text, manner, &value);
        add_quoted(str_text(&value), manner, out);
        str_release(&value);
    }
    for (int i = 0; manner->trailing && i < 3; i++)
        str_add_char(out, manner->delimiter);
    str_add(out, manner->line_end);
}

static void encode(const struct str *text, const struct manner *manner, struct str *out)
{
    iconv_t converter = iconv_open(manner->charset, "UTF-8");
    size_t room = 4 * text->size + 8;
    char *bytes = mem_new(room, 1);
    char *in = text->data;
    char *to = bytes;
    size_t left = text->size;
    size_t rest = room;
    assert_true(converter != (iconv_t)-1);
    assert_int_equal(iconv(converter, &in, &left, &to, &rest), 0);
    iconv_close(converter);
    str_add_part(out, manner->mark, manner->mark_size);
    str_add_part(out, bytes, room - rest);
    free(bytes);
}

/* The file CONTENT as MANNER leaves it. */
static void rewrite(const struct str *content, const struct manner *manner, struct str *out)
{
    struct table table;
    struct str text = {0};
    struct str bare = {0};
    str_add(&bare, str_text(content) + strlen(TABLE_BOM));
    assert_true(table_parse(&table, &bare, "x", NULL));
    add_row(&table, 0, manner, &text);
    for (size_t i = 1; i < table.count; i++)
        add_row(&table, manner->resort ? table.count - i : i, manner, &text);
    for (int i = 0; manner->trailing && i < 2; i++)
        str_addf(&text, "%c%c%s%s", manner->delimiter, manner->delimiter, manner->line_end,
                 manner->line_end);
    encode(&text, manner, out);
    table_release(&table);
    str_release(&text);
    str_release(&bare);
}

static void check(struct fixture *fixture, const struct manner *manner)
{
    const struct str *content = manner->extras ? &fixture->extras : &fixture->plain;
    struct str bytes = {0};
    struct str again = {0};
    struct sheet sheet;
    struct diags diags = {0};
    rewrite(content, manner, &bytes);
    if (!sheet_read(&sheet, &bytes, "x", &fixture->shelf, NULL, &diags) || diags.count > 0)
        fail_msg("%d:%d: %s\n%s", diags.at[0].row, diags.at[0].column, diags.at[0].text,
                 str_text(&bytes));
    sheet_write(&sheet, &again);
    if (manner->reorder && manner->extras)
        /* Two columns of one name came in the other order. */
        assert_int_equal(again.size, content->size);
    else
        assert_string_equal(str_text(&again), str_text(content));
    sheet_release(&sheet);
    str_release(&bytes);
    str_release(&again);
    diags_release(&diags);
}

static const struct manner charsets[] = {
    {.charset = "UTF-8", .mark = ""},
    {.charset = "UTF-8", .mark = TABLE_BOM, .mark_size = 3},
    {.charset = "GB18030", .mark = ""},
    {.charset = "UTF-16LE", .mark = "\xFF\xFE", .mark_size = 2},
    {.charset = "UTF-16BE", .mark = "\xFE\xFF", .mark_size = 2},
};

/* The N-th manner: its digits say which of each. */
static struct manner manner_of(int n)
{
    static const char delimiters[] = {',', ';', '\t'};
    static const char *const line_ends[] = {"\r\n", "\n", "\r"};
    struct manner manner = charsets[n % COUNT(charsets)];
    n /= COUNT(charsets);
    manner.delimiter = delimiters[n % COUNT(delimiters)];
    n /= COUNT(delimiters);
    manner.line_end = line_ends[n % COUNT(line_ends)];
    n /= COUNT(line_ends);
    manner.quote_all = n & 1;
    manner.reorder = n >> 1 & 1;
    manner.resort = n >> 2 & 1;
    manner.extras = n >> 3 & 1;
    manner.trailing = n >> 4 & 1;
    return manner;
}

#define MANNERS (COUNT(charsets) * 3 * 3 * 32)

static void every_way_to_save_a_sheet_comes_back(void **state)
{
    int checked = 0;
    int step = 0;
    for (int n = 0; n < MANNERS; n++)
        for (int date = 0; date < COUNT(dates); date++) {
            struct manner manner = manner_of(n);
            manner.date = date;
            manner.number = step++ % NUMBERS;
            manner.moment = step % COUNT(moments);
            check(*state, &manner);
            checked++;
        }
    print_message("broken: ways in which a spreadsheet saves a sheet | %d | 0\n", checked);
}

/* The same through a session, whose journal knows what the sheet was: nothing is taken for an edit.
 */
static void no_way_to_save_a_sheet_is_an_edit(void **state)
{
    struct fixture *fixture = *state;
    struct session session;
    struct clock clock = {.fixed = 1513733400};
    char *file = place_write(fixture->place, "a.csv", str_text(&fixture->extras));
    assert_true(session_open(&session, file, &fixture->shelf, &clock, NULL));
    session_release(&session);
    for (int n = 0; n < MANNERS; n += 7) {
        struct diags diags = {0};
        struct str bytes = {0};
        struct manner manner = manner_of(n);
        manner.date = n % COUNT(dates);
        manner.number = n % NUMBERS;
        manner.moment = n % COUNT(moments);
        rewrite(&fixture->extras, &manner, &bytes);
        free(place_write_bytes(fixture->place, "a.csv", str_text(&bytes), bytes.size));
        assert_true(session_open(&session, file, &fixture->shelf, &clock, &diags));
        assert_int_equal(diags.count, 0);
        assert_int_equal(session.unsaved, false);
        assert_int_equal(session.leftover, false);
        session_release(&session);
        str_release(&bytes);
        diags_release(&diags);
    }
    free(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_way_to_save_a_sheet_comes_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(no_way_to_save_a_sheet_is_an_edit, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
