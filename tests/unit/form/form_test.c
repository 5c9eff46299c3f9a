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
#include "form/form_find.h"
#include "form/form_load.h"

static int set_up(void **state)
{
    *state = form_text_small();
    return 0;
}

static int tear_down(void **state)
{
    form_free(*state);
    return 0;
}

static void a_form_has_its_levels(void **state)
{
    const struct form *form = *state;
    assert_string_equal(form->id, "small");
    assert_int_equal(form->full, 14000);
    assert_int_equal(form->section_count, 3);
    assert_int_equal(form->item_count, SMALL_COUNT);
    assert_int_equal(form->sections[SMALL_A].item_count, 3);
    assert_int_equal(form->sections[SMALL_B].first_item, SMALL_B1);
    assert_int_equal(form->items[SMALL_A2].rule_count, 3);
    assert_true(form->items[SMALL_A2].na);
    assert_false(form->items[SMALL_A1].na);
    assert_true(form->items[SMALL_C1].has_floor && form->items[SMALL_C1].has_cap);
    assert_int_equal(form->items[SMALL_C1].floor, -2000);
}

static void rules_have_their_figures(void **state)
{
    const struct form *form = *state;
    const struct rule *rules = form_rules(form, &form->items[SMALL_B1]);
    assert_int_equal(rules[1].kind, RULE_STEPS);
    assert_int_equal(rules[1].from, 100000);
    assert_int_equal(rules[1].step, 100);
    assert_int_equal(rules[1].per, 10000);
    assert_int_equal(rules[0].max, FORM_COUNT_MAX);
    const struct rule *choices = form_rules(form, &form->items[SMALL_A2]);
    assert_int_equal(choices[0].group, choices[1].group);
    assert_int_not_equal(choices[0].group, RULE_NO_GROUP);
}

static void things_are_found_by_id(void **state)
{
    const struct form *form = *state;
    assert_int_equal(form_item(form, "b1"), SMALL_B1);
    assert_int_equal(form_item(form, "B9"), -1);
    assert_int_equal(form_rule(form, &form->items[SMALL_A1], "v"), 2);
    assert_int_equal(form_rule(form, &form->items[SMALL_A1], "z"), -1);
}

static void a_text_falls_back_to_the_main_language(void **state)
{
    const struct form *form = *state;
    assert_string_equal(form_text(form, &form->label, "en"), "small form");
    assert_string_equal(form_text(form, &form->label, "fr"), "小表");
    assert_string_equal(form_main_language(form), "zh");
    assert_string_equal(form_main_text(form, &form->label), "小表");
}

static void a_total_falls_in_the_highest_band_it_reaches(void **state)
{
    const struct form *form = *state;
    assert_string_equal(form_band(form, 10000)->id, "good");
    assert_string_equal(form_band(form, 9999)->id, "poor");
    assert_null(form_band(form, -1));
}

static void columns_may_stand_in_any_order(void **state)
{
    struct diags diags = {0};
    char *place = place_make();
    char *file = place_write(place, "t.csv",
                             "\xEF\xBB\xBF"
                             "remark,points,label:en,id,kind,amount\r\n"
                             "x,1,form,t,form,\r\n,1,section,A,section,\r\n"
                             ",1,item,A1,deduct,\r\n,,rule,r,tick,-1\r\n");
    (void)state;
    struct form *form = form_load(file, &diags);
    assert_non_null(form);
    assert_string_equal(form_main_language(form), "en");
    assert_int_equal(form->rules[0].amount, -1000);
    assert_int_equal(diags.count, 1);
    assert_int_equal(diags.at[0].level, DIAG_WARNING);
    assert_int_equal(diags.at[0].column, 1);
    diags_release(&diags);
    form_free(form);
    free(file);
    place_remove(place);
}

static void the_first_directory_that_has_a_form_serves(void **state)
{
    struct form_shelf shelf = {0};
    struct diags diags = {0};
    struct names ids = {0};
    char *place = place_make();
    char *file = place_write(place, "xiongkou-2017.csv",
                             "kind,id,label:en,points\n"
                             "form,xiongkou-2017,mine,0\n");
    char *forms = file_join(getenv("KAOPING_SOURCE"), "forms");
    (void)state;
    form_shelf_add(&shelf, forms);
    form_shelf_add(&shelf, place);
    const struct form *form = form_shelf_find(&shelf, "xiongkou-2017", &diags);
    assert_non_null(form);
    assert_int_equal(form->item_count, 62);
    assert_ptr_equal(form_shelf_find(&shelf, "xiongkou-2017", &diags), form);
    form_shelf_list(&shelf, &ids);
    assert_int_equal(ids.count, 1);
    assert_null(form_shelf_find(&shelf, "nowhere", &diags));
    assert_int_equal(diags.count, 1);
    assert_non_null(strstr(diags.at[0].text, place));
    diags_release(&diags);
    names_release(&ids);
    form_shelf_release(&shelf);
    free(forms);
    free(file);
    place_remove(place);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_form_has_its_levels, set_up, tear_down),
        cmocka_unit_test_setup_teardown(rules_have_their_figures, set_up, tear_down),
        cmocka_unit_test_setup_teardown(things_are_found_by_id, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_text_falls_back_to_the_main_language, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_total_falls_in_the_highest_band_it_reaches, set_up,
                                        tear_down),
        cmocka_unit_test(columns_may_stand_in_any_order),
        cmocka_unit_test(the_first_directory_that_has_a_form_serves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
