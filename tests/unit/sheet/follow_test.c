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

/* A sheet that is open to be read, while others go on with it. */

/* Opens it where nothing may be written. */
static void open_to_read(struct one_sheet *fixture, struct session *session)
{
    place_lock(fixture->place);
    bool opened = session_open(session, fixture->file, &fixture->shelf, &fixture->clock, NULL);
    place_unlock(fixture->place);
    assert_true(opened);
    assert_true(session->read_only);
}

static bool follow(struct one_sheet *fixture, struct session *session, bool *changed,
                   struct diags *diags)
{
    return session_follow(session, &fixture->shelf, changed, diags);
}

static void only_what_changed_is_read_again(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    bool changed = true;
    open_to_read(fixture, &session);
    assert_true(follow(fixture, &session, &changed, NULL));
    assert_false(changed);
    /* The file alone: a spreadsheet leaves the journal as it is. */
    one_sheet_edit(fixture, ",9,unmet=2,", ",6,unmet=3,");
    assert_true(follow(fixture, &session, &changed, NULL));
    assert_true(changed);
    assert_int_equal(sheet_score(&session.sheet, 1, NULL), 6000);
    session_release(&session);
}

static void who_has_the_sheet_follows_nobody(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    bool changed = true;
    one_sheet_open(fixture, &session);
    one_sheet_edit(fixture, ",9,unmet=2,", ",6,unmet=3,");
    assert_true(follow(fixture, &session, &changed, NULL));
    assert_false(changed);
    assert_int_equal(sheet_score(&session.sheet, 1, NULL), 9000);
    session_release(&session);
}

static void what_cannot_be_read_leaves_the_sheet_as_it_was(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct diags diags = {0};
    bool changed = true;
    open_to_read(fixture, &session);
    one_sheet_write(fixture->file, "other", 5);
    assert_false(follow(fixture, &session, &changed, &diags));
    assert_false(changed);
    assert_true(diags_have(&diags, DIAG_ERROR));
    assert_false(session_take_up(&session, &fixture->shelf, NULL));
    assert_true(session.read_only);
    assert_int_equal(sheet_score(&session.sheet, 1, NULL), 9000);
    session_release(&session);
    diags_release(&diags);
}

/* A screen holds on to the items of the form it shows. */
static void a_sheet_of_another_form_is_not_followed(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct diags diags = {0};
    bool changed = true;
    char *journal = session_journal_file(fixture->file);
    open_to_read(fixture, &session);
    const struct form *form = session.sheet.form;
    file_remove(journal);
    one_sheet_make_other(fixture);
    assert_true(follow(fixture, &session, &changed, NULL));
    assert_false(changed);
    assert_false(session_take_up(&session, &fixture->shelf, &diags));
    assert_non_null(strstr(diags.at[diags.count - 1].text, "made it a sheet of another form"));
    assert_ptr_equal(session.sheet.form, form);
    assert_int_equal(sheet_score(&session.sheet, 1, NULL), 9000);
    session_release(&session);
    diags_release(&diags);
    free(journal);
}

static void who_only_changes_is_told_where_nothing_may_be_written(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct diags diags = {0};
    place_lock(fixture->place);
    bool opened = session_open_waiting(&session, fixture->file, &fixture->shelf, &fixture->clock,
                                       &lock_wait_short, &diags);
    place_unlock(fixture->place);
    assert_false(opened);
    assert_int_equal(diags.count, 1);
    assert_int_equal(diags.at[0].level, DIAG_FAILURE);
    assert_non_null(strstr(diags.at[0].text, "copy it to a folder that you may write to"));
    diags_release(&diags);
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, one_sheet_set_up, one_sheet_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(only_what_changed_is_read_again),
        TEST(who_has_the_sheet_follows_nobody),
        TEST(what_cannot_be_read_leaves_the_sheet_as_it_was),
        TEST(a_sheet_of_another_form_is_not_followed),
        TEST(who_only_changes_is_told_where_nothing_may_be_written),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}
