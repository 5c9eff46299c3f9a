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

#define HEADER                                                                                     \
    "kind,id,label:zh,label:en,points,amount,max,group,floor,cap,from,step,per,na,unit:zh,unit:"   \
    "en,"                                                                                          \
    "criterion:zh,criterion:en\n"
#define FORM    "form,t,表,form,2,,,,,,,,\n"
#define SECTION "section,A,项,section,2,,,,,,,,\n"
#define ITEM    "deduct,A1,评分项,item,2,,,,,,,,\n"
#define TICK    "tick,a,缺甲,no a,,-1,,,,,,,\n"

#define CLEAN HEADER FORM SECTION ITEM TICK
/* The same rows under fewer columns. */
#define SHORT "form,t,表,2\nsection,A,项,2\ndeduct,A1,评,2\ntick,a,甲,,-1\n"
#define PART  "part,A1,分项,part,2,,,,,,,,\n"
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

static const struct mistake header_mistakes[] = {
    {"", 0, 0, "is not a form"},
    {"id,label:zh\n", 1, 0, "is not a form"},
    {"kind,label:zh\n", 1, 0, "is not a form"},
    {"kind,id,label\n", 1, 0, "has no label column"},
    {"kind,id,ID,label:zh\n", 1, 3, "column 'ID' stands twice"},
    {"kind,id,label:zh,points,amount,na,NA\n" SHORT, 1, 7, "column 'NA' stands twice"},
    {"kind,id,label:zh,label:zh\n", 1, 4, "'label:zh' stands twice"},
    {"kind,id,label:abcdefghijklmnop\n", 1, 3, "is no language code"},
    {"kind,id,label:zh,LABEL：ZH\n", 1, 4, "'label:ZH' stands twice"},
    {"kind,id,label:zh\nform,t,表\nsection,A,项\ndeduct,A1,评\n", 1, 0,
     "no column 'points', which rows of kind deduct need"},
    {"kind,id,label:zh,points,step\n" SHORT "tick,b,乙,,\nsteps,c,丙,,1\n", 1, 0,
     "no column 'amount', which rows of kind tick need"},
    {"kind,id,label:zh,points,amount\n" SHORT "steps,c,丙,,1\n", 1, 0,
     "no column 'per', which rows of kind steps need"},
    {"kind,id,label:zh,points,amount\n" SHORT "choice,c,丙,,1\n", 1, 0,
     "no column 'group', which rows of kind choice need"},
    {"kind,id,label:a,label:b,label:c,label:d,label:e,label:f,label:g,label:h,label:i\n", 1, 11,
     "more than 8 languages"},
};

static const struct mistake structure_mistakes[] = {
    {HEADER FORM FORM SECTION ITEM TICK, 3, 1, "a second form row"},
    {HEADER FORM SECTION, 0, 0, "has no item"},
    {HEADER FORM PART, 3, 1, "a part before any section"},
    {HEADER FORM SECTION PART "deduct,A1.1,a,b,2,,,,,,,,\npart,A2,a,b,,,,,,,,,\n", 6, 2,
     "part 'A2' has no item"},
    {CLEAN "section,B,a,b,,,,,,,,,\n", 6, 2, "section 'B' has no item"},
    {HEADER "form,,表,form,2,,,,,,,,\n" SECTION ITEM TICK, 2, 2, "the id is missing"},
    {HEADER "form,t.csv,表,form,2,,,,,,,,\n" SECTION ITEM TICK, 2, 2, "id 't.csv' ends in .csv"},
    {HEADER "form,t,表,form,x,,,,,,,,\n" SECTION ITEM TICK, 2, 5, "is no number"},
    {HEADER "form,t,表,form,-2,,,,,,,,\n" SECTION ITEM TICK, 2, 5, "cannot be negative"},
    {HEADER FORM SECTION "deduct,A 1,a,b,2,,,,,,,,\n", 4, 2, "has other characters"},
    {HEADER FORM SECTION "deduct,_1,a,b,2,,,,,,,,\n", 4, 2, "begins with one of these signs"},
    {HEADER FORM SECTION "deduct,a,a,b,2,,,,,,,,\n", 4, 2, "id 'a' stands twice"},
    {HEADER FORM SECTION PART "deduct,A1,a,b,2,,,,,,,,\n", 5, 2, "id 'A1' stands twice"},
    {HEADER FORM SECTION ITEM "tick,,a,b,,-1,,,,,,,\n", 5, 2, "the id is missing"},
    {HEADER FORM SECTION "rate,A1,a,b,2,,,,,,,,\n" TICK, 5, 1, "a rate item has no rules"},
    {CLEAN "band,g,a,b,,,,,,,80,,\nband,g,a,b,,,,,,,90,,\n", 7, 2, "stands twice"},
    {HEADER FORM SECTION ITEM "tick,a,,,,-1,,,,,,,\n", 5, 3, "no label in any language"},
    {HEADER FORM SECTION ITEM "tick,a,a\x01,b,,-1,,,,,,,\n", 5, 3, "label:zh has a control"},
};

static const struct mistake item_mistakes[] = {
    {HEADER FORM SECTION "deduct,A1,a,b,2,,,,,,,,,perhaps\n", 4, 14, "neither yes nor no"},
    {HEADER FORM SECTION "deduct,A1,a,b,,,,,,,,,\n", 4, 5, "the item has no full marks"},
    {HEADER FORM SECTION "deduct,A1,a,b,2,,,,0,,,,\n", 4, 9, "belong to bonus items"},
    {HEADER FORM SECTION "deduct,A1,a,b,2,,,,,2,,,\n", 4, 10, "belong to bonus items"},
    {CLEAN BONUS "bonus,B1,a,b,1,,,,,,,,\n", 7, 5, "a bonus item has no full marks"},
    {CLEAN BONUS "bonus,B1,a,b,,,,,2,1,,,\n", 7, 9, "the floor is above the cap"},
    {CLEAN BONUS "bonus,B1,a,b,,,,,x,,,,\n", 7, 9, "is no number"},
    {CLEAN BONUS "bonus,B1,a,b,,,,,,,,,\nvoid,v,a,b,,,,,,,,,\n", 8, 6, "needs a lower bound"},
    {CLEAN BONUS "bonus,B1,a,b,,,,,1,1,,,\ntick,a,a,b,,-1,,,,,,,\n", 8, 6,
     "floor and cap are the same"},
    {CLEAN BONUS "bonus,B1,a,b,,,,,,0,,,\nsteps,a,a,b,,0,,,,,5,1,1\n", 8, 6,
     "cap lets no rule add anything"},
    {CLEAN BONUS "bonus,B1,a,b,,,,,0,,,,\nvoid,v,a,b,,,,,,,,,\ntick,a,a,b,,-1,,,,,,,\n", 9, 6,
     "floor lets no rule take anything"},
    {HEADER FORM SECTION "award,A1,a,b,2,,,,,,,,\n" TICK, 5, 6, "takes from an award item"},
    {HEADER FORM SECTION "award,A1,a,b,2,,,,,,,,\nsteps,a,a,b,,2,,,,,5,-0.1,1\n", 5, 12,
     "step -0.1 takes from an award item"},
    {HEADER FORM SECTION ITEM "steps,a,a,b,,0,,,,,5,0.1,1\n", 5, 12,
     "step 0.1 adds to a deduct item"},
    {HEADER FORM SECTION "deduct,A1,a,b,2,,,,,,,,,,,,每次扣3分,b\n" TICK, 4, 17,
     "criterion:zh names -3"},
    {HEADER FORM SECTION "award,A1,a,b,2,,,,,,,,,,,,每万元加0.2分,b\n"
                         "steps,a,a,b,,0.5,,,,,5,0.1,1\n",
     4, 17, "criterion:zh names 0.2"},
    {HEADER FORM SECTION "deduct,A1,a,minus 3,2,,,,,,,,\n" TICK, 4, 4, "label:en names -3"},
};

static const struct mistake rule_mistakes[] = {
    {HEADER FORM SECTION ITEM "tick,a,a,b,,-1,2,,,,,,\n", 5, 7, "only a count has a max"},
    {HEADER FORM SECTION ITEM "count,a,a,b,,-1,x,,,,,,\n", 5, 7, "is no number"},
    {HEADER FORM SECTION ITEM "count,a,a,b,,-1,0,,,,,,\n", 5, 7, "no whole number"},
    {HEADER FORM SECTION ITEM "count,a,a,b,,-1,10000,,,,,,\n", 5, 7, "no whole number"},
    {HEADER FORM SECTION ITEM "void,a,a,b,,-1,,,,,,,\n", 5, 6, "a void rule has no amount"},
    {HEADER FORM SECTION ITEM "tick,a,a,b,,-1,,,,,5,,\n", 5, 11, "belong to steps"},
    {HEADER FORM SECTION ITEM "tick,a,a,b,,-1,,,,,,5,\n", 5, 12, "belong to steps"},
    {HEADER FORM SECTION ITEM "tick,a,a,b,,-1,,,,,,,5\n", 5, 13, "belong to steps"},
    {HEADER FORM SECTION ITEM "steps,a,a,b,,-1,,,,,,1,1\n", 5, 11, "steps need"},
    {HEADER FORM SECTION ITEM "steps,a,a,b,,-1,,,,,5,1,\n", 5, 13, "steps need"},
    {HEADER FORM SECTION ITEM "steps,a,a,b,,-1,,,,,x,1,1\n", 5, 11, "is no number"},
    {HEADER FORM SECTION ITEM "steps,a,a,b,,0,,,,,0,0,1\n", 5, 6, "steps of 0"},
};

/* What makes no form wrong, but is worth a look. */
static const struct mistake doubts[] = {
    {CLEAN "tick,A,a,b,,-1,,,,,,,\n", 6, 2, "rules 'a' and 'A' of item 'A1' differ in nothing but"},
    {"kind,id,label:zh,points,amount,colour\n" SHORT, 1, 6, "unknown column 'colour'"},
    {"kind,id,label:zh,points,amount,labels\n" SHORT, 1, 6, "unknown column 'labels'"},
    {"kind,id,label:zh,points,amount,label:\n" SHORT, 1, 6, "unknown column 'label:'"},
    {HEADER FORM SECTION ITEM "tick,a,,b,,-1,,,,,,,\n", 5, 3, "label:zh is missing"},
    {HEADER FORM SECTION ITEM
     "tick,a,a,a word that is wider than a screen can show it,,-1,,,,,,,\n",
     5, 4, "44 can be shown"},
    {HEADER FORM SECTION ITEM "count,a,a,b,,-1,,,,,,,,,次\n", 5, 16, "unit:en is missing"},
    {HEADER FORM SECTION ITEM "choice,a,a,b,,-1,,g,,,,,\n", 5, 8, "stands alone in its group"},
    {HEADER FORM SECTION "award,A1,a,b,2,,,,,,,,\n", 4, 2, "award item 'A1' has no rule"},
    {HEADER FORM SECTION ITEM "tick,a,a,b,-1,-1,,,,,,,\n", 5, 5, "'points' means nothing on a row"},
    {HEADER FORM SECTION "deduct,A1,a,b,2,,,g,,,,,\n" TICK, 4, 8, "on a row of kind deduct"},
    {HEADER FORM "section,A,项,s,2,,,,,,,,,yes\n" ITEM TICK, 3, 14, "'na' means nothing"},
    {HEADER FORM SECTION ITEM "tick,a,a,b,,-1,,,,,,,,,,,,,,no\n", 5, 20, "'no' stands in a column"},
    {HEADER FORM SECTION ITEM TICK "band,g,a,b,90,,,,,,90,,\n", 6, 5, "on a row of kind band"},
};

/* What could be taken for a mistake and is none. */
static const char *const clean[] = {
    CLEAN,
    /* What an input method and a spreadsheet make of words and numbers; a file with `;` has a
       comma before decimals. */
    "Kind;ID;Label：ZH;label:EN;points;amount;na\nForm;t;表;form;2,5\n Section ;A;项;s;2,5;;\n"
    "deduct;A1;a;b;2,5;;ＹＥＳ;\nTICK;a;a;b;;-1,25;\n",
    /* An empty cell at the end of the header. */
    "kind,id,label:zh,points,amount,\n" SHORT,
    /* Words that name the full marks, a rule's amount or step; and a rate item, which has no rules.
     */
    HEADER "form,t,表,form,4,,,,,,,,\nsection,A,项,section,4,,,,,,,,\n"
           "award,A1,最多加2分,b,2,,,,,,,,,,,,每项加1分，每万元加0.1分,b\n"
           "tick,a,加1分,adds 1,,1,,,,,,,\nsteps,s,a,b,,0.5,,,,,5,0.1,1\n"
           "rate,A2,a,b,2,,,,,,,,,,,,迟报扣1分,b\n",
    HEADER FORM SECTION "deduct,A1,扣2分,b,2,,,,,,,,\n" TICK "void,v,a,b,,,,,,,,,\n",
    /* Words that name what all uses of a rule come to, a step, and what a void rule takes. */
    HEADER FORM SECTION
    "deduct,A1,a,b,2,,,,,,,,,,,,每次扣0.5分，最多扣1.5分,b\n"
    "count,a,每次扣0.5分，最多扣1.5分,\"0.5 off each, at most 1.5 off\",,-0.5,3\n"
    "void,v,扣2分,minus 2\ncount,c,扣0.1分，最多扣2分,b,,-0.1\n",
    CLEAN BONUS "bonus,B1,最高加3分，最多扣1分,b,,,,,-1,3,,,\nsteps,a,满5吨加1分，每吨加0.1分,b,,1,"
                ",,,,5,0.1,1\n"
                "void,v,扣1分,b\ntick,c,a,b,,-1\n",
    /* A bound at 0 holds back nothing where other rules go the other way first. */
    CLEAN BONUS "bonus,B1,a,b,,,,,0,,,,\ntick,a,a,b,,-1,,,,,,,\ntick,c,a,b,,1,,,,,,,\n",
    CLEAN BONUS "bonus,B1,a,b,,,,,,0,,,\ntick,a,a,b,,-1,,,,,,,\ntick,c,a,b,,1,,,,,,,\n",
    CLEAN BONUS "bonus,B1,a,b,,,,,0,,,,\nsteps,s,a,b,,-1,,,,,5,0.5,1\n",
    CLEAN BONUS "bonus,B1,a,b,,,,,-1,1,,,\nvoid,v,a,b,,,,,,,,,\ntick,a,a,b,,-1,,,,,,,\n"
                "tick,c,a,b,,1,,,,,,,\n",
    /* Two choices and a tick of one group, and another group. */
    HEADER FORM SECTION ITEM "choice,a,a,b,,-1,,g,,,,,\nchoice,c,a,b,,-2,,g,,,,,\n"
                             "choice,d,a,b,,-1,,h,,,,,\ntick,e,a,b,,-0.5,,h,,,,,\n",
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
    {HEADER FORM SECTION ITEM "tick,a,a,b,,,,,,,,,\n", 5, 6,
     "amount is missing; write it into the column 'amount'"},
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
    {HEADER FORM SECTION ITEM "count,a,最多扣1分,b,,-0.1,5,,,,,,\n", 5, 3, "names -1 at most"},
    {CLEAN BONUS "bonus,B1,a,b,,,,,,,,,\nsteps,a,每吨加0.3分,b,,1,,,,,5,0.1,1\n", 8, 3,
     "names 0.3"},
    {HEADER FORM SECTION ITEM "void,v,扣1分,b,,,,,,,,,\n", 5, 3, "names -1"},
    {HEADER FORM SECTION "deduct,A1,a,b,2,,,,,,,,,,,,最多扣0.7分,b\n" TICK
                         "tick,c,a,b,,-0.5,,,,,,,\n",
     4, 17, "names -0.7,"},
    {HEADER FORM SECTION ITEM "tick,a,a,0.5 off,,-1,,,,,,,\n", 5, 4, "names -0.5"},
    {HEADER FORM SECTION ITEM TICK BONUS "bonus,B1,a,b,,,,,0,,,,\ntick,a,a,b,,-1,,,,,,,\n", 8, 6,
     "floor lets no rule take anything"},
    {HEADER FORM SECTION ITEM TICK BONUS "bonus,B1,a,b,,,,,,0,,,\ntick,a,a,b,,1,,,,,,,\n", 8, 6,
     "cap lets no rule add anything"},
    {HEADER FORM SECTION ITEM TICK "band,g,a,b,,,,,,,90,,\nband,h,a,b,,,,,,,90,,\n", 7, 11,
     "begin at the same total"},
    {HEADER FORM SECTION ITEM TICK "band,g,a,b,,,,,,,80,,\nband,h,a,b,,,,,,,90,,\n"
                                   "band,i,a,b,,,,,,,80,,\n",
     8, 11, "bands 'g' and 'i' begin at the same total"},
    {HEADER FORM SECTION ITEM TICK "band,g,a,b,,,,,,,90,,\nband,g,a,b,,,,,,,80,,\n", 7, 2,
     "stands twice"},
};

/* Each of COUNT texts is found wrong, or doubtful, at its place and in its words. */
static void all_are_found(const char *place, const struct mistake *all, size_t count,
                          enum diag_level level)
{
    for (size_t i = 0; i < count; i++) {
        struct diags diags = {0};
        char *file = place_write(place, "t.csv", all[i].text);
        bool found = false;
        if (form_check(file, &diags) != (level < DIAG_ERROR) || diags.count == 0)
            fail_msg("case '%s' is found the wrong way", all[i].words);
        for (size_t k = 0; k < diags.count; k++)
            found |= diags.at[k].row == all[i].row && diags.at[k].column == all[i].column &&
                     diags.at[k].level == level && strstr(diags.at[k].text, all[i].words) != NULL;
        if (!found)
            fail_msg("case '%s': %d:%d: %s", all[i].words, diags.at[0].row, diags.at[0].column,
                     diags.at[0].text);
        diags_release(&diags);
        free(file);
    }
}

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void every_mistake_is_found_where_it_is(void **state)
{
    all_are_found(*state, mistakes, COUNT(mistakes), DIAG_ERROR);
    all_are_found(*state, header_mistakes, COUNT(header_mistakes), DIAG_ERROR);
    all_are_found(*state, structure_mistakes, COUNT(structure_mistakes), DIAG_ERROR);
    all_are_found(*state, item_mistakes, COUNT(item_mistakes), DIAG_ERROR);
    all_are_found(*state, rule_mistakes, COUNT(rule_mistakes), DIAG_ERROR);
    all_are_found(*state, doubts, COUNT(doubts), DIAG_WARNING);
}

static void a_good_form_is_clean(void **state)
{
    for (size_t i = 0; i < COUNT(clean); i++) {
        struct diags diags = {0};
        char *file = place_write(*state, "t.csv", clean[i]);
        if (!form_check(file, &diags) || diags.count != 0)
            fail_msg("case %zu: %d:%d: %s", i, diags.at[0].row, diags.at[0].column,
                     diags.at[0].text);
        free(file);
    }
}

static void a_form_stands_in_the_file_of_its_name(void **state)
{
    static const char *const names[] = {"other.csv", "tt.csv"};
    for (size_t i = 0; i < COUNT(names); i++) {
        struct diags diags = {0};
        char *file = place_write(*state, names[i], CLEAN);
        assert_false(form_check(file, &diags));
        assert_non_null(strstr(diags.at[0].text, "call the file t.csv"));
        diags_release(&diags);
        free(file);
    }
}

/* The most that a form may hold, and one more. */
static void what_is_too_much_is_refused(void **state)
{
    struct str text = {0};
    for (int rules = 90; rules <= 91; rules++) {
        str_clear(&text);
        str_add(&text, HEADER FORM SECTION ITEM);
        for (int i = 0; i < rules; i++)
            str_addf(&text, "tick,r%d,a,b,,-1\n", i);
        char *file = place_write(*state, "t.csv", str_text(&text));
        assert_true(form_check(file, NULL) == (rules == 90));
        free(file);
    }
    for (int size = 4000; size <= 4001; size++) {
        str_clear(&text);
        str_addf(&text, HEADER FORM SECTION ITEM "tick,a,%0*d,b,,-1\n", size, 1);
        char *file = place_write(*state, "t.csv", str_text(&text));
        assert_true(form_check(file, NULL) == (size == 4000));
        free(file);
    }
    str_release(&text);
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
        cmocka_unit_test_setup_teardown(a_form_stands_in_the_file_of_its_name, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_too_much_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_label_missing_in_one_language_is_a_warning, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
