/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../../support/folder_small.h"
#include "../../support/form_text.h"
#include "report/rank.h"

/* Total and section order differ: 甲 leads by its bonus, 乙 and 丙 by section A, 丁 is a draft. */
struct fixture {
    struct form *form;
    struct folder folder;
    struct ranking ranking;
};

static int set_up(void **state)
{
    static const char *const a1[] = {"b=4", "ok", "ok", "ok"};
    static const char *const c1[] = {"h=1", "adjust=1", "i=1", "ok"};
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture->form = form_text_small();
    for (size_t i = 0; i < 4; i++) {
        folder_small_add(&fixture->folder, fixture->form, "样例单位");
        folder_small_mark(&fixture->folder, i, SMALL_A1, a1[i]);
        folder_small_mark(&fixture->folder, i, SMALL_C1, c1[i]);
    }
    for (size_t i = 0; i < 3; i++)
        folder_small_finalise(&fixture->folder, i);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    ranking_release(&fixture->ranking);
    folder_release(&fixture->folder);
    form_free(fixture->form);
    free(fixture);
    return 0;
}

static void assert_ranks(struct fixture *fixture, int section, const int ranks[4])
{
    ranking_release(&fixture->ranking);
    ranking_init_by(&fixture->ranking, &fixture->folder, fixture->form, section);
    assert_int_equal(fixture->ranking.count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(fixture->ranking.rows[i].rank, ranks[fixture->ranking.rows[i].entry]);
    assert_int_equal(fixture->ranking.rows[3].entry, 3);
}

static void each_section_has_a_ranking_of_its_own(void **state)
{
    struct fixture *fixture = *state;
    /* 5, 6 and 3 in all; 3, 5 and 5 in A; 2, 1 and −2 in C. */
    assert_ranks(fixture, RANK_BY_TOTAL, (const int[]){2, 1, 3, RANK_NONE});
    assert_ranks(fixture, SMALL_A, (const int[]){3, 1, 1, RANK_NONE});
    assert_ranks(fixture, SMALL_C, (const int[]){1, 2, 3, RANK_NONE});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_section_has_a_ranking_of_its_own, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
