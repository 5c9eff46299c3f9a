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

struct child child_start(char **argv);

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
