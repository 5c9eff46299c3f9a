/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../../support/folder_small.h"
#include "../../support/form_text.h"
#include "report/compare.h"

struct fixture {
    struct form *form;
    struct folder folder;
    struct compare compare;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture->form = form_text_small();
    folder_small_add(&fixture->folder, fixture->form, "样例甲");
    folder_small_add(&fixture->folder, fixture->form, "样例乙");
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    compare_release(&fixture->compare);
    folder_release(&fixture->folder);
    form_free(fixture->form);
    free(fixture);
    return 0;
}

static void compare(struct fixture *fixture, bool all)
{
    compare_init(&fixture->compare, fixture->folder.entries[0].sheet,
                 fixture->folder.entries[1].sheet, all);
}

static void mark(struct fixture *fixture, int item, const char *left, const char *right)
{
    folder_small_mark(&fixture->folder, 0, item, left);
    folder_small_mark(&fixture->folder, 1, item, right);
}

/* The row of that kind and index, NULL where there is none. */
static const struct compare_row *row(const struct fixture *fixture, enum compare_kind kind,
                                     int index)
{
    for (size_t i = 0; i < fixture->compare.count; i++)
        if (fixture->compare.rows[i].kind == kind && fixture->compare.rows[i].index == index)
            return &fixture->compare.rows[i];
    return NULL;
}

static void assert_difference(const struct fixture *fixture, enum compare_kind kind, int index,
                              const char *expected)
{
    char text[POINTS_SIGNED_TEXT];
    assert_non_null(row(fixture, kind, index));
    assert_string_equal(compare_to_text(row(fixture, kind, index), text), expected);
}

static void what_differs_has_a_row_with_its_difference(void **state)
{
    struct fixture *fixture = *state;
    mark(fixture, SMALL_A1, "b=1", "b=3");
    mark(fixture, SMALL_A2, "e=1", "e=1");
    mark(fixture, SMALL_A3, "score=1", "score=1.25");
    compare(fixture, false);
    assert_int_equal(fixture->compare.differing, 2);
    assert_difference(fixture, COMPARE_ITEM, SMALL_A1, "+1");
    assert_null(row(fixture, COMPARE_ITEM, SMALL_A2));
    assert_difference(fixture, COMPARE_ITEM, SMALL_A3, "−0.25");
    assert_difference(fixture, COMPARE_SECTION, SMALL_A, "+0.75");
}

static void the_total_stands_first_and_every_section_has_a_row(void **state)
{
    struct fixture *fixture = *state;
    compare(fixture, false);
    assert_int_equal(fixture->compare.count, 1 + 3);
    assert_int_equal(fixture->compare.rows[0].kind, COMPARE_TOTAL);
    for (int i = 0; i < 3; i++)
        assert_int_equal(fixture->compare.rows[1 + i].kind, COMPARE_SECTION);
    compare_release(&fixture->compare);
    compare(fixture, true);
    assert_int_equal(fixture->compare.count, 1 + 3 + SMALL_COUNT);
    assert_int_equal(fixture->compare.differing, 0);
}

static void open_and_settled_differ_by_nothing_that_is_known(void **state)
{
    struct fixture *fixture = *state;
    mark(fixture, SMALL_A1, "ok", "");
    compare(fixture, false);
    assert_int_equal(fixture->compare.differing, 1);
    assert_difference(fixture, COMPARE_ITEM, SMALL_A1, "–");
    assert_difference(fixture, COMPARE_SECTION, SMALL_A, "–");
    assert_difference(fixture, COMPARE_TOTAL, 0, "–");
    /* Nothing is open in what both have left untouched, yet nothing is known of it either. */
    assert_false(row(fixture, COMPARE_SECTION, SMALL_B)->differs);
    assert_difference(fixture, COMPARE_SECTION, SMALL_B, "–");
}

static void left_out_and_settled_differ(void **state)
{
    struct fixture *fixture = *state;
    mark(fixture, SMALL_A2, "na", "ok");
    compare(fixture, false);
    assert_int_equal(fixture->compare.differing, 1);
    assert_difference(fixture, COMPARE_ITEM, SMALL_A2, "–");
    compare_release(&fixture->compare);
    mark(fixture, SMALL_A2, "na", "na");
    compare(fixture, true);
    assert_int_equal(fixture->compare.differing, 0);
    assert_difference(fixture, COMPARE_ITEM, SMALL_A2, "0");
}

/* The full marks of such sums are not the same, so neither do they compare. */
static void sums_with_an_item_left_out_on_one_side_are_not_known(void **state)
{
    struct fixture *fixture = *state;
    mark(fixture, SMALL_A1, "b=1", "ok");
    mark(fixture, SMALL_A2, "na", "ok");
    mark(fixture, SMALL_A3, "score=2", "score=2");
    mark(fixture, SMALL_B1, "f=1", "ok");
    mark(fixture, SMALL_C1, "ok", "ok");
    compare(fixture, false);
    assert_difference(fixture, COMPARE_SECTION, SMALL_A, "–");
    assert_difference(fixture, COMPARE_SECTION, SMALL_B, "+1");
    assert_difference(fixture, COMPARE_TOTAL, 0, "–");
    compare_release(&fixture->compare);
    mark(fixture, SMALL_A2, "na", "na");
    compare(fixture, false);
    assert_difference(fixture, COMPARE_SECTION, SMALL_A, "−0.5");
    assert_difference(fixture, COMPARE_TOTAL, 0, "+0.5");
}

/* Two ways to the same score are worth a look. */
static void other_marks_with_the_same_score_differ_by_0(void **state)
{
    struct fixture *fixture = *state;
    mark(fixture, SMALL_C1, "h=2", "h=4");
    compare(fixture, false);
    assert_difference(fixture, COMPARE_ITEM, SMALL_C1, "0");
    assert_difference(fixture, COMPARE_SECTION, SMALL_C, "0");
}

static void a_note_alone_makes_no_difference(void **state)
{
    struct fixture *fixture = *state;
    mark(fixture, SMALL_A1, "b=1", "b=1");
    folder_small_note(&fixture->folder, 0, SMALL_A1, "样例");
    compare(fixture, false);
    assert_int_equal(fixture->compare.differing, 0);
}

#define WITH_FOLDER(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(what_differs_has_a_row_with_its_difference),
        WITH_FOLDER(the_total_stands_first_and_every_section_has_a_row),
        WITH_FOLDER(open_and_settled_differ_by_nothing_that_is_known),
        WITH_FOLDER(left_out_and_settled_differ),
        WITH_FOLDER(sums_with_an_item_left_out_on_one_side_are_not_known),
        WITH_FOLDER(other_marks_with_the_same_score_differ_by_0),
        WITH_FOLDER(a_note_alone_makes_no_difference),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
