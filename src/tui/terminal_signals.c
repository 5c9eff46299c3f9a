/* SPDX-License-Identifier: MIT */
#include "tui/terminal_signals.h"

#include <signal.h>
#include <stddef.h>
#include <unistd.h>

/* In the place of a word: not to be gone on after. */
#define FAULT SIGNAL_NONE

typedef void (*signal_handler)(int number);

static const struct {
    int number;
    enum terminal_signal word;
} rows[] = {
    {SIGTERM, SIGNAL_END},  {SIGHUP, SIGNAL_END},
    {SIGINT, SIGNAL_END},   {SIGQUIT, SIGNAL_END},
    {SIGTSTP, SIGNAL_STOP}, {SIGCONT, SIGNAL_CONTINUED},
    {SIGABRT, FAULT},       {SIGWINCH, SIGNAL_RESIZED},
    {SIGSEGV, FAULT},       {SIGBUS, FAULT},
    {SIGFPE, FAULT},        {SIGILL, FAULT},
};

#define ROWS (sizeof rows / sizeof rows[0])

/* A handler is told nothing but a number, so that what it notes stands here. */
static volatile sig_atomic_t noted[SIGNAL_NONE];
static signal_handler before[ROWS];

/* Who is continued is not to be stopped by what came before, as the system has it too. */
static void note(int number)
{
    if (number == SIGCONT)
        noted[SIGNAL_STOP] = 0;
    for (size_t i = 0; i < ROWS; i++)
        if (rows[i].number == number)
            noted[rows[i].word] = 1;
}

/* Answers what handled it before. */
static signal_handler handle(int number, signal_handler handler)
{
    struct sigaction action = {.sa_handler = handler};
    struct sigaction old = {.sa_handler = SIG_DFL};
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, &old);
    return old.sa_handler;
}

void terminal_signals_begin(void (*on_fault)(int number))
{
    for (int word = 0; word < SIGNAL_NONE; word++)
        noted[word] = 0;
    for (size_t i = 0; i < ROWS; i++)
        before[i] = handle(rows[i].number, rows[i].word == FAULT ? on_fault : note);
}

void terminal_signals_end(void)
{
    for (size_t i = 0; i < ROWS; i++)
        handle(rows[i].number, before[i]);
}

bool terminal_signals_wait(void)
{
    for (int word = 0; word < SIGNAL_NONE; word++)
        if (noted[word])
            return true;
    return false;
}

bool terminal_signals_ask_end(void)
{
    return noted[SIGNAL_END];
}

enum terminal_signal terminal_signals_take(void)
{
    for (int word = 0; word < SIGNAL_NONE; word++) {
        if (!noted[word])
            continue;
        noted[word] = word == SIGNAL_END;
        return (enum terminal_signal)word;
    }
    return SIGNAL_NONE;
}

/* Where nobody would continue it, as without a shell, the system or whoever started it has seen to
 * it that it is not stopped. */
static signal_handler stopping_before(void)
{
    size_t i = 0;
    while (rows[i].number != SIGTSTP)
        i++;
    return before[i];
}

/* However often it was asked for, it is one stop.  Answers whether something continued it. */
static bool stop(pid_t whom, int number)
{
    noted[SIGNAL_STOP] = 0;
    noted[SIGNAL_CONTINUED] = 0;
    kill(whom, number);
    bool continued = noted[SIGNAL_CONTINUED];
    noted[SIGNAL_CONTINUED] = 0;
    noted[SIGNAL_RESIZED] = 1;
    return continued;
}

void terminal_signals_stop(void)
{
    handle(SIGTSTP, stopping_before());
    stop(getpid(), SIGTSTP);
    handle(SIGTSTP, note);
}

/* The whole job, so that the shell hears of it where a script has started the program. */
bool terminal_signals_stop_behind(void)
{
    return stop(0, SIGTTOU);
}
