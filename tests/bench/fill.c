/* SPDX-License-Identifier: MIT */
/*
 * fill COMMAND [ARGUMENT...]: runs a program that shows a folder, in a pseudo-terminal of 80x24,
 * and prints the milliseconds till its first screen stood and till nothing came any more, the bytes
 * it sent and its peak memory in KB.
 */
#include <stdio.h>
#include <stdlib.h>

#include "child.h"

#define SCREEN_BYTES 1000 /* a first screen has more, what opens the terminal less */
#define START_MS     20000
#define QUIET_MS     40   /* paintings follow one another more slowly */
#define SETTLED_MS   1000 /* no painting comes so late */

int main(int argc, char **argv)
{
    long bytes = 0;
    double shown = 0;
    if (argc < 2)
        return 2;
    setenv("TERM", "xterm-256color", 1);
    double begun = now_us();
    struct child child = child_start(argv + 1);
    for (double last = 1; bytes < SCREEN_BYTES && last > 0; shown = last > 0 ? last : shown)
        last = child_drain(&child, START_MS, QUIET_MS, &bytes);
    double full = shown;
    for (double last = shown; last > 0; full = last > 0 ? last : full)
        last = child_drain(&child, SETTLED_MS, SETTLED_MS, &bytes);
    struct rusage usage = child_end(&child);
    printf("%.1f %.1f %ld %ld\n", (shown - begun) / 1e3, (full - begun) / 1e3, bytes,
           usage.ru_maxrss);
    return 0;
}
