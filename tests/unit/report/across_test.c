/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../support/folder_small.h"
#include "../../support/form_text.h"
#include "base/lang.h"
#include "report/across.h"

/* Five units: two final ones, of which 乙 is the better, then a draft, one that left A2 out, and
 * one not begun; a file that could not be read among them. */
enum { UNIT_A, UNIT_B, UNREAD, UNIT_C, UNIT_D, UNIT_E };

struct fixture {
    struct form *form;
    struct folder folder;
    struct across across;
    struct str out;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    struct folder *folder = &fixture->folder;
    fixture->form = form_text_small();
    folder_small_add(folder, fixture->form, "样例甲");
    folder_small_add(folder, fixture->form, "样例乙");
    folder_small_add_unread(folder);
    folder_small_add(folder, fixture->form, "样例丙");
    folder_small_add(folder, fixture->form, "样例丁");
    folder_small_add(folder, fixture->form, "样例戊");
    folder_small_mark(folder, UNIT_A, SMALL_A1, "b=3");
    folder_small_mark(folder, UNIT_B, SMALL_A1, "b=1 adjust=-0.2");
    folder_small_note(folder, UNIT_B, SMALL_A1, "样例");
    folder_small_mark(folder, UNIT_C, SMALL_A1, "ok");
    folder_small_mark(folder, UNIT_D, SMALL_A2, "na");
    folder_small_mark(folder, UNIT_A, SMALL_A2, "d=1");
    folder_small_finalise(folder, UNIT_A);
    folder_small_finalise(folder, UNIT_B);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    across_release(&fixture->across);
    folder_release(&fixture->folder);
    form_free(fixture->form);
    str_release(&fixture->out);
    free(fixture);
    return 0;
}

static void collect(struct fixture *fixture, int item, enum across_order order)
{
    across_release(&fixture->across);
    across_init(&fixture->across, &fixture->folder, fixture->form, item, order);
}

static void assert_order(const struct fixture *fixture, const size_t *entries)
{
    assert_int_equal(fixture->across.count, 5);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(fixture->across.rows[i].entry, entries[i]);
}

static void settled_scores_make_lowest_average_and_highest(void **state)
{
    struct fixture *fixture = *state;
    struct across *across = &fixture->across;
    collect(fixture, SMALL_A1, ACROSS_BY_RANK);
    assert_int_equal(across->settled, 3);
    assert_int_equal(across->open, 2);
    assert_int_equal(across->left_out, 0);
    assert_int_equal(across->lowest, 3500);
    assert_int_equal(across->highest, 5000);
    /* 3.5 + 4.3 + 5 = 12.8 by 3 */
    assert_int_equal(across->average, 4267);
}

static void an_average_may_be_under_0(void **state)
{
    struct fixture *fixture = *state;
    folder_small_mark(&fixture->folder, UNIT_C, SMALL_C1, "i=1");
    folder_small_mark(&fixture->folder, UNIT_D, SMALL_C1, "adjust=-0.001");
    collect(fixture, SMALL_C1, ACROSS_BY_RANK);
    assert_int_equal(fixture->across.lowest, -2000);
    assert_int_equal(fixture->across.highest, -1);
    assert_int_equal(fixture->across.average, -1001);
}

static void nobody_settled_makes_no_numbers(void **state)
{
    struct fixture *fixture = *state;
    collect(fixture, SMALL_B1, ACROSS_BY_SCORE);
    assert_int_equal(fixture->across.settled, 0);
    assert_int_equal(fixture->across.open, 5);
    across_write_scores(&fixture->across, &fixture->out);
    assert_string_equal(str_text(&fixture->out), "full marks 4 · not yet looked at: 5");
    str_clear(&fixture->out);
    across_write_uses(&fixture->across, &fixture->out);
    assert_string_equal(str_text(&fixture->out), "no rule was used");
}

static void rules_are_counted_by_unit_and_time(void **state)
{
    struct fixture *fixture = *state;
    collect(fixture, SMALL_A1, ACROSS_BY_RANK);
    const struct across_use *uses = fixture->across.uses;
    assert_int_equal(uses[0].units, 0);
    assert_int_equal(uses[1].units, 2);
    assert_int_equal(uses[1].times, 4);
    assert_int_equal(fixture->across.adjusted, 1);
    across_write_uses(&fixture->across, &fixture->out);
    assert_string_equal(str_text(&fixture->out), "no b: units 2 ×4 · by judgement: units 1");
}

/* 850 is a figure, not 850 times. */
static void a_figure_counts_once(void **state)
{
    struct fixture *fixture = *state;
    folder_small_mark(&fixture->folder, UNIT_C, SMALL_B1, "g=850");
    collect(fixture, SMALL_B1, ACROSS_BY_RANK);
    assert_int_equal(fixture->across.uses[1].units, 1);
    assert_int_equal(fixture->across.uses[1].times, 1);
}

static void rows_stand_by_rank_score_or_unit(void **state)
{
    struct fixture *fixture = *state;
    static const size_t by_rank[] = {UNIT_B, UNIT_A, UNIT_C, UNIT_E, UNIT_D};
    static const size_t by_score[] = {UNIT_C, UNIT_B, UNIT_A, UNIT_E, UNIT_D};
    static const size_t by_unit[] = {UNIT_D, UNIT_C, UNIT_B, UNIT_E, UNIT_A};
    collect(fixture, SMALL_A1, ACROSS_BY_RANK);
    assert_order(fixture, by_rank);
    assert_int_equal(fixture->across.rows[0].rank, 1);
    assert_int_equal(fixture->across.rows[2].rank, 0);
    collect(fixture, SMALL_A1, ACROSS_BY_SCORE);
    assert_order(fixture, by_score);
    collect(fixture, SMALL_A1, ACROSS_BY_UNIT);
    assert_order(fixture, by_unit);
}

static void what_is_left_out_stands_behind_what_is_open(void **state)
{
    struct fixture *fixture = *state;
    collect(fixture, SMALL_A2, ACROSS_BY_SCORE);
    assert_int_equal(fixture->across.rows[0].entry, UNIT_A);
    assert_int_equal(fixture->across.rows[4].entry, UNIT_D);
    assert_int_equal(fixture->across.rows[4].state, ANSWER_NA);
    across_write_scores(&fixture->across, &fixture->out);
    assert_string_equal(str_text(&fixture->out),
                        "full marks 3 · scored: 1, lowest 0, average 0, highest 0 · not yet "
                        "looked at: 3 · left out: 1");
}

static void findings_note_and_conflict_have_a_line_each(void **state)
{
    struct fixture *fixture = *state;
    struct change conflict = {SMALL_A1, CHANGE_SCORE, "", "2"};
    struct sheet *sheet = fixture->folder.entries[UNIT_B].sheet;
    assert_true(sheet_apply(sheet, &conflict, "", true, NULL));
    across_write_findings(sheet, SMALL_A1, &fixture->out);
    assert_string_equal(str_text(&fixture->out), "no b ×1 −0.5; by judgement −0.2\n"
                                                 "note: 样例\n"
                                                 "conflict: the file says 2");
    collect(fixture, SMALL_A1, ACROSS_BY_RANK);
    assert_int_equal(fixture->across.conflicts, 1);
}

/* A sheet that is open for change stands in the place of what was read from its file. */
static void an_open_sheet_is_taken_as_it_is(void **state)
{
    struct fixture *fixture = *state;
    struct sheet open;
    struct change change = {SMALL_A1, CHANGE_MARKS, "", "a=1"};
    struct change conflict = {SMALL_A2, CHANGE_SCORE, "", "2.5"};
    sheet_copy(fixture->folder.entries[UNIT_B].sheet, &open);
    assert_true(sheet_apply(&open, &change, "2017-12-21T09:30:00+08:00", true, NULL));
    assert_true(sheet_apply(&open, &conflict, "", true, NULL));
    folder_take(&fixture->folder, "elsewhere/样例乙", &open);
    sheet_release(&open);
    const struct folder_entry *taken = &fixture->folder.entries[UNIT_B];
    assert_int_equal(sheet_score(taken->sheet, SMALL_A1, NULL), 0);
    assert_int_equal(taken->total.got, 0);
    assert_int_equal(taken->status, SHEET_FINAL);
    assert_string_equal(taken->unit, "样例乙");
    assert_string_equal(taken->sheet->entries[SMALL_A1].note, "样例");
    assert_string_equal(taken->sheet->entries[SMALL_A1].checked_at, "2017-12-21T09:30:00+08:00");
    assert_int_equal(taken->sheet->entries[SMALL_A2].stated, 2500);
    collect(fixture, SMALL_A1, ACROSS_BY_RANK);
    assert_int_equal(fixture->across.lowest, 0);
    assert_int_equal(fixture->across.rows[1].entry, UNIT_B);
}

static void an_empty_folder_has_no_rows(void **state)
{
    struct fixture *fixture = *state;
    struct folder none = {0};
    for (int order = 0; order < ACROSS_ORDERS; order++) {
        across_init(&fixture->across, &none, fixture->form, SMALL_A1, (enum across_order)order);
        assert_int_equal(fixture->across.count, 0);
        across_release(&fixture->across);
    }
}

#define WITH_FOLDER(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(settled_scores_make_lowest_average_and_highest),
        WITH_FOLDER(an_average_may_be_under_0),
        WITH_FOLDER(nobody_settled_makes_no_numbers),
        WITH_FOLDER(rules_are_counted_by_unit_and_time),
        WITH_FOLDER(a_figure_counts_once),
        WITH_FOLDER(rows_stand_by_rank_score_or_unit),
        WITH_FOLDER(what_is_left_out_stands_behind_what_is_open),
        WITH_FOLDER(findings_note_and_conflict_have_a_line_each),
        WITH_FOLDER(an_open_sheet_is_taken_as_it_is),
        WITH_FOLDER(an_empty_folder_has_no_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
