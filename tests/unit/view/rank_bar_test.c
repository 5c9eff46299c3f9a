/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../support/place.h"
#include "base/text.h"
#include "form/form_load.h"
#include "view/rank_bar.h"

/* A form of COUNT sections of one point each, called A, B and so on. */
static struct form *form_of(int count)
{
    struct diags diags = {0};
    struct str text = {0};
    char *place = place_make();
    str_addf(&text, "kind,id,label:en,points\nform,many,Many,%d\n", count);
    for (int i = 0; i < count; i++)
        str_addf(&text, "section,%c,S,1\nrate,%c1,I,1\n", 'A' + i, 'A' + i);
    char *file = place_write(place, "many.csv", str_text(&text));
    struct form *form = form_load(file, &diags);
    assert_non_null(form);
    diags_release(&diags);
    place_remove(place);
    str_release(&text);
    free(file);
    return form;
}

/* The fills of the legend in its order: sections, what is open, what is taken off. */
static int read_fills(const struct form *form, uint32_t *fills)
{
    struct str legend = {0};
    int count = 0;
    rank_bar_write_legend(form, RANK_BY_TOTAL, 1000, &legend);
    for (const char *at = str_text(&legend); *at != '\0'; at += strspn(at, " ")) {
        fills[count++] = text_next(&at);
        at += strcspn(at, " ");
        while (*at != '\0' && strncmp(at, "  ", 2) != 0)
            at++;
    }
    str_release(&legend);
    return count;
}

static void seven_sections_are_told_apart_without_colour(void **state)
{
    uint32_t fills[16] = {0};
    struct form *form = form_of(7);
    (void)state;
    int count = read_fills(form, fills);
    assert_int_equal(count, 9);
    for (int i = 0; i < count; i++)
        for (int k = 0; k < i; k++)
            assert_true(fills[i] != fills[k]);
    form_free(form);
}

static void neighbours_of_many_sections_are(void **state)
{
    uint32_t fills[32] = {0};
    struct form *form = form_of(20);
    (void)state;
    int count = read_fills(form, fills);
    assert_int_equal(count, 22);
    for (int i = 1; i < count; i++)
        assert_true(fills[i] != fills[i - 1]);
    form_free(form);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(seven_sections_are_told_apart_without_colour),
        cmocka_unit_test(neighbours_of_many_sections_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
