/* SPDX-License-Identifier: MIT */
/* The quick reader against the general one, on sheets that something happened to: whatever the
 * quick one takes, the general one reads the same from it and has nothing to say about it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "../support/mutate.h"
#include "../support/place.h"
#include "readers.h"

#define MUTATIONS 20000

/* What sheets have on many rows. */
static const char *const common[] = {"样例甲、样例乙", "2017-12-20,", "2017-12-20", "定稿", "final",
                                     "草稿",           "draft",       "单位",       "ok",   "样例",
                                     ",ok,",           "1",           "+08:00"};
#define COMMON (int)(sizeof common / sizeof common[0])

static void takes_what_the_program_writes(void **state)
{
    struct readers *readers = *state;
    for (int i = 0; i < 2; i++)
        for (int k = 0; k < READERS_SHEETS; k++)
            assert_true(
                readers_agree(readers, &readers->folders[i], &readers->folders[i].sheets[k], NULL));
}

static void agrees_where_all_rows_change(void **state)
{
    struct readers *readers = *state;
    for (int i = 0; i < 2 * READERS_SHEETS * COMMON * mutate_piece_count; i++) {
        const struct readers_folder *folder = &readers->folders[i % 2];
        const struct str *sheet = &folder->sheets[i / 2 % READERS_SHEETS];
        struct str text = {0};
        str_add_part(&text, sheet->data, sheet->size);
        mutate_replace_all(&text, common[i / (2 * READERS_SHEETS) % COMMON],
                           mutate_pieces[i / (2 * READERS_SHEETS * COMMON) % mutate_piece_count]);
        readers_agree(readers, folder, &text, NULL);
        str_release(&text);
    }
}

static void agrees_on_mutated_sheets(void **state)
{
    struct readers *readers = *state;
    struct randomness randomness = {7};
    int taken = 0;
    for (int i = 0; i < MUTATIONS; i++) {
        const struct readers_folder *folder = &readers->folders[random_below(&randomness, 2)];
        const struct str *sheet = &folder->sheets[random_below(&randomness, READERS_SHEETS)];
        struct str text = {0};
        str_add_part(&text, sheet->data, sheet->size);
        for (int times = 1 + random_below(&randomness, 2); times > 0 && text.size > 0; times--)
            mutate(&text, &randomness);
        taken += readers_agree(readers, folder, &text, NULL);
        str_release(&text);
    }
    assert_in_range(taken, MUTATIONS / 50, MUTATIONS / 2);
}

static void takes_no_text_that_is_too_long(void **state)
{
    struct readers *readers = *state;
    const struct readers_folder *folder = &readers->folders[1];
    struct str assessors = {0};
    for (int i = 0; i < NOTE_BYTES_MOST; i++)
        str_add_char(&assessors, 'a');
    for (int more = 0; more < 2; more++) {
        struct str text = {0};
        str_add_part(&text, folder->sheets[0].data, folder->sheets[0].size);
        mutate_replace_all(&text, "样例甲、样例乙", str_text(&assessors));
        assert_int_equal(readers_agree(readers, folder, &text, NULL), more == 0);
        str_add_char(&assessors, 'a');
        str_release(&text);
    }
    str_release(&assessors);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(takes_what_the_program_writes, readers_set_up,
                                        readers_tear_down),
        cmocka_unit_test_setup_teardown(agrees_where_all_rows_change, readers_set_up,
                                        readers_tear_down),
        cmocka_unit_test_setup_teardown(agrees_on_mutated_sheets, readers_set_up,
                                        readers_tear_down),
        cmocka_unit_test_setup_teardown(takes_no_text_that_is_too_long, readers_set_up,
                                        readers_tear_down),
    };
    place_in_memory();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
