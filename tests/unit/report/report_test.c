/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../support/form_text.h"
#include "base/lang.h"
#include "report/explain.h"
#include "report/history.h"
#include "report/show.h"
#include "report/tally_text.h"

/* A sheet of the small form. */
struct fixture {
    struct form *form;
    struct sheet sheet;
    struct str out;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture->form = form_text_small();
    sheet_init(&fixture->sheet, fixture->form, "样例单位");
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    sheet_release(&fixture->sheet);
    form_free(fixture->form);
    str_release(&fixture->out);
    free(fixture);
    return 0;
}

static void mark(struct fixture *fixture, int item, const char *marks)
{
    struct change change = {item, CHANGE_MARKS, "", marks};
    assert_true(sheet_apply(&fixture->sheet, &change, "2017-12-20T09:30:00+08:00", true, NULL));
}

static void assert_formula(struct fixture *fixture, int item, const char *marks,
                           const char *expected)
{
    mark(fixture, item, marks);
    str_clear(&fixture->out);
    explain_formula(&fixture->sheet, item, &fixture->out);
    assert_string_equal(str_text(&fixture->out), expected);
}

static void assert_history(struct fixture *fixture, const char *marks, const char *expected)
{
    str_clear(&fixture->out);
    history_value(fixture->form, SMALL_A1, CHANGE_MARKS, marks, &fixture->out);
    assert_string_equal(str_text(&fixture->out), expected);
}

/* A journal outlives its form: a rule that was taken out of it was marked all the same. */
static void a_history_tells_marks_as_findings_or_as_they_stand(void **state)
{
    struct fixture *fixture = *state;
    assert_history(fixture, "a=1", "no a −5");
    assert_history(fixture, "ok", "nothing marked");
    assert_history(fixture, "", "open");
    assert_history(fixture, "b=1 gone=2", "b=1 gone=2");
}

static void a_formula_says_how_a_score_came_about(void **state)
{
    struct fixture *fixture = *state;
    assert_formula(fixture, SMALL_A1, "", "");
    assert_formula(fixture, SMALL_A1, "ok", "5");
    assert_formula(fixture, SMALL_A1, "b=2 adjust=0.3", "5 − 1 + 0.3 = 4.3");
    assert_formula(fixture, SMALL_A1, "a=1 b=1", "5 − 5 − 0.5 → 0");
    assert_formula(fixture, SMALL_C1, "h=2", "0 + 4 → 3");
    assert_formula(fixture, SMALL_A1, "v=1", "5 → 0");
}

static void each_step_is_told_in_words(void **state)
{
    struct fixture *fixture = *state;
    struct steps steps;
    mark(fixture, SMALL_B1, "f=1 g=850");
    sheet_score(&fixture->sheet, SMALL_B1, &steps);
    for (size_t i = 0; i < steps.count; i++) {
        explain_step(&fixture->sheet, SMALL_B1, &steps.at[i], &fixture->out);
        str_add(&fixture->out, "\n");
    }
    assert_string_equal(str_text(&fixture->out), "begins with 0\n"
                                                 "honour ×1\n"
                                                 "funds 850 10k yuan\n"
                                                 "no more than full marks\n");
}

static void a_range_is_shown_while_more_can_be_got(void **state)
{
    char text[TALLY_TEXT];
    (void)state;
    struct tally tally = {.got = -500, .highest = 1250, .full = 3000};
    assert_string_equal(tally_to_text(&tally, text), "−0.5–1.25");
    assert_string_equal(tally_to_text_of(&tally, text), "−0.5–1.25 /3");
    tally.highest = tally.got;
    tally.full = 0;
    assert_string_equal(tally_to_text_of(&tally, text), "−0.5");
}

/* A 0 would say that its points were lost. */
static void what_is_left_out_as_a_whole_has_no_number(void **state)
{
    char text[TALLY_TEXT];
    (void)state;
    struct tally tally = {.left_out = 2};
    assert_string_equal(tally_to_text(&tally, text), "n/a");
    assert_string_equal(tally_to_text_of(&tally, text), "n/a");
    tally.settled = 1;
    assert_string_equal(tally_to_text(&tally, text), "0");
}

static void showing_speaks_the_language_spoken(void **state)
{
    struct fixture *fixture = *state;
    mark(fixture, SMALL_A2, "d=1");
    lang_set("zh");
    show_write(&fixture->sheet, &fixture->out);
    lang_set("en");
    assert_non_null(strstr(str_text(&fixture->out), "很差 扣3"));
    assert_null(strstr(str_text(&fixture->out), "worse"));
    str_clear(&fixture->out);
    show_write(&fixture->sheet, &fixture->out);
    assert_non_null(strstr(str_text(&fixture->out), "worse −3"));
    assert_null(strstr(str_text(&fixture->out), "很差"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_history_tells_marks_as_findings_or_as_they_stand, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_formula_says_how_a_score_came_about, set_up, tear_down),
        cmocka_unit_test_setup_teardown(each_step_is_told_in_words, set_up, tear_down),
        cmocka_unit_test(a_range_is_shown_while_more_can_be_got),
        cmocka_unit_test(what_is_left_out_as_a_whole_has_no_number),
        cmocka_unit_test_setup_teardown(showing_speaks_the_language_spoken, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
