/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../support/place.h"
#include "form/form_check.h"
#include "form/form_load.h"

#define HEADER  "kind,id,label:zh,label:en,points,amount,max,group,floor,cap,from,step,per\n"
#define FORM    "form,t,表,form,2,,,,,,,,\n"
#define SECTION "section,A,项,section,2,,,,,,,,\n"
#define ITEM    "deduct,A1,评分项,item,2,,,,,,,,\n"
#define TICK    "tick,a,缺甲,no a,,-1,,,,,,,\n"

#define BONUS "section,B,加减,bonus,,,,,,,,,\n"

static int set_up(void **state)
{
    *state = place_make();
    return 0;
}

static int tear_down(void **state)
{
    place_remove(*state);
    return 0;
}

/* One mistake, where it is reported, and a part of the message. */
struct mistake {
    const char *text;
    int row;
    int column;
    const char *words;
};

static const struct mistake mistakes[] = {
    {HEADER FORM SECTION "nonsense,A1,a,b,2,,,,,,,,\n", 4, 1, "unknown kind 'nonsense'"},
    {HEADER FORM SECTION "deduct,,a,b,2,,,,,,,,\n", 4, 2, "the id is missing"},
    {HEADER FORM SECTION "deduct,B1,a,b,2,,,,,,,,\n", 4, 2, "does not extend"},
    {HEADER FORM SECTION "deduct,2.1,a,b,2,,,,,,,,\n", 4, 2, "does not begin with a letter"},
    {HEADER FORM SECTION ITEM ITEM TICK, 5, 2, "stands twice"},
    {HEADER FORM SECTION ITEM TICK TICK, 6, 2, "two rules 'a'"},
    {HEADER FORM SECTION ITEM "tick,ok,a,b,,-1,,,,,,,\n", 5, 2, "meaning of its own"},
    {HEADER FORM SECTION TICK, 4, 1, "before any item"},
    {HEADER FORM ITEM, 3, 1, "before any section"},
    {HEADER SECTION ITEM TICK, 0, 0, "no form row"},
    {HEADER FORM SECTION "deduct,A1,a,b,x,,,,,,,,\n", 4, 5, "is no number"},
    {HEADER FORM SECTION ITEM "tick,a,a,b,,0.1234,,,,,,,\n", 5, 6, "more than three decimals"},
    {HEADER FORM SECTION ITEM "tick,a,a,b,,,,,,,,,\n", 5, 6, "amount is missing"},
    {HEADER FORM SECTION ITEM "count,a,a,b,,-1,0.5,,,,,,\n", 5, 7, "no whole number"},
    {HEADER FORM SECTION ITEM "steps,a,a,b,,-1,,,,,5,,1\n", 5, 12, "steps need"},
    {HEADER FORM SECTION ITEM "steps,a,a,b,,-1,,,,,5,1,0\n", 5, 13, "over 0"},
    {HEADER "form,t,表,form,3,,,,,,,,\n" SECTION ITEM TICK, 2, 5, "adds up to 2"},
    {HEADER FORM "section,A,项,s,3,,,,,,,,\n" ITEM TICK, 3, 5, "adds up to 2"},
    {HEADER FORM SECTION ITEM "tick,a,a,b,,1,,,,,,,\n", 5, 6, "adds to a deduct item"},
    {HEADER FORM SECTION ITEM "tick,a,a,b,,0,,,,,,,\n", 5, 6, "can never matter"},
    {HEADER FORM SECTION ITEM "choice,a,a,b,,-1,,,,,,,\n", 5, 8, "has no group"},
    {HEADER FORM SECTION ITEM "tick,a,a,b,,-1,,g,,,,,\n", 5, 8, "has no choice"},
    {HEADER FORM SECTION ITEM "tick,a,扣0.5分,b,,-1,,,,,,,\n", 5, 3, "names -0.5"},
    {HEADER FORM SECTION ITEM "tick,a,a,0.5 off,,-1,,,,,,,\n", 5, 4, "names -0.5"},
    {HEADER FORM SECTION ITEM TICK BONUS "bonus,B1,a,b,,,,,0,,,,\ntick,a,a,b,,-1,,,,,,,\n", 8, 6,
     "floor lets no rule take anything"},
    {HEADER FORM SECTION ITEM TICK BONUS "bonus,B1,a,b,,,,,,0,,,\ntick,a,a,b,,1,,,,,,,\n", 8, 6,
     "cap lets no rule add anything"},
    {HEADER FORM SECTION ITEM TICK "band,g,a,b,,,,,,,90,,\nband,h,a,b,,,,,,,90,,\n", 7, 11,
     "begin at the same total"},
    {HEADER FORM SECTION ITEM TICK "band,g,a,b,,,,,,,90,,\nband,g,a,b,,,,,,,80,,\n", 7, 2,
     "stands twice"},
};

static void every_mistake_is_found_where_it_is(void **state)
{
    for (size_t i = 0; i < sizeof mistakes / sizeof mistakes[0]; i++) {
        const struct mistake *mistake = &mistakes[i];
        struct diags diags = {0};
        char *file = place_write(*state, "t.csv", mistake->text);
        bool found = false;
        assert_false(form_check(file, &diags));
        for (size_t k = 0; k < diags.count; k++)
            found |= diags.at[k].row == mistake->row && diags.at[k].column == mistake->column &&
                     strstr(diags.at[k].text, mistake->words) != NULL;
        if (!found)
            fail_msg("case %zu: %d:%d: %s", i, diags.at[0].row, diags.at[0].column,
                     diags.at[0].text);
        diags_release(&diags);
        free(file);
    }
}

static void a_good_form_is_clean(void **state)
{
    struct diags diags = {0};
    char *file = place_write(*state, "t.csv", HEADER FORM SECTION ITEM TICK);
    assert_true(form_check(file, &diags));
    assert_int_equal(diags.count, 0);
    free(file);
    file = place_write(*state, "other.csv", HEADER FORM SECTION ITEM TICK);
    assert_false(form_check(file, &diags));
    assert_non_null(strstr(diags.at[0].text, "call the file t.csv"));
    diags_release(&diags);
    free(file);
}

static void a_label_missing_in_one_language_is_a_warning(void **state)
{
    struct diags diags = {0};
    char *file = place_write(*state, "t.csv", HEADER FORM SECTION ITEM "tick,a,缺甲,,,-1,,,,,,,\n");
    assert_true(form_check(file, &diags));
    assert_int_equal(diags.count, 1);
    assert_int_equal(diags.at[0].level, DIAG_WARNING);
    assert_int_equal(diags.at[0].column, 4);
    diags_release(&diags);
    free(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_mistake_is_found_where_it_is, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_good_form_is_clean, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_label_missing_in_one_language_is_a_warning, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
