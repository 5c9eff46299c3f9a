/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../support/copies.h"
#include "../../support/place.h"
#include "base/file.h"
#include "base/text.h"
#include "sheet/folder.h"
#include "sheet/session_theirs.h"

/* How what another program wrote is kept beside a sheet, and what becomes of it where it cannot be.
 */

/* Puts TO in place of FROM in the file; answers what it holds then. */
static char *edited(const struct one_sheet *fixture, const char *from, const char *to)
{
    one_sheet_edit(fixture, from, to);
    return place_read(fixture->file);
}

static void what_cannot_be_kept_is_not_written_over(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct diags diags = {0};
    char *file = edited(fixture, ",本职工作,,A1,", ",王某负责,,A1,");
    one_sheet_open(fixture, &session);
    one_sheet_mark(&session, "A3", "ok");
    for (int i = 0; i < 2; i++) {
        place_lock(fixture->place);
        bool saved = session_save(&session, &diags);
        place_unlock(fixture->place);
        assert_false(saved);
        assert_file_equal(fixture->file, file);
    }
    assert_non_null(strstr(diags.at[0].text, "could not be kept, so nothing was saved"));
    assert_true(session_save(&session, NULL));
    session_release(&session);
    copies_are(fixture, file);
    diags_release(&diags);
    free(file);
}

/* Where the disk does not say whether something stands there already, it may. */
static void a_name_that_nobody_can_look_at_is_not_written_over(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct str kept = {0};
    char *path = copies_path(fixture, KEPT);
    char *file = edited(fixture, ",本职工作,,A1,", ",王某负责,,A1,");
    assert_int_equal(symlink(KEPT, path), 0);
    one_sheet_open(fixture, &session);
    one_sheet_mark(&session, "A3", "ok");
    assert_false(session_save(&session, NULL));
    assert_false(session_keep_theirs(&session, &kept, NULL));
    assert_file_equal(fixture->file, file);
    assert_int_equal(kept.size, 0);
    session_release(&session);
    assert_int_equal(unlink(path), 0);
    free(path);
    free(file);
}

/* The file is gone by then: what it held is known still. */
static void what_is_not_taken_over_outlives_its_file(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct str kept = {0};
    char *file = edited(fixture, ",本职工作,,A1,", ",王某负责,,A1,");
    one_sheet_open(fixture, &session);
    file_remove(fixture->file);
    assert_true(session_keep_theirs(&session, &kept, NULL));
    assert_int_equal(kept.size, 0);
    session_release(&session);
    copies_are(fixture, file);
    free(file);
}

/* What another program wrote while the sheet was open, of which one mark is not to be taken. */
static void what_is_left_of_theirs_is_not_written_over_where_it_cannot_be_kept(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct differences differences;
    struct str kept = {0};
    struct diags diags = {0};
    one_sheet_open(fixture, &session);
    char *file = edited(fixture, ",9,unmet=2,", ",6,unmet=3,");
    assert_true(session_differences(&session, &fixture->shelf, &differences, NULL));
    differences.at[0].take = false;
    place_lock(fixture->place);
    bool done = session_take_theirs(&session, &fixture->shelf, &differences, &kept, &diags);
    bool saved = session_save(&session, &diags);
    place_unlock(fixture->place);
    assert_false(done);
    assert_false(saved);
    assert_file_equal(fixture->file, file);
    assert_true(session_save(&session, NULL));
    session_release(&session);
    copies_are(fixture, file);
    differences_release(&differences);
    diags_release(&diags);
    str_release(&kept);
    free(file);
}

static void what_they_typed_into_a_column_that_is_filled_in_is_kept(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct str kept = {0};
    one_sheet_open(fixture, &session);
    char *file = edited(fixture, ",本职工作,,A1,", ",王某负责,,A1,");
    assert_true(session_take_theirs(&session, &fixture->shelf, NULL, &kept, NULL));
    assert_string_equal(str_text(&kept), KEPT);
    session_release(&session);
    copies_are(fixture, file);
    str_release(&kept);
    free(file);
}

/* No name is longer than a file system takes, and no two are the same. */
static void copies_of_sheets_with_long_names_have_names_of_their_own(void **state)
{
    struct one_sheet *fixture = *state;
    struct str name = {0};
    struct folder folder = {0};
    struct session session;
    char *text = place_read(fixture->file);
    char *directory = file_directory(fixture->file);
    file_remove(fixture->file);
    char *journal = session_journal_file(fixture->file);
    file_remove(journal);
    free(journal);
    free(fixture->file);
    for (int i = 0; i < 79; i++)
        str_add(&name, "所");
    str_add(&name, ".csv");
    fixture->file = place_write(directory, str_text(&name), text);
    one_sheet_open(fixture, &session);
    for (int i = 0; i < 3; i++) {
        struct str kept = {0};
        one_sheet_write(fixture->file, "other", 5);
        assert_true(session_keep_theirs(&session, &kept, NULL));
        assert_true(kept.size < 240);
        assert_true(text_is_utf8(str_text(&kept), kept.size));
        str_release(&kept);
    }
    session_release(&session);
    assert_int_equal(copies_count(fixture), 3);
    assert_true(folder_open(&folder, fixture->place, &fixture->shelf, NULL));
    assert_int_equal(folder.count, 1);
    folder_release(&folder);
    str_release(&name);
    free(directory);
    free(text);
}

/* Words of the form that was corrected since it was signed; a day that could be two, with which
 * nobody could have signed. */
static void a_final_sheet_whose_journal_is_lost_is_not_written_by_opening_it(void **state)
{
    static const char *const edits[][2] = {
        {",本职工作,,A1,", ",日常工作,,A1,"},
        {",2017-12-20,", ",05/06/2017,"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof edits / sizeof edits[0]; i++) {
        void *own;
        struct session session;
        one_sheet_set_up(&own);
        struct one_sheet *fixture = own;
        one_sheet_finalise(fixture);
        char *file = edited(fixture, edits[i][0], edits[i][1]);
        one_sheet_drop_journal(fixture);
        for (int k = 0; k < 2; k++) {
            one_sheet_open(fixture, &session);
            assert_false(session.unsaved);
            session_release(&session);
            assert_file_equal(fixture->file, file);
            copies_are(fixture, file);
        }
        one_sheet_open(fixture, &session);
        assert_true(session_save(&session, NULL));
        session_release(&session);
        assert_file_equal(fixture->file, file);
        free(file);
        one_sheet_tear_down(&own);
    }
}

/* The file stays unknown to the journal, and is kept as soon as it can be. */
static void what_cannot_be_kept_at_once_is_kept_before_the_file_is_written(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct diags diags = {0};
    char *path = copies_path(fixture, KEPT);
    one_sheet_drop_journal(fixture);
    char *file = edited(fixture, ",本职工作,,A1,", ",王某负责,,A1,");
    assert_int_equal(symlink(KEPT, path), 0);
    assert_true(session_open(&session, fixture->file, &fixture->shelf, &fixture->clock, &diags));
    assert_true(diags_have(&diags, DIAG_FAILURE));
    assert_true(session.leftover);
    assert_file_equal(fixture->file, file);
    one_sheet_mark(&session, "A3", "ok");
    assert_false(session_save(&session, NULL));
    assert_file_equal(fixture->file, file);
    assert_int_equal(unlink(path), 0);
    assert_true(session_save(&session, NULL));
    session_release(&session);
    copies_are(fixture, file);
    diags_release(&diags);
    free(path);
    free(file);
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, one_sheet_set_up, one_sheet_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(what_cannot_be_kept_is_not_written_over),
        TEST(a_name_that_nobody_can_look_at_is_not_written_over),
        TEST(what_is_not_taken_over_outlives_its_file),
        TEST(what_is_left_of_theirs_is_not_written_over_where_it_cannot_be_kept),
        TEST(what_they_typed_into_a_column_that_is_filled_in_is_kept),
        cmocka_unit_test(a_final_sheet_whose_journal_is_lost_is_not_written_by_opening_it),
        TEST(what_cannot_be_kept_at_once_is_kept_before_the_file_is_written),
        TEST(copies_of_sheets_with_long_names_have_names_of_their_own),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}
