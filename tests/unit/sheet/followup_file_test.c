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

#include "../../support/form_text.h"
#include "../../support/place.h"
#include "base/lang.h"
#include "base/table.h"
#include "sheet/followup_file.h"

#define TODAY "2018-08-11"
#define NAMES                                                                                                                          \
    "考评表,单位,计划报审,述职张贴,结果通报,评先表模,约谈,约谈原因,满意度测评,满意率,测评结论," \
    "建议调整,备注"
#define HEAD TABLE_BOM NAMES "\r\n"

/* A folder with a roster of three units, and its follow-up.  The first unit's sheet is final. */
struct fixture {
    struct form *form;
    char *place;
    struct folder folder;
    struct followup followup;
    struct diags diags;
    bool open;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture->form = form_text_small();
    fixture->place = place_make();
    free(place_write(fixture->place, "roster.csv", "单位\n甲所\n乙所\n丙所\n"));
    folder_list(&fixture->folder, fixture->place, NULL);
    lang_set("en");
    *state = fixture;
    return 0;
}

static void close_followup(struct fixture *fixture)
{
    if (fixture->open)
        followup_release(&fixture->followup);
    fixture->open = false;
    diags_clear(&fixture->diags);
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    close_followup(fixture);
    diags_release(&fixture->diags);
    folder_release(&fixture->folder);
    place_remove(fixture->place);
    form_free(fixture->form);
    free(fixture);
    return 0;
}

static bool open_followup(struct fixture *fixture)
{
    close_followup(fixture);
    fixture->open =
        followup_open(&fixture->followup, &fixture->folder, fixture->form, &fixture->diags);
    if (fixture->open)
        fixture->followup.units[0].assessment = (struct assessment){true, true, "2017-12-20"};
    return fixture->open;
}

static char *path_of(const struct fixture *fixture)
{
    return followup_path(fixture->place, fixture->form->id);
}

/* Writes the follow-up file, and opens it. */
static bool open_text(struct fixture *fixture, const char *text)
{
    char *path = path_of(fixture);
    free(place_write(fixture->place, strrchr(path, '/') + 1, text));
    free(path);
    return open_followup(fixture);
}

static void file_is(const struct fixture *fixture, const char *expected)
{
    char *path = path_of(fixture);
    char *text = place_read(path);
    assert_string_equal(text, expected);
    free(text);
    free(path);
}

/* Makes a change of NAME=VALUE words, NULL behind the last. */
static bool set(struct fixture *fixture, const char *unit, const char *const *words)
{
    struct followup_edit edit;
    followup_edit_init(&edit, unit);
    for (; *words != NULL; words++) {
        const char *value = strchr(*words, '=');
        char name[64] = "";
        memcpy(name, *words, (size_t)(value - *words));
        assert_true(followup_find(name) >= (int)FOLLOWUP_SETTABLE);
        followup_edit_set(&edit, (enum followup_field)followup_find(name), value + 1);
    }
    bool done = followup_do(&fixture->followup, &edit, TODAY, &fixture->diags);
    followup_edit_release(&edit);
    return done;
}

#define SET(fixture, unit, ...) set(fixture, unit, (const char *const[]){__VA_ARGS__, NULL})

static bool says(const struct fixture *fixture, const char *words)
{
    for (size_t i = 0; i < fixture->diags.count; i++)
        if (strstr(fixture->diags.at[i].text, words) != NULL)
            return true;
    return false;
}

/* The change is refused, and the reason has WORDS. */
static void refused(struct fixture *fixture, const char *unit, const char *word, const char *words)
{
    diags_clear(&fixture->diags);
    assert_false(SET(fixture, unit, word));
    assert_true(diags_have(&fixture->diags, DIAG_ERROR));
    if (!says(fixture, words))
        fail_msg("%s: %s, not %s", word, fixture->diags.at[0].text, words);
    diags_clear(&fixture->diags);
}

/* It is made, with nothing to say. */
static void taken(struct fixture *fixture, const char *unit, const char *word)
{
    diags_clear(&fixture->diags);
    if (!SET(fixture, unit, word) || fixture->diags.count > 0)
        fail_msg("%s: %s", word, fixture->diags.count > 0 ? fixture->diags.at[0].text : "");
}

static void each_step_is_written_at_once(void **state)
{
    struct fixture *fixture = *state;
    assert_true(open_followup(fixture));
    taken(fixture, "乙所", "plan=2017/1/20");
    taken(fixture, "甲所", "约谈=2018年1月18日");
    assert_true(SET(fixture, "甲所", "cause=排名靠后", "note==1+1"));
    file_is(fixture, HEAD "small,乙所,2017-01-20,,,,,,,,,,\r\n"
                          "small,甲所,,,,,2018-01-18,排名靠后,,,,,'=1+1\r\n");
    taken(fixture, "乙所", "plan=");
    assert_true(open_followup(fixture));
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
    struct fixture *fixture = *state;
    assert_true(open_followup(fixture));
    taken(fixture, "甲所", "plan=2017-01-20");
    refused(fixture, "甲所", "vote=2018-07-20", "enter 'interviewed' first");
    refused(fixture, "甲所", "plan=2017-02-30", "is no date");
    refused(fixture, "乙所", "reported=2018-01-10", "final sheet");
    refused(fixture, "丁所", "plan=2017-01-20", "'丁所' is not in the roster");
    diags_clear(&fixture->diags);
    assert_false(SET(fixture, "甲所", "debrief=2017-12-01", "verdict=failed"));
    file_is(fixture, HEAD "small,甲所,2017-01-20,,,,,,,,,,\r\n");
    assert_string_equal(followup_get(followup_record(&fixture->followup, 0), FOLLOWUP_DEBRIEF), "");
    assert_int_equal(fixture->followup.pending_count, 0);
}

static void what_may_be_asked_is_known_before_its_date(void **state)
{
    struct fixture *fixture = *state;
    struct followup_edit edit;
    assert_true(open_followup(fixture));
    followup_edit_init(&edit, "甲所");
    followup_edit_set(&edit, FOLLOWUP_PLAN, TODAY);
    assert_true(followup_allows(&fixture->followup, &edit, TODAY, NULL));
    assert_false(followup_do(&fixture->followup, &edit, TODAY, NULL));
    followup_edit_set(&edit, FOLLOWUP_VOTE, TODAY);
    assert_false(followup_allows(&fixture->followup, &edit, TODAY, &fixture->diags));
    assert_true(says(fixture, "enter 'interviewed' first"));
    followup_edit_release(&edit);
}

static void wrong_rows_are_told_and_kept(void **state)
{
    static const char rows[] = "small,丁所,2017-01-20,,,,,,,,,,别处\r\n"
                               "small,甲所,2017-13-20,,,,,,,120,好,,\r\n"
                               "small,甲所,2017-01-21,,,,,,,,,,又一行\r\n"
                               "other,乙所,2017-01-22,,,,,,,,,,\r\n"
                               "small,,2017-01-23,,,,,,,,,,\r\n";
    struct fixture *fixture = *state;
    struct str text = {0};
    str_addf(&text, HEAD "%s", rows);
    assert_true(open_text(fixture, str_text(&text)));
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
    file_is(fixture, str_text(&text));
    /* What was wrong can be set right. */
    assert_true(SET(fixture, "甲所", "plan=2017-01-20"));
    assert_true(followup_is_bad(followup_record(&fixture->followup, 0), FOLLOWUP_VERDICT));
    assert_false(followup_is_bad(followup_record(&fixture->followup, 0), FOLLOWUP_PLAN));
    str_release(&text);
}

static void a_breach_in_the_file_is_told_and_keeps_nothing_from_being_set(void **state)
{
    struct fixture *fixture = *state;
    assert_true(open_text(fixture, HEAD "small,甲所,,,,,,,2018-07-20,,,,\r\n"));
    assert_int_equal(fixture->diags.count, 0);
    followup_check(&fixture->followup, TODAY, &fixture->diags);
    assert_int_equal(fixture->diags.count, 1);
    assert_int_equal(fixture->diags.at[0].row, 2);
    assert_int_equal(fixture->diags.at[0].column, 9);
    taken(fixture, "甲所", "plan=2017-01-20");
    refused(fixture, "甲所", "recommended=2018-08-01", "vote that failed");
    taken(fixture, "甲所", "interviewed=2018-01-18");
    diags_clear(&fixture->diags);
    followup_check(&fixture->followup, TODAY, &fixture->diags);
    assert_int_equal(fixture->diags.count, 0);
}

static void files_are_read_as_spreadsheets_leave_them(void **state)
{
    struct fixture *fixture = *state;
    /* Reordered, English and Chinese names, semicolons, LF, a column of its own, empty rows and an
     * empty column at the end. */
    assert_true(open_text(fixture, "电话;Note;plan;单位;\n123;a\"b;2017/1/20;甲所;\n;;;;\n;;;;\n"
                                   "\n") == false);
    assert_true(open_text(fixture, "电话;Note;plan;单位;\n123;x;2017/1/20;甲所;\n;;;;\n;;;;\n"));
    assert_int_equal(fixture->diags.count, 0);
    assert_true(SET(fixture, "甲所", "debrief=2017-12-01"));
    assert_true(SET(fixture, "乙所", "plan=2017-01-21"));
    file_is(fixture, TABLE_BOM NAMES ",电话\r\n"
                                     "small,甲所,2017-01-20,2017-12-01,,,,,,,,,x,123\r\n"
                                     "small,乙所,2017-01-21,,,,,,,,,,,\r\n");
}

static void gb18030_is_read(void **state)
{
    /* 单位,计划报审 / 甲所,2017-01-20 */
    static const char bytes[] = "\xB5\xA5\xCE\xBB,\xBC\xC6\xBB\xAE\xB1\xA8\xC9\xF3\r\n"
                                "\xBC\xD7\xCB\xF9,2017-01-20\r\n";
    struct fixture *fixture = *state;
    assert_true(open_text(fixture, bytes));
    assert_int_equal(fixture->diags.count, 0);
    assert_true(SET(fixture, "甲所", "debrief=2017-12-01"));
    file_is(fixture, HEAD "small,甲所,2017-01-20,2017-12-01,,,,,,,,,\r\n");
}

static void columns_that_stand_twice_or_beyond_the_header_are_kept(void **state)
{
    struct fixture *fixture = *state;
    assert_true(open_text(fixture, "unit,plan,plan\n甲所,2017-01-20,old,beyond\n"));
    assert_int_equal(fixture->diags.count, 1);
    assert_int_equal(fixture->diags.at[0].column, 3);
    assert_true(SET(fixture, "甲所", "note=n"));
    file_is(fixture, TABLE_BOM NAMES ",plan,\r\n"
                                     "small,甲所,2017-01-20,,,,,,,,,,n,old,beyond\r\n");
}

static void what_is_no_follow_up_file_is_not_written_over(void **state)
{
    static const char *const texts[] = {"a,b\n1,2\n", "", "unit,plan\n\"甲所,2017-01-20\n"};
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        assert_false(open_text(fixture, texts[i]));
        assert_true(diags_have(&fixture->diags, DIAG_ERROR));
        file_is(fixture, texts[i]);
    }
}

/* A spreadsheet saved the file after it was read here. */
static void what_another_program_wrote_is_kept(void **state)
{
    struct fixture *fixture = *state;
    char *path = path_of(fixture);
    assert_true(open_text(fixture, HEAD "small,甲所,2017-01-20,,,,,,,,,,\r\n"));
    free(place_write(fixture->place, strrchr(path, '/') + 1,
                     HEAD "small,乙所,2017-01-25,,,,,,,,,,\r\n"
                          "small,甲所,2017-01-22,,,,,,,,,,new\r\n"));
    assert_true(SET(fixture, "甲所", "debrief=2017-12-01"));
    assert_true(says(fixture, "another program"));
    file_is(fixture, HEAD "small,乙所,2017-01-25,,,,,,,,,,\r\n"
                          "small,甲所,2017-01-22,2017-12-01,,,,,,,,,new\r\n");
    /* The change is judged by what stands there now. */
    free(place_write(fixture->place, strrchr(path, '/') + 1,
                     HEAD "small,甲所,2017-12-10,,,,,,,,,,\r\n"));
    refused(fixture, "甲所", "debrief=2017-12-01", "lies before 'plan filed' 2017-12-10");
    file_is(fixture, HEAD "small,甲所,2017-12-10,,,,,,,,,,\r\n");
    /* What cannot be understood is left alone, and the change waits. */
    diags_clear(&fixture->diags);
    free(place_write(fixture->place, strrchr(path, '/') + 1, "rubbish\n"));
    assert_true(SET(fixture, "甲所", "note=waits"));
    assert_true(diags_have(&fixture->diags, DIAG_ERROR));
    assert_int_equal(fixture->followup.pending_count, 1);
    file_is(fixture, "rubbish\n");
    assert_false(followup_save(&fixture->followup, TODAY, NULL));
    unlink(path);
    assert_true(followup_save(&fixture->followup, TODAY, NULL));
    file_is(fixture, HEAD "small,甲所,2017-12-10,,,,,,,,,,waits\r\n");
    free(path);
}

/* The folder takes no file; then it does again. */
static void what_could_not_be_saved_is_tried_again(void **state)
{
    struct fixture *fixture = *state;
    char *path = path_of(fixture);
    assert_true(open_followup(fixture));
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
    file_is(fixture, HEAD "small,甲所,2017-01-20,2017-12-01,,,,,,,,,\r\n");
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

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

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
        TEST(files_are_known_by_their_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
