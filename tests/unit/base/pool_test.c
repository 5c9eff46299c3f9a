/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/pool.h"

#define COUNT 5000

static void texts_stay_where_they_are(void **state)
{
    static char *copies[COUNT];
    struct pool pool = {0};
    char text[32];
    (void)state;
    for (int i = 0; i < COUNT; i++) {
        snprintf(text, sizeof text, "text %d", i);
        copies[i] = pool_copy(&pool, text, strlen(text));
    }
    for (int i = 0; i < COUNT; i++) {
        snprintf(text, sizeof text, "text %d", i);
        assert_string_equal(copies[i], text);
    }
    pool_release(&pool);
    assert_null(pool.last);
    assert_string_equal(pool_copy(&pool, "again", 5), "again");
    pool_release(&pool);
}

static void a_text_may_be_larger_than_a_block(void **state)
{
    static char large[100000];
    struct pool pool = {0};
    (void)state;
    memset(large, 'x', sizeof large - 1);
    const char *before = pool_copy(&pool, "before", 6);
    const char *copy = pool_copy(&pool, large, sizeof large - 1);
    const char *behind = pool_copy(&pool, "behind", 3);
    assert_string_equal(before, "before");
    assert_string_equal(copy, large);
    assert_string_equal(behind, "beh");
    assert_string_equal(pool_copy(&pool, "", 0), "");
    pool_release(&pool);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_stay_where_they_are),
        cmocka_unit_test(a_text_may_be_larger_than_a_block),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
