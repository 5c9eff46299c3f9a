/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file_key.h"
#include "base/pack.h"
#include "base/stamp.h"

static struct unpacking unpacking_of(const struct str *bytes)
{
    return (struct unpacking){.at = bytes->data, .end = bytes->data + bytes->size};
}

static void numbers_come_back(void **state)
{
    static const int64_t numbers[] = {0, 1, -1, 63, 64, -64, -65, 300, INT64_MAX, INT64_MIN};
    struct str bytes = {0};
    (void)state;
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        pack_number(numbers[i], &bytes);
    struct unpacking from = unpacking_of(&bytes);
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        assert_int_equal(unpack_number(&from), numbers[i]);
    assert_false(from.failed);
    assert_int_equal(unpack_number(&from), 0);
    assert_true(from.failed);
    str_release(&bytes);
}

static void a_number_without_an_end_is_refused(void **state)
{
    struct str bytes = {0};
    (void)state;
    for (int i = 0; i < 11; i++)
        str_add_char(&bytes, '\xFF');
    struct unpacking from = unpacking_of(&bytes);
    assert_int_equal(unpack_number(&from), 0);
    assert_true(from.failed);
    str_release(&bytes);
}

static void a_small_number_is_within_its_bounds(void **state)
{
    static const struct {
        int64_t number;
        bool good;
    } cases[] = {{0, true}, {7, true}, {8, false}, {-1, false}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct str bytes = {0};
        pack_number(cases[i].number, &bytes);
        struct unpacking from = unpacking_of(&bytes);
        assert_int_equal(unpack_small(&from, 7), cases[i].good ? cases[i].number : 0);
        assert_int_equal(from.failed, !cases[i].good);
        str_release(&bytes);
    }
}

static void texts_come_back_or_fail(void **state)
{
    struct str bytes = {0};
    size_t size;
    (void)state;
    pack_text("考评", &bytes);
    struct unpacking from = unpacking_of(&bytes);
    assert_true(unpack_is(&from, "考评"));
    from = unpacking_of(&bytes);
    assert_false(unpack_is(&from, "考"));
    from = unpacking_of(&bytes);
    assert_false(unpack_is(&from, "评考"));
    from = unpacking_of(&bytes);
    assert_string_equal(unpack_text(&from), "考评");
    assert_false(from.failed);
    from = unpacking_of(&bytes);
    from.end--;
    assert_false(unpack_is(&from, "考评"));
    str_clear(&bytes);
    pack_bytes("no NUL", 6, &bytes);
    from = unpacking_of(&bytes);
    assert_string_equal(unpack_text(&from), "");
    assert_true(from.failed);
    str_clear(&bytes);
    pack_number(-1, &bytes);
    from = unpacking_of(&bytes);
    assert_string_equal(unpack_bytes(&from, &size), "");
    assert_int_equal(size, 0);
    assert_true(from.failed);
    str_release(&bytes);
}

static void a_key_differs_in_each_of_its_parts(void **state)
{
    static const struct file_key key = {1, 2, 3, 4, 5, 6, 7};
    static const struct file_key others[] = {
        {9, 2, 3, 4, 5, 6, 7}, {1, 9, 3, 4, 5, 6, 7}, {1, 2, 9, 4, 5, 6, 7}, {1, 2, 3, 9, 5, 6, 7},
        {1, 2, 3, 4, 9, 6, 7}, {1, 2, 3, 4, 5, 9, 7}, {1, 2, 3, 4, 5, 6, 9},
    };
    (void)state;
    assert_true(file_key_equal(&key, &(struct file_key){1, 2, 3, 4, 5, 6, 7}));
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_false(file_key_equal(&key, &others[i]));
}

static void a_key_is_settled_once_both_times_are_past(void **state)
{
    (void)state;
    assert_true(file_key_is_settled(&(struct file_key){.size = -1}, 100));
    assert_true(file_key_is_settled(&(struct file_key){.modified = 96, .changed = 96}, 100));
    assert_false(file_key_is_settled(&(struct file_key){.modified = 96, .changed = 97}, 100));
    assert_false(file_key_is_settled(&(struct file_key){.modified = 97, .changed = 96}, 100));
}

static void a_key_comes_back(void **state)
{
    static const struct file_key keys[] = {{1, 2, 3, 4, 5, 6, 7}, {.size = -1}};
    (void)state;
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        struct str bytes = {0};
        struct file_key key;
        file_key_pack(&keys[i], &bytes);
        struct unpacking from = unpacking_of(&bytes);
        file_key_unpack(&from, &key);
        assert_true(file_key_equal(&key, &keys[i]));
        assert_false(from.failed);
        assert_ptr_equal(from.at, from.end);
        str_release(&bytes);
    }
}

static void a_stamp_differs_in_each_of_its_parts(void **state)
{
    static const struct stamp stamp = {1, 2, 3, 4, 5, 6};
    static const struct stamp others[] = {
        {9, 2, 3, 4, 5, 6}, {1, 9, 3, 4, 5, 6}, {1, 2, 9, 4, 5, 6},
        {1, 2, 3, 9, 5, 6}, {1, 2, 3, 4, 9, 6},
    };
    (void)state;
    /* When one looked is no part of what one saw. */
    assert_true(stamp_same(&stamp, &(struct stamp){1, 2, 3, 4, 5, 9}));
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_false(stamp_same(&stamp, &others[i]));
}

static void a_stamp_is_sure_once_its_time_is_past(void **state)
{
    (void)state;
    assert_true(stamp_is_sure(&(struct stamp){0}));
    assert_true(stamp_is_sure(&(struct stamp){.inode = 1, .seconds = 97, .looked = 100}));
    assert_false(stamp_is_sure(&(struct stamp){.inode = 1, .seconds = 98, .looked = 100}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_come_back),
        cmocka_unit_test(a_number_without_an_end_is_refused),
        cmocka_unit_test(a_small_number_is_within_its_bounds),
        cmocka_unit_test(texts_come_back_or_fail),
        cmocka_unit_test(a_key_differs_in_each_of_its_parts),
        cmocka_unit_test(a_key_is_settled_once_both_times_are_past),
        cmocka_unit_test(a_key_comes_back),
        cmocka_unit_test(a_stamp_differs_in_each_of_its_parts),
        cmocka_unit_test(a_stamp_is_sure_once_its_time_is_past),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
