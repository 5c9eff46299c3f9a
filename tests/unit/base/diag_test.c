/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <errno.h>

#include "base/diag.h"
#include "base/lang.h"

static void writes(enum diag_level level, struct place place, const char *expected)
{
    struct diags diags = {0};
    struct str line = {0};
    diag_add(&diags, level, place, "%s", "text");
    diag_write(&diags.at[0], &line);
    assert_string_equal(str_text(&line), expected);
    str_release(&line);
    diags_release(&diags);
}

static void a_line_has_the_parts_that_are_known(void **state)
{
    (void)state;
    writes(DIAG_ERROR, (struct place){"f.csv", 3, 4}, "f.csv:3:4: text");
    writes(DIAG_ERROR, (struct place){"f.csv", 3, 0}, "f.csv:3: text");
    writes(DIAG_ERROR, (struct place){"f.csv", 0, 0}, "f.csv: text");
    writes(DIAG_ERROR, (struct place){"f.csv", 0, 4}, "f.csv: text");
    writes(DIAG_ERROR, (struct place){NULL, 3, 4}, "3:4: text");
    writes(DIAG_ERROR, (struct place){0}, "text");
    writes(DIAG_FAILURE, (struct place){0}, "text");
    writes(DIAG_NOTE, (struct place){0}, "text");
    writes(DIAG_WARNING, (struct place){"f", 1, 1}, "f:1:1: warning: text");
    lang_set("zh");
    writes(DIAG_WARNING, (struct place){0}, "警告：text");
    lang_set("en");
}

static void nothing_in_a_message_steers_the_terminal(void **state)
{
    struct diags diags = {0};
    (void)state;
    diag_add(&diags, DIAG_NOTE, (struct place){"a\033b\n", 0, 0}, "%s",
             "x\033]0;t\x07\ny\xFF\xE2\x80\xAEz");
    assert_string_equal(diags.at[0].file, "a␛b ");
    assert_string_equal(diags.at[0].text, "x␛]0;t␇ y\xEF\xBF\xBD\xEF\xBF\xBDz");
    diags_release(&diags);
}

static void the_worst_message_gives_the_status(void **state)
{
    static const int expected[] = {0, 0, 1, 3};
    struct diags diags = {0};
    (void)state;
    assert_false(diags_have(&diags, DIAG_NOTE));
    for (int level = DIAG_NOTE; level <= DIAG_FAILURE; level++) {
        diag_add(&diags, (enum diag_level)level, (struct place){0}, "x");
        diag_add(&diags, DIAG_NOTE, (struct place){0}, "x");
        assert_int_equal(diags_status(&diags), expected[level]);
        for (int other = DIAG_NOTE; other <= DIAG_FAILURE; other++)
            assert_int_equal(diags_have(&diags, (enum diag_level)other), other <= level);
    }
    diags_clear(&diags);
    assert_int_equal(diags.count, 0);
    assert_int_equal(diags_status(&diags), 0);
    diags_release(&diags);
}

static void a_failure_tells_the_reason(void **state)
{
    struct diags diags = {0};
    (void)state;
    errno = ENOENT;
    assert_false(diag_failure(&diags, "f.csv", "could not read"));
    assert_string_equal(diags.at[0].file, "f.csv");
    assert_int_equal(diags.at[0].level, DIAG_FAILURE);
    assert_string_equal(diags.at[0].text, "could not read: there is no such file or directory");
    diags_clear(&diags);
    lang_set("zh");
    errno = ENOSPC;
    diag_failure(&diags, "f.csv", "x");
    errno = 9999;
    diag_failure(&diags, "f.csv", "x");
    lang_set("en");
    assert_string_equal(diags.at[0].text, "x：磁盘空间已满");
    assert_string_equal(diags.at[1].text, "x：系统错误 9999");
    diags_release(&diags);
}

static void messages_move_in_their_order(void **state)
{
    struct diags to = {0};
    struct diags from = {0};
    (void)state;
    diags_move(&to, &from);
    assert_int_equal(to.count, 0);
    for (int i = 0; i < 50; i++)
        diag_error(i < 20 ? &to : &from, (struct place){0}, "%d", i);
    diags_move(&to, &from);
    assert_int_equal(to.count, 50);
    assert_null(from.at);
    for (size_t i = 0; i < to.count; i++)
        assert_int_equal(atoi(to.at[i].text), i);
    diags_release(&to);
    assert_null(to.at);
}

static void nobody_has_to_listen(void **state)
{
    struct diags from = {0};
    (void)state;
    assert_false(diag_error(NULL, (struct place){0}, "x"));
    assert_false(diag_failure(NULL, NULL, "x"));
    diag_error(&from, (struct place){0}, "x");
    diags_move(NULL, &from);
    assert_int_equal(from.count, 0);
    assert_null(from.at);
}

static void what_is_too_much_is_told_by_its_first_messages(void **state)
{
    struct diags diags = {0};
    (void)state;
    for (int i = 0; i < 10000; i++)
        diag_add(&diags, DIAG_NOTE, (struct place){"f", i + 1, 0}, "%d", i);
    assert_string_equal(diags.at[9999].text, "9999");
    diag_add(&diags, DIAG_ERROR, (struct place){"f", 7, 0}, "too much");
    diag_add(&diags, DIAG_WARNING, (struct place){"f", 8, 0}, "still more");
    assert_int_equal(diags.count, 10000);
    assert_string_equal(diags.at[9998].text, "9998");
    assert_non_null(strstr(diags.at[9999].text, "more was found"));
    assert_int_equal(diags.at[9999].row, 0);
    assert_int_equal(diags.at[9999].level, DIAG_ERROR);
    diags_release(&diags);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_has_the_parts_that_are_known),
        cmocka_unit_test(nothing_in_a_message_steers_the_terminal),
        cmocka_unit_test(the_worst_message_gives_the_status),
        cmocka_unit_test(a_failure_tells_the_reason),
        cmocka_unit_test(messages_move_in_their_order),
        cmocka_unit_test(nobody_has_to_listen),
        cmocka_unit_test(what_is_too_much_is_told_by_its_first_messages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
