/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/word_index.h"

static void words_are_found_by_what_they_say(void **state)
{
    struct word_index index = {0};
    (void)state;
    assert_true(word_index_find(&index, "unit") == WORD_INDEX_NONE);
    word_index_add(&index, "Unit", 7);
    word_index_add(&index, "财政所", 8);
    assert_int_equal(word_index_find(&index, " ｕnit "), 7);
    assert_int_equal(word_index_find(&index, "财政所"), 8);
    assert_true(word_index_find(&index, "林业站") == WORD_INDEX_NONE);
    word_index_release(&index);
    assert_true(word_index_find(&index, "unit") == WORD_INDEX_NONE);
}

/* Blanks between them part words that have the same hash. */
static void words_of_one_hash_are_kept_apart(void **state)
{
    struct word_index index = {0};
    (void)state;
    word_index_add(&index, "ab", 1);
    word_index_add(&index, "a b", 2);
    assert_int_equal(word_index_find(&index, "a b"), 2);
    assert_int_equal(word_index_find(&index, "ab"), 1);
    assert_true(word_index_find(&index, "a  b") == WORD_INDEX_NONE);
    word_index_release(&index);
}

static void many_words_keep_their_numbers(void **state)
{
    enum { WORDS = 100 };
    static char words[WORDS][8];
    struct word_index index = {0};
    (void)state;
    for (size_t i = 0; i < WORDS; i++) {
        snprintf(words[i], sizeof words[i], "%zu", i);
        word_index_add(&index, words[i], i);
    }
    for (size_t i = 0; i < WORDS; i++)
        assert_int_equal(word_index_find(&index, words[i]), i);
    assert_int_equal(index.count, WORDS);
    word_index_release(&index);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_found_by_what_they_say),
        cmocka_unit_test(words_of_one_hash_are_kept_apart),
        cmocka_unit_test(many_words_keep_their_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
