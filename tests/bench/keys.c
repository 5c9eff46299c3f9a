/* SPDX-License-Identifier: MIT */
/*
 * From a key to the last byte of its answer, through a pseudo-terminal of 80x24.
 *
 * keys NAME COMMAND [ARGUMENT...] [-- NAME COMMAND ...]...: runs each program in turn, sends it the
 * same keys and prints a line each: start to full screen, p50 and p99 of a key, CPU of a key in a
 * burst, bytes of a key, peak memory; and what each is to the first one.
 */
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define KEYS       1000
#define BURST      2000
#define RUNS       5
#define FIRST_ITEM 'g' /* whose rule 1 goes on and off with each press */
#define QUIET_MS   4
#define SETTLED_MS 150

enum figure { START_MS, P50_US, P99_US, CPU_US, BYTES, MEMORY_MIB, FIGURES };

/* What one program did. */
struct result {
    const char *name;
    double figures[FIGURES];
};

struct child {
    pid_t pid;
    int fd;
};

static double now_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static struct child child_start(char **argv)
{
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    struct child child;
    child.pid = forkpty(&child.fd, NULL, NULL, &size);
    if (child.pid == 0) {
        execvp(argv[0], argv);
        _exit(127);
    }
    return child;
}

/* Reads until nothing came for QUIET milliseconds; returns when the last byte came, 0 if none did.
 */
static double drain(const struct child *child, int quiet, long *bytes)
{
    char buffer[65536];
    double last = 0;
    struct pollfd wait = {.fd = child->fd, .events = POLLIN};
    while (poll(&wait, 1, quiet) > 0) {
        ssize_t got = read(child->fd, buffer, sizeof buffer);
        if (got <= 0)
            break;
        last = now_us();
        *bytes += got;
    }
    return last;
}

static void press(const struct child *child, char key)
{
    if (write(child->fd, &key, 1) != 1)
        exit(1);
}

static double cpu_us(pid_t pid)
{
    char path[64];
    unsigned long long nanoseconds = 0;
    snprintf(path, sizeof path, "/proc/%ld/schedstat", (long)pid);
    FILE *file = fopen(path, "r");
    if (file == NULL || fscanf(file, "%llu", &nanoseconds) != 1)
        nanoseconds = 0;
    if (file != NULL)
        fclose(file);
    return (double)nanoseconds / 1e3;
}

static int compare(const void *a, const void *b)
{
    double left = *(const double *)a;
    double right = *(const double *)b;
    return (left > right) - (left < right);
}

static double percentile(double *values, size_t count, size_t percent)
{
    qsort(values, count, sizeof *values, compare);
    return values[count * percent / 100];
}

static void measure_keys(const struct child *child, struct result *result)
{
    static double times[KEYS];
    size_t count = 0;
    long bytes = 0;
    for (int i = 0; i < KEYS; i++) {
        double sent = now_us();
        press(child, '1');
        double last = drain(child, QUIET_MS, &bytes);
        if (last > 0)
            times[count++] = last - sent;
    }
    if (count == 0)
        return;
    result->figures[P50_US] = percentile(times, count, 50);
    result->figures[P99_US] = percentile(times, count, 99);
    result->figures[BYTES] = (double)bytes / KEYS;
}

static void measure_burst(const struct child *child, struct result *result)
{
    long bytes = 0;
    double before = cpu_us(child->pid);
    for (int i = 0; i < BURST; i++) {
        press(child, '1');
        if (i % 64 == 0)
            drain(child, 0, &bytes);
    }
    drain(child, SETTLED_MS, &bytes);
    result->figures[CPU_US] = (cpu_us(child->pid) - before) / BURST;
}

static struct result run_once(const char *name, char **argv)
{
    struct result result = {.name = name};
    struct rusage usage;
    long bytes = 0;
    double begun = now_us();
    struct child child = child_start(argv);
    double shown = drain(&child, SETTLED_MS, &bytes);
    result.figures[START_MS] = (shown - begun) / 1e3;
    press(&child, FIRST_ITEM);
    drain(&child, SETTLED_MS, &bytes);
    measure_keys(&child, &result);
    measure_burst(&child, &result);
    kill(child.pid, SIGTERM);
    drain(&child, SETTLED_MS, &bytes);
    wait4(child.pid, NULL, 0, &usage);
    close(child.fd);
    result.figures[MEMORY_MIB] = (double)usage.ru_maxrss / 1024;
    return result;
}

/* The median of each figure over all runs. */
static struct result run_median(const char *name, char **argv)
{
    struct result runs[RUNS];
    struct result result = {.name = name};
    for (int i = 0; i < RUNS; i++)
        runs[i] = run_once(name, argv);
    for (int figure = 0; figure < FIGURES; figure++) {
        double values[RUNS];
        for (int i = 0; i < RUNS; i++)
            values[i] = runs[i].figures[figure];
        result.figures[figure] = percentile(values, RUNS, 50);
    }
    return result;
}

static double ratio(double value, double floor)
{
    return floor > 0 ? value / floor : 0;
}

static void print_result(const struct result *result, const struct result *floor)
{
    printf("%-12s", result->name);
    for (int figure = 0; figure < FIGURES; figure++)
        printf(" %8.1f %4.1fx", result->figures[figure],
               ratio(result->figures[figure], floor->figures[figure]));
    printf("\n");
    fflush(stdout);
}

int main(int argc, char **argv)
{
    struct result floor = {0};
    setenv("TERM", "xterm-256color", 1);
    printf("%-12s %14s %14s %14s %14s %14s %14s\n", "program", "start ms", "p50 us", "p99 us",
           "burst cpu us", "bytes", "memory MiB");
    for (int at = 1; at + 1 < argc;) {
        int end = at;
        while (end < argc && strcmp(argv[end], "--") != 0)
            end++;
        argv[end] = NULL;
        struct result result = run_median(argv[at], argv + at + 1);
        if (at == 1)
            floor = result;
        print_result(&result, &floor);
        at = end + 1;
    }
    return 0;
}
