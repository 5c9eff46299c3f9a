/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../../support/folder_small.h"
#include "../../support/form_text.h"
#include "../../support/place.h"
#include "base/lang.h"
#include "form/form_load.h"
#include "report/losses.h"

/* Three units, of which the second is still being assessed and the third left A2 out. */
struct fixture {
    struct form *form;
    struct folder folder;
    struct losses losses;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    struct folder *folder = &fixture->folder;
    fixture->form = form_text_small();
    for (size_t i = 0; i < 3; i++)
        folder_small_add(folder, fixture->form, "样例单位");
    folder_small_add_unread(folder);
    folder_small_mark(folder, 0, SMALL_A1, "b=2");
    folder_small_mark(folder, 1, SMALL_A1, "b=1");
    folder_small_mark(folder, 2, SMALL_A1, "ok");
    folder_small_mark(folder, 0, SMALL_A2, "d=1");
    folder_small_mark(folder, 2, SMALL_A2, "na");
    folder_small_mark(folder, 0, SMALL_A3, "score=1.5");
    folder_small_mark(folder, 2, SMALL_A3, "score=1");
    folder_small_mark(folder, 0, SMALL_B1, "f=1");
    folder_small_mark(folder, 0, SMALL_C1, "h=1");
    folder_small_mark(folder, 2, SMALL_C1, "i=1");
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    losses_release(&fixture->losses);
    folder_release(&fixture->folder);
    form_free(fixture->form);
    free(fixture);
    return 0;
}

static const struct loss *find(const struct losses *losses, int section, int part, int item)
{
    for (size_t i = 0; i < losses->count; i++)
        if (losses->at[i].section == section && losses->at[i].part == part &&
            losses->at[i].item == item)
            return &losses->at[i];
    fail_msg("no loss for section %d, part %d, item %d", section, part, item);
    return NULL;
}

static const struct loss *find_item(const struct losses *losses, int item)
{
    return find(losses, losses->form->items[item].section, ITEM_NO_PART, item);
}

static void assert_loss(const struct loss *loss, points lost, int units, int assessed)
{
    assert_int_equal(loss->lost, lost);
    assert_int_equal(loss->units, units);
    assert_int_equal(loss->assessed, assessed);
}

static void assert_name(const struct form *form, const struct loss *loss, const char *name)
{
    struct str text = {0};
    loss_write_name(form, loss, &text);
    assert_string_equal(str_text(&text), name);
    str_release(&text);
}

static void settled_items_are_added_up(void **state)
{
    struct fixture *fixture = *state;
    struct losses *losses = &fixture->losses;
    losses_init(losses, &fixture->folder, fixture->form, LOSSES_BY_ITEM);
    assert_int_equal(losses->sheets, 3);
    assert_int_equal(losses->count, SMALL_COUNT);
    assert_loss(find_item(losses, SMALL_A1), 1500, 2, 3);
    assert_loss(find_item(losses, SMALL_A2), 3000, 1, 1);
    assert_loss(find_item(losses, SMALL_A3), 1500, 2, 2);
    assert_loss(find_item(losses, SMALL_B1), 3000, 1, 1);
    assert_int_equal(losses->lost, 1500 + 3000 + 1500 + 3000 + 2000);
}

/* What a bonus brings is nobody's loss, and lessens none. */
static void a_bonus_item_loses_what_is_under_0(void **state)
{
    struct fixture *fixture = *state;
    losses_init(&fixture->losses, &fixture->folder, fixture->form, LOSSES_BY_ITEM);
    const struct loss *bonus = find_item(&fixture->losses, SMALL_C1);
    assert_loss(bonus, 2000, 1, 2);
    assert_int_equal(bonus->full, 0);
    assert_int_equal(bonus->share, 0);
}

static void the_greatest_loss_stands_first_and_equal_ones_in_form_order(void **state)
{
    static const int order[] = {SMALL_A2, SMALL_B1, SMALL_C1, SMALL_A1, SMALL_A3};
    struct fixture *fixture = *state;
    losses_init(&fixture->losses, &fixture->folder, fixture->form, LOSSES_BY_ITEM);
    for (size_t i = 0; i < SMALL_COUNT; i++)
        assert_int_equal(fixture->losses.at[i].item, order[i]);
}

static void averages_and_shares_are_rounded_half_up(void **state)
{
    struct fixture *fixture = *state;
    folder_small_mark(&fixture->folder, 1, SMALL_A3, "score=1.999");
    losses_init(&fixture->losses, &fixture->folder, fixture->form, LOSSES_BY_ITEM);
    const struct loss *rated = find_item(&fixture->losses, SMALL_A3);
    /* 1.501 / 3 = 0.50033…, of 6 points 25.016… %. */
    assert_int_equal(rated->lost, 1501);
    assert_int_equal(rated->average, 500);
    assert_int_equal(rated->share, 25000);
    /* 1.5 / 3 = 0.5 sharp, of 15 points 10 %. */
    assert_int_equal(find_item(&fixture->losses, SMALL_A1)->average, 500);
    assert_int_equal(find_item(&fixture->losses, SMALL_A1)->share, 10000);
    losses_release(&fixture->losses);
    folder_small_mark(&fixture->folder, 1, SMALL_A3, "");
    folder_small_mark(&fixture->folder, 0, SMALL_A3, "score=1.999");
    folder_small_mark(&fixture->folder, 2, SMALL_A3, "score=2");
    losses_init(&fixture->losses, &fixture->folder, fixture->form, LOSSES_BY_ITEM);
    /* 0.0005 goes up to 0.001; of 4 points 0.025 % goes to 0. */
    assert_int_equal(find_item(&fixture->losses, SMALL_A3)->average, 1);
    assert_int_equal(find_item(&fixture->losses, SMALL_A3)->share, 0);
}

static void sections_add_up_their_items(void **state)
{
    struct fixture *fixture = *state;
    struct losses *losses = &fixture->losses;
    losses_init(losses, &fixture->folder, fixture->form, LOSSES_BY_SECTION);
    assert_int_equal(losses->count, 3);
    const struct loss *first = find(losses, SMALL_A, ITEM_NO_PART, LOSS_NO_ITEM);
    assert_loss(first, 6000, 3, 3);
    /* A2 is settled once and A3 twice. */
    assert_int_equal(first->full, 3 * 5000 + 3000 + 2 * 2000);
    assert_int_equal(first->average, 2000);
    assert_int_equal(first->share, 27300);
    assert_string_equal(loss_id(fixture->form, first), "A");
    assert_name(fixture->form, first, "first");
}

/* Items that stand right under their section are a part by its name. */
static void a_section_without_parts_is_its_own_part(void **state)
{
    struct fixture *fixture = *state;
    losses_init(&fixture->losses, &fixture->folder, fixture->form, LOSSES_BY_PART);
    assert_int_equal(fixture->losses.count, 3);
    const struct loss *first = find(&fixture->losses, SMALL_A, ITEM_NO_PART, LOSS_NO_ITEM);
    assert_int_equal(first->lost, 6000);
    assert_string_equal(loss_id(fixture->form, first), "A");
}

static void an_empty_folder_loses_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct folder none = {0};
    losses_init(&fixture->losses, &none, fixture->form, LOSSES_BY_ITEM);
    assert_int_equal(fixture->losses.sheets, 0);
    assert_int_equal(fixture->losses.lost, 0);
    assert_int_equal(fixture->losses.count, SMALL_COUNT);
    for (size_t i = 0; i < SMALL_COUNT; i++) {
        assert_int_equal(fixture->losses.at[i].item, i);
        assert_int_equal(fixture->losses.at[i].average, 0);
        assert_int_equal(fixture->losses.at[i].share, 0);
    }
}

/* A section with a part and an item beside it, of very many points. */
static const char mixed_form[] = "kind,id,label:en,label:zh,points\n"
                                 "form,mixed,mixed form,混表,1000000\n"
                                 "section,A,first,甲部,1000000\n"
                                 "rate,A1,alone,独项,400000\n"
                                 "part,AP,part,分项,600000\n"
                                 "rate,AP1,in the part,分项内,600000\n";
enum { MIXED_ALONE, MIXED_IN_PART };

static int set_up_mixed(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    struct diags diags = {0};
    char *place = place_make();
    char *file = place_write(place, "mixed.csv", mixed_form);
    fixture->form = form_load(file, &diags);
    assert_non_null(fixture->form);
    for (size_t i = 0; i < 3; i++) {
        folder_small_add(&fixture->folder, fixture->form, "样例单位");
        folder_small_mark(&fixture->folder, i, MIXED_ALONE, "score=240000");
        folder_small_mark(&fixture->folder, i, MIXED_IN_PART, "score=200000");
    }
    place_remove(place);
    free(file);
    *state = fixture;
    return 0;
}

static void a_share_of_very_many_points_is_right(void **state)
{
    struct fixture *fixture = *state;
    losses_init(&fixture->losses, &fixture->folder, fixture->form, LOSSES_BY_ITEM);
    assert_int_equal(find(&fixture->losses, 0, 0, MIXED_IN_PART)->share, 66700);
    assert_int_equal(find(&fixture->losses, 0, ITEM_NO_PART, MIXED_ALONE)->share, 40000);
}

/* By part, the items beside the parts are not the section, and say so. */
static void items_beside_parts_are_told_from_their_section(void **state)
{
    struct fixture *fixture = *state;
    struct losses *losses = &fixture->losses;
    losses_init(losses, &fixture->folder, fixture->form, LOSSES_BY_PART);
    const struct loss *beside = find(losses, 0, ITEM_NO_PART, LOSS_NO_ITEM);
    assert_int_equal(beside->lost, 3 * 160000 * POINTS_ONE);
    assert_name(fixture->form, beside, "first, without a part");
    assert_name(fixture->form, find(losses, 0, 0, LOSS_NO_ITEM), "part");
    struct losses items;
    losses_init(&items, &fixture->folder, fixture->form, LOSSES_BY_ITEM);
    assert_true(loss_holds(beside, find(&items, 0, ITEM_NO_PART, MIXED_ALONE)));
    assert_false(loss_holds(beside, find(&items, 0, 0, MIXED_IN_PART)));
    losses_release(&items);
}

static void a_section_holds_all_its_items(void **state)
{
    struct fixture *fixture = *state;
    struct losses *losses = &fixture->losses;
    losses_init(losses, &fixture->folder, fixture->form, LOSSES_BY_SECTION);
    const struct loss *whole = &losses->at[0];
    assert_name(fixture->form, whole, "first");
    struct losses items;
    losses_init(&items, &fixture->folder, fixture->form, LOSSES_BY_ITEM);
    assert_true(loss_holds(whole, &items.at[0]));
    assert_true(loss_holds(whole, &items.at[1]));
    losses_release(&items);
}

#define WITH_FOLDER(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
#define WITH_MIXED(name)  cmocka_unit_test_setup_teardown(name, set_up_mixed, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(settled_items_are_added_up),
        WITH_FOLDER(a_bonus_item_loses_what_is_under_0),
        WITH_FOLDER(the_greatest_loss_stands_first_and_equal_ones_in_form_order),
        WITH_FOLDER(averages_and_shares_are_rounded_half_up),
        WITH_FOLDER(sections_add_up_their_items),
        WITH_FOLDER(a_section_without_parts_is_its_own_part),
        WITH_FOLDER(an_empty_folder_loses_nothing),
        WITH_MIXED(a_share_of_very_many_points_is_right),
        WITH_MIXED(items_beside_parts_are_told_from_their_section),
        WITH_MIXED(a_section_holds_all_its_items),
    };
    if (!lang_set("en"))
        return 2;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
