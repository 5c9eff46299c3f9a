/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TESTS_CROWD_H
#define KAOPING_TESTS_CROWD_H

#include <stdbool.h>

#define CROWD_MOST 16

/* COUNT processes that all run DO at once, let go together; DO's answers by process come back in
 * DONE. */
void crowd_run(int count, bool (*act)(int number, void *context), void *context, bool *done);

/* A process that runs BEGIN and then waits; comes back once BEGIN is done. */
struct waiter {
    int process;
    int go; /* closed: it may end */
};
struct waiter crowd_wait(void (*begin)(void *context), void *context);

/* Ends it as a power cut would. */
void crowd_kill(struct waiter *waiter);

#endif
