/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/lang.h"
#include "base/mem.h"
#include "sheet/followup_rules.h"

#define TODAY "2018-08-11"

static const struct assessment final = {true, true, "2017-12-20"};
static const struct assessment draft = {true, false, "2017-12-20"};

struct fixture {
    struct followup_record record;
    const struct assessment *assessment;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    followup_record_init(&fixture->record);
    fixture->assessment = &final;
    lang_set("en");
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    followup_record_release(&fixture->record);
    free(fixture);
    return 0;
}

static unsigned judge(const struct fixture *fixture, struct diags *diags)
{
    struct followup_case of = {&fixture->record, fixture->assessment, TODAY};
    unsigned broken = followup_broken(&of);
    followup_complain(&of, broken, (struct place){0}, NULL, diags);
    return broken;
}

/* Puts NAME=VALUE into the record, and answers the text that stood there, to be freed. */
static char *put(struct fixture *fixture, const char *word)
{
    char *name = mem_copy_part(word, strcspn(word, "="));
    int field = followup_find(name);
    struct str value = {0};
    assert_true(field >= (int)FOLLOWUP_SETTABLE);
    assert_true(followup_value((enum followup_field)field, strchr(word, '=') + 1, &value));
    char *before = fixture->record.values[field];
    fixture->record.values[field] = str_take(&value);
    free(name);
    return before;
}

/* Nothing is to be said of the record with WORD in it, which stays. */
static void taken(struct fixture *fixture, const char *word)
{
    struct diags diags = {0};
    free(put(fixture, word));
    if (judge(fixture, &diags) != 0)
        fail_msg("%s: %s", word, diags.at[0].text);
    diags_release(&diags);
}

/* One message, of LEVEL, is, and has WORDS. */
static void tells(struct fixture *fixture, const char *word, enum diag_level level,
                  const char *words)
{
    struct diags diags = {0};
    unsigned broken = judge(fixture, &diags);
    assert_int_equal(diags.count, 1);
    assert_int_equal(diags.at[0].level, level);
    assert_int_equal(followup_errors(broken) != 0, level == DIAG_ERROR);
    if (strstr(diags.at[0].text, words) == NULL)
        fail_msg("%s: %s, not %s", word, diags.at[0].text, words);
    diags_release(&diags);
}

/* WORD breaks a rule; the record is as before. */
static void refused(struct fixture *fixture, const char *word, const char *words)
{
    char *name = mem_copy_part(word, strcspn(word, "="));
    int field = followup_find(name);
    char *before = put(fixture, word);
    tells(fixture, word, DIAG_ERROR, words);
    free(fixture->record.values[field]);
    fixture->record.values[field] = before;
    free(name);
}

static void warned(struct fixture *fixture, const char *word, const char *words)
{
    free(put(fixture, word));
    tells(fixture, word, DIAG_WARNING, words);
}

static void steps_follow_one_another(void **state)
{
    struct fixture *fixture = *state;
    fixture->assessment = &draft;
    refused(fixture, "reported=2018-01-10", "final sheet is reported");
    refused(fixture, "commended=2018-01-10", "final sheet");
    fixture->assessment = &final;
    refused(fixture, "cause=ranking", "enter 'interviewed' first");
    refused(fixture, "vote=2018-07-20", "enter 'interviewed' first");
    refused(fixture, "satisfaction=50", "enter 'satisfaction vote' first");
    refused(fixture, "verdict=failed", "enter 'satisfaction vote' first");
    refused(fixture, "recommended=2018-07-20", "vote that failed");
    taken(fixture, "reported=2018-01-10");
    taken(fixture, "interviewed=2018-01-18");
    taken(fixture, "vote=2018-07-18");
    refused(fixture, "interviewed=", "or clear 'satisfaction vote'");
    taken(fixture, "verdict=passed");
    refused(fixture, "recommended=2018-07-20", "vote that failed");
    taken(fixture, "verdict=不合格");
    taken(fixture, "recommended=2018-07-20");
    refused(fixture, "verdict=passed", "vote that failed");
    refused(fixture, "verdict=", "vote that failed");
}

static void dates_do_not_run_backwards(void **state)
{
    struct fixture *fixture = *state;
    refused(fixture, "plan=2018-01-05", "next year's");
    taken(fixture, "plan=2017-02-01");
    refused(fixture, "debrief=2017-01-31", "lies before 'plan filed' 2017-02-01");
    taken(fixture, "debrief=2017-02-01");
    refused(fixture, "reported=2017-12-19", "assessment of 2017-12-20");
    refused(fixture, "commended=2017-12-19", "assessment of 2017-12-20");
    taken(fixture, "reported=2017-12-20");
    taken(fixture, "interviewed=2017-12-01");
    refused(fixture, "cause=ranking", "before the assessment");
    refused(fixture, "cause=both", "before the assessment");
    taken(fixture, "cause=response");
    taken(fixture, "vote=2018-06-01");
    refused(fixture, "interviewed=2018-06-02", "lies before 'interviewed' 2018-06-02");
    taken(fixture, "verdict=failed");
    refused(fixture, "recommended=2018-05-31", "lies before 'satisfaction vote'");
    taken(fixture, "recommended=2018-06-01");
}

static void a_recommendation_waits_for_the_term(void **state)
{
    struct fixture *fixture = *state;
    struct diags diags = {0};
    taken(fixture, "interviewed=2018-01-18");
    warned(fixture, "vote=2018-07-17", "end of the rectification term, 2018-07-18");
    free(put(fixture, "verdict=failed"));
    free(put(fixture, "recommended=2018-08-01"));
    assert_true(followup_errors(judge(fixture, &diags)) != 0);
    assert_non_null(strstr(diags.at[0].text, "before the rectification term was over"));
    diags_release(&diags);
    taken(fixture, "vote=2018-07-18");
}

static void what_is_odd_is_warned_of(void **state)
{
    struct fixture *fixture = *state;
    taken(fixture, "interviewed=2018-01-18");
    taken(fixture, "vote=2018-07-18");
    warned(fixture, "satisfaction=0.925", "written 92.5");
    taken(fixture, "satisfaction=0");
    warned(fixture, "commended=2018-02-02", "both commended and interviewed");
    warned(fixture, "cause=response", "both commended and interviewed");
    refused(fixture, "cause=ranking", "one result");
    taken(fixture, "commended=");
    warned(fixture, "reported=2018-08-12", "still to come");
    taken(fixture, "reported=" TODAY);
    fixture->assessment = &draft;
    free(put(fixture, "reported="));
    refused(fixture, "cause=both", "only a final sheet");
    taken(fixture, "cause=");
}

/* What is there and cannot be read is not said to be missing as well. */
static void a_bad_value_is_not_a_missing_one(void **state)
{
    struct fixture *fixture = *state;
    taken(fixture, "interviewed=2018-01-18");
    taken(fixture, "vote=2018-07-18");
    fixture->record.bad = 1U << FOLLOWUP_INTERVIEWED;
    assert_int_equal(judge(fixture, NULL), 0);
    assert_int_equal(followup_term(&fixture->record, TODAY).state, TERM_NONE);
    fixture->record.bad = 0;
    free(put(fixture, "recommended=2018-08-01"));
    fixture->record.bad = 1U << FOLLOWUP_VERDICT;
    assert_int_equal(judge(fixture, NULL), 0);
}

static void values_are_what_they_are_called(void **state)
{
    static const struct {
        enum followup_field field;
        const char *text;
        const char *value; /* NULL: refused */
    } cases[] = {
        {FOLLOWUP_PLAN, "2017/1/2", "2017-01-02"},
        {FOLLOWUP_PLAN, "2017-02-30", NULL},
        {FOLLOWUP_PLAN, " ", ""},
        {FOLLOWUP_SATISFACTION, "92.5%", "92.5"},
        {FOLLOWUP_SATISFACTION, "92.50 ％", "92.5"},
        {FOLLOWUP_SATISFACTION, "66.667", "66.667"},
        {FOLLOWUP_SATISFACTION, "66.6667", NULL},
        {FOLLOWUP_SATISFACTION, "100", "100"},
        {FOLLOWUP_SATISFACTION, "100.001", NULL},
        {FOLLOWUP_SATISFACTION, "0", "0"},
        {FOLLOWUP_SATISFACTION, "-1", NULL},
        {FOLLOWUP_SATISFACTION, "%", NULL},
        {FOLLOWUP_SATISFACTION, "5%%", NULL},
        {FOLLOWUP_VERDICT, "Failed", "failed"},
        {FOLLOWUP_VERDICT, "合格", "passed"},
        {FOLLOWUP_VERDICT, "好", NULL},
        {FOLLOWUP_CAUSE, "群众反响较大", "response"},
        {FOLLOWUP_NOTE, " x ", "x"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct str value = {0};
        bool good = followup_value(cases[i].field, cases[i].text, &value);
        assert_int_equal(good, cases[i].value != NULL);
        if (good)
            assert_string_equal(str_text(&value), cases[i].value);
        str_release(&value);
    }
}

static void the_term_runs_for_half_a_year(void **state)
{
    static const struct {
        const char *interviewed;
        const char *vote;
        const char *verdict;
        const char *today;
        enum term_state state;
        const char *due;
        int days;
    } cases[] = {
        {"", "", "", TODAY, TERM_NONE, "", 0},
        {"2017-08-31", "", "", "2018-02-27", TERM_RUNNING, "2018-02-28", 1},
        {"2017-08-31", "", "", "2018-02-28", TERM_DUE, "2018-02-28", 0},
        {"2017-08-31", "", "", "2018-03-01", TERM_OVERDUE, "2018-02-28", -1},
        {"2019-08-31", "", "", "2020-02-01", TERM_RUNNING, "2020-02-29", 28},
        {"2018-01-18", "2018-07-18", "", TODAY, TERM_CLOSED, "2018-07-18", -24},
        {"2018-01-18", "2018-07-18", "failed", TODAY, TERM_CLOSED, "2018-07-18", -24},
        {"2018-01-18", "2018-07-17", "passed", TODAY, TERM_CLOSED, "2018-07-18", -24},
        {"2018-01-18", "2018-07-17", "failed", TODAY, TERM_OVERDUE, "2018-07-18", -24},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct followup_record record;
        followup_record_init(&record);
        mem_replace(&record.values[FOLLOWUP_INTERVIEWED], cases[i].interviewed);
        mem_replace(&record.values[FOLLOWUP_VOTE], cases[i].vote);
        mem_replace(&record.values[FOLLOWUP_VERDICT], cases[i].verdict);
        struct followup_term term = followup_term(&record, cases[i].today);
        assert_int_equal(term.state, cases[i].state);
        assert_string_equal(term.due, cases[i].due);
        assert_int_equal(term.days, cases[i].days);
        followup_record_release(&record);
    }
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(steps_follow_one_another),
        TEST(dates_do_not_run_backwards),
        TEST(a_recommendation_waits_for_the_term),
        TEST(what_is_odd_is_warned_of),
        TEST(a_bad_value_is_not_a_missing_one),
        TEST(values_are_what_they_are_called),
        TEST(the_term_runs_for_half_a_year),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
