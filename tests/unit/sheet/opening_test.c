/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../support/one_sheet.h"
#include "../../support/place.h"
#include "base/file.h"
#include "base/mem.h"
#include "sheet/session.h"

/* What of a sheet's file was edited by hand, and what the program wrote there itself. */

/* Opens, which must succeed, with all that was said in *TOLD. */
static void open_and_hear(struct one_sheet *fixture, struct session *session, struct str *told)
{
    struct diags diags = {0};
    str_clear(told);
    bool opened = session_open(session, fixture->file, &fixture->shelf, &fixture->clock, &diags);
    for (size_t i = 0; i < diags.count; i++)
        str_addf(told, "%s\n", diags.at[i].text);
    assert_true(opened);
    diags_release(&diags);
}

static void assert_value(const struct session *session, int item, enum change_kind kind,
                         const char *wanted)
{
    struct str value = {0};
    sheet_value(&session->sheet, item, kind, &value);
    assert_string_equal(str_text(&value), wanted);
    str_release(&value);
}

/* Opens, makes the changes of A3's marks one after the other, a second each, and is killed before
 * anything is saved. */
static void mark_and_be_killed(struct one_sheet *fixture, const char *const *marks, size_t count)
{
    struct session session;
    one_sheet_open(fixture, &session);
    for (size_t i = 0; i < count; i++) {
        session.clock.fixed++;
        one_sheet_mark(&session, "A3", marks[i]);
    }
    assert_true(session_sync(&session, NULL));
    session_release(&session);
}

/* The same, saved at the end. */
static void mark_and_save(struct one_sheet *fixture, const char *marks)
{
    struct session session;
    one_sheet_open(fixture, &session);
    session.clock.fixed += 60;
    one_sheet_mark(&session, "A3", marks);
    assert_true(session_save(&session, NULL));
    session_release(&session);
}

static void the_file_of_an_earlier_save_brings_nothing_back(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct str told = {0};
    mark_and_save(fixture, "last=1");
    char *older = place_read(fixture->file);
    mark_and_save(fixture, "ok");
    char *newest = place_read(fixture->file);
    one_sheet_write(fixture->file, older, strlen(older));
    open_and_hear(fixture, &session, &told);
    assert_value(&session, 2, CHANGE_MARKS, "ok");
    assert_non_null(strstr(str_text(&told), "is the one of an earlier save"));
    assert_null(strstr(str_text(&told), "another program made"));
    session_release(&session);
    assert_file_equal(fixture->file, newest);
    free(older);
    free(newest);
    str_release(&told);
}

/* Another item is edited in it by hand after that: only that is news. */
static void the_file_of_an_earlier_save_is_made_good_before_a_key_comes(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    mark_and_save(fixture, "last=1");
    char *older = place_read(fixture->file);
    mark_and_save(fixture, "ok");
    one_sheet_write(fixture->file, older, strlen(older));
    mark_and_be_killed(fixture, NULL, 0);
    one_sheet_edit(fixture, ",9,unmet=2,", ",6,unmet=3,");
    one_sheet_open(fixture, &session);
    assert_value(&session, 1, CHANGE_MARKS, "unmet=3");
    assert_value(&session, 2, CHANGE_MARKS, "ok");
    session_release(&session);
    free(older);
}

static void a_save_whose_line_was_lost_is_no_edit(void **state)
{
    static const char *const marks[] = {"ok"};
    struct one_sheet *fixture = *state;
    struct session session;
    struct str told = {0};
    mark_and_save(fixture, "last=1");
    one_sheet_drop_saved(fixture);
    open_and_hear(fixture, &session, &told);
    assert_string_equal(str_text(&told), "");
    assert_false(session.unsaved);
    session_release(&session);
    mark_and_be_killed(fixture, marks, 1);
    open_and_hear(fixture, &session, &told);
    assert_value(&session, 2, CHANGE_MARKS, "ok");
    assert_non_null(strstr(str_text(&told), "had not been saved: 1"));
    assert_null(strstr(str_text(&told), "another program made"));
    session_release(&session);
    str_release(&told);
}

/* The same marks were there before, and back again: what was saved is the last of it. */
static void a_save_whose_line_was_lost_has_all_up_to_it(void **state)
{
    static const char *const marks[] = {"last=1", "", "last=1"};
    struct one_sheet *fixture = *state;
    struct session session;
    struct str told = {0};
    one_sheet_open(fixture, &session);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        one_sheet_mark(&session, "A3", marks[i]);
    assert_true(session_save(&session, NULL));
    session_release(&session);
    one_sheet_drop_saved(fixture);
    open_and_hear(fixture, &session, &told);
    assert_string_equal(str_text(&told), "");
    session_release(&session);
    str_release(&told);
}

/* What the journal had between two saves is what a person may want back. */
static void a_value_that_the_journal_had_is_heard_when_it_is_put_into_the_file(void **state)
{
    static const char *const marks[] = {"last=1", "", "ok"};
    struct one_sheet *fixture = *state;
    struct session session;
    struct str told = {0};
    mark_and_be_killed(fixture, marks, 3);
    one_sheet_edit(fixture, "之内。,15,,,", "之内。,15,,last=1,");
    open_and_hear(fixture, &session, &told);
    assert_value(&session, 2, CHANGE_MARKS, "last=1");
    assert_non_null(strstr(str_text(&told), "made to the file: 1"));
    assert_true(session_undo(&session, NULL, NULL));
    assert_value(&session, 2, CHANGE_MARKS, "ok");
    session_release(&session);
    str_release(&told);
}

/* A moment that stands beside no marks: the program never leaves one there. */
static void marks_that_were_emptied_are_heard_though_the_journal_had_none_either(void **state)
{
    static const char *const marks[] = {"", "last=1"};
    struct one_sheet *fixture = *state;
    struct session session;
    mark_and_save(fixture, "ok");
    mark_and_be_killed(fixture, marks, 2);
    one_sheet_edit(fixture, "之内。,15,15,ok,", "之内。,15,,,");
    one_sheet_open(fixture, &session);
    assert_value(&session, 2, CHANGE_MARKS, "");
    session_release(&session);
}

static void an_edit_taken_over_and_marked_over_can_be_put_back_by_hand(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    one_sheet_edit(fixture, ",9,unmet=2,", ",6,unmet=3,");
    one_sheet_open(fixture, &session);
    one_sheet_mark(&session, "A2", "unmet=4");
    assert_true(session_sync(&session, NULL));
    session_release(&session);
    one_sheet_open(fixture, &session);
    assert_value(&session, 1, CHANGE_MARKS, "unmet=4");
    session_release(&session);
    /* As it was first saved, but for the moment of the mark that was taken over. */
    one_sheet_edit(fixture, ",6,unmet=3,", ",9,unmet=2,");
    fixture->clock.fixed += 60;
    one_sheet_open(fixture, &session);
    assert_value(&session, 1, CHANGE_MARKS, "unmet=2");
    session_release(&session);
}

static void an_edit_that_was_taken_over_is_saved_at_once(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    one_sheet_edit(fixture, ",9,unmet=2,", ",9,unmet=3,");
    one_sheet_open(fixture, &session);
    assert_false(session.unsaved);
    session_release(&session);
    assert_file_has(fixture->file, ",6,unmet=3,");
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, one_sheet_set_up, one_sheet_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(the_file_of_an_earlier_save_brings_nothing_back),
        TEST(the_file_of_an_earlier_save_is_made_good_before_a_key_comes),
        TEST(a_save_whose_line_was_lost_is_no_edit),
        TEST(a_save_whose_line_was_lost_has_all_up_to_it),
        TEST(a_value_that_the_journal_had_is_heard_when_it_is_put_into_the_file),
        TEST(marks_that_were_emptied_are_heard_though_the_journal_had_none_either),
        TEST(an_edit_taken_over_and_marked_over_can_be_put_back_by_hand),
        TEST(an_edit_that_was_taken_over_is_saved_at_once),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}
