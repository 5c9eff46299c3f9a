/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../support/place.h"
#include "form/form_check.h"

#define HEADER "kind,id,label:zh,points,amount,max,group,floor,cap,from,step,per\n"
#define FORM   HEADER "form,t,表,5\nsection,A,项,5\n"
#define DEDUCT FORM "deduct,A1,评,5\n"
#define AWARD  FORM "award,A1,评,5\n"
#define PLUS   "section,B,加减\nbonus,B1,评,,,,,"

/* A form, and the row, column and words of the only warning it has; NULL where it has none. */
struct reach {
    const char *text;
    int row;
    int column;
    const char *words;
};

static const struct reach reaches[] = {
    {DEDUCT "tick,a,甲,,-5\n", 0, 0, NULL},
    {DEDUCT "tick,a,甲,,-50\n", 5, 5, "amount -50 is more than item 'A1' has room for, which is 5"},
    {DEDUCT "void,a,甲\n", 0, 0, NULL},
    {AWARD "tick,a,甲,,5\n", 0, 0, NULL},
    {AWARD "tick,a,甲,,5.001\n", 5, 5, "amount 5.001 is more"},
    /* What an award's rules can add up to. */
    {AWARD "tick,a,甲,,2\ntick,b,乙,,2.999\n", 4, 4, "give at most 4.999, it has 5 points"},
    {AWARD "tick,a,甲,,2\ntick,b,乙,,3\n", 0, 0, NULL},
    {AWARD "count,a,甲,,1,4\n", 4, 4, "give at most 4,"},
    {AWARD "count,a,甲,,1,5\n", 0, 0, NULL},
    {AWARD "count,a,甲,,1\n", 0, 0, NULL},
    {AWARD "steps,a,甲,,1,,,,,10,0.1,5\n", 0, 0, NULL},
    {AWARD "steps,a,甲,,4,,,,,10,0,5\n", 4, 4, "give at most 4,"},
    {AWARD "void,a,甲\ntick,b,乙,,5\n", 0, 0, NULL},
    /* Of choices the greatest, or all else in their group. */
    {AWARD "choice,a,甲,,2,,g\nchoice,b,乙,,3,,g\n", 4, 4, "give at most 3,"},
    {AWARD "choice,a,甲,,5,,g\nchoice,b,乙,,3,,g\n", 0, 0, NULL},
    {AWARD "choice,a,甲,,4,,g\ntick,b,乙,,2,,g\ntick,c,丙,,3,,g\n", 0, 0, NULL},
    {AWARD "choice,a,甲,,4,,g\ntick,b,乙,,2,,g\ntick,c,丙,,1,,h\nchoice,d,丁,,0.5,,h\n", 0, 0,
     NULL},
    /* A bonus item's room is what lies between its bounds. */
    {DEDUCT PLUS "-2,3\ntick,a,甲,,5\ntick,b,乙,,-5\n", 0, 0, NULL},
    {DEDUCT PLUS "-2,3\ntick,a,甲,,5.5\ntick,b,乙,,-5\n", 7, 5, "which is 5;"},
    {DEDUCT PLUS ",3\ntick,a,甲,,5.5\ntick,b,乙,,-5\n", 0, 0, NULL},
    {DEDUCT PLUS "-2,\ntick,a,甲,,5.5\ntick,b,乙,,-5\n", 0, 0, NULL},
    /* Bands that a total can reach. */
    {DEDUCT "band,g,优,,,,,,,5\n", 0, 0, NULL},
    {DEDUCT "band,g,优,,,,,,,50\n", 5, 10, "band 'g' begins at 50, but no total can be over 5"},
    {DEDUCT PLUS "-2,3\nband,g,优,,,,,,,8\n", 0, 0, NULL},
    {DEDUCT PLUS "-2,3\nband,g,优,,,,,,,8.5\n", 7, 10, "no total can be over 8"},
    {DEDUCT PLUS "-2,\nband,g,优,,,,,,,85\n", 0, 0, NULL},
};

static void what_cannot_be_reached_is_told(void **state)
{
    for (size_t i = 0; i < sizeof reaches / sizeof *reaches; i++) {
        const struct reach *reach = &reaches[i];
        struct diags diags = {0};
        char *file = place_write(*state, "t.csv", reach->text);
        assert_true(form_check(file, &diags));
        if (diags.count != (reach->words != NULL))
            fail_msg("form %zu has %zu warnings", i, diags.count);
        if (reach->words != NULL) {
            assert_int_equal(diags.at[0].level, DIAG_WARNING);
            assert_int_equal(diags.at[0].row, reach->row);
            assert_int_equal(diags.at[0].column, reach->column);
            if (strstr(diags.at[0].text, reach->words) == NULL)
                fail_msg("form %zu: %s", i, diags.at[0].text);
        }
        diags_release(&diags);
        free(file);
    }
}

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_cannot_be_reached_is_told, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
