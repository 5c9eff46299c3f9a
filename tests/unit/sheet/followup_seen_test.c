/* SPDX-License-Identifier: MIT */
/* A change decided by what the person saw, which another program changes before it is made. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../support/followed.h"

#define OURS "small,甲所,2017-01-20,,,,,,,,,,\r\n"

/* The change of 甲所 that somebody decides who sees what is known here now. */
static struct followup_edit decide(struct followed *fixture, enum followup_field field,
                                   const char *to)
{
    struct followup_edit edit;
    followup_edit_init(&edit, "甲所");
    followup_edit_expect(&edit, followup_record(&fixture->followup, 0));
    followup_edit_set(&edit, field, to);
    diags_clear(&fixture->diags);
    return edit;
}

static bool make(struct followed *fixture, struct followup_edit *edit)
{
    bool made = followup_do(&fixture->followup, edit, TODAY, &fixture->diags);
    followup_edit_release(edit);
    return made;
}

static void what_was_empty_is_not_written_over(void **state)
{
    static const char theirs[] = HEAD "small,甲所,2017-01-22,,,,,,,,,,\r\n";
    struct followed *fixture = *state;
    assert_true(followed_open(fixture));
    struct followup_edit edit = decide(fixture, FOLLOWUP_PLAN, "2017-01-20");
    followed_write(fixture, theirs);
    assert_false(make(fixture, &edit));
    assert_true(followed_says(fixture, "is now '2017-01-22'"));
    assert_int_equal(fixture->followup.pending_count, 0);
    followed_file_is(fixture, theirs);
    /* Who has looked can set it. */
    edit = decide(fixture, FOLLOWUP_PLAN, "2017-01-20");
    assert_true(make(fixture, &edit));
    followed_file_is(fixture, HEAD OURS);
}

static void what_another_program_cleared_stays_cleared(void **state)
{
    struct followed *fixture = *state;
    assert_true(followed_open_text(fixture, HEAD OURS));
    struct followup_edit edit = decide(fixture, FOLLOWUP_PLAN, "2017-01-21");
    followed_write(fixture, HEAD);
    assert_false(make(fixture, &edit));
    assert_true(followed_says(fixture, "was cleared"));
    followed_file_is(fixture, HEAD);
}

static void a_choice_is_told_in_words(void **state)
{
    struct followed *fixture = *state;
    assert_true(followed_open_text(fixture, HEAD "small,甲所,,,,,2018-01-20,,,,,,\r\n"));
    struct followup_edit edit = decide(fixture, FOLLOWUP_CAUSE, "rank");
    followed_write(fixture, HEAD "small,甲所,,,,,2018-01-20,群众反响较大,,,,,\r\n");
    assert_false(make(fixture, &edit));
    assert_true(followed_says(fixture, "is now 'public response'"));
}

/* Another field, or the same day as a spreadsheet writes it. */
static void what_is_as_it_was_seen_is_changed(void **state)
{
    struct followed *fixture = *state;
    assert_true(followed_open_text(fixture, HEAD OURS));
    struct followup_edit edit = decide(fixture, FOLLOWUP_PLAN, "2017-01-21");
    followed_write(fixture, HEAD "small,甲所,2017/1/20,,,,,,,,,,theirs\r\n");
    assert_true(make(fixture, &edit));
    followed_file_is(fixture, HEAD "small,甲所,2017-01-21,,,,,,,,,,theirs\r\n");
}

/* The file cannot be written, and when it can, another program has written the same field. */
static void what_waits_does_not_write_over_it_either(void **state)
{
    static const char theirs[] = HEAD "small,甲所,2017-01-22,,,,,,,,,,\r\n";
    struct followed *fixture = *state;
    char *path = followed_path(fixture);
    assert_true(followed_open(fixture));
    assert_int_equal(mkdir(path, 0777), 0);
    struct followup_edit edit = decide(fixture, FOLLOWUP_PLAN, "2017-01-20");
    assert_true(make(fixture, &edit));
    edit = decide(fixture, FOLLOWUP_NOTE, "ours");
    assert_true(make(fixture, &edit));
    assert_int_equal(fixture->followup.pending_count, 2);
    assert_int_equal(rmdir(path), 0);
    followed_write(fixture, theirs);
    diags_clear(&fixture->diags);
    assert_true(followup_save(&fixture->followup, TODAY, &fixture->diags));
    assert_true(followed_says(fixture, "is now '2017-01-22'"));
    followed_file_is(fixture, HEAD "small,甲所,2017-01-22,,,,,,,,,,ours\r\n");
    free(path);
}

int main(void)
{
#define TEST(function)                                                                             \
    cmocka_unit_test_setup_teardown(function, followed_set_up, followed_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(what_was_empty_is_not_written_over),
        TEST(what_another_program_cleared_stays_cleared),
        TEST(a_choice_is_told_in_words),
        TEST(what_is_as_it_was_seen_is_changed),
        TEST(what_waits_does_not_write_over_it_either),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}
