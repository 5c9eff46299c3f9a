/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../support/form_text.h"
#include "../../support/place.h"
#include "base/file.h"
#include "sheet/findings.h"
#include "sheet/sheet_file.h"

#define AT "2017-12-20T09:30:00+08:00"

/* A sheet of the small form. */
struct fixture {
    struct form *form;
    struct sheet sheet;
    struct str out;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture->form = form_text_small();
    sheet_init(&fixture->sheet, fixture->form, "=样例");
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    sheet_release(&fixture->sheet);
    form_free(fixture->form);
    str_release(&fixture->out);
    free(fixture);
    return 0;
}

static bool change(struct fixture *fixture, int item, enum change_kind kind, const char *to)
{
    struct change change = {item, kind, "", to};
    return sheet_apply(&fixture->sheet, &change, AT, false, NULL);
}

static void assert_findings(struct fixture *fixture, int item, const char *marks, const char *zh,
                            const char *en)
{
    assert_true(change(fixture, item, CHANGE_MARKS, marks));
    str_clear(&fixture->out);
    findings_write(&fixture->sheet, item, "zh", &fixture->out);
    assert_string_equal(str_text(&fixture->out), zh);
    str_clear(&fixture->out);
    findings_write(&fixture->sheet, item, "en", &fixture->out);
    assert_string_equal(str_text(&fixture->out), en);
}

static void findings_are_words_with_amounts(void **state)
{
    struct fixture *fixture = *state;
    assert_findings(fixture, SMALL_A1, "", "", "");
    assert_findings(fixture, SMALL_A1, "ok", "", "");
    assert_findings(fixture, SMALL_A1, "b=2", "缺乙2次 扣1", "no b ×2 −1");
    assert_findings(fixture, SMALL_A2, "na", "不适用", "n/a");
    assert_findings(fixture, SMALL_B1, "f=1 g=100", "先进1次 加1；引资 100万元 加0.5",
                    "honour ×1 +1; funds 100 10k yuan +0.5");
}

static void a_finding_never_begins_as_a_formula(void **state)
{
    struct fixture *fixture = *state;
    static const char *const marks[] = {"a=1", "b=1", "v=1", "b=4 a=1", "ok", ""};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        assert_true(change(fixture, SMALL_A1, CHANGE_MARKS, marks[i]));
        str_clear(&fixture->out);
        findings_write(&fixture->sheet, SMALL_A1, "en", &fixture->out);
        const char *text = str_text(&fixture->out);
        assert_null(text[0] == '\0' ? NULL : strchr("=+-@", text[0]));
    }
}

static void the_file_is_for_a_spreadsheet(void **state)
{
    struct fixture *fixture = *state;
    assert_true(change(fixture, SMALL_A1, CHANGE_NOTE, "-1"));
    assert_true(change(fixture, SMALL_A1, CHANGE_MARKS, "b=1 adjust=-0.3"));
    assert_true(change(fixture, SMALL_C1, CHANGE_MARKS, "i=1"));
    sheet_write(&fixture->sheet, &fixture->out);
    const char *text = str_text(&fixture->out);
    assert_memory_equal(text,
                        "\xEF\xBB\xBF"
                        "考评表,单位,",
                        19);
    assert_non_null(strstr(text, "small,'=样例,,,草稿,甲部,,A1,甲一,5,4.2,b=1 adjust=-0.3,"
                                 "缺乙1次 扣0.5；酌情扣0.3,'-1," AT "\r\n"));
    assert_non_null(strstr(text, ",C1,丙一,,-2,i=1,"));
    assert_non_null(strstr(text, ",A2,甲二,3,,,,,\r\n"));
}

static void an_adjust_needs_a_reason_and_a_reason_stays(void **state)
{
    struct fixture *fixture = *state;
    assert_false(change(fixture, SMALL_A1, CHANGE_MARKS, "adjust=-0.3"));
    assert_true(change(fixture, SMALL_A1, CHANGE_NOTE, "因故"));
    assert_true(change(fixture, SMALL_A1, CHANGE_MARKS, "adjust=-0.3"));
    assert_false(change(fixture, SMALL_A1, CHANGE_NOTE, ""));
    assert_true(change(fixture, SMALL_A1, CHANGE_MARKS, ""));
    assert_string_equal(fixture->sheet.entries[SMALL_A1].checked_at, "");
    assert_true(change(fixture, SMALL_A1, CHANGE_NOTE, ""));
}

/* By the marks alone, as in a journal of an older program. */
static void marks_dismiss_the_score_that_was_stated(void **state)
{
    struct fixture *fixture = *state;
    assert_true(change(fixture, SMALL_A1, CHANGE_SCORE, "4"));
    assert_true(fixture->sheet.entries[SMALL_A1].has_conflict);
    assert_true(change(fixture, SMALL_A1, CHANGE_MARKS, "b=1"));
    assert_false(fixture->sheet.entries[SMALL_A1].has_conflict);
}

static void settle_all(struct fixture *fixture)
{
    for (int i = 0; i < SMALL_COUNT; i++)
        assert_true(change(fixture, i, CHANGE_MARKS, "ok"));
}

static void a_sheet_is_made_final_when_all_is_there(void **state)
{
    struct fixture *fixture = *state;
    assert_false(change(fixture, CHANGE_WHOLE_SHEET, CHANGE_STATUS, "final"));
    settle_all(fixture);
    assert_false(change(fixture, CHANGE_WHOLE_SHEET, CHANGE_STATUS, "final"));
    assert_true(change(fixture, CHANGE_WHOLE_SHEET, CHANGE_ASSESSORS, "样例甲"));
    assert_false(change(fixture, CHANGE_WHOLE_SHEET, CHANGE_STATUS, "final"));
    assert_true(change(fixture, CHANGE_WHOLE_SHEET, CHANGE_DATE, "2017-12-20"));
    assert_true(change(fixture, SMALL_A1, CHANGE_SCORE, "4"));
    assert_false(change(fixture, CHANGE_WHOLE_SHEET, CHANGE_STATUS, "final"));
    assert_true(change(fixture, SMALL_A1, CHANGE_SCORE, ""));
    assert_true(change(fixture, CHANGE_WHOLE_SHEET, CHANGE_STATUS, "draft"));
    assert_true(change(fixture, CHANGE_WHOLE_SHEET, CHANGE_STATUS, "final"));
}

static void a_final_sheet_changes_its_status_only(void **state)
{
    struct fixture *fixture = *state;
    settle_all(fixture);
    assert_true(change(fixture, CHANGE_WHOLE_SHEET, CHANGE_ASSESSORS, "样例甲"));
    assert_true(change(fixture, CHANGE_WHOLE_SHEET, CHANGE_DATE, "2017-12-20"));
    assert_true(change(fixture, CHANGE_WHOLE_SHEET, CHANGE_STATUS, "final"));
    assert_false(change(fixture, SMALL_A1, CHANGE_MARKS, "ok"));
    assert_false(change(fixture, CHANGE_WHOLE_SHEET, CHANGE_DATE, "2017-12-21"));
    assert_false(change(fixture, CHANGE_WHOLE_SHEET, CHANGE_STATUS, "draft"));
    assert_false(change(fixture, CHANGE_WHOLE_SHEET, CHANGE_REASON, " "));
    assert_true(change(fixture, CHANGE_WHOLE_SHEET, CHANGE_REASON, "复核"));
    assert_true(change(fixture, CHANGE_WHOLE_SHEET, CHANGE_STATUS, "draft"));
    assert_string_equal(fixture->sheet.reason, "复核");
    assert_false(change(fixture, CHANGE_WHOLE_SHEET, CHANGE_REASON, "复核"));
    assert_true(change(fixture, SMALL_A1, CHANGE_MARKS, "ok"));
}

static void open_items_are_found_going_round(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(sheet_next_open(&fixture->sheet, -1, 1), SMALL_A1);
    assert_true(change(fixture, SMALL_A1, CHANGE_MARKS, "ok"));
    assert_int_equal(sheet_next_open(&fixture->sheet, SMALL_C1, 1), SMALL_A2);
    assert_int_equal(sheet_next_open(&fixture->sheet, SMALL_A2, -1), SMALL_C1);
    settle_all(fixture);
    assert_int_equal(sheet_next_open(&fixture->sheet, -1, 1), -1);
}

/* Where adding up is bounded the order counts, and the sums kept are of no use. */
static void sums_beyond_all_bounds_are_added_up_anew(void **state)
{
    struct fixture *fixture = *state;
    struct form *form = fixture->form;
    sheet_keep_sums(&fixture->sheet);
    assert_int_equal(sheet_total(&fixture->sheet).full, form->full);
    for (int i = 0; i < form->item_count; i++)
        form->items[i].full = POINTS_MAX - 1;
    for (int i = 0; i < form->item_count; i++)
        change(fixture, i, CHANGE_MARKS, form->items[i].kind == ITEM_RATE ? "score=1" : "ok");
    struct tally added = sheet_tally(&fixture->sheet, 0, form->item_count);
    assert_int_equal(added.full, POINTS_MAX);
    assert_int_equal(sheet_total(&fixture->sheet).full, added.full);
    assert_int_equal(sheet_total(&fixture->sheet).got, added.got);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(findings_are_words_with_amounts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_finding_never_begins_as_a_formula, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_file_is_for_a_spreadsheet, set_up, tear_down),
        cmocka_unit_test_setup_teardown(marks_dismiss_the_score_that_was_stated, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_adjust_needs_a_reason_and_a_reason_stays, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_sheet_is_made_final_when_all_is_there, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_final_sheet_changes_its_status_only, set_up, tear_down),
        cmocka_unit_test_setup_teardown(open_items_are_found_going_round, set_up, tear_down),
        cmocka_unit_test_setup_teardown(sums_beyond_all_bounds_are_added_up_anew, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
