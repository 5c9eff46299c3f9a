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
#include "sheet/session.h"

/* A form that is corrected between two openings of a sheet that nobody edited. */

#define FORM "xiongkou-2017.csv"

/* SHELF gets the form with a missing plan, which A1 is marked with, costing 4 and no longer 5. */
static void correct_form(struct one_sheet *fixture, struct form_shelf *shelf)
{
    char *file = file_join(getenv("KAOPING_SOURCE"), "forms/" FORM);
    char *form = place_read(file);
    char *corrected =
        text_replaced(form, "no yearly work plan,,,,-5,", "no yearly work plan,,,,-4,");
    assert_string_not_equal(form, corrected);
    free(place_write(fixture->place, FORM, corrected));
    form_shelf_add(shelf, fixture->place);
    free(file);
    free(form);
    free(corrected);
}

static void open_and_hear(struct one_sheet *fixture, struct form_shelf *shelf,
                          struct session *session, const char *wanted)
{
    struct diags diags = {0};
    struct str told = {0};
    assert_true(session_open(session, fixture->file, shelf, &fixture->clock, &diags));
    for (size_t i = 0; i < diags.count; i++)
        str_addf(&told, "%s\n", diags.at[i].text);
    assert_string_equal(str_text(&told), wanted);
    assert_false(session->sheet.entries[0].has_conflict);
    assert_int_equal(sheet_score(&session->sheet, 0, NULL), 6000);
    diags_release(&diags);
    str_release(&told);
}

#define TOLD                                                                                       \
    "the form was corrected since the sheet was saved; items that score otherwise by now: 1\n"

static void a_draft_scores_by_the_form_as_it_is(void **state)
{
    struct one_sheet *fixture = *state;
    struct form_shelf corrected = {0};
    struct session session;
    struct sheet peeked;
    struct diags diags = {0};
    correct_form(fixture, &corrected);
    assert_true(session_peek(&peeked, fixture->file, &corrected, &diags));
    assert_false(peeked.entries[0].has_conflict);
    assert_int_equal(diags.count, 0);
    sheet_release(&peeked);
    open_and_hear(fixture, &corrected, &session, TOLD);
    int64_t seq = session.journal.seq;
    assert_true(session.unsaved);
    assert_true(session_save(&session, NULL));
    assert_int_equal(session.journal.seq, seq + 1);
    session_release(&session);
    assert_file_has(fixture->file, ",6,plan=1,");
    open_and_hear(fixture, &corrected, &session, "");
    assert_false(session.unsaved);
    session_release(&session);
    form_shelf_release(&corrected);
}

/* As it was signed its file stays. */
static void a_final_sheet_is_told_and_left(void **state)
{
    struct one_sheet *fixture = *state;
    struct form_shelf corrected = {0};
    struct session session;
    one_sheet_open(fixture, &session);
    one_sheet_settle(&session);
    assert_true(session_finalise(&session, "张三", "2017-12-20", NULL));
    session_release(&session);
    char *before = place_read(fixture->file);
    correct_form(fixture, &corrected);
    open_and_hear(fixture, &corrected, &session, TOLD);
    assert_false(session.unsaved);
    assert_true(session_save(&session, NULL));
    session_release(&session);
    assert_file_equal(fixture->file, before);
    form_shelf_release(&corrected);
    free(before);
}

/* A score that somebody stated stays stated, whatever the form. */
static void a_stated_score_is_none_of_it(void **state)
{
    struct one_sheet *fixture = *state;
    struct form_shelf corrected = {0};
    struct session session;
    struct diags diags = {0};
    one_sheet_open(fixture, &session);
    assert_true(session_do(&session, 0, CHANGE_SCORE, "7", NULL));
    assert_true(session_save(&session, NULL));
    session_release(&session);
    correct_form(fixture, &corrected);
    assert_true(session_open(&session, fixture->file, &corrected, &fixture->clock, &diags));
    assert_int_equal(diags.count, 0);
    assert_true(session.sheet.entries[0].has_conflict);
    assert_int_equal(session.sheet.entries[0].stated, 7000);
    session_release(&session);
    form_shelf_release(&corrected);
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, one_sheet_set_up, one_sheet_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_draft_scores_by_the_form_as_it_is),
        TEST(a_final_sheet_is_told_and_left),
        TEST(a_stated_score_is_none_of_it),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}
