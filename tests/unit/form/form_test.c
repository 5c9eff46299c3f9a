/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
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

/* Checking complains of such a form, but it can be walked. */
static void what_holds_no_item_leads_to_none(void **state)
{
    struct diags diags = {0};
    char *place = place_make();
    char *file = place_write(place, "t.csv",
                             "kind,id,label:zh,label:en,points,na\nform,t,,,2\n"
                             "section,A,,,2\npart,A1,,,0\npart,A2,,,2\ndeduct,A2.1,,item,2,No\n"
                             "deduct,A2.2,,,2,否\ndeduct,A2.3,,,2,是\nsection,B,,,0\n"
                             "band,poor,,,,\n");
    (void)state;
    struct form *form = form_load(file, &diags);
    diags_release(&diags);
    assert_non_null(form);
    assert_int_equal(form_first_item(form, "ａ2"), 0);
    assert_int_equal(form_first_item(form, "A"), 0);
    assert_int_equal(form_first_item(form, "a1"), -1);
    assert_int_equal(form_first_item(form, "B"), -1);
    assert_int_equal(form_first_item(form, "C"), -1);
    assert_string_equal(form_text(form, &form->items[0].label, "zh"), "item");
    assert_string_equal(form_text(form, &form->label, "en"), "");
    assert_false(form->items[0].na || form->items[1].na);
    assert_true(form->items[2].na);
    form_free(form);
    form_free(NULL);
    free(file);
    place_remove(place);
}

static void bands_stand_highest_first(void **state)
{
    struct diags diags = {0};
    char *place = place_make();
    char *file = place_write(place, "t.csv",
                             "kind,id,label:zh,points,from\nform,t,表,2\nsection,A,项,2\n"
                             "deduct,A1,评,2\nband,low,低,,60\nband,none,无,,\nband,high,高,,90\n"
                             "band,mid,中,,80\n");
    static const char *const expected[] = {"high", "mid", "low", "none"};
    (void)state;
    struct form *form = form_load(file, &diags);
    diags_release(&diags);
    assert_non_null(form);
    assert_int_equal(form->band_count, 4);
    for (int i = 0; i < 4; i++)
        assert_string_equal(form->bands[i].id, expected[i]);
    form_free(form);
    free(file);
    place_remove(place);
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

static void a_form_is_found_by_its_file_too(void **state)
{
    struct form_shelf shelf = {0};
    struct diags diags = {0};
    struct names ids = {0};
    char *place = place_make();
    char *broken = place_write(place, "broken.csv", "kind,id,label:zh\nform,broken,坏\n");
    char *file = form_text_write(place);
    (void)state;
    form_shelf_add(&shelf, "/nonexistent");
    form_shelf_add(&shelf, place);
    form_shelf_add(&shelf, place);
    assert_int_equal(shelf.directories.count, 2);
    const struct form *form = form_shelf_find(&shelf, file, &diags);
    assert_non_null(form);
    assert_ptr_equal(form_shelf_find(&shelf, "small", &diags), form);
    assert_int_equal(diags.count, 0);
    assert_null(form_shelf_find(&shelf, "small.csv", &diags));
    assert_int_equal(diags.at[0].level, DIAG_FAILURE);
    diags_clear(&diags);
    assert_null(form_shelf_find(&shelf, "broken", &diags));
    assert_non_null(strstr(diags.at[0].text, "has no item"));
    form_shelf_list(&shelf, &ids);
    assert_int_equal(ids.count, 2);
    assert_string_equal(ids.at[0], "broken");
    names_release(&ids);
    diags_release(&diags);
    form_shelf_release(&shelf);
    free(broken);
    free(file);
    place_remove(place);
}

/* Within a second or two of a change another one need not show in what the system says of a file.
 */
static void a_form_read_when_its_file_was_fresh_is_not_gone_by(void **state)
{
    struct form_shelf shelf = {.now = INT64_MAX};
    struct file_key key;
    struct file_key asked;
    char *place = place_make();
    char *small = form_text_write(place);
    char *other = place_write(place, "other.csv",
                              "kind,id,label:en,points\n"
                              "form,other,Other,1\nsection,S,S,1\ndeduct,S1,S1,1\n");
    (void)state;
    const struct form *settled = form_shelf_find(&shelf, small, NULL);
    shelf.now = 1;
    const struct form *fresh = form_shelf_find(&shelf, other, NULL);
    assert_true(form_shelf_key(&shelf, settled, &key));
    file_key_take(small, &asked);
    assert_true(file_key_equal(&key, &asked));
    assert_false(form_shelf_key(&shelf, fresh, &key));
    form_shelf_release(&shelf);
    place_remove(place);
    free(small);
    free(other);
}

/* Enough of them that the index grows over and over. */
static void each_item_of_a_long_form_is_found(void **state)
{
    struct str text = {0};
    struct diags diags = {0};
    char *place = place_make();
    (void)state;
    str_add(&text, "kind,id,label:en,points\nform,long,Long,1000\nsection,S,Section,1000\n");
    for (int i = 0; i < 1000; i++)
        str_addf(&text, "deduct,S%d,Item,1\n", i);
    char *file = place_write(place, "long.csv", str_text(&text));
    struct form *form = form_load(file, &diags);
    assert_non_null(form);
    for (int i = 0; i < form->item_count; i++) {
        char id[16];
        snprintf(id, sizeof id, "%c%d", i % 2 == 0 ? 's' : 'S', i);
        assert_int_equal(form_item(form, id), i);
    }
    assert_int_equal(form_item(form, "S1000"), -1);
    assert_int_equal(form_item(form, ""), -1);
    form_free(form);
    diags_release(&diags);
    place_remove(place);
    str_release(&text);
    free(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_item_of_a_long_form_is_found),
        cmocka_unit_test_setup_teardown(a_form_has_its_levels, set_up, tear_down),
        cmocka_unit_test_setup_teardown(rules_have_their_figures, set_up, tear_down),
        cmocka_unit_test_setup_teardown(things_are_found_by_id, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_text_falls_back_to_the_main_language, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_total_falls_in_the_highest_band_it_reaches, set_up,
                                        tear_down),
        cmocka_unit_test(what_holds_no_item_leads_to_none),
        cmocka_unit_test(bands_stand_highest_first),
        cmocka_unit_test(columns_may_stand_in_any_order),
        cmocka_unit_test(the_first_directory_that_has_a_form_serves),
        cmocka_unit_test(a_form_is_found_by_its_file_too),
        cmocka_unit_test(a_form_read_when_its_file_was_fresh_is_not_gone_by),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
