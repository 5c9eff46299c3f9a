/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <sys/stat.h>
#include <unistd.h>

#include "../../support/followed.h"
#include "../../support/place.h"

static void each_step_is_written_at_once(void **state)
{
    struct followed *fixture = *state;
    assert_true(followed_open(fixture));
    followed_taken(fixture, "乙所", "plan=2017/1/20");
    followed_taken(fixture, "甲所", "约谈=2018年1月18日");
    assert_true(SET(fixture, "甲所", "cause=排名靠后", "note==1+1"));
    followed_file_is(fixture, HEAD "small,乙所,2017-01-20,,,,,,,,,,\r\n"
                                   "small,甲所,,,,,2018-01-18,排名靠后,,,,,'=1+1\r\n");
    followed_taken(fixture, "乙所", "plan=");
    assert_true(followed_open(fixture));
    assert_int_equal(fixture->diags.count, 0);
    assert_int_equal(fixture->followup.count, 2);
    assert_string_equal(followup_get(followup_record(&fixture->followup, 0), FOLLOWUP_CAUSE),
                        "ranking");
    assert_string_equal(followup_get(followup_record(&fixture->followup, 0), FOLLOWUP_NOTE),
                        "=1+1");
    assert_string_equal(followup_get(followup_record(&fixture->followup, 1), FOLLOWUP_PLAN), "");
    assert_null(followup_record(&fixture->followup, 2));
}

static void what_cannot_follow_changes_nothing(void **state)
{
    struct followed *fixture = *state;
    assert_true(followed_open(fixture));
    followed_taken(fixture, "甲所", "plan=2017-01-20");
    followed_refused(fixture, "甲所", "vote=2018-07-20", "enter 'interviewed' first");
    followed_refused(fixture, "甲所", "plan=2017-02-30", "is no date");
    followed_refused(fixture, "乙所", "reported=2018-01-10", "final sheet");
    followed_refused(fixture, "丁所", "plan=2017-01-20", "'丁所' is not in the roster");
    diags_clear(&fixture->diags);
    assert_false(SET(fixture, "甲所", "debrief=2017-12-01", "verdict=failed"));
    followed_file_is(fixture, HEAD "small,甲所,2017-01-20,,,,,,,,,,\r\n");
    assert_string_equal(followup_get(followup_record(&fixture->followup, 0), FOLLOWUP_DEBRIEF), "");
    assert_int_equal(fixture->followup.pending_count, 0);
}

static void what_may_be_asked_is_known_before_its_date(void **state)
{
    struct followed *fixture = *state;
    struct followup_edit edit;
    assert_true(followed_open(fixture));
    followup_edit_init(&edit, "甲所");
    followup_edit_set(&edit, FOLLOWUP_PLAN, TODAY);
    assert_true(followup_allows(&fixture->followup, &edit, TODAY, NULL));
    assert_false(followup_do(&fixture->followup, &edit, TODAY, NULL));
    followup_edit_set(&edit, FOLLOWUP_VOTE, TODAY);
    assert_false(followup_allows(&fixture->followup, &edit, TODAY, &fixture->diags));
    assert_true(followed_says(fixture, "enter 'interviewed' first"));
    followup_edit_set(&edit, FOLLOWUP_VOTE, "soon");
    assert_false(followup_allows(&fixture->followup, &edit, TODAY, &fixture->diags));
    assert_true(followed_says(fixture, "'soon' is no date"));
    followup_edit_release(&edit);
}

static void wrong_rows_are_told_and_kept(void **state)
{
    static const char rows[] = "small,丁所,2017-01-20,,,,,,,,,,别处\r\n"
                               "small,甲所,2017-13-20,,,,,,,120,好,,\r\n"
                               "small,甲所,2017-01-21,,,,,,,,,,又一行\r\n"
                               "other,乙所,2017-01-22,,,,,,,,,,\r\n"
                               "small,,2017-01-23,,,,,,,,,,\r\n";
    struct followed *fixture = *state;
    struct str text = {0};
    str_addf(&text, HEAD "%s", rows);
    assert_true(followed_open_text(fixture, str_text(&text)));
    assert_int_equal(fixture->diags.count, 7);
    static const struct {
        int row;
        int column;
        const char *words;
    } found[] = {{2, 2, "'丁所' is not in the roster"},
                 {3, 3, "'2017-13-20' is no date"},
                 {3, 10, "'120' is no percentage"},
                 {3, 11, "'好' is no word"},
                 {4, 2, "'甲所' stands twice"},
                 {5, 1, "'other' is another form"},
                 {6, 2, "names no unit"}};
    for (size_t i = 0; i < 7; i++) {
        assert_int_equal(fixture->diags.at[i].row, found[i].row);
        assert_int_equal(fixture->diags.at[i].column, found[i].column);
        assert_non_null(strstr(fixture->diags.at[i].text, found[i].words));
    }
    assert_true(SET(fixture, "丙所", "plan=2017-01-30"));
    str_add(&text, "small,丙所,2017-01-30,,,,,,,,,,\r\n");
    followed_file_is(fixture, str_text(&text));
    /* What was wrong can be set right. */
    assert_true(SET(fixture, "甲所", "plan=2017-01-20"));
    assert_true(followup_is_bad(followup_record(&fixture->followup, 0), FOLLOWUP_VERDICT));
    assert_false(followup_is_bad(followup_record(&fixture->followup, 0), FOLLOWUP_PLAN));
    str_release(&text);
}

static void a_breach_in_the_file_is_told_and_keeps_nothing_from_being_set(void **state)
{
    struct followed *fixture = *state;
    assert_true(followed_open_text(fixture, HEAD "small,甲所,,,,,,,2018-07-20,,,,\r\n"));
    assert_int_equal(fixture->diags.count, 0);
    followup_check(&fixture->followup, TODAY, &fixture->diags);
    assert_int_equal(fixture->diags.count, 1);
    assert_int_equal(fixture->diags.at[0].row, 2);
    assert_int_equal(fixture->diags.at[0].column, 9);
    followed_taken(fixture, "甲所", "plan=2017-01-20");
    followed_refused(fixture, "甲所", "recommended=2018-08-01", "vote that failed");
    followed_taken(fixture, "甲所", "interviewed=2018-01-18");
    diags_clear(&fixture->diags);
    followup_check(&fixture->followup, TODAY, &fixture->diags);
    assert_int_equal(fixture->diags.count, 0);
}

static void files_are_read_as_spreadsheets_leave_them(void **state)
{
    struct followed *fixture = *state;
    /* Reordered, English and Chinese names, semicolons, LF, a column of its own, empty rows and an
     * empty column at the end. */
    assert_true(followed_open_text(fixture,
                                   "电话;Note;plan;单位;\n123;a\"b;2017/1/20;甲所;\n;;;;\n;;;;\n"
                                   "\n") == false);
    assert_true(
        followed_open_text(fixture, "电话;Note;plan;单位;\n123;x;2017/1/20;甲所;\n;;;;\n;;;;\n"));
    assert_int_equal(fixture->diags.count, 0);
    assert_true(SET(fixture, "甲所", "debrief=2017-12-01"));
    assert_true(SET(fixture, "乙所", "plan=2017-01-21"));
    followed_file_is(fixture, TABLE_BOM NAMES ",电话\r\n"
                                              "small,甲所,2017-01-20,2017-12-01,,,,,,,,,x,123\r\n"
                                              "small,乙所,2017-01-21,,,,,,,,,,,\r\n");
}

static void gb18030_is_read(void **state)
{
    /* 单位,计划报审 / 甲所,2017-01-20 */
    static const char bytes[] = "\xB5\xA5\xCE\xBB,\xBC\xC6\xBB\xAE\xB1\xA8\xC9\xF3\r\n"
                                "\xBC\xD7\xCB\xF9,2017-01-20\r\n";
    struct followed *fixture = *state;
    assert_true(followed_open_text(fixture, bytes));
    assert_int_equal(fixture->diags.count, 0);
    assert_true(SET(fixture, "甲所", "debrief=2017-12-01"));
    followed_file_is(fixture, HEAD "small,甲所,2017-01-20,2017-12-01,,,,,,,,,\r\n");
}

static void columns_that_stand_twice_or_beyond_the_header_are_kept(void **state)
{
    struct followed *fixture = *state;
    assert_true(followed_open_text(fixture, "unit,plan,plan\n甲所,2017-01-20,old,beyond\n"));
    assert_int_equal(fixture->diags.count, 1);
    assert_int_equal(fixture->diags.at[0].column, 3);
    assert_true(SET(fixture, "甲所", "note=n"));
    followed_file_is(fixture, TABLE_BOM NAMES ",plan,\r\n"
                                              "small,甲所,2017-01-20,,,,,,,,,,n,old,beyond\r\n");
}

static void what_is_no_follow_up_file_is_not_written_over(void **state)
{
    static const char *const texts[] = {"a,b\n1,2\n", "", "unit,plan\n\"甲所,2017-01-20\n",
                                        "unit,note\n\xFF\xFF,\n"};
    struct followed *fixture = *state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        assert_false(followed_open_text(fixture, texts[i]));
        assert_true(diags_have(&fixture->diags, DIAG_ERROR));
        followed_file_is(fixture, texts[i]);
    }
}

/* A spreadsheet saved the file after it was read here. */
static void what_another_program_wrote_is_kept(void **state)
{
    struct followed *fixture = *state;
    char *path = followed_path(fixture);
    assert_true(followed_open_text(fixture, HEAD "small,甲所,2017-01-20,,,,,,,,,,\r\n"));
    followed_write(fixture, HEAD "small,乙所,2017-01-25,,,,,,,,,,\r\n"
                                 "small,甲所,2017-01-22,,,,,,,,,,new\r\n");
    assert_true(SET(fixture, "甲所", "debrief=2017-12-01"));
    assert_true(followed_says(fixture, "another program"));
    followed_file_is(fixture, HEAD "small,乙所,2017-01-25,,,,,,,,,,\r\n"
                                   "small,甲所,2017-01-22,2017-12-01,,,,,,,,,new\r\n");
    /* The change is judged by what stands there now. */
    followed_write(fixture, HEAD "small,甲所,2017-12-10,,,,,,,,,,\r\n");
    followed_refused(fixture, "甲所", "debrief=2017-12-01", "lies before 'plan filed' 2017-12-10");
    followed_file_is(fixture, HEAD "small,甲所,2017-12-10,,,,,,,,,,\r\n");
    /* Nor is a change overlooked that leaves the file as large as it was. */
    followed_write(fixture, HEAD "small,甲所,2017-12-11,,,,,,,,,,\r\n");
    assert_true(SET(fixture, "甲所", "note=n"));
    followed_file_is(fixture, HEAD "small,甲所,2017-12-11,,,,,,,,,,n\r\n");
    /* What cannot be understood is left alone, and the change waits. */
    diags_clear(&fixture->diags);
    followed_write(fixture, "rubbish\n");
    assert_true(SET(fixture, "甲所", "note=waits"));
    assert_true(diags_have(&fixture->diags, DIAG_ERROR));
    assert_int_equal(fixture->followup.pending_count, 1);
    followed_file_is(fixture, "rubbish\n");
    assert_false(followup_save(&fixture->followup, TODAY, NULL));
    unlink(path);
    assert_true(followup_save(&fixture->followup, TODAY, NULL));
    followed_file_is(fixture, HEAD "small,甲所,2017-12-11,,,,,,,,,,waits\r\n");
    free(path);
}

/* The folder takes no file; then it does again. */
static void what_could_not_be_saved_is_tried_again(void **state)
{
    struct followed *fixture = *state;
    char *path = followed_path(fixture);
    assert_true(followed_open(fixture));
    assert_int_equal(mkdir(path, 0777), 0);
    assert_true(SET(fixture, "甲所", "plan=2017-01-20"));
    assert_true(diags_have(&fixture->diags, DIAG_FAILURE));
    assert_true(SET(fixture, "甲所", "debrief=2017-12-01"));
    assert_int_equal(fixture->followup.pending_count, 2);
    assert_string_equal(followup_get(followup_record(&fixture->followup, 0), FOLLOWUP_DEBRIEF),
                        "2017-12-01");
    assert_int_equal(rmdir(path), 0);
    assert_true(followup_save(&fixture->followup, TODAY, NULL));
    assert_int_equal(fixture->followup.pending_count, 0);
    followed_file_is(fixture, HEAD "small,甲所,2017-01-20,2017-12-01,,,,,,,,,\r\n");
    free(path);
}

static void of_two_sheets_of_a_unit_the_first_counts(void **state)
{
    struct followed *fixture = *state;
    struct folder_entry entries[] = {
        {.form = fixture->form, .unit = "甲所", .date = "2017-12-20", .status = SHEET_FINAL},
        {.form = fixture->form, .unit = "甲所", .date = "2018-12-20", .status = SHEET_DRAFT}};
    struct folder folder = {.path = fixture->place, .entries = entries, .count = 2};
    struct followup followup;
    assert_true(followup_open(&followup, &folder, fixture->form, NULL));
    assert_int_equal(followup.unit_count, 3);
    assert_int_equal(followup.units[0].entry, 0);
    assert_true(followup.units[0].assessment.final);
    assert_string_equal(followup.units[0].assessment.date, "2017-12-20");
    followup_release(&followup);
}

/* It is no form's directory of sheets then: those stand in a directory of its own. */
static void a_folder_may_be_called_as_the_form(void **state)
{
    struct followed *fixture = *state;
    struct followup followup;
    char *named = file_join(fixture->place, fixture->form->id);
    char *within = file_join(named, fixture->form->id);
    char *path = followup_path(named, fixture->form->id);
    struct folder folder = {.path = named};
    assert_true(file_make_directory(within, NULL));
    assert_true(followup_open(&followup, &folder, fixture->form, NULL));
    assert_string_equal(followup.file, path);
    followup_release(&followup);
    free(named);
    free(within);
    free(path);
}

static void files_are_known_by_their_names(void **state)
{
    static const struct {
        const char *file;
        const char *id;
    } cases[] = {{"d/followup-a.csv", "a"},
                 {"followup-.csv", NULL},
                 {"followup-a.csv~", NULL},
                 {"x-followup-a.csv", NULL}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char *id = followup_form_id(cases[i].file);
        if (cases[i].id == NULL)
            assert_null(id);
        else
            assert_string_equal(id, cases[i].id);
        free(id);
    }
}

#define TEST(function)                                                                             \
    cmocka_unit_test_setup_teardown(function, followed_set_up, followed_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(each_step_is_written_at_once),
        TEST(what_cannot_follow_changes_nothing),
        TEST(what_may_be_asked_is_known_before_its_date),
        TEST(wrong_rows_are_told_and_kept),
        TEST(a_breach_in_the_file_is_told_and_keeps_nothing_from_being_set),
        TEST(files_are_read_as_spreadsheets_leave_them),
        TEST(gb18030_is_read),
        TEST(columns_that_stand_twice_or_beyond_the_header_are_kept),
        TEST(what_is_no_follow_up_file_is_not_written_over),
        TEST(what_another_program_wrote_is_kept),
        TEST(what_could_not_be_saved_is_tried_again),
        TEST(of_two_sheets_of_a_unit_the_first_counts),
        TEST(a_folder_may_be_called_as_the_form),
        TEST(files_are_known_by_their_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
