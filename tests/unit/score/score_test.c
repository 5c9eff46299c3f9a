/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../support/form_text.h"
#include "score/score.h"

static int set_up(void **state)
{
    *state = form_text_small();
    return 0;
}

static int tear_down(void **state)
{
    form_free(*state);
    return 0;
}

/* Marks of an item, and the score in thousandths. */
struct scored {
    int item;
    const char *marks;
    points score;
};

static const struct scored scored[] = {
    {SMALL_A1, "", 0},
    {SMALL_A1, "ok", 5000},
    {SMALL_A1, "b=3", 3500},
    {SMALL_A1, "a=1", 0},
    {SMALL_A1, "a=1 b=4", 0},
    {SMALL_A1, "v=1", 0},
    {SMALL_A1, "v=1 adjust=3", 0},
    {SMALL_A1, "b=1 adjust=-0.3", 4200},
    {SMALL_A1, "b=1 adjust=1", 5000},
    {SMALL_A1, "a=1 b=1 adjust=0.5", 0},
    {SMALL_A2, "na", 0},
    {SMALL_A2, "c=1", 2000},
    {SMALL_A3, "score=0.4", 400},
    {SMALL_B1, "ok", 0},
    {SMALL_B1, "f=3", 3000},
    {SMALL_B1, "f=9", 4000},
    {SMALL_B1, "g=99.999", 0},
    {SMALL_B1, "g=100", 500},
    {SMALL_B1, "g=109.999", 500},
    {SMALL_B1, "g=110", 600},
    {SMALL_B1, "f=1 g=200", 2500},
    {SMALL_C1, "ok", 0},
    {SMALL_C1, "h=1", 2000},
    {SMALL_C1, "h=2", 3000},
    {SMALL_C1, "i=1", -2000},
    {SMALL_C1, "h=2 i=1", 0},
};

static points score_of(const struct form *form, const struct scored *of, struct steps *steps)
{
    int64_t marks[8];
    struct answer answer = {.marks = marks};
    const struct item *item = &form->items[of->item];
    assert_int_equal(answer_read(form, item, of->marks, &answer, NULL, NULL), ANSWER_OK);
    return score_item(form, item, &answer, steps);
}

static void each_item_scores_as_its_kind_says(void **state)
{
    for (size_t i = 0; i < sizeof scored / sizeof scored[0]; i++) {
        struct steps steps;
        points score = score_of(*state, &scored[i], &steps);
        if (score != scored[i].score)
            fail_msg("'%s' scores %lld", scored[i].marks, (long long)score);
        assert_int_equal(score_of(*state, &scored[i], NULL), score);
    }
}

/* What a rule brings before any bound. */
static void each_rule_brings_what_its_kind_says(void **state)
{
    static const struct {
        struct rule rule;
        int64_t count;
        points expected;
    } cases[] = {
        {{.kind = RULE_TICK, .amount = -500}, 1, -500},
        {{.kind = RULE_CHOICE, .amount = -500}, 1, -500},
        {{.kind = RULE_COUNT, .amount = -500}, 3, -1500},
        {{.kind = RULE_VOID}, 1, 0},
        {{.kind = RULE_STEPS, .amount = 500, .from = 2000, .step = 100, .per = 1000}, 1999, 0},
        {{.kind = RULE_STEPS, .amount = 500, .from = 2000, .step = 100, .per = 1000}, 2000, 500},
        {{.kind = RULE_STEPS, .amount = 500, .from = 2000, .step = 100, .per = 1000}, 4999, 700},
        {{.kind = RULE_STEPS, .amount = -500, .from = -2000, .step = 100, .per = 1000}, 0, -300},
        {{.kind = RULE_COUNT, .amount = POINTS_MAX}, 2, POINTS_MAX},
        {{.kind = RULE_COUNT, .amount = -POINTS_MAX}, 2, -POINTS_MAX},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(score_rule(&cases[i].rule, cases[i].count), cases[i].expected);
}

/* A void rule brings its item to the lower bound, which is 0 where a bonus item has none. */
static void a_void_bonus_scores_its_lower_bound(void **state)
{
    struct form *form = *state;
    struct item *bonus = &form->items[SMALL_C1];
    form->rules[bonus->first_rule + 1].kind = RULE_VOID;
    assert_int_equal(score_of(form, &(struct scored){SMALL_C1, "h=1 i=1", 0}, NULL), -2000);
    bonus->has_floor = false;
    assert_int_equal(score_of(form, &(struct scored){SMALL_C1, "h=1 i=1", 0}, NULL), 0);
    bonus->has_cap = false;
    assert_int_equal(score_of(form, &(struct scored){SMALL_C1, "h=9 adjust=-20", 0}, NULL), -2000);
    assert_int_equal(score_of(form, &(struct scored){SMALL_C1, "h=9", 0}, NULL), 18000);
}

static void the_steps_add_up_to_the_score(void **state)
{
    for (size_t i = 0; i < sizeof scored / sizeof scored[0]; i++) {
        struct steps steps;
        points sum = 0;
        points score = score_of(*state, &scored[i], &steps);
        for (size_t k = 0; k < steps.count; k++) {
            sum += steps.at[k].amount;
            assert_int_equal(steps.at[k].sum, sum);
        }
        assert_int_equal(sum, score);
    }
}

static void the_last_step_names_the_bound(void **state)
{
    struct steps steps;
    score_of(*state, &(struct scored){SMALL_C1, "h=2", 0}, &steps);
    assert_int_equal(steps.at[steps.count - 1].kind, STEP_CAP);
    score_of(*state, &(struct scored){SMALL_C1, "i=1", 0}, &steps);
    assert_int_equal(steps.at[steps.count - 1].kind, STEP_FLOOR);
    score_of(*state, &(struct scored){SMALL_A1, "v=1", 0}, &steps);
    assert_int_equal(steps.at[steps.count - 1].kind, STEP_VOID);
    score_of(*state, &(struct scored){SMALL_A3, "score=1", 0}, &steps);
    assert_int_equal(steps.count, 1);
    assert_int_equal(steps.at[0].kind, STEP_RATE);
}

static void add(struct tally *tally, const struct form *form, int item, const char *text)
{
    int64_t marks[8];
    struct answer answer = {.marks = marks};
    assert_int_equal(answer_read(form, &form->items[item], text, &answer, NULL, NULL), ANSWER_OK);
    tally_add(tally, form, &form->items[item], &answer);
}

static void a_tally_knows_what_can_still_be_got(void **state)
{
    struct tally tally = {0};
    add(&tally, *state, SMALL_A1, "b=1");
    add(&tally, *state, SMALL_A2, "na");
    add(&tally, *state, SMALL_A3, "");
    add(&tally, *state, SMALL_C1, "");
    assert_int_equal(tally.got, 4500);
    assert_int_equal(tally.highest, 6500);
    assert_int_equal(tally.full, 7000);
    assert_int_equal(tally.open, 2);
    assert_int_equal(tally.settled, 1);
    assert_int_equal(tally.left_out, 1);
}

static void a_tally_stops_at_the_largest_number(void **state)
{
    const struct form *form = *state;
    struct item huge = form->items[SMALL_A3];
    int64_t marks[8];
    struct answer answer = {.marks = marks};
    struct tally tally = {0};
    huge.full = POINTS_MAX;
    answer_clear(&huge, &answer);
    answer_settle(&huge, &answer);
    for (int i = 0; i < 3; i++)
        tally_add(&tally, form, &huge, &answer);
    assert_true(tally.got == POINTS_MAX);
    assert_true(tally.highest == POINTS_MAX);
    assert_true(tally.full == POINTS_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_item_scores_as_its_kind_says, set_up, tear_down),
        cmocka_unit_test(each_rule_brings_what_its_kind_says),
        cmocka_unit_test_setup_teardown(a_void_bonus_scores_its_lower_bound, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_steps_add_up_to_the_score, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_last_step_names_the_bound, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_tally_knows_what_can_still_be_got, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_tally_stops_at_the_largest_number, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
