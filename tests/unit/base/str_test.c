/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/str.h"

static void a_string_grows(void **state)
{
    struct str str = {0};
    (void)state;
    assert_string_equal(str_text(&str), "");
    str_separate(&str, ", ");
    for (int i = 0; i < 1000; i++) {
        str_separate(&str, ",");
        str_addf(&str, "%d", i % 10);
    }
    assert_int_equal(str.size, 1999);
    assert_int_equal(strlen(str_text(&str)), 1999);
    str_clear(&str);
    assert_string_equal(str_text(&str), "");
    str_add_part(&str, "a\0b", 3);
    assert_int_equal(str.size, 3);
    char *text = str_take(&str);
    assert_memory_equal(text, "a\0b", 4);
    assert_null(str.data);
    free(text);
    text = str_take(&str);
    assert_string_equal(text, "");
    free(text);
    str_release(&str);
}

static void numbers_are_added_in_digits(void **state)
{
    static const struct {
        int64_t number;
        const char *text;
    } cases[] = {
        {0, "0"},
        {7, "7"},
        {-10, "-10"},
        {INT64_MAX, "9223372036854775807"},
        {INT64_MIN, "-9223372036854775808"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct str str = {0};
        str_add_number(&str, cases[i].number);
        assert_string_equal(str_text(&str), cases[i].text);
        str_release(&str);
    }
}

static void memory_is_replaced_by_a_copy(void **state)
{
    char *text = mem_copy(NULL);
    (void)state;
    assert_string_equal(text, "");
    mem_replace(&text, "first");
    mem_replace(&text, text + 2);
    assert_string_equal(text, "rst");
    free(text);
    int *array = NULL;
    size_t room = 0;
    for (size_t i = 0; i < 100; i++) {
        array = mem_grow(array, i, &room, sizeof *array);
        array[i] = (int)i;
    }
    assert_true(room >= 100);
    assert_int_equal(array[99], 99);
    free(array);
}

static void messages_are_collected_and_told(void **state)
{
    struct diags diags = {0};
    struct diags more = {0};
    struct str line = {0};
    (void)state;
    assert_int_equal(diags_status(&diags), 0);
    diag_add(&diags, DIAG_WARNING, (struct place){"f.csv", 3, 0}, "odd '%s'", "x\033y");
    assert_int_equal(diags_status(&diags), 0);
    assert_false(diag_error(&more, (struct place){"f.csv", 4, 2}, "bad"));
    diags_move(&diags, &more);
    assert_int_equal(more.count, 0);
    assert_int_equal(diags_status(&diags), 1);
    diag_write(&diags.at[0], &line);
    assert_string_equal(str_text(&line), "f.csv:3: warning: odd 'x␛y'");
    str_clear(&line);
    diag_write(&diags.at[1], &line);
    assert_string_equal(str_text(&line), "f.csv:4:2: bad");
    assert_false(diag_failure(&diags, "g", "could not read"));
    assert_int_equal(diags_status(&diags), 3);
    assert_true(diags_have(&diags, DIAG_FAILURE));
    assert_false(diag_error(NULL, (struct place){0}, "nobody listens"));
    str_release(&line);
    diags_release(&diags);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_string_grows),
        cmocka_unit_test(numbers_are_added_in_digits),
        cmocka_unit_test(memory_is_replaced_by_a_copy),
        cmocka_unit_test(messages_are_collected_and_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
