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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_journal_taken_away_is_written_again, one_sheet_set_up,
                                        one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(a_journal_that_another_program_began_is_left,
                                        one_sheet_set_up, one_sheet_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
