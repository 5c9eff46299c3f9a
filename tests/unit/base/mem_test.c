/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <signal.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"

static void new_memory_is_zero(void **state)
{
    unsigned char *memory = mem_new(100, 3);
    (void)state;
    for (size_t i = 0; i < 300; i++)
        assert_int_equal(memory[i], 0);
    free(memory);
    memory = mem_new(0, 8);
    assert_non_null(memory);
    free(memory);
    memory = mem_new(8, 0);
    assert_non_null(memory);
    free(memory);
}

static void resizing_keeps_what_was_there(void **state)
{
    int *numbers = mem_resize(NULL, 2, sizeof *numbers);
    (void)state;
    numbers[0] = 1;
    numbers[1] = 2;
    numbers = mem_resize(numbers, 1000, sizeof *numbers);
    numbers[999] = 3;
    assert_int_equal(numbers[0], 1);
    assert_int_equal(numbers[1], 2);
    numbers = mem_resize(numbers, 0, sizeof *numbers);
    assert_non_null(numbers);
    numbers = mem_resize(numbers, 5, 0);
    assert_non_null(numbers);
    free(numbers);
}

static void copies_end_in_nul(void **state)
{
    char *copy = mem_copy_part("考评表", 6);
    (void)state;
    assert_string_equal(copy, "考评");
    free(copy);
    copy = mem_copy_part("x", 0);
    assert_string_equal(copy, "");
    free(copy);
    copy = mem_copy("");
    assert_string_equal(copy, "");
    mem_replace(&copy, NULL);
    assert_string_equal(copy, "");
    mem_replace(&copy, "whole");
    mem_replace(&copy, copy);
    assert_string_equal(copy, "whole");
    free(copy);
}

static void an_array_grows_only_when_full(void **state)
{
    size_t room = 0;
    char *array = mem_grow(NULL, 0, &room, 1);
    (void)state;
    assert_true(room >= 1);
    size_t first = room;
    assert_ptr_equal(mem_grow(array, first - 1, &room, 1), array);
    assert_int_equal(room, first);
    array = mem_grow(array, first, &room, 1);
    assert_true(room > first);
    free(array);
}

static void new_too_large(void)
{
    mem_new(SIZE_MAX, 2);
}

static void resize_too_large(void)
{
    mem_resize(NULL, SIZE_MAX / 2, 3);
}

static void resize_beyond_memory(void)
{
    mem_resize(NULL, SIZE_MAX / 2, 1);
}

static void use_what_is_not_there(void)
{
    mem_use_reserve();
}

#define ABORTED 3

/* What a test reaches is counted at exit. */
static void on_abort(int number)
{
    (void)number;
    exit(ABORTED);
}

/* In a child, with its words thrown away: the sanitizers have something to say about it too. */
static void aborts(void (*action)(void))
{
    int status;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        signal(SIGABRT, on_abort);
        close(STDERR_FILENO);
        action();
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_false(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static void a_size_that_overflows_ends_the_program(void **state)
{
    (void)state;
    aborts(new_too_large);
    aborts(resize_too_large);
    aborts(resize_beyond_memory);
}

static void a_reserve_that_is_used_up_ends_the_program(void **state)
{
    (void)state;
    aborts(use_what_is_not_there);
}

static void the_reserve_is_tried_before_the_program_ends(void **state)
{
    (void)state;
    assert_true(mem_keep_reserve());
    aborts(new_too_large);
    aborts(resize_beyond_memory);
    assert_false(mem_is_short());
    mem_drop_reserve();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(new_memory_is_zero),
        cmocka_unit_test(resizing_keeps_what_was_there),
        cmocka_unit_test(copies_end_in_nul),
        cmocka_unit_test(an_array_grows_only_when_full),
        cmocka_unit_test(a_size_that_overflows_ends_the_program),
        cmocka_unit_test(a_reserve_that_is_used_up_ends_the_program),
        cmocka_unit_test(the_reserve_is_tried_before_the_program_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
