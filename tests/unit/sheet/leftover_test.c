/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../support/copies.h"
#include "../../support/place.h"
#include "base/file.h"
#include "sheet/session.h"
#include "sheet/session_cell.h"

/* What stands in a sheet's file and becomes no change is kept beside before it is written over. */

/* Opens with all that was said in *TOLD, a line each. */
static void open_and_hear(struct one_sheet *fixture, struct session *session, struct str *told)
{
    struct diags diags = {0};
    str_clear(told);
    assert_true(session_open(session, fixture->file, &fixture->shelf, &fixture->clock, &diags));
    for (size_t i = 0; i < diags.count; i++)
        str_addf(told, "%d:%d %s\n", diags.at[i].row, diags.at[i].column, diags.at[i].text);
    diags_release(&diags);
}

static void save_and_hear(struct session *session, struct str *told)
{
    struct diags diags = {0};
    str_clear(told);
    assert_true(session_save(session, &diags));
    for (size_t i = 0; i < diags.count; i++)
        str_addf(told, "%s\n", diags.at[i].text);
    diags_release(&diags);
}

/* Puts TO in place of FROM in the file; answers what it holds then. */
static char *edited(const struct one_sheet *fixture, const char *from, const char *to)
{
    one_sheet_edit(fixture, from, to);
    return place_read(fixture->file);
}

static void what_a_final_sheet_refuses_is_kept_when_it_is_reopened(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct str told = {0};
    one_sheet_finalise(fixture);
    char *file = edited(fixture, ",5,plan=1,", ",0,plan=1 records=1,");
    open_and_hear(fixture, &session, &told);
    assert_non_null(strstr(str_text(&told), "that were not taken over: 1;"));
    assert_file_equal(fixture->file, file);
    assert_int_equal(copies_count(fixture), 0);
    assert_true(session_do(&session, CHANGE_WHOLE_SHEET, CHANGE_REASON, "错了", NULL));
    assert_true(session_do(&session, CHANGE_WHOLE_SHEET, CHANGE_STATUS, "draft", NULL));
    save_and_hear(&session, &told);
    assert_non_null(strstr(str_text(&told), "is kept as " KEPT));
    copies_are(fixture, file);
    /* Once. */
    one_sheet_mark(&session, "A3", "ok");
    save_and_hear(&session, &told);
    assert_string_equal(str_text(&told), "");
    assert_int_equal(copies_count(fixture), 1);
    session_release(&session);
    str_release(&told);
    free(file);
}

/* By column: what is typed there, and where the person is told. */
static void what_is_typed_into_a_column_that_is_filled_in_is_kept(void **state)
{
    static const struct {
        const char *from;
        const char *to;
        const char *place;
    } typed[] = {
        {"plan=1,年初未制定年度工作计划 扣5,", "plan=1,王某说明年再补,", "2:13 "},
        {"plan=1,年初未制定年度工作计划 扣5,", "plan=1,年初未制定年度工作计划 扣5？,", "2:13 "},
        {",本职工作,,A1,", ",王某负责,,A1,", "2:6 "},
        {",本职工作,,A1,", ",本职工作,√,A1,", "2:7 "},
        {",10,5,plan=1,", ",-10,5,plan=1,", "2:10 "},
        {",本职工作,,A1,", ",本职工作,王某负责,A1,", "2:7 "},
        {",10,5,plan=1,", ",十分,5,plan=1,", "2:10 "},
        {",10,5,plan=1,", ",12,5,plan=1,", "2:10 "},
        {"'=1+1,2017-12-20T09:30:00+08:00", "'=1+1,2017-12-21T09:30:00+08:00", "3:15 "},
        {"'=1+1,2017-12-20T09:30:00+08:00", "'=1+1,王某查的", "3:15 "},
    };
    (void)state;
    for (size_t i = 0; i < sizeof typed / sizeof typed[0]; i++) {
        void *own;
        struct session session;
        struct str told = {0};
        one_sheet_set_up(&own);
        struct one_sheet *fixture = own;
        char *before = place_read(fixture->file);
        char *file = text_replaced(before, typed[i].from, typed[i].to);
        if (strcmp(file, before) == 0)
            fail_msg("'%s' is not there:\n%s", typed[i].from, before);
        one_sheet_write(fixture->file, file, strlen(file));
        open_and_hear(fixture, &session, &told);
        one_sheet_mark(&session, "A3", "ok");
        const char *words = strstr(str_text(&told), "which is not taken over: 1;");
        if (words == NULL || strstr(str_text(&told), typed[i].place) == NULL)
            fail_msg("%s: told '%s'", typed[i].to, str_text(&told));
        assert_int_equal(copies_count(fixture), 0);
        save_and_hear(&session, &told);
        assert_non_null(strstr(str_text(&told), "is kept as " KEPT));
        copies_are(fixture, file);
        session_release(&session);
        str_release(&told);
        free(before);
        free(file);
        one_sheet_tear_down(&own);
    }
}

/* What the program wrote there itself, for the marks before an edit or those after it, or what a
 * spreadsheet made of that. */
static void what_nobody_typed_is_not_kept(void **state)
{
    static const char *const edits[][2] = {
        {",5,plan=1,", ",0,plan=1 records=1,"},
        {",5,plan=1,年初未制定年度工作计划 扣5,", ",5,plan=1,,"},
        {
            ",5,plan=1,年初未制定年度工作计划 扣5,",
            ",5,plan=1,\" 年初未制定年度工作计划\n扣５ \",",
        },
        {",9,unmet=2,", ",6,unmet=3,"},
        {"'=1+1,2017-12-20T09:30:00+08:00", "'=1+1,2017/12/20 9:30:00"},
    };
    struct one_sheet *fixture = *state;
    struct session session;
    struct str told = {0};
    for (size_t i = 0; i < sizeof edits / sizeof edits[0]; i++) {
        free(edited(fixture, edits[i][0], edits[i][1]));
        open_and_hear(fixture, &session, &told);
        assert_null(strstr(str_text(&told), "not taken over"));
        one_sheet_mark(&session, "A1", "plan=1");
        one_sheet_mark(&session, "A2", "unmet=2");
        one_sheet_mark(&session, "A3", i % 2 == 0 ? "ok" : "last=1");
        save_and_hear(&session, &told);
        assert_string_equal(str_text(&told), "");
        session_release(&session);
        assert_int_equal(copies_count(fixture), 0);
    }
    str_release(&told);
}

/* A code page loses signs, and adds none. */
static void only_what_a_code_page_does_to_signs_is_no_difference(void **state)
{
    static const struct {
        const char *found;
        const char *due;
        bool same;
    } cells[] = {
        {"the Leader?s duty ?5", "the Leader’s duty −5", true},
        {"the Leaders duty 5", "the Leader’s duty −5", true},
        {"a - b", "a ― b", true},
        {"a ― b", "a - b", true},
        {"甲\n乙；丙", " 甲乙;丙 ", true},
        {"甲", "甲 •", true},
        {"?", "①", true},
        {"", "①", true},
        {"②", "①", false},
        {"√", "", false},
        {"?", "", false},
        {"甲？", "甲", false},
        {"甲√", "甲", false},
        {"甲-乙", "甲乙", false},
        {"Ⅱ级", "Ⅰ级", false},
        {"？①", "①", false},
        {"甲", "甲乙", false},
        {"丙", "甲", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++)
        if (cell_has_words_of(cells[i].found, cells[i].due) != cells[i].same)
            fail_msg("'%s' for '%s'", cells[i].found, cells[i].due);
}

/* The moment of marks that were edited with them is taken over. */
static void a_moment_edited_with_its_marks_is_taken_over(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct str told = {0};
    one_sheet_edit(fixture, ",9,unmet=2,", ",6,unmet=3,");
    one_sheet_edit(fixture, "'=1+1,2017-12-20T09:30:00+08:00", "'=1+1,2017-12-19T09:30:00+08:00");
    open_and_hear(fixture, &session, &told);
    assert_null(strstr(str_text(&told), "not taken over"));
    assert_string_equal(session.sheet.entries[1].checked_at, "2017-12-19T09:30:00+08:00");
    session_release(&session);
    assert_int_equal(copies_count(fixture), 0);
    str_release(&told);
}

static void all_that_is_typed_there_is_told_once(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct str told = {0};
    one_sheet_edit(fixture, ",本职工作,,A1,", ",王某负责,,A1,");
    one_sheet_edit(fixture, ",本职工作,,A3,", ",王某负责,,A3,");
    open_and_hear(fixture, &session, &told);
    assert_non_null(strstr(str_text(&told), "2:6 cells of columns"));
    assert_non_null(strstr(str_text(&told), "taken over: 2;"));
    session_release(&session);
    str_release(&told);
}

static void a_sheet_without_a_journal_keeps_what_is_not_taken_over_at_once(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct str told = {0};
    char *before = place_read(fixture->file);
    one_sheet_drop_journal(fixture);
    open_and_hear(fixture, &session, &told);
    assert_string_equal(str_text(&told), "");
    session_release(&session);
    assert_int_equal(copies_count(fixture), 0);
    assert_file_equal(fixture->file, before);
    one_sheet_drop_journal(fixture);
    char *file = edited(fixture, ",2017-12-20,", ",05/06/2017,");
    open_and_hear(fixture, &session, &told);
    /* What is read first is where it is kept. */
    assert_memory_equal(str_text(&told), "0:0 what stood", strlen("0:0 what stood"));
    assert_non_null(strstr(str_text(&told), "could be two days"));
    assert_string_equal(session.sheet.date, "");
    session_release(&session);
    copies_are(fixture, file);
    str_release(&told);
    free(before);
    free(file);
}

/* A day that could be two is no other day than the journal's where that is one of them. */
static void a_day_is_kept_where_the_journal_has_neither_of_the_two(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct str told = {0};
    one_sheet_open(fixture, &session);
    assert_true(session_do(&session, CHANGE_WHOLE_SHEET, CHANGE_DATE, "2017-06-05", NULL));
    assert_true(session_save(&session, NULL));
    session_release(&session);
    free(edited(fixture, ",2017-06-05,", ",05/06/2017,"));
    one_sheet_open(fixture, &session);
    one_sheet_mark(&session, "A3", "ok");
    save_and_hear(&session, &told);
    session_release(&session);
    assert_string_equal(str_text(&told), "");
    char *file = edited(fixture, ",2017-06-05,", ",07/06/2017,");
    one_sheet_open(fixture, &session);
    one_sheet_mark(&session, "A3", "last=1");
    save_and_hear(&session, &told);
    session_release(&session);
    assert_non_null(strstr(str_text(&told), "is kept as " KEPT));
    copies_are(fixture, file);
    str_release(&told);
    free(file);
}

/* Nothing of it is forgotten with the program. */
static void what_was_not_kept_before_a_kill_is_kept_after_it(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    char *file = edited(fixture, ",本职工作,,A1,", ",王某负责,,A1,");
    for (int i = 0; i < 2; i++) {
        one_sheet_open(fixture, &session);
        one_sheet_mark(&session, "A3", i == 0 ? "ok" : "last=1");
        assert_true(session_sync(&session, NULL));
        session_release(&session);
        assert_int_equal(copies_count(fixture), 0);
    }
    one_sheet_open(fixture, &session);
    assert_int_equal(session.sheet.entries[2].answer.state, ANSWER_SETTLED);
    assert_true(session_save(&session, NULL));
    session_release(&session);
    copies_are(fixture, file);
    free(file);
}

/* A file that the journal does not know is made known to it before a key comes. */
static void what_is_typed_into_a_file_whose_save_was_killed_is_kept_at_once(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    char *journal = session_journal_file(fixture->file);
    one_sheet_open(fixture, &session);
    one_sheet_mark(&session, "A3", "ok");
    assert_true(session_sync(&session, NULL));
    char *lines = place_read(journal);
    assert_true(session_save(&session, NULL));
    session_release(&session);
    one_sheet_write(journal, lines, strlen(lines));
    char *file = edited(fixture, ",本职工作,,A1,", ",王某负责,,A1,");
    one_sheet_open(fixture, &session);
    assert_false(session.unsaved);
    session_release(&session);
    copies_are(fixture, file);
    free(journal);
    free(lines);
    free(file);
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, one_sheet_set_up, one_sheet_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(what_a_final_sheet_refuses_is_kept_when_it_is_reopened),
        cmocka_unit_test(what_is_typed_into_a_column_that_is_filled_in_is_kept),
        TEST(what_nobody_typed_is_not_kept),
        cmocka_unit_test(only_what_a_code_page_does_to_signs_is_no_difference),
        TEST(a_moment_edited_with_its_marks_is_taken_over),
        TEST(all_that_is_typed_there_is_told_once),
        TEST(a_sheet_without_a_journal_keeps_what_is_not_taken_over_at_once),
        TEST(a_day_is_kept_where_the_journal_has_neither_of_the_two),
        TEST(what_was_not_kept_before_a_kill_is_kept_after_it),
        TEST(what_is_typed_into_a_file_whose_save_was_killed_is_kept_at_once),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}
