/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../support/one_sheet.h"
#include "../../support/place.h"
#include "base/file.h"
#include "sheet/session.h"

/* A journal that is taken away while it is open. */

/* Marks made before and after are all there, and undone to the first. */
static void a_journal_taken_away_is_written_again(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct diags diags = {0};
    char *journal = session_journal_file(fixture->file);
    one_sheet_open(fixture, &session);
    one_sheet_mark(&session, "A3", "last=1");
    assert_true(session_sync(&session, NULL));
    assert_int_equal(remove(journal), 0);
    one_sheet_mark(&session, "B1", "ok");
    assert_true(session_sync(&session, &diags));
    assert_int_equal(diags.count, 1);
    assert_non_null(strstr(diags.at[0].text, "had been taken away"));
    session_release(&session);
    one_sheet_open(fixture, &session);
    assert_int_equal(session.sheet.entries[2].answer.state, ANSWER_SETTLED);
    while (session_undo(&session, NULL, NULL))
        continue;
    assert_int_equal(sheet_total(&session.sheet).settled, 0);
    session_release(&session);
    diags_release(&diags);
    free(journal);
}

/* A second program found none, and began its own. */
static void a_journal_that_another_program_began_is_left(void **state)
{
    struct one_sheet *fixture = *state;
    struct session first;
    struct session second;
    struct diags diags = {0};
    char *journal = session_journal_file(fixture->file);
    one_sheet_open(fixture, &first);
    assert_int_equal(remove(journal), 0);
    one_sheet_open(fixture, &second);
    assert_false(second.read_only);
    one_sheet_mark(&second, "A3", "last=1");
    assert_true(session_save(&second, NULL));
    one_sheet_mark(&first, "B1", "ok");
    assert_false(session_sync(&first, &diags));
    assert_non_null(strstr(diags.at[0].text, "another one stands in its place"));
    assert_false(session_save(&first, NULL));
    session_release(&first);
    session_release(&second);
    one_sheet_open(fixture, &second);
    assert_int_equal(second.sheet.entries[2].answer.state, ANSWER_SETTLED);
    session_release(&second);
    diags_release(&diags);
    free(journal);
}

/* A journal longer than one read. */
static void a_long_journal_is_written_again_whole(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    char note[4000];
    char *journal = session_journal_file(fixture->file);
    one_sheet_open(fixture, &session);
    for (int i = 0; i < 40; i++) {
        memset(note, 'a' + i % 26, sizeof note - 1);
        note[sizeof note - 1] = '\0';
        assert_true(session_do(&session, 2, CHANGE_NOTE, note, NULL));
    }
    assert_true(session_sync(&session, NULL));
    char *before = place_read(journal);
    assert_int_equal(remove(journal), 0);
    assert_true(session_sync(&session, NULL));
    assert_file_equal(journal, before);
    session_release(&session);
    free(before);
    free(journal);
}

/* Something put there that nobody has open, a directory too. */
static void what_stands_in_its_place_is_left(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct diags diags = {0};
    char *journal = session_journal_file(fixture->file);
    one_sheet_open(fixture, &session);
    one_sheet_mark(&session, "A3", "last=1");
    assert_int_equal(remove(journal), 0);
    one_sheet_write(journal, "other", 5);
    assert_false(session_sync(&session, &diags));
    assert_non_null(strstr(diags.at[0].text, "another one stands in its place"));
    assert_file_equal(journal, "other");
    diags_clear(&diags);
    assert_int_equal(remove(journal), 0);
    assert_int_equal(mkdir(journal, 0777), 0);
    assert_false(session_sync(&session, &diags));
    assert_non_null(strstr(diags.at[0].text, "could not open the journal and lock it"));
    assert_int_equal(rmdir(journal), 0);
    assert_true(session_sync(&session, NULL));
    session_release(&session);
    one_sheet_open(fixture, &session);
    assert_int_equal(session.sheet.entries[2].answer.state, ANSWER_SETTLED);
    session_release(&session);
    diags_release(&diags);
    free(journal);
}

/* Then nothing is left in its place: half a journal would be taken for the whole one. */
static void a_journal_that_was_cut_too_is_not_written_again(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct diags diags = {0};
    char *journal = session_journal_file(fixture->file);
    one_sheet_open(fixture, &session);
    char *aside = file_join(fixture->place, "aside");
    assert_int_equal(rename(journal, aside), 0);
    assert_int_equal(truncate(aside, 10), 0);
    assert_false(session_sync(&session, &diags));
    assert_non_null(strstr(diags.at[0].text, "could not write the journal again"));
    assert_false(file_exists(journal));
    session_release(&session);
    diags_release(&diags);
    free(journal);
    free(aside);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_journal_taken_away_is_written_again, one_sheet_set_up,
                                        one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(a_journal_that_another_program_began_is_left,
                                        one_sheet_set_up, one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(a_long_journal_is_written_again_whole, one_sheet_set_up,
                                        one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(what_stands_in_its_place_is_left, one_sheet_set_up,
                                        one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(a_journal_that_was_cut_too_is_not_written_again,
                                        one_sheet_set_up, one_sheet_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
