/* SPDX-License-Identifier: MIT */
/*
 * press COUNT COMMAND [ARGUMENT...]: runs the program in a pseudo-terminal, goes to the first item,
 * presses rule 1 COUNT times, each after the answer to the one before has come, and ends it.
 * For counting what the program does, not how fast: it may run under valgrind.
 */
#include <stdlib.h>

#include "child.h"

#define START_MS  20000
#define ANSWER_MS 20000
#define NONE_MS   2000 /* where the cursor is there already, no answer comes */
#define QUIET_MS  30

int main(int argc, char **argv)
{
    long bytes = 0;
    if (argc < 3)
        return 2;
    setenv("TERM", "xterm-256color", 1);
    struct child child = child_start(argv + 2);
    child_drain(&child, START_MS, NONE_MS, &bytes);
    child_press(&child, "g");
    child_drain(&child, NONE_MS, QUIET_MS, &bytes);
    for (long i = strtol(argv[1], NULL, 10); i > 0; i--) {
        child_press(&child, "1");
        child_drain(&child, ANSWER_MS, QUIET_MS, &bytes);
    }
    child_end(&child);
    return 0;
}
