/* SPDX-License-Identifier: MIT */
/*
 * ^Z and fg, as a shell does them.  By itself, since under valgrind a program that sends itself
 * SIGTSTP goes on at once instead of stopping.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/str.h"
#include "run.h"

/* A stopped program waits for a shell to bring it back, so it runs under one here. */
static void a_stopped_program_comes_back_to_the_same_screen(void **state)
{
    struct run *run = *state;
    struct str before = {0};
    console_start(&run->console,
                  (const char *const[]){"/bin/sh", "-m", "-c",
                                        "\"$0\" --lang en --forms \"$1\" \"$2\"; "
                                        "echo stopped here; read line; fg",
                                        getenv("KAOPING_PROGRAM"), run->forms, run->sheet, NULL});
    console_wait_for(&run->console, "total 0–100 /100");
    console_press(&run->console, "1");
    console_wait_for(&run->console, "total 5–95 /100");
    console_read(&run->console, &before);
    console_press(&run->console, "\032");
    console_wait_for(&run->console, "stopped here");
    console_press(&run->console, "\r");
    console_wait_same(&run->console, str_text(&before), CONSOLE_ROWS);
    console_press(&run->console, "q");
    assert_int_equal(console_finish(&run->console), 0);
    str_release(&before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_stopped_program_comes_back_to_the_same_screen, run_set_up,
                                        run_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
