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
#include "base/mem.h"
#include "sheet/folder.h"

/* A new sheet, its file's name, and the roster that says whose are to come. */

static bool create(struct one_sheet *fixture, const char *unit, const char *date,
                   struct diags *diags, char **file)
{
    struct session session;
    const struct form *form = form_shelf_find(&fixture->shelf, "xiongkou-2017", NULL);
    if (!session_create(&session, fixture->place, form, unit, "Amy", date, &fixture->clock, diags))
        return false;
    *file = mem_copy(file_base_name(session.file));
    session_release(&session);
    return true;
}

/* Two units may come out the same once what a file system refuses is gone, and still have a sheet
 * each. */
static void each_unit_has_a_file_of_its_own(void **state)
{
    static const char *const expected[][2] = {
        {"a/b", "a_b.csv"}, {"a:b", "a_b (2).csv"}, {"a*b", "a_b (3).csv"}, {" c ", "c.csv"}};
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        char *file = NULL;
        assert_true(create(*state, expected[i][0], "", NULL, &file));
        assert_string_equal(file, expected[i][1]);
        free(file);
    }
}

static void what_cannot_be_begun_leaves_nothing_behind(void **state)
{
    struct one_sheet *fixture = *state;
    static const char *const cases[][3] = {
        {"财政所", "", "has a sheet already"},
        {" 财政所　", "", "has a sheet already"},
        {"", "", "the unit's name is empty"},
        {"new", "2017-02-30", "is no date"},
    };
    char *directory = file_directory(fixture->file);
    struct names before;
    struct names after;
    assert_true(file_list(directory, "", &before, NULL));
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct diags diags = {0};
        char *file = NULL;
        assert_false(create(fixture, cases[i][0], cases[i][1], &diags, &file));
        assert_non_null(strstr(diags.at[0].text, cases[i][2]));
        diags_release(&diags);
    }
    assert_true(file_list(directory, "", &after, NULL));
    assert_int_equal(after.count, before.count);
    names_release(&before);
    names_release(&after);
    free(directory);
}

/* What a power cut may leave of a sheet that was being made, and a journal that somebody cut. */
static void a_journal_that_names_no_unit_goes_by_the_name_of_its_file(void **state)
{
    static const char header[] = "seq,at,assessor,item,what,from,to\n";
    static const char *const lines[] = {"", "1,2017-12-20T09:30:00+08:00,Amy,A1,marks,,plan=1\n"};
    struct one_sheet *fixture = *state;
    char *directory = file_directory(fixture->file);
    char *file = file_join(directory, "文化站.csv");
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        struct session session;
        struct sheet sheet;
        struct diags diags = {0};
        struct str journal = {0};
        str_add(&journal, header);
        str_add(&journal, lines[i]);
        file_remove(file);
        free(place_write(directory, "文化站.journal", str_text(&journal)));
        str_release(&journal);
        assert_true(session_peek(&sheet, file, &fixture->shelf, NULL));
        assert_string_equal(sheet.unit, "文化站");
        sheet_release(&sheet);
        assert_true(session_open(&session, file, &fixture->shelf, &fixture->clock, &diags));
        assert_non_null(strstr(diags.at[0].text, "names no unit"));
        assert_true(session_save(&session, NULL));
        session_release(&session);
        diags_release(&diags);
        assert_true(session_open(&session, file, &fixture->shelf, &fixture->clock, &diags));
        assert_string_equal(session.sheet.unit, "文化站");
        assert_int_equal(session.sheet.entries[0].answer.state,
                         i == 0 ? ANSWER_OPEN : ANSWER_SETTLED);
        assert_int_equal(diags.count, 0);
        session_release(&session);
    }
    free(directory);
    free(file);
}

/* No text of a sheet holds a control character, so neither may the name of its file be one. */
static void a_name_that_is_no_unit_s_is_refused(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct diags diags = {0};
    char *directory = file_directory(fixture->file);
    char *file = file_join(directory, "a\x01.csv");
    char *journal = place_write(directory, "a\x01.journal", RECORD_HEADER_SEVEN);
    assert_false(session_open(&session, file, &fixture->shelf, &fixture->clock, &diags));
    assert_non_null(strstr(diags.at[0].text, "has a line break or control character"));
    assert_file_equal(journal, RECORD_HEADER_SEVEN);
    diags_release(&diags);
    free(directory);
    free(file);
    free(journal);
}

/* What else may stand in the directory keeps no unit from its sheet, and its name is not taken. */
static void strange_files_are_in_nobody_s_way(void **state)
{
    static const char *const strays[][2] = {
        {"readme.txt", "单位\n派出所\n"}, {"派出所", "x"},         {"list.csv", "a,b\n1,2\n"},
        {"bare.csv", "单位\n"},           {"lost.journal", "x\n"},
    };
    struct one_sheet *fixture = *state;
    char *directory = file_directory(fixture->file);
    char *file = NULL;
    for (size_t i = 0; i < sizeof strays / sizeof strays[0]; i++)
        free(place_write(directory, strays[i][0], strays[i][1]));
    assert_true(create(fixture, "派出所", "", NULL, &file));
    assert_string_equal(file, "派出所 (2).csv");
    free(directory);
    free(file);
}

/* A roster, whether it can be read, its units, and what is said of it. */
static void a_roster_names_the_units(void **state)
{
    static const struct {
        const char *text;
        bool good;
        const char *units;
        const char *words;
    } cases[] = {
        {"", true, "", NULL},
        {"单位\n", true, "", NULL},
        {"no,unit\n1,甲\n2,乙\n3,\n", true, "甲 乙 ", NULL},
        {"序号,单位\n1, 甲 \n2,'=乙\n", true, "甲 =乙 ", NULL},
        {"unit\n甲\n乙\n甲\n", true, "甲 乙 ", "unit '甲' stands twice in the roster; remove one"},
        {"name\n甲\n", false, "", "has no column 'unit'"},
        {"unit\n\"甲\n", false, "", "quote"},
    };
    struct one_sheet *fixture = *state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct names units;
        struct diags diags = {0};
        struct str found = {0};
        free(place_write(fixture->place, "roster.csv", cases[i].text));
        if (roster_read(fixture->place, &units, &diags) != cases[i].good)
            fail_msg("case %zu is read the wrong way", i);
        for (size_t k = 0; k < units.count; k++)
            str_addf(&found, "%s ", units.at[k]);
        assert_string_equal(str_text(&found), cases[i].units);
        assert_int_equal(diags.count, cases[i].words != NULL);
        if (cases[i].words != NULL)
            assert_non_null(strstr(diags.at[0].text, cases[i].words));
        str_release(&found);
        names_release(&units);
        diags_release(&diags);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_unit_has_a_file_of_its_own, one_sheet_set_up,
                                        one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(what_cannot_be_begun_leaves_nothing_behind,
                                        one_sheet_set_up, one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(a_journal_that_names_no_unit_goes_by_the_name_of_its_file,
                                        one_sheet_set_up, one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(a_name_that_is_no_unit_s_is_refused, one_sheet_set_up,
                                        one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(strange_files_are_in_nobody_s_way, one_sheet_set_up,
                                        one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(a_roster_names_the_units, one_sheet_set_up,
                                        one_sheet_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
