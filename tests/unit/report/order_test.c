/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../support/form_text.h"
#include "base/mem.h"
#include "report/order.h"

/* A folder of the small form made in memory, and a roster. */
struct fixture {
    struct form *form;
    struct folder folder;
    struct names roster;
    struct order order;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture->form = form_text_small();
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    order_release(&fixture->order);
    folder_release(&fixture->folder);
    names_release(&fixture->roster);
    form_free(fixture->form);
    free(fixture);
    return 0;
}

static struct folder_entry *add_entry(struct fixture *fixture, const char *file)
{
    struct folder *folder = &fixture->folder;
    folder->entries =
        mem_grow(folder->entries, folder->count, &folder->room, sizeof *folder->entries);
    names_add(&folder->files, file);
    struct folder_entry *entry = &folder->entries[folder->count++];
    *entry = (struct folder_entry){.file = folder->files.at[folder->files.count - 1]};
    return entry;
}

static void mark(struct sheet *sheet, int item, const char *marks)
{
    struct change change = {item, CHANGE_MARKS, "", marks};
    assert_true(sheet_apply(sheet, &change, "2017-12-20T09:30:00+08:00", true, NULL));
}

/* A sheet with A1 and C1 marked as said (NULL leaves them open), all else settled. */
static void add_sheet(struct fixture *fixture, const char *unit, const char *a1, const char *c1,
                      enum sheet_status status, const char *date)
{
    char file[64];
    snprintf(file, sizeof file, "./small/%zu.csv", fixture->folder.count);
    struct folder_entry *entry = add_entry(fixture, file);
    entry->sheet = mem_new(1, sizeof *entry->sheet);
    sheet_init(entry->sheet, fixture->form, unit);
    mark(entry->sheet, SMALL_A2, "ok");
    mark(entry->sheet, SMALL_A3, "ok");
    mark(entry->sheet, SMALL_B1, "ok");
    if (a1 != NULL)
        mark(entry->sheet, SMALL_A1, a1);
    if (c1 != NULL)
        mark(entry->sheet, SMALL_C1, c1);
    entry->sheet->status = status;
    mem_replace(&entry->sheet->date, date);
    folder_entry_add_up(entry);
}

/* The names in order, with their ranks where they have one: "b1 c2 a". */
static void assert_order(const struct order *order, const char *expected)
{
    struct str found = {0};
    for (size_t i = 0; i < order->count; i++) {
        str_separate(&found, " ");
        str_add(&found, order->rows[i].name);
        if (order->rows[i].rank != RANK_NONE)
            str_addf(&found, "%d", order->rows[i].rank);
    }
    assert_string_equal(str_text(&found), expected);
    str_release(&found);
}

static void make(struct fixture *fixture, struct order_by by)
{
    order_release(&fixture->order);
    order_init(&fixture->order, &fixture->folder, fixture->form, &fixture->roster);
    order_sort(&fixture->order, &fixture->folder, by);
}

/* Four finals of which two are equal, two drafts, one of the roster without a sheet, a stranger. */
static void fill(struct fixture *fixture)
{
    add_sheet(fixture, "d", "b=4", "ok", SHEET_FINAL, "2017-12-18");
    add_sheet(fixture, "b", "b=1", "ok", SHEET_FINAL, "2017-12-20");
    add_sheet(fixture, "x", NULL, "h=1", SHEET_DRAFT, "2017-12-21");
    add_sheet(fixture, "c", "b=1", "ok", SHEET_FINAL, "2017-12-19");
    add_sheet(fixture, "a", "ok", "ok", SHEET_FINAL, "2017-12-20");
    add_sheet(fixture, "y", "a=1", NULL, SHEET_DRAFT, "");
    add_entry(fixture, "./small/0 notes.csv");
    names_add(&fixture->roster, "Ｂ ");
    names_add(&fixture->roster, "n");
}

static void ties_share_a_rank_and_drafts_have_none(void **state)
{
    struct fixture *fixture = *state;
    fill(fixture);
    make(fixture, (struct order_by){0});
    assert_order(&fixture->order, "a1 b2 c2 d4 x y n 0 notes.csv");
    assert_int_equal(fixture->order.sheets, 6);
    assert_int_equal(fixture->order.ranked, 4);
    assert_int_equal(fixture->order.not_begun, 1);
    make(fixture, (struct order_by){.reversed = true});
    assert_order(&fixture->order, "d4 b2 c2 a1 x y n 0 notes.csv");
}

/* A file that cannot be read is shown with the form in whose directory it stands; with each, where
 * that is nobody's. */
static void what_cannot_be_read_stands_with_its_form(void **state)
{
    struct fixture *fixture = *state;
    struct form *other = form_text_small();
    other->id = "other";
    add_sheet(fixture, "a", "ok", "ok", SHEET_FINAL, "2017-12-20");
    struct folder_entry *entry = add_entry(fixture, "./other/0.csv");
    entry->form = other;
    entry->unit = "a";
    add_entry(fixture, "./other/bad.csv");
    add_entry(fixture, "./small/worse.csv");
    add_entry(fixture, "./stray.csv");
    make(fixture, (struct order_by){0});
    assert_order(&fixture->order, "a1 worse.csv stray.csv");
    fixture->folder.entries[1].form = NULL;
    form_free(other);
}

static void every_column_sorts_both_ways(void **state)
{
    static const struct {
        struct order_by by;
        const char *expected;
        const char *reversed;
    } cases[] = {
        {{.column = ORDER_UNIT}, "a1 b2 c2 d4 n x y 0 notes.csv", "y x n d4 c2 b2 a1 0 notes.csv"},
        /* x has 7 of at most 12, y 5: A2 and A3 5, B1 0, and x's C1 2. */
        {{.column = ORDER_TOTAL}, "a1 b2 c2 d4 x y n 0 notes.csv", "y x d4 b2 c2 a1 n 0 notes.csv"},
        {{.column = ORDER_SECTION, .section = SMALL_C},
         "x a1 b2 c2 d4 y n 0 notes.csv",
         "a1 b2 c2 d4 y x n 0 notes.csv"},
        {{.column = ORDER_CHECKED},
         "n x y a1 b2 c2 d4 0 notes.csv",
         "a1 b2 c2 d4 x y n 0 notes.csv"},
        {{.column = ORDER_STATUS},
         "n x y a1 b2 c2 d4 0 notes.csv",
         "a1 b2 c2 d4 x y n 0 notes.csv"},
        {{.column = ORDER_DATE}, "x a1 b2 c2 d4 y n 0 notes.csv", "d4 c2 a1 b2 x y n 0 notes.csv"},
    };
    struct fixture *fixture = *state;
    fill(fixture);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct order_by by = cases[i].by;
        make(fixture, by);
        assert_order(&fixture->order, cases[i].expected);
        by.reversed = true;
        make(fixture, by);
        assert_order(&fixture->order, cases[i].reversed);
    }
}

static void the_next_column_goes_round_all(void **state)
{
    struct fixture *fixture = *state;
    struct order_by by = {0};
    int columns = 0;
    do {
        by = order_next(by, fixture->form);
        columns++;
    } while (by.column != ORDER_RANK);
    assert_int_equal(columns, 6 + fixture->form->section_count);
    assert_true(order_descends((struct order_by){.column = ORDER_TOTAL}));
    assert_false(order_descends((struct order_by){.column = ORDER_TOTAL, .reversed = true}));
    assert_false(order_descends((struct order_by){.column = ORDER_RANK}));
}

static void two_sheets_of_one_unit_are_marked(void **state)
{
    struct fixture *fixture = *state;
    fill(fixture);
    add_sheet(fixture, " ｙ", "ok", NULL, SHEET_DRAFT, "");
    make(fixture, (struct order_by){0});
    for (size_t i = 0; i < fixture->order.count; i++) {
        const struct order_row *row = &fixture->order.rows[i];
        assert_int_equal(row->twin, strcmp(row->name, "y") == 0 || strcmp(row->name, " ｙ") == 0);
    }
}

static void half_a_folder_has_no_ranks_and_nothing_not_begun(void **state)
{
    struct fixture *fixture = *state;
    fill(fixture);
    names_add(&fixture->folder.files, "./small/later.csv");
    make(fixture, (struct order_by){0});
    assert_order(&fixture->order, "a b c d x y 0 notes.csv");
    assert_int_equal(fixture->order.not_begun, 0);
}

static void a_filter_keeps_what_has_the_words(void **state)
{
    struct fixture *fixture = *state;
    fill(fixture);
    make(fixture, (struct order_by){0});
    order_filter(&fixture->order, "N");
    assert_order(&fixture->order, "n 0 notes.csv");
    assert_int_equal(fixture->order.sheets, 6);
}

static void ten_thousand_rows_are_sorted_stably(void **state)
{
    struct fixture *fixture = *state;
    char unit[16];
    for (int i = 0; i < 10000; i++) {
        snprintf(unit, sizeof unit, "%05d", (i * 7919) % 10000);
        add_sheet(fixture, unit, i % 2 == 0 ? "ok" : "b=1", "ok", SHEET_FINAL, "2017-12-20");
    }
    make(fixture, (struct order_by){.column = ORDER_SECTION, .section = SMALL_B});
    assert_int_equal(fixture->order.rows[0].rank, 1);
    assert_int_equal(fixture->order.rows[4999].rank, 1);
    assert_int_equal(fixture->order.rows[5000].rank, 5001);
    for (int i = 1; i < 5000; i++)
        assert_true(strcmp(fixture->order.rows[i - 1].name, fixture->order.rows[i].name) < 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(ties_share_a_rank_and_drafts_have_none, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_cannot_be_read_stands_with_its_form, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(every_column_sorts_both_ways, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_next_column_goes_round_all, set_up, tear_down),
        cmocka_unit_test_setup_teardown(two_sheets_of_one_unit_are_marked, set_up, tear_down),
        cmocka_unit_test_setup_teardown(half_a_folder_has_no_ranks_and_nothing_not_begun, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_filter_keeps_what_has_the_words, set_up, tear_down),
        cmocka_unit_test_setup_teardown(ten_thousand_rows_are_sorted_stably, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
