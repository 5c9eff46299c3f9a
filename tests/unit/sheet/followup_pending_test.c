/* SPDX-License-Identifier: MIT */
/* What could not be saved yet. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include <sys/stat.h>
#include <unistd.h>

#include "../../support/followed.h"
#include "../../support/place.h"
#include "base/file.h"

#define THEIRS "small,甲所,2017-12-10,,,,,,,,,,theirs\r\n"

/* Opens the follow-up, and puts a directory where its file belongs: no change can be saved. */
static char *open_blocked(struct followed *fixture)
{
    char *path = followed_path(fixture);
    assert_true(followed_open(fixture));
    assert_int_equal(mkdir(path, 0777), 0);
    return path;
}

/* Another program puts a file there instead. */
static void put_there(const struct followed *fixture, const char *path, const char *text)
{
    assert_int_equal(rmdir(path), 0);
    followed_write(fixture, text);
}

static bool save(struct followed *fixture)
{
    diags_clear(&fixture->diags);
    return followup_save(&fixture->followup, TODAY, &fixture->diags);
}

static const char *value(const struct followed *fixture, int unit, enum followup_field field)
{
    return followup_get(followup_record(&fixture->followup, unit), field);
}

/* While the file cannot be written, another program makes one of what waits impossible: that one is
 * told and dropped, the others before and behind it are saved. */
static void what_waits_is_judged_by_what_stands_there_then(void **state)
{
    struct followed *fixture = *state;
    char *path = open_blocked(fixture);
    assert_true(SET(fixture, "乙所", "note=first"));
    assert_true(SET(fixture, "甲所", "debrief=2017-12-01"));
    assert_true(SET(fixture, "乙所", "plan=2017-01-20"));
    assert_int_equal(fixture->followup.pending_count, 3);
    put_there(fixture, path, HEAD THEIRS);
    assert_true(save(fixture));
    assert_true(diags_have(&fixture->diags, DIAG_ERROR));
    assert_int_equal(fixture->followup.pending_count, 0);
    assert_string_equal(value(fixture, 0, FOLLOWUP_DEBRIEF), "");
    assert_string_equal(value(fixture, 0, FOLLOWUP_NOTE), "theirs");
    followed_file_is(fixture, HEAD THEIRS "small,乙所,2017-01-20,,,,,,,,,,first\r\n");
    /* Nothing waits any more, so there is nothing to save. */
    assert_int_equal(unlink(path), 0);
    assert_true(save(fixture));
    assert_false(file_exists(path));
    free(path);
}

static void where_all_that_waits_is_dropped_nothing_is_written(void **state)
{
    static const char odd[] = "unit,plan\n甲所,2017-12-10\n";
    struct followed *fixture = *state;
    char *path = open_blocked(fixture);
    assert_true(SET(fixture, "甲所", "debrief=2017-12-01"));
    put_there(fixture, path, odd);
    assert_true(save(fixture));
    assert_true(diags_have(&fixture->diags, DIAG_ERROR));
    assert_int_equal(fixture->followup.pending_count, 0);
    followed_file_is(fixture, odd);
    free(path);
}

static void a_folder_that_takes_no_file_leaves_it_waiting(void **state)
{
    struct followed *fixture = *state;
    assert_true(followed_open(fixture));
    place_lock(fixture->place);
    bool made = SET(fixture, "甲所", "plan=2017-01-20");
    bool saved = save(fixture);
    place_unlock(fixture->place);
    assert_true(made);
    assert_false(saved);
    assert_true(diags_have(&fixture->diags, DIAG_FAILURE));
    assert_true(save(fixture));
    followed_file_is(fixture, HEAD "small,甲所,2017-01-20,,,,,,,,,,\r\n");
}

/* Such as a stick that was pulled out, and something else is in its place. */
static void a_folder_that_is_gone_leaves_it_waiting(void **state)
{
    struct followed *fixture = *state;
    struct str away = {0};
    assert_true(followed_open(fixture));
    str_addf(&away, "%s.away", fixture->place);
    assert_int_equal(rename(fixture->place, str_text(&away)), 0);
    FILE *other = fopen(fixture->place, "w");
    assert_non_null(other);
    fclose(other);
    assert_true(SET(fixture, "甲所", "plan=2017-01-20"));
    assert_true(diags_have(&fixture->diags, DIAG_FAILURE));
    assert_false(save(fixture));
    assert_int_equal(unlink(fixture->place), 0);
    assert_int_equal(rename(str_text(&away), fixture->place), 0);
    assert_true(save(fixture));
    followed_file_is(fixture, HEAD "small,甲所,2017-01-20,,,,,,,,,,\r\n");
    str_release(&away);
}

int main(void)
{
#define TEST(function)                                                                             \
    cmocka_unit_test_setup_teardown(function, followed_set_up, followed_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(what_waits_is_judged_by_what_stands_there_then),
        TEST(where_all_that_waits_is_dropped_nothing_is_written),
        TEST(a_folder_that_takes_no_file_leaves_it_waiting),
        TEST(a_folder_that_is_gone_leaves_it_waiting),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}
