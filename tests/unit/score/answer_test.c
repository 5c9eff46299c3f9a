/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../support/form_text.h"
#include "score/answer.h"

#define MARKS_ROOM 8

/* One answer, with room of its own. */
struct desk {
    struct form *form;
    int64_t marks[MARKS_ROOM];
    struct answer answer;
};

static int set_up(void **state)
{
    struct desk *desk = calloc(1, sizeof *desk);
    desk->form = form_text_small();
    desk->answer.marks = desk->marks;
    answer_clear(&desk->form->items[SMALL_A1], &desk->answer);
    *state = desk;
    return 0;
}

static int tear_down(void **state)
{
    struct desk *desk = *state;
    form_free(desk->form);
    free(desk);
    return 0;
}

static void assert_marks(const struct desk *desk, int item, const char *expected)
{
    struct str text = {0};
    answer_write(desk->form, &desk->form->items[item], &desk->answer, &text);
    assert_string_equal(str_text(&text), expected);
    str_release(&text);
}

static void begin(struct desk *desk, int item)
{
    answer_clear(&desk->form->items[item], &desk->answer);
}

static enum answer_error press(struct desk *desk, int item, const char *rule)
{
    const struct item *of = &desk->form->items[item];
    return answer_press(desk->form, of, form_rule(desk->form, of, rule), &desk->answer);
}

static enum answer_error take_back(struct desk *desk, int item, const char *rule)
{
    const struct item *of = &desk->form->items[item];
    return answer_take_back(desk->form, of, form_rule(desk->form, of, rule), &desk->answer);
}

static void a_tick_goes_on_and_off(void **state)
{
    struct desk *desk = *state;
    assert_int_equal(press(desk, SMALL_A1, "a"), ANSWER_OK);
    assert_marks(desk, SMALL_A1, "a=1");
    assert_int_equal(press(desk, SMALL_A1, "a"), ANSWER_OK);
    assert_marks(desk, SMALL_A1, "");
    assert_int_equal(desk->answer.state, ANSWER_OPEN);
}

static void a_count_goes_up_to_its_maximum_and_back(void **state)
{
    struct desk *desk = *state;
    for (int i = 0; i < 4; i++)
        assert_int_equal(press(desk, SMALL_A1, "b"), ANSWER_OK);
    assert_int_equal(press(desk, SMALL_A1, "b"), ANSWER_OVER_MAX);
    assert_marks(desk, SMALL_A1, "b=4");
    for (int i = 0; i < 4; i++)
        assert_int_equal(take_back(desk, SMALL_A1, "b"), ANSWER_OK);
    assert_marks(desk, SMALL_A1, "");
    assert_int_equal(take_back(desk, SMALL_A1, "b"), ANSWER_OK);
    assert_marks(desk, SMALL_A1, "");
}

static void a_choice_clears_its_group_and_is_cleared_by_it(void **state)
{
    struct desk *desk = *state;
    begin(desk, SMALL_A2);
    press(desk, SMALL_A2, "c");
    press(desk, SMALL_A2, "d");
    assert_marks(desk, SMALL_A2, "d=1");
    press(desk, SMALL_A2, "e");
    assert_marks(desk, SMALL_A2, "e=1");
    press(desk, SMALL_A2, "c");
    assert_marks(desk, SMALL_A2, "c=1");
}

static void a_choice_leaves_other_groups_alone(void **state)
{
    struct desk *desk = *state;
    const struct item *item = &desk->form->items[SMALL_A2];
    desk->form->rules[item->first_rule + 2].group = RULE_NO_GROUP;
    begin(desk, SMALL_A2);
    press(desk, SMALL_A2, "e");
    press(desk, SMALL_A2, "c");
    assert_marks(desk, SMALL_A2, "c=1 e=1");
    assert_int_equal(answer_read(desk->form, item, "e=1 d=1", &desk->answer, NULL, NULL),
                     ANSWER_OK);
    assert_marks(desk, SMALL_A2, "d=1 e=1");
}

static void a_figure_is_no_key_press(void **state)
{
    struct desk *desk = *state;
    const struct item *item = &desk->form->items[SMALL_B1];
    begin(desk, SMALL_B1);
    assert_int_equal(press(desk, SMALL_B1, "g"), ANSWER_NOT_A_COUNT);
    assert_int_equal(answer_mark(desk->form, item, 1, 99500, &desk->answer), ANSWER_OK);
    assert_marks(desk, SMALL_B1, "g=99.5");
    assert_int_equal(answer_mark(desk->form, item, 1, 0, &desk->answer), ANSWER_OK);
    assert_marks(desk, SMALL_B1, "g=0");
    assert_int_equal(take_back(desk, SMALL_B1, "g"), ANSWER_OK);
    assert_marks(desk, SMALL_B1, "");
    assert_int_equal(answer_mark(desk->form, item, 1, POINTS_MAX + 1, &desk->answer),
                     ANSWER_TOO_LARGE);
    assert_int_equal(answer_mark(desk->form, item, 1, -POINTS_MAX - 1, &desk->answer),
                     ANSWER_TOO_LARGE);
    assert_int_equal(answer_mark(desk->form, item, 1, -1, &desk->answer), ANSWER_NEGATIVE);
    /* A figure such as a growth rate may lie under 0 where the rule begins there. */
    desk->form->rules[item->first_rule + 1].from = -5000;
    assert_int_equal(answer_mark(desk->form, item, 1, -1000, &desk->answer), ANSWER_OK);
    assert_marks(desk, SMALL_B1, "g=-1");
}

static void settling_keeps_what_is_there(void **state)
{
    struct desk *desk = *state;
    answer_settle(&desk->form->items[SMALL_A1], &desk->answer);
    assert_marks(desk, SMALL_A1, "ok");
    press(desk, SMALL_A1, "a");
    answer_settle(&desk->form->items[SMALL_A1], &desk->answer);
    assert_marks(desk, SMALL_A1, "a=1");
    begin(desk, SMALL_A3);
    answer_settle(&desk->form->items[SMALL_A3], &desk->answer);
    assert_marks(desk, SMALL_A3, "score=2");
}

static void only_an_item_that_may_is_left_out(void **state)
{
    struct desk *desk = *state;
    press(desk, SMALL_A1, "a");
    assert_int_equal(answer_leave_out(&desk->form->items[SMALL_A1], &desk->answer),
                     ANSWER_NA_REFUSED);
    assert_marks(desk, SMALL_A1, "a=1");
    begin(desk, SMALL_A2);
    assert_int_equal(answer_leave_out(&desk->form->items[SMALL_A2], &desk->answer), ANSWER_OK);
    assert_marks(desk, SMALL_A2, "na");
    answer_settle(&desk->form->items[SMALL_A2], &desk->answer);
    assert_marks(desk, SMALL_A2, "ok");
}

static void a_rate_takes_0_to_full_marks_and_nothing_else(void **state)
{
    struct desk *desk = *state;
    const struct item *item = &desk->form->items[SMALL_A3];
    begin(desk, SMALL_A3);
    assert_int_equal(answer_rate(item, 2001, &desk->answer), ANSWER_OUT_OF_RANGE);
    assert_int_equal(answer_rate(item, -1, &desk->answer), ANSWER_OUT_OF_RANGE);
    assert_int_equal(answer_rate(item, 0, &desk->answer), ANSWER_OK);
    assert_marks(desk, SMALL_A3, "score=0");
    assert_int_equal(answer_adjust(item, 100, &desk->answer), ANSWER_NOT_RATED);
    assert_int_equal(answer_mark(desk->form, item, 0, 1, &desk->answer), ANSWER_NOT_RATED);
    assert_int_equal(answer_rate(&desk->form->items[SMALL_A1], 0, &desk->answer), ANSWER_NOT_RATED);
}

static void an_adjust_settles_and_its_going_reopens(void **state)
{
    struct desk *desk = *state;
    const struct item *item = &desk->form->items[SMALL_A1];
    assert_int_equal(answer_adjust(item, -300, &desk->answer), ANSWER_OK);
    assert_marks(desk, SMALL_A1, "adjust=-0.3");
    assert_int_equal(answer_adjust(item, 0, &desk->answer), ANSWER_OK);
    assert_marks(desk, SMALL_A1, "");
    assert_int_equal(answer_adjust(item, POINTS_MAX + 1, &desk->answer), ANSWER_TOO_LARGE);
    assert_int_equal(answer_adjust(item, -POINTS_MAX - 1, &desk->answer), ANSWER_TOO_LARGE);
}

static void a_rule_that_is_none_is_refused(void **state)
{
    struct desk *desk = *state;
    const struct item *item = &desk->form->items[SMALL_A1];
    assert_int_equal(answer_press(desk->form, item, -1, &desk->answer), ANSWER_UNKNOWN_RULE);
    assert_int_equal(answer_press(desk->form, item, 3, &desk->answer), ANSWER_UNKNOWN_RULE);
    assert_int_equal(answer_take_back(desk->form, item, -1, &desk->answer), ANSWER_UNKNOWN_RULE);
    assert_int_equal(answer_take_back(desk->form, item, 3, &desk->answer), ANSWER_UNKNOWN_RULE);
    assert_int_equal(answer_mark(desk->form, item, -1, 1, &desk->answer), ANSWER_UNKNOWN_RULE);
    assert_int_equal(answer_mark(desk->form, item, 3, 1, &desk->answer), ANSWER_UNKNOWN_RULE);
    assert_int_equal(answer_mark(desk->form, item, 1, -1, &desk->answer), ANSWER_NOT_A_COUNT);
}

/* A text, what becomes of it, and the word that is wrong. */
struct reading {
    int item;
    const char *text;
    enum answer_error error;
    const char *result; /* the canonical text, or the wrong word */
};

static const struct reading readings[] = {
    {SMALL_A1, "", ANSWER_OK, ""},
    {SMALL_A1, "ok", ANSWER_OK, "ok"},
    {SMALL_A1, " OK ", ANSWER_OK, "ok"},
    {SMALL_A1, "b=2.0  a=1", ANSWER_OK, "a=1 b=2"},
    {SMALL_A1, "adjust=-0.30\ta=1", ANSWER_OK, "a=1 adjust=-0.3"},
    {SMALL_A1, "a=0", ANSWER_OK, "ok"},
    {SMALL_A1, "\r\na=1\r\n\tb=1\n", ANSWER_OK, "a=1 b=1"},
    {SMALL_A2, "c=1 d=0 e=0", ANSWER_OK, "c=1"},
    {SMALL_A2, "na", ANSWER_OK, "na"},
    {SMALL_A3, "ok", ANSWER_OK, "score=2"},
    {SMALL_A3, "score=0.4", ANSWER_OK, "score=0.4"},
    {SMALL_B1, "g=850.5 f=2", ANSWER_OK, "f=2 g=850.5"},
    {SMALL_C1, "h=3 i=1", ANSWER_OK, "h=3 i=1"},
    {SMALL_A1, "ａ＝１　b=２", ANSWER_OK, "a=1 b=2"},
    {SMALL_A1, "ａｄｊｕｓｔ＝－０．３", ANSWER_OK, "adjust=-0.3"},
    {SMALL_A2, "ＮＡ", ANSWER_OK, "na"},
    {SMALL_A3, "score=0。4", ANSWER_OK, "score=0.4"},
    {SMALL_A1, "ａ＝１　ｚ＝１", ANSWER_SYNTAX, "ａ＝１　ｚ＝１"},
    {SMALL_A1, "a", ANSWER_SYNTAX, "a"},
    {SMALL_A1, "=1", ANSWER_SYNTAX, "=1"},
    {SMALL_A1, "na", ANSWER_NA_REFUSED, "na"},
    {SMALL_A2, "na c=1", ANSWER_SYNTAX, "c=1"},
    {SMALL_A1, "a=1 z=1", ANSWER_UNKNOWN_RULE, "z=1"},
    {SMALL_A1, "a=1 a=1", ANSWER_TWICE, "a=1"},
    {SMALL_A1, "b=0.5", ANSWER_NOT_A_COUNT, "b=0.5"},
    {SMALL_A1, "b=-1", ANSWER_NOT_A_COUNT, "b=-1"},
    {SMALL_A1, "b=x", ANSWER_NOT_A_COUNT, "b=x"},
    {SMALL_A1, "b=5", ANSWER_OVER_MAX, "b=5"},
    {SMALL_A1, "a=2", ANSWER_OVER_MAX, "a=2"},
    {SMALL_A1, "adjust=x", ANSWER_NOT_A_NUMBER, "adjust=x"},
    {SMALL_A1, "adjust=0.1234", ANSWER_NOT_A_NUMBER, "adjust=0.1234"},
    {SMALL_A1, "adjust=1 adjust=1", ANSWER_TWICE, "adjust=1"},
    {SMALL_A1, "adjust=99999999999", ANSWER_TOO_LARGE, "adjust=99999999999"},
    {SMALL_A1, "b=99999999999", ANSWER_TOO_LARGE, "b=99999999999"},
    {SMALL_A1, "score=1", ANSWER_NOT_RATED, "score=1"},
    {SMALL_A2, "c=1 e=1", ANSWER_GROUP, "e=1"},
    {SMALL_A2, "e=1 c=1", ANSWER_GROUP, "c=1"},
    {SMALL_A3, "score=1 score=1", ANSWER_TWICE, "score=1"},
    {SMALL_A3, "score=x", ANSWER_NOT_A_NUMBER, "score=x"},
    {SMALL_A2, "c=1 d=1", ANSWER_GROUP, "d=1"},
    {SMALL_A3, "score=2.1", ANSWER_OUT_OF_RANGE, "score=2.1"},
    {SMALL_A3, "adjust=1", ANSWER_NOT_RATED, "adjust=1"},
    {SMALL_B1, "g=1e3", ANSWER_NOT_A_NUMBER, "g=1e3"},
    {SMALL_B1, "g=99999999999", ANSWER_TOO_LARGE, "g=99999999999"},
};

static void a_text_is_read_or_the_word_named(void **state)
{
    struct desk *desk = *state;
    for (size_t i = 0; i < sizeof readings / sizeof readings[0]; i++) {
        const struct reading *reading = &readings[i];
        const struct item *item = &desk->form->items[reading->item];
        const char *word = NULL;
        size_t size = 0;
        begin(desk, reading->item);
        enum answer_error error =
            answer_read(desk->form, item, reading->text, &desk->answer, &word, &size);
        if (error != reading->error)
            fail_msg("'%s' gave error %d", reading->text, (int)error);
        if (error == ANSWER_OK) {
            assert_marks(desk, reading->item, reading->result);
            continue;
        }
        assert_int_equal(size, strlen(reading->result));
        assert_memory_equal(word, reading->result, size);
        assert_marks(desk, reading->item, "");
    }
}

static void a_copy_is_equal_until_one_changes(void **state)
{
    struct desk *desk = *state;
    const struct item *item = &desk->form->items[SMALL_A1];
    int64_t marks[MARKS_ROOM];
    struct answer copy = {.marks = marks};
    press(desk, SMALL_A1, "b");
    answer_copy(item, &desk->answer, &copy);
    assert_true(answer_equal(item, &desk->answer, &copy));
    assert_true(answer_has_marks(item, &copy));
    press(desk, SMALL_A1, "b");
    assert_false(answer_equal(item, &desk->answer, &copy));
    answer_copy(item, &desk->answer, &copy);
    answer_adjust(item, 100, &copy);
    assert_false(answer_equal(item, &desk->answer, &copy));
    answer_copy(item, &desk->answer, &copy);
    answer_clear(item, &copy);
    assert_false(answer_equal(item, &desk->answer, &copy));
    assert_false(answer_has_marks(item, &copy));
    /* What a rate item was given is all that tells two of its answers apart. */
    const struct item *rated = &desk->form->items[SMALL_A3];
    answer_rate(rated, 1000, &desk->answer);
    answer_rate(rated, 1500, &copy);
    assert_false(answer_equal(rated, &desk->answer, &copy));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_tick_goes_on_and_off, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_count_goes_up_to_its_maximum_and_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_choice_clears_its_group_and_is_cleared_by_it, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_choice_leaves_other_groups_alone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_figure_is_no_key_press, set_up, tear_down),
        cmocka_unit_test_setup_teardown(settling_keeps_what_is_there, set_up, tear_down),
        cmocka_unit_test_setup_teardown(only_an_item_that_may_is_left_out, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_rate_takes_0_to_full_marks_and_nothing_else, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(an_adjust_settles_and_its_going_reopens, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_rule_that_is_none_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_text_is_read_or_the_word_named, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_copy_is_equal_until_one_changes, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
