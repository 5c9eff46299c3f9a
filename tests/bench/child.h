/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_BENCH_CHILD_H
#define KAOPING_BENCH_CHILD_H

#include <stdbool.h>
#include <sys/resource.h>
#include <sys/types.h>

/* A program in a pseudo-terminal of 80x24. */
struct child {
    pid_t pid;
    int fd; /* the terminal's other end */
};

/* The clock, in microseconds. */
double now_us(void);

/* Keeps the calling process to one core, counted from 0; where that is not to be had, or not
 * wanted (KAOPING_BENCH_ANY_CORE is set), the system goes on to decide. */
void take_core(int core);

struct child child_start(char **argv);

/* The same, kept to that core. */
struct child child_start_on(char **argv, int core);

/*
 * Takes in what the program writes until nothing came for QUIET milliseconds, and waits up to
 * PATIENCE milliseconds for it to begin.  Answers when the last byte came, 0 where none did, and
 * adds the bytes to *BYTES.
 */
double child_drain(const struct child *child, int patience, int quiet, long *bytes);

/* Sends the bytes of a key. */
void child_press(const struct child *child, const char *key);

/* Ends the program by SIGTERM and answers what it used. */
struct rusage child_end(const struct child *child);

#endif
