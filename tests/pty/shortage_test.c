/* SPDX-License-Identifier: MIT */
/*
 * Memory comes to an end while the program is on a terminal: what is told there, and that the
 * terminal is given back.  Where in the program that happens, and what it costs, is in fault/.
 */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/str.h"
#include "run.h"

/* Pastes of so many bytes: the reserve has room for the smaller one. */
#define SMALL_PASTE (400 * 1024)
#define LARGE_PASTE (1024 * 1024)

struct speech {
    const char *lang;
    const char *begun; /* on the screen before a mark, and behind it */
    const char *marked;
    const char *told;  /* where memory ran short */
    const char *ended; /* where it came to its end */
};

static const struct speech speeches[] = {
    {"en", "total 0–100 /100", "total 5–95 /100", "memory ran short, so everything was saved",
     "kaoping: no memory is left"},
    {"zh", "总分 0–100 /100", "总分 5–95 /100", "内存曾不足，已全部保存", "kaoping: 内存不足"},
};

#define SPEECHES (sizeof speeches / sizeof speeches[0])

/* What gives the terminal back: pastes and the mouse as they were, the screen from before, the
 * cursor. */
static const char *const given_back[] = {"\033[?2004l", "\033[?1006;1000l", "\033[?1049l",
                                         "\033[?25h"};

static unsigned long size_now(const struct run *run)
{
    char path[64];
    unsigned long pages = 0;
    snprintf(path, sizeof path, "/proc/%d/statm", (int)run->console.child);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_int_equal(fscanf(file, "%lu", &pages), 1);
    fclose(file);
    return pages * (unsigned long)sysconf(_SC_PAGESIZE);
}

static void limit(const struct run *run, unsigned long bytes)
{
    struct rlimit limit = {.rlim_cur = bytes, .rlim_max = RLIM_INFINITY};
    assert_int_equal(prlimit(run->console.child, RLIMIT_AS, &limit, NULL), 0);
}

static void start(struct run *run, const struct speech *speech, const char *words)
{
    console_start(&run->console,
                  (const char *const[]){getenv("KAOPING_PROGRAM"), "--lang", speech->lang,
                                        "--forms", run->forms, run->sheet, NULL});
    console_wait_for(&run->console, words);
}

static void start_and_mark(struct run *run, const struct speech *speech)
{
    start(run, speech, speech->begun);
    console_press(&run->console, "1");
    console_wait_for(&run->console, speech->marked);
}

static void take_back_and_end(struct run *run, const struct speech *speech)
{
    console_press(&run->console, "u");
    console_wait_for(&run->console, speech->begun);
    console_press(&run->console, "q");
    assert_int_equal(console_finish(&run->console), 0);
}

static bool read_into(const struct run *run, struct str *out)
{
    char bytes[4096];
    ssize_t size = read(run->console.fd, bytes, sizeof bytes);
    if (size > 0)
        str_add_part(out, bytes, (size_t)size);
    return size > 0;
}

/* Pastes as much as the program takes, until that is all or it has ended; what it wrote meanwhile
 * is added to OUT. */
static void paste(const struct run *run, size_t size, struct str *out)
{
    struct str text = {0};
    struct pollfd both = {.fd = run->console.fd, .events = POLLIN | POLLOUT};
    str_add(&text, "\033[200~");
    for (size_t i = 0; i < size; i++)
        str_add_char(&text, 'x');
    str_add(&text, "\033[201~");
    fcntl(run->console.fd, F_SETFL, O_NONBLOCK);
    for (size_t sent = 0; sent < text.size;) {
        assert_int_equal(poll(&both, 1, PATIENCE_MILLISECONDS), 1);
        if ((both.revents & (POLLIN | POLLHUP)) != 0 && !read_into(run, out))
            break;
        ssize_t written = write(run->console.fd, text.data + sent, text.size - sent);
        sent += written > 0 ? (size_t)written : 0;
    }
    fcntl(run->console.fd, F_SETFL, 0);
    str_release(&text);
}

static void assert_has(const struct str *out, const char *words)
{
    if (strstr(str_text(out), words) == NULL)
        fail_msg("'%s' was not written, but\n%s", words, str_text(out));
}

/* The program is gone, and a shell goes on on its terminal. */
static void assert_given_back(const struct run *run, const struct str *out)
{
    struct termios modes;
    assert_int_equal(tcgetattr(run->console.fd, &modes), 0);
    assert_int_equal(modes.c_lflag & (ICANON | ECHO | ISIG), ICANON | ECHO | ISIG);
    for (size_t i = 0; i < sizeof given_back / sizeof given_back[0]; i++)
        assert_has(out, given_back[i]);
}

static void the_end_of_memory_gives_the_terminal_back(void **state)
{
    struct run *run = *state;
    for (size_t i = 0; i < SPEECHES; i++) {
        struct str out = {0};
        start_and_mark(run, &speeches[i]);
        limit(run, 1);
        paste(run, LARGE_PASTE, &out);
        while (read_into(run, &out))
            continue;
        assert_has(&out, speeches[i].ended);
        assert_given_back(run, &out);
        int status = console_finish(&run->console);
        assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
        str_release(&out);
        /* Everything is there again, and is taken back for the next one. */
        start(run, &speeches[i], speeches[i].marked);
        take_back_and_end(run, &speeches[i]);
    }
}

static void where_memory_runs_short_the_sheet_is_saved(void **state)
{
    struct run *run = *state;
    for (size_t i = 0; i < SPEECHES; i++) {
        struct str out = {0};
        start_and_mark(run, &speeches[i]);
        limit(run, size_now(run));
        paste(run, SMALL_PASTE, &out);
        vterm_input_write(run->console.terminal, str_text(&out), out.size);
        str_release(&out);
        console_wait_for(&run->console, speeches[i].told);
        run_assert_sheet(run, "plan=1", true);
        limit(run, RLIM_INFINITY);
        take_back_and_end(run, &speeches[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_end_of_memory_gives_the_terminal_back, run_set_up,
                                        run_tear_down),
        cmocka_unit_test_setup_teardown(where_memory_runs_short_the_sheet_is_saved, run_set_up,
                                        run_tear_down),
    };
    struct rlimit none = {0};
    setrlimit(RLIMIT_CORE, &none);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
