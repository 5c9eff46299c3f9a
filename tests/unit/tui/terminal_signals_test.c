/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include <signal.h>

#include "tui/terminal_signals.h"

static void end_of_test(int number)
{
    (void)number;
    abort();
}

/* Nothing stops the test, however often it is told to stop. */
static int set_up(void **state)
{
    (void)state;
    signal(SIGTSTP, SIG_IGN);
    terminal_signals_begin(end_of_test);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    terminal_signals_end();
    return 0;
}

static void the_end_comes_first_and_stays(void **state)
{
    (void)state;
    raise(SIGWINCH);
    raise(SIGTSTP);
    raise(SIGTERM);
    assert_int_equal(terminal_signals_take(), SIGNAL_END);
    assert_int_equal(terminal_signals_take(), SIGNAL_END);
    assert_true(terminal_signals_wait());
}

/* As the system drops a stop that nobody came to. */
static void who_is_continued_is_not_stopped_after_that(void **state)
{
    (void)state;
    raise(SIGTSTP);
    raise(SIGCONT);
    assert_int_equal(terminal_signals_take(), SIGNAL_CONTINUED);
    assert_int_equal(terminal_signals_take(), SIGNAL_NONE);
    raise(SIGCONT);
    raise(SIGTSTP);
    assert_int_equal(terminal_signals_take(), SIGNAL_STOP);
}

static void a_stop_asked_for_twice_is_one(void **state)
{
    (void)state;
    raise(SIGTSTP);
    assert_int_equal(terminal_signals_take(), SIGNAL_STOP);
    raise(SIGTSTP);
    terminal_signals_stop();
    assert_int_equal(terminal_signals_take(), SIGNAL_RESIZED);
    assert_int_equal(terminal_signals_take(), SIGNAL_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_end_comes_first_and_stays, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_is_continued_is_not_stopped_after_that, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_stop_asked_for_twice_is_one, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
