/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../support/one_sheet.h"
#include "../../support/place.h"
#include "base/file.h"
#include "base/mem.h"
#include "sheet/session.h"
#include "sheet/sheet_file.h"

static void a_journal_cut_anywhere_opens(void **state)
{
    struct one_sheet *fixture = *state;
    char *journal = session_journal_file(fixture->file);
    char *whole = place_read(journal);
    char *sheet = place_read(fixture->file);
    for (size_t size = 0; size <= strlen(whole); size++) {
        struct session session;
        one_sheet_write(journal, whole, size);
        one_sheet_write(fixture->file, sheet, strlen(sheet));
        one_sheet_open(fixture, &session);
        assert_int_equal(sheet_score(&session.sheet, 0, NULL), 5000);
        assert_int_equal(sheet_score(&session.sheet, 1, NULL), 9000);
        session_release(&session);
    }
    free(journal);
    free(whole);
    free(sheet);
}

static void the_journal_alone_brings_the_sheet_back(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    char *before = place_read(fixture->file);
    assert_int_equal(remove(fixture->file), 0);
    one_sheet_open(fixture, &session);
    assert_true(session_save(&session, NULL));
    session_release(&session);
    assert_file_equal(fixture->file, before);
    free(before);
}

static void a_file_changed_meanwhile_is_not_overwritten(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct diags diags = {0};
    one_sheet_open(fixture, &session);
    one_sheet_mark(&session, "A3", "last=1");
    one_sheet_write(fixture->file, "other", 5);
    assert_false(session_save(&session, &diags));
    assert_non_null(strstr(diags.at[0].text, "another program"));
    session_release(&session);
    assert_file_equal(fixture->file, "other");
    diags_release(&diags);
}

/* The same day is no change, however it is typed. */
static void a_day_is_recorded_as_it_stands_in_the_file(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    char *journal = session_journal_file(fixture->file);
    one_sheet_open(fixture, &session);
    int64_t before = session.journal.seq;
    assert_true(session_do(&session, CHANGE_WHOLE_SHEET, CHANGE_DATE, "2017/12/20", NULL));
    assert_int_equal(session.journal.seq, before);
    assert_true(session_do(&session, CHANGE_WHOLE_SHEET, CHANGE_DATE, "２０１７年３月５日", NULL));
    assert_string_equal(session.sheet.date, "2017-03-05");
    assert_false(session_do(&session, CHANGE_WHOLE_SHEET, CHANGE_DATE, "２０１７年", NULL));
    assert_true(session_do(&session, CHANGE_WHOLE_SHEET, CHANGE_DATE, "", NULL));
    assert_true(session_sync(&session, NULL));
    session_release(&session);
    assert_file_has(journal, ",date,2017-12-20,2017-03-05,");
    free(journal);
}

static void undo_brings_a_dismissed_score_back(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    one_sheet_open(fixture, &session);
    assert_true(session_do(&session, 1, CHANGE_SCORE, "7", NULL));
    one_sheet_mark(&session, "A2", "unmet=3");
    assert_false(session.sheet.entries[1].has_conflict);
    assert_true(session_undo(&session, NULL, NULL));
    assert_true(session_undo(&session, NULL, NULL));
    assert_true(session.sheet.entries[1].has_conflict);
    assert_int_equal(session.sheet.entries[1].stated, 7000);
    session_release(&session);
    one_sheet_open(fixture, &session);
    assert_true(session.sheet.entries[1].has_conflict);
    session_release(&session);
}

static void what_may_not_be_written_is_opened_to_be_read(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct diags diags = {0};
    char *before = place_read(fixture->file);
    place_lock(fixture->place);
    bool opened = session_open(&session, fixture->file, &fixture->shelf, &fixture->clock, &diags);
    place_unlock(fixture->place);
    assert_true(opened);
    assert_true(session.read_only);
    assert_int_equal(diags.count, 1);
    assert_non_null(strstr(diags.at[0].text, "can only be read here"));
    assert_int_equal(sheet_score(&session.sheet, 1, NULL), 9000);
    diags_clear(&diags);
    assert_false(session_do(&session, 2, CHANGE_MARKS, "last=1", &diags));
    assert_false(session_undo(&session, NULL, &diags));
    assert_int_equal(diags.count, 2);
    assert_true(session_save(&session, NULL));
    session_release(&session);
    assert_file_equal(fixture->file, before);
    diags_release(&diags);
    free(before);
}

/* The journal could not be replayed either, so nobody should move a good file away. */
static void a_missing_form_is_no_damage_of_the_file(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct form_shelf empty = {0};
    struct diags diags = {0};
    form_shelf_add(&empty, fixture->place);
    assert_false(session_open(&session, fixture->file, &empty, &fixture->clock, &diags));
    assert_int_equal(diags.count, 1);
    assert_non_null(strstr(diags.at[0].text, "was not found in"));
    diags_clear(&diags);
    one_sheet_write(fixture->file, "form,item,marks\n", 16);
    assert_false(session_open(&session, fixture->file, &fixture->shelf, &fixture->clock, &diags));
    assert_non_null(strstr(diags.at[diags.count - 1].text, "is in the journal beside it"));
    diags_release(&diags);
    form_shelf_release(&empty);
}

static void damage_inside_a_journal_is_named_and_left(void **state)
{
    struct one_sheet *fixture = *state;
    struct diags diags = {0};
    char *journal = session_journal_file(fixture->file);
    char *whole = place_read(journal);
    size_t size = strlen(whole);
    static const char damages[] = {'\0', '"'};
    for (size_t i = 0; i < sizeof damages; i++) {
        char *damaged = mem_copy(whole);
        damaged[size / 2] = damages[i];
        one_sheet_write(journal, damaged, size);
        one_sheet_is_shown_without_journal(fixture, &diags);
        assert_true(diags.at[0].row > 1);
        FILE *file = fopen(journal, "rb");
        assert_non_null(file);
        assert_int_equal(fseek(file, 0, SEEK_END), 0);
        assert_int_equal(ftell(file), (long)size);
        assert_int_equal(fclose(file), 0);
        diags_clear(&diags);
        free(damaged);
    }
    diags_release(&diags);
    free(journal);
    free(whole);
}

/* Nothing is left to show then, or nobody knows what of. */
static void a_journal_alone_has_to_be_sound_and_of_a_form(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct form_shelf empty = {0};
    struct diags diags = {0};
    form_shelf_add(&empty, fixture->place);
    assert_int_equal(remove(fixture->file), 0);
    assert_false(session_open(&session, fixture->file, &empty, &fixture->clock, &diags));
    assert_int_equal(diags.count, 1);
    assert_non_null(strstr(diags.at[0].text, "was not found in"));
    diags_clear(&diags);
    char *journal = session_journal_file(fixture->file);
    one_sheet_write(journal, "a\nb\n", 4);
    assert_false(session_open(&session, fixture->file, &fixture->shelf, &fixture->clock, &diags));
    assert_string_equal(diags.at[0].file, journal);
    diags_release(&diags);
    form_shelf_release(&empty);
    free(journal);
}

static void a_unit_whose_file_was_lost_has_a_sheet_all_the_same(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct diags diags = {0};
    assert_int_equal(remove(fixture->file), 0);
    const struct form *form = form_shelf_find(&fixture->shelf, "xiongkou-2017", NULL);
    assert_false(
        session_create(&session, fixture->place, form, "财政所", "", "", &fixture->clock, &diags));
    assert_non_null(strstr(diags.at[0].text, "has a sheet already"));
    diags_release(&diags);
}

/* A copy of the form in the sheet's folder, with one rule renamed. */
static void correct_form(struct one_sheet *fixture, struct form_shelf *shelf)
{
    char *file = file_join(getenv("KAOPING_SOURCE"), "forms/xiongkou-2017.csv");
    char *form = place_read(file);
    char *corrected = text_replaced(form, "count,unmet,", "count,undone,");
    free(file);
    file = place_write(fixture->place, "xiongkou-2017.csv", corrected);
    form_shelf_add(shelf, fixture->place);
    free(file);
    free(form);
    free(corrected);
}

/* A mark of a rule that the form has lost matters only while it is the item's last word. */
static void a_corrected_form_takes_a_journal_that_is_past_the_old_rule(void **state)
{
    struct one_sheet *fixture = *state;
    struct form_shelf corrected = {0};
    struct session session;
    struct diags diags = {0};
    correct_form(fixture, &corrected);
    assert_int_equal(remove(fixture->file), 0);
    assert_false(session_open(&session, fixture->file, &corrected, &fixture->clock, &diags));
    assert_non_null(strstr(diags.at[0].text, "'unmet=2' names a rule that the item lacks"));
    diags_clear(&diags);
    one_sheet_open(fixture, &session);
    one_sheet_mark(&session, "A2", "ok");
    assert_true(session_save(&session, NULL));
    session_release(&session);
    assert_true(session_open(&session, fixture->file, &corrected, &fixture->clock, &diags));
    assert_int_equal(sheet_score(&session.sheet, 1, NULL), 15000);
    diags_clear(&diags);
    assert_false(session_undo(&session, NULL, &diags));
    assert_int_equal(diags.count, 1);
    session_release(&session);
    assert_true(session_open(&session, fixture->file, &corrected, &fixture->clock, &diags));
    session_release(&session);
    diags_release(&diags);
    form_shelf_release(&corrected);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_journal_cut_anywhere_opens, one_sheet_set_up,
                                        one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(the_journal_alone_brings_the_sheet_back, one_sheet_set_up,
                                        one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(a_day_is_recorded_as_it_stands_in_the_file,
                                        one_sheet_set_up, one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(a_file_changed_meanwhile_is_not_overwritten,
                                        one_sheet_set_up, one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(undo_brings_a_dismissed_score_back, one_sheet_set_up,
                                        one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(what_may_not_be_written_is_opened_to_be_read,
                                        one_sheet_set_up, one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(damage_inside_a_journal_is_named_and_left, one_sheet_set_up,
                                        one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(a_journal_alone_has_to_be_sound_and_of_a_form,
                                        one_sheet_set_up, one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(a_unit_whose_file_was_lost_has_a_sheet_all_the_same,
                                        one_sheet_set_up, one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(a_missing_form_is_no_damage_of_the_file, one_sheet_set_up,
                                        one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(a_corrected_form_takes_a_journal_that_is_past_the_old_rule,
                                        one_sheet_set_up, one_sheet_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
