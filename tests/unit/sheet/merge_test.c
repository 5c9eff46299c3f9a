/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../support/one_sheet.h"
#include "../../support/place.h"
#include "base/file.h"
#include "base/mem.h"
#include "sheet/session_theirs.h"

/* How a file that was edited by hand and its sheet come together, undone and opened again. */

static void value_is(const struct session *session, int item, enum change_kind kind,
                     const char *expected)
{
    struct str value = {0};
    sheet_value(&session->sheet, item, kind, &value);
    assert_string_equal(str_text(&value), expected);
    str_release(&value);
}

static void undo(struct session *session, int times)
{
    for (int i = 0; i < times; i++)
        assert_true(session_undo(session, NULL, NULL));
}

/* Saves, and opens again what is then the file's and the journal's. */
static void open_again(struct one_sheet *fixture, struct session *session)
{
    assert_true(session_save(session, NULL));
    session_release(session);
    one_sheet_open(fixture, session);
    assert_false(session->read_only);
}

/* The score that somebody stated is dismissed by a line of its own, which undo takes back. */
static void marks_put_over_a_stated_score_leave_it_in_the_journal(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct diags diags = {0};
    one_sheet_edit(fixture, ",5,plan=1,", ",7,plan=1,");
    one_sheet_open(fixture, &session);
    assert_true(session_save(&session, NULL));
    session_release(&session);
    one_sheet_edit(fixture, ",7,plan=1,", ",7,plan=1 records=1,");
    assert_true(session_open(&session, fixture->file, &fixture->shelf, &fixture->clock, &diags));
    assert_non_null(strstr(diags.at[0].text, "made to the file: 1"));
    value_is(&session, 0, CHANGE_SCORE, "");
    value_is(&session, 0, CHANGE_MARKS, "plan=1 records=1");
    undo(&session, 2);
    value_is(&session, 0, CHANGE_SCORE, "7");
    value_is(&session, 0, CHANGE_MARKS, "plan=1");
    open_again(fixture, &session);
    value_is(&session, 0, CHANGE_SCORE, "7");
    session_release(&session);
    diags_release(&diags);
}

/* What came up after the person was asked is taken over: undo brings the other back. */
static void an_edit_nobody_was_asked_about_is_taken_over(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct differences differences;
    struct str kept = {0};
    one_sheet_open(fixture, &session);
    one_sheet_mark(&session, "A2", "unmet=3");
    one_sheet_edit(fixture, ",9,unmet=2,", ",6,unmet=3,");
    one_sheet_edit(fixture, ",5,plan=1,", ",5,summary=1,");
    assert_true(session_differences(&session, &fixture->shelf, &differences, NULL));
    assert_int_equal(differences.count, 1);
    differences.at[0].take = false;
    assert_true(session_do(&session, 0, CHANGE_NOTE, "", NULL));
    one_sheet_mark(&session, "A2", "unmet=4");
    assert_true(session_take_theirs(&session, &fixture->shelf, &differences, &kept, NULL));
    value_is(&session, 0, CHANGE_MARKS, "plan=1");
    value_is(&session, 1, CHANGE_MARKS, "unmet=3");
    undo(&session, 1);
    value_is(&session, 1, CHANGE_MARKS, "unmet=4");
    session_release(&session);
    differences_release(&differences);
    str_release(&kept);
}

/* Two edits of one item are two questions. */
static void of_one_item_the_marks_are_taken_without_the_note(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct differences differences;
    struct str kept = {0};
    one_sheet_open(fixture, &session);
    one_sheet_edit(fixture, ",9,unmet=2,", ",6,unmet=3,");
    one_sheet_edit(fixture, ",'=1+1,", ",theirs,");
    assert_true(session_differences(&session, &fixture->shelf, &differences, NULL));
    assert_int_equal(differences.count, 2);
    assert_int_equal(differences.at[0].kind, CHANGE_NOTE);
    differences.at[0].take = false;
    assert_true(session_take_theirs(&session, &fixture->shelf, &differences, &kept, NULL));
    value_is(&session, 1, CHANGE_MARKS, "unmet=3");
    value_is(&session, 1, CHANGE_NOTE, "=1+1");
    assert_true(kept.size > 0);
    session_release(&session);
    differences_release(&differences);
    str_release(&kept);
}

/* Then nothing is known of what stood there before: all of it that differs is an edit. */
static void a_file_put_where_none_was_is_compared_with_an_empty_sheet(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct differences differences;
    char *text = place_read(fixture->file);
    char *other = text_replaced(text, ",9,unmet=2,", ",6,unmet=3,");
    file_remove(fixture->file);
    one_sheet_open(fixture, &session);
    one_sheet_write(fixture->file, other, strlen(other));
    assert_int_equal(session_look(&session), NEWS_CHANGED);
    assert_true(session_differences(&session, &fixture->shelf, &differences, NULL));
    assert_int_equal(differences.count, 1);
    assert_string_equal(differences.at[0].theirs, "unmet=3");
    session_release(&session);
    differences_release(&differences);
    free(text);
    free(other);
}

/* An empty one says nothing that could be lost. */
static void an_empty_file_put_where_none_was_is_written_over(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    char *before = place_read(fixture->file);
    file_remove(fixture->file);
    one_sheet_open(fixture, &session);
    one_sheet_write(fixture->file, "", 0);
    assert_int_equal(session_look(&session), NEWS_NONE);
    assert_true(session_save(&session, NULL));
    session_release(&session);
    assert_file_equal(fixture->file, before);
    free(before);
}

static void what_cannot_be_theirs_is_refused(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct differences differences;
    struct diags diags = {0};
    struct str kept = {0};
    one_sheet_open(fixture, &session);
    one_sheet_make_other(fixture);
    assert_false(session_differences(&session, &fixture->shelf, &differences, &diags));
    assert_non_null(strstr(diags.at[diags.count - 1].text, "is a sheet of another form"));
    one_sheet_write(fixture->file, "other", 5);
    assert_false(session_take_theirs(&session, &fixture->shelf, NULL, &kept, &diags));
    assert_int_equal(sheet_score(&session.sheet, 0, NULL), 5000);
    session_release(&session);
    assert_file_equal(fixture->file, "other");
    diags_release(&diags);
}

/* A sheet may have any name on the command line. */
static void the_copy_of_a_sheet_with_another_ending_has_all_of_its_name(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct str kept = {0};
    char *text = place_read(fixture->file);
    char *directory = file_directory(fixture->file);
    free(fixture->file);
    fixture->file = place_write(directory, "a.tsv", text);
    one_sheet_open(fixture, &session);
    one_sheet_edit(fixture, ",9,unmet=2,", ",6,unmet=3,");
    assert_true(session_keep_theirs(&session, &kept, NULL));
    session_release(&session);
    assert_string_equal(str_text(&kept), "a.tsv.20171220-093000.csv.txt");
    str_release(&kept);
    free(directory);
    free(text);
}

static void what_is_gone_by_then_need_not_be_kept(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct str kept = {0};
    char *before = place_read(fixture->file);
    one_sheet_open(fixture, &session);
    file_remove(fixture->file);
    assert_true(session_keep_theirs(&session, &kept, NULL));
    assert_int_equal(kept.size, 0);
    session_release(&session);
    assert_file_equal(fixture->file, before);
    free(before);
}

static void what_cannot_be_kept_stays_where_it_is(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct diags diags = {0};
    struct str kept = {0};
    one_sheet_open(fixture, &session);
    one_sheet_write(fixture->file, "other", 5);
    place_lock(fixture->place);
    bool saved = session_keep_theirs(&session, &kept, &diags);
    place_unlock(fixture->place);
    assert_false(saved);
    assert_non_null(strstr(diags.at[0].text, "could not be kept, so nothing was saved"));
    assert_int_equal(kept.size, 0);
    session_release(&session);
    assert_file_equal(fixture->file, "other");
    diags_release(&diags);
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, one_sheet_set_up, one_sheet_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(marks_put_over_a_stated_score_leave_it_in_the_journal),
        TEST(an_edit_nobody_was_asked_about_is_taken_over),
        TEST(of_one_item_the_marks_are_taken_without_the_note),
        TEST(a_file_put_where_none_was_is_compared_with_an_empty_sheet),
        TEST(an_empty_file_put_where_none_was_is_written_over),
        TEST(what_cannot_be_theirs_is_refused),
        TEST(the_copy_of_a_sheet_with_another_ending_has_all_of_its_name),
        TEST(what_is_gone_by_then_need_not_be_kept),
        TEST(what_cannot_be_kept_stays_where_it_is),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}
