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

/* What other programs do to the file of a sheet. */

static void what_spreadsheets_do_is_undone(void **state)
{
    static const char *const edits[][2] = {
        {"\r\n", "\n"},           {"\xEF\xBB\xBF", ""}, {"2017-12-20,", "2017/12/20,"},
        {",10,5,", ",10.0,5.0,"}, {"draft", "Draft"},   {"标记", "marks"},
    };
    struct one_sheet *fixture = *state;
    char *before = place_read(fixture->file);
    for (size_t i = 0; i < sizeof edits / sizeof edits[0]; i++) {
        struct sheet sheet;
        struct str bytes = {0};
        struct str again = {0};
        char *edited = text_replaced(before, edits[i][0], edits[i][1]);
        str_add(&bytes, edited);
        assert_true(sheet_read(&sheet, &bytes, fixture->file, &fixture->shelf, NULL, NULL));
        /* What was read stays as it is: a sheet open for change compares it with the file. */
        assert_string_equal(str_text(&bytes), edited);
        sheet_write(&sheet, &again);
        assert_string_equal(str_text(&again), before);
        sheet_release(&sheet);
        str_release(&again);
        str_release(&bytes);
        free(edited);
    }
    free(before);
}

static void an_edit_by_hand_becomes_a_change(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    char *before = place_read(fixture->file);
    char *edited = text_replaced(before, ",5,plan=1,", ",0,plan=1 records=1,");
    one_sheet_write(fixture->file, edited, strlen(edited));
    one_sheet_open(fixture, &session);
    assert_int_equal(sheet_score(&session.sheet, 0, NULL), 0);
    assert_false(session.sheet.entries[0].has_conflict);
    assert_true(session_undo(&session, NULL, NULL));
    assert_int_equal(sheet_score(&session.sheet, 0, NULL), 5000);
    session_release(&session);
    free(before);
    free(edited);
}

static void a_score_edited_by_hand_is_a_conflict(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    char *before = place_read(fixture->file);
    char *edited = text_replaced(before, ",5,plan=1,", ",7,plan=1,");
    one_sheet_write(fixture->file, edited, strlen(edited));
    one_sheet_open(fixture, &session);
    assert_true(session.sheet.entries[0].has_conflict);
    assert_int_equal(session.sheet.entries[0].stated, 7000);
    assert_true(session_save(&session, NULL));
    session_release(&session);
    assert_file_has(fixture->file, ",7,plan=1,");
    free(before);
    free(edited);
}

/* Puts TO in place of FROM in the file and opens it. */
static void open_edited(struct one_sheet *fixture, const char *from, const char *to,
                        struct session *session, struct diags *diags)
{
    one_sheet_edit(fixture, from, to);
    assert_true(session_open(session, fixture->file, &fixture->shelf, &fixture->clock, diags));
}

static void a_score_left_beside_edited_marks_is_no_conflict(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    open_edited(fixture, ",5,plan=1,", ",5,plan=1 records=1,", &session, NULL);
    assert_false(session.sheet.entries[0].has_conflict);
    assert_int_equal(sheet_score(&session.sheet, 0, NULL), 0);
    assert_true(session_save(&session, NULL));
    session_release(&session);
    assert_file_has(fixture->file, ",0,plan=1 records=1,");
}

static void a_score_stays_where_marks_were_emptied_or_it_was_edited_too(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    open_edited(fixture, ",5,plan=1,", ",5,,", &session, NULL);
    assert_true(session.sheet.entries[0].has_conflict);
    assert_int_equal(session.sheet.entries[0].stated, 5000);
    assert_true(session_save(&session, NULL));
    session_release(&session);
    /* Marks put there settle it, as they do on screen. */
    open_edited(fixture, ",5,,", ",5,plan=1 records=1,", &session, NULL);
    assert_false(session.sheet.entries[0].has_conflict);
    session_release(&session);
    open_edited(fixture, ",9,unmet=2,", ",8.5,unmet=3,", &session, NULL);
    assert_true(session.sheet.entries[1].has_conflict);
    assert_int_equal(session.sheet.entries[1].stated, 8500);
    session_release(&session);
}

static void a_day_that_could_be_two_leaves_the_date_as_it_was(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct diags diags = {0};
    open_edited(fixture, ",2017-12-20,", ",05/06/2017,", &session, &diags);
    assert_int_equal(diags.count, 1);
    assert_non_null(strstr(diags.at[0].text, "two days"));
    assert_string_equal(session.sheet.date, "2017-12-20");
    session_release(&session);
    diags_release(&diags);
}

/* Gnumeric takes the sign of the guard for its own. */
static void a_guard_that_was_dropped_is_no_edit(void **state)
{
    static const char *const notes[][3] = {
        {"=1+1", "'=1+1", "=1+1"},
        {"'=2+2", "''=2+2", "'=2+2"},
        {"'0012", "''0012", "'0012"},
    };
    struct one_sheet *fixture = *state;
    struct session session;
    for (size_t i = 0; i < sizeof notes / sizeof notes[0]; i++) {
        struct diags diags = {0};
        one_sheet_open(fixture, &session);
        assert_true(session_do(&session, 1, CHANGE_NOTE, notes[i][0], NULL));
        assert_true(session_save(&session, NULL));
        session_release(&session);
        open_edited(fixture, notes[i][1], notes[i][2], &session, &diags);
        assert_string_equal(session.sheet.entries[1].note, notes[i][0]);
        assert_int_equal(diags.count, 0);
        session_release(&session);
    }
}

static void marks_edited_by_hand_get_the_moment_of_opening(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    char *before = place_read(fixture->file);
    char *edited = text_replaced(before, ",5,plan=1,", ",0,plan=1 records=1,");
    one_sheet_write(fixture->file, edited, strlen(edited));
    fixture->clock.fixed += 86400;
    one_sheet_open(fixture, &session);
    assert_string_equal(session.sheet.entries[0].checked_at, "2017-12-21T09:30:00+08:00");
    assert_string_equal(session.sheet.entries[1].checked_at, "2017-12-20T09:30:00+08:00");
    session_release(&session);
    free(before);
    free(edited);
}

/* TEXT without its lines from the second item on. */
static char *first_rows(const char *text)
{
    const char *end = text;
    for (int i = 0; i < 2; i++)
        end = strchr(end, '\n') + 1;
    return mem_copy_part(text, (size_t)(end - text));
}

static void rows_and_columns_that_a_file_lacks_are_as_they_were(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    char *before = place_read(fixture->file);
    char *cut = first_rows(before);
    char *columns = text_replaced(before, "状态,", "x,");
    one_sheet_write(fixture->file, cut, strlen(cut));
    one_sheet_open(fixture, &session);
    assert_int_equal(sheet_score(&session.sheet, 1, NULL), 9000);
    assert_string_equal(session.sheet.entries[1].note, "=1+1");
    assert_true(session_save(&session, NULL));
    session_release(&session);
    assert_file_equal(fixture->file, before);
    char *after = text_replaced(columns, "备注", "y");
    one_sheet_write(fixture->file, after, strlen(after));
    one_sheet_open(fixture, &session);
    assert_string_equal(session.sheet.entries[1].note, "=1+1");
    session_release(&session);
    free(before);
    free(cut);
    free(columns);
    free(after);
}

static void a_final_sheet_takes_no_edit_by_hand(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct diags diags = {0};
    one_sheet_open(fixture, &session);
    one_sheet_settle(&session);
    assert_true(session_finalise(&session, "张三", "2017-12-21", NULL));
    points total = sheet_total(&session.sheet).got;
    session_release(&session);
    char *before = place_read(fixture->file);
    char *marks = text_replaced(before, ",5,plan=1,", ",0,plan=1 records=1,");
    char *draft = text_replaced(marks, "定稿", "草稿");
    one_sheet_write(fixture->file, draft, strlen(draft));
    assert_true(session_open(&session, fixture->file, &fixture->shelf, &fixture->clock, &diags));
    assert_int_equal(session.sheet.status, SHEET_FINAL);
    assert_int_equal(sheet_total(&session.sheet).got, total);
    assert_int_equal(diags.count, 1);
    assert_non_null(strstr(diags.at[0].text, "that were not taken over: 2;"));
    session_release(&session);
    diags_release(&diags);
    free(before);
    free(marks);
    free(draft);
}

static void a_draft_is_not_made_final_by_hand_while_items_are_open(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct diags diags = {0};
    char *before = place_read(fixture->file);
    char *edited = text_replaced(before, "草稿", "定稿");
    one_sheet_write(fixture->file, edited, strlen(edited));
    assert_true(session_open(&session, fixture->file, &fixture->shelf, &fixture->clock, &diags));
    assert_int_equal(session.sheet.status, SHEET_DRAFT);
    assert_int_equal(diags.count, 1);
    session_release(&session);
    diags_release(&diags);
    free(before);
    free(edited);
}

/* What could not be replayed must not get into the journal. */
static void an_edit_that_no_sheet_takes_is_named_and_not_recorded(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct diags diags = {0};
    char *before = place_read(fixture->file);
    char *edited = text_replaced(before, "张三、李四", "\"张三\n李四\"");
    one_sheet_write(fixture->file, edited, strlen(edited));
    assert_false(session_open(&session, fixture->file, &fixture->shelf, &fixture->clock, &diags));
    assert_int_equal(diags.at[0].column, 4);
    one_sheet_write(fixture->file, before, strlen(before));
    one_sheet_open(fixture, &session);
    session_release(&session);
    diags_release(&diags);
    free(before);
    free(edited);
}

/* As a program leaves it that is killed: in the journal, and not in the file. */
static void mark_and_be_killed(struct one_sheet *fixture, const char *marks)
{
    struct session session;
    one_sheet_open(fixture, &session);
    char *item = mem_copy(session.sheet.form->items[0].id);
    one_sheet_mark(&session, item, marks);
    assert_true(session_sync(&session, NULL));
    session_release(&session);
    free(item);
}

static void assert_marks(struct one_sheet *fixture, const char *wanted)
{
    struct session session;
    struct str marks = {0};
    one_sheet_open(fixture, &session);
    sheet_value(&session.sheet, 0, CHANGE_MARKS, &marks);
    assert_string_equal(str_text(&marks), wanted);
    str_release(&marks);
    session_release(&session);
}

static void a_mark_made_after_an_edit_was_taken_over_outlives_a_kill(void **state)
{
    struct one_sheet *fixture = *state;
    one_sheet_edit(fixture, ",5,plan=1,", ",0,plan=1 records=1,");
    mark_and_be_killed(fixture, "records=1");
    assert_marks(fixture, "records=1");
}

static void a_mark_made_after_a_save_was_killed_outlives_the_next_kill(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    mark_and_be_killed(fixture, "plan=1 records=1");
    one_sheet_open(fixture, &session);
    assert_true(session_save(&session, NULL));
    session_release(&session);
    one_sheet_drop_saved(fixture);
    mark_and_be_killed(fixture, "records=1");
    assert_marks(fixture, "records=1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_spreadsheets_do_is_undone, one_sheet_set_up,
                                        one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(an_edit_by_hand_becomes_a_change, one_sheet_set_up,
                                        one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(a_mark_made_after_an_edit_was_taken_over_outlives_a_kill,
                                        one_sheet_set_up, one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(a_mark_made_after_a_save_was_killed_outlives_the_next_kill,
                                        one_sheet_set_up, one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(a_score_edited_by_hand_is_a_conflict, one_sheet_set_up,
                                        one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(a_score_left_beside_edited_marks_is_no_conflict,
                                        one_sheet_set_up, one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(a_score_stays_where_marks_were_emptied_or_it_was_edited_too,
                                        one_sheet_set_up, one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(a_day_that_could_be_two_leaves_the_date_as_it_was,
                                        one_sheet_set_up, one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(a_guard_that_was_dropped_is_no_edit, one_sheet_set_up,
                                        one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(marks_edited_by_hand_get_the_moment_of_opening,
                                        one_sheet_set_up, one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(rows_and_columns_that_a_file_lacks_are_as_they_were,
                                        one_sheet_set_up, one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(a_final_sheet_takes_no_edit_by_hand, one_sheet_set_up,
                                        one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(a_draft_is_not_made_final_by_hand_while_items_are_open,
                                        one_sheet_set_up, one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(an_edit_that_no_sheet_takes_is_named_and_not_recorded,
                                        one_sheet_set_up, one_sheet_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
