/* SPDX-License-Identifier: MIT */
/*
 * From a key to the last byte of its answer, through a pseudo-terminal of 80x24.
 *
 * keys PREPARE [NAME JOURNAL COMMAND [ARGUMENT...] --]...: runs each program in turn, each run
 * after the shell command PREPARE, sends it the same keys and prints a line each, with what each
 * figure is to the first program's.  JOURNAL is a file to which the program adds a line a key, "-"
 * for none: a burst counts only if all its keys are there.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "child.h"

#define KEYS        1000
#define BURST       2000
#define RUNS        5
#define FIRST_ITEM  'g' /* whose rule 1 goes on and off with each press */
#define QUIET_MS    4
#define SETTLED_MS  150
#define BURST_TRIES 20

enum figure { START_MS, P50_US, P99_US, CPU_US, BURST_US, WRITES, BYTES, MEMORY_MIB, FIGURES };

static const char *const figure_names[FIGURES] = {
    [START_MS] = "start ms", [P50_US] = "p50 us", [P99_US] = "p99 us", [CPU_US] = "cpu us",
    [BURST_US] = "burst us", [WRITES] = "writes", [BYTES] = "bytes",   [MEMORY_MIB] = "memory MiB",
};

struct program {
    const char *name;
    const char *journal; /* NULL where there is none */
    char **argv;
};

/* What one program did; a figure under 0 could not be taken. */
struct result {
    double figures[FIGURES];
};

/* The first number in a file of /proc that stands behind WORD. */
static double proc_number(pid_t pid, const char *name, const char *word)
{
    char path[64];
    char text[1024] = "";
    snprintf(path, sizeof path, "/proc/%ld/%s", (long)pid, name);
    FILE *file = fopen(path, "r");
    if (file == NULL)
        return 0;
    size_t size = fread(text, 1, sizeof text - 1, file);
    text[size] = '\0';
    fclose(file);
    const char *at = strstr(text, word);
    return at != NULL ? strtod(at + strlen(word), NULL) : 0;
}

static double cpu_us(const struct child *child)
{
    return proc_number(child->pid, "schedstat", "") / 1e3;
}

static double writes_of(const struct child *child)
{
    return proc_number(child->pid, "io", "syscw:");
}

static long lines_of(const char *path)
{
    long lines = 0;
    FILE *file = fopen(path, "r");
    if (file == NULL)
        return 0;
    for (int c = getc(file); c != EOF; c = getc(file))
        lines += c == '\n';
    fclose(file);
    return lines;
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

/* One key after another, each when the answer to the last has come. */
static void measure_keys(const struct child *child, struct result *result)
{
    static double times[KEYS];
    size_t count = 0;
    long bytes = 0;
    double cpu = cpu_us(child);
    double writes = writes_of(child);
    for (int i = 0; i < KEYS; i++) {
        double sent = now_us();
        child_press(child, '1');
        double last = child_drain(child, QUIET_MS, &bytes);
        if (last > 0)
            times[count++] = last - sent;
    }
    if (count == 0)
        return;
    result->figures[P50_US] = percentile(times, count, 50);
    result->figures[P99_US] = percentile(times, count, 99);
    result->figures[CPU_US] = (cpu_us(child) - cpu) / KEYS;
    result->figures[WRITES] = (writes_of(child) - writes) / KEYS;
    result->figures[BYTES] = (double)bytes / KEYS;
}

/* All keys at once. */
static void measure_burst(const struct child *child, const char *journal, struct result *result)
{
    long bytes = 0;
    long wanted = journal != NULL ? lines_of(journal) + BURST : 0;
    double before = cpu_us(child);
    for (int i = 0; i < BURST; i++) {
        child_press(child, '1');
        if (i % 64 == 0)
            child_drain(child, 0, &bytes);
    }
    child_drain(child, SETTLED_MS, &bytes);
    for (int i = 0; journal != NULL && i < BURST_TRIES && lines_of(journal) < wanted; i++)
        child_drain(child, SETTLED_MS, &bytes);
    bool all = journal == NULL || lines_of(journal) == wanted;
    result->figures[BURST_US] = all ? (cpu_us(child) - before) / BURST : -1;
}

static struct result run_once(const struct program *program)
{
    struct result result;
    long bytes = 0;
    for (int i = 0; i < FIGURES; i++)
        result.figures[i] = -1;
    double begun = now_us();
    struct child child = child_start(program->argv);
    double shown = child_drain(&child, SETTLED_MS, &bytes);
    result.figures[START_MS] = (shown - begun) / 1e3;
    child_press(&child, FIRST_ITEM);
    child_drain(&child, SETTLED_MS, &bytes);
    measure_keys(&child, &result);
    measure_burst(&child, program->journal, &result);
    struct rusage usage = child_end(&child);
    result.figures[MEMORY_MIB] = (double)usage.ru_maxrss / 1024;
    return result;
}

/* The median of each figure over all runs. */
static struct result run_median(const struct program *program, const char *prepare)
{
    struct result runs[RUNS];
    struct result result;
    for (int i = 0; i < RUNS; i++) {
        if (system(prepare) != 0)
            exit(1);
        runs[i] = run_once(program);
    }
    for (int figure = 0; figure < FIGURES; figure++) {
        double values[RUNS];
        for (int i = 0; i < RUNS; i++)
            values[i] = runs[i].figures[figure];
        result.figures[figure] = percentile(values, RUNS, 50);
    }
    return result;
}

static void print_figure(double value, double floor)
{
    if (value < 0)
        printf(" %14s", "not taken");
    else if (floor > 0)
        printf(" %8.1f %4.1fx", value, value / floor);
    else
        printf(" %8.1f      ", value);
}

static void print_result(const struct program *program, const struct result *result,
                         const struct result *floor)
{
    printf("%-9s", program->name);
    for (int figure = 0; figure < FIGURES; figure++)
        print_figure(result->figures[figure], floor->figures[figure]);
    printf("\n");
    fflush(stdout);
}

static void print_heads(void)
{
    printf("%-9s", "program");
    for (int figure = 0; figure < FIGURES; figure++)
        printf(" %8s      ", figure_names[figure]);
    printf("\n");
}

/* Takes NAME JOURNAL COMMAND... off the arguments, up to "--" or the end; answers what is left. */
static char **take_program(char **argv, struct program *program)
{
    program->name = argv[0];
    program->journal = strcmp(argv[1], "-") != 0 ? argv[1] : NULL;
    program->argv = argv + 2;
    for (argv += 2; *argv != NULL; argv++) {
        if (strcmp(*argv, "--") != 0)
            continue;
        *argv = NULL;
        return argv + 1;
    }
    return argv;
}

int main(int argc, char **argv)
{
    struct result floor = {0};
    if (argc < 5)
        return 2;
    setenv("TERM", "xterm-256color", 1);
    print_heads();
    char **next = argv + 2;
    for (int i = 0; *next != NULL; i++) {
        struct program program;
        next = take_program(next, &program);
        struct result result = run_median(&program, argv[1]);
        if (i == 0)
            floor = result;
        print_result(&program, &result, &floor);
    }
    return 0;
}
