/* SPDX-License-Identifier: MIT */
/*
 * From a key to the last byte of its answer, through a pseudo-terminal of 80x24.
 *
 * keys PREPARE FLOOR [NAME JOURNAL FIRST KEYS COMMAND [ARGUMENT...] --]...: runs all programs in
 * turn and that several times over, so that what else the machine does hits all alike; each run
 * after the shell command PREPARE.  Once it stands, a program gets the keys FIRST and then those of
 * KEYS, a byte each, again and again.  Prints a line each, with what each figure is to that of the
 * program called FLOOR.  JOURNAL is a file to which the program adds a line a key, "-" for none: a
 * burst counts only if all its keys are there.
 */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "child.h"

#define KEYS          300
#define BURST         2000
#define RUNS          5
#define STARTS        5 /* of each run; the last one goes on */
#define PROGRAMS_MOST 16
#define START_MS      5000
#define ANSWER_MS     60
#define QUIET_MS      12 /* a person is slower; what is done between keys is over by then */
#define SETTLED_MS    150
#define PREPARED_MS   300 /* the disk has taken what was prepared */
#define BURST_TRIES   20

enum figure { START, P50, P99, CPU, BURST_CPU, WRITES, BYTES, MEMORY, FIGURES };

static const char *const figure_names[FIGURES] = {
    [START] = "start ms",     [P50] = "p50 us",    [P99] = "p99 us",  [CPU] = "cpu us",
    [BURST_CPU] = "burst us", [WRITES] = "writes", [BYTES] = "bytes", [MEMORY] = "memory MiB",
};

struct program {
    const char *name;
    const char *journal; /* NULL where there is none */
    const char *first;
    const char *keys;
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

/* The key whose turn it is, as a text. */
static const char *key_at(const struct program *program, int at, char key[2])
{
    key[0] = program->keys[(size_t)at % strlen(program->keys)];
    key[1] = '\0';
    return key;
}

/* One key after another, each when the answer to the last has come. */
static void measure_keys(const struct child *child, const struct program *program,
                         struct result *result)
{
    static double times[KEYS];
    size_t count = 0;
    long bytes = 0;
    double cpu = cpu_us(child);
    double writes = writes_of(child);
    for (int i = 0; i < KEYS; i++) {
        char key[2];
        double sent = now_us();
        child_press(child, key_at(program, i, key));
        double last = child_drain(child, ANSWER_MS, QUIET_MS, &bytes);
        if (last > 0)
            times[count++] = last - sent;
    }
    if (count == 0)
        return;
    result->figures[P50] = percentile(times, count, 50);
    result->figures[P99] = percentile(times, count, 99);
    result->figures[CPU] = (cpu_us(child) - cpu) / KEYS;
    result->figures[WRITES] = (writes_of(child) - writes) / KEYS;
    result->figures[BYTES] = (double)bytes / KEYS;
}

/* All keys at once. */
static void measure_burst(const struct child *child, const struct program *program,
                          struct result *result)
{
    long bytes = 0;
    const char *journal = program->journal;
    long wanted = journal != NULL ? lines_of(journal) + BURST : 0;
    double before = cpu_us(child);
    for (int i = 0; i < BURST; i++) {
        char key[2];
        child_press(child, key_at(program, i, key));
        if (i % 64 == 0)
            child_drain(child, 0, 0, &bytes);
    }
    child_drain(child, SETTLED_MS, SETTLED_MS, &bytes);
    for (int i = 0; journal != NULL && i < BURST_TRIES && lines_of(journal) < wanted; i++)
        child_drain(child, SETTLED_MS, SETTLED_MS, &bytes);
    bool all = journal == NULL || lines_of(journal) == wanted;
    result->figures[BURST_CPU] = all ? (cpu_us(child) - before) / BURST : -1;
}

/* Starts the program, and again where that is not the last time; the last one is left running. */
static struct child measure_start(const struct program *program, struct result *result)
{
    double times[STARTS];
    struct child child;
    for (int i = 0; i < STARTS; i++) {
        long bytes = 0;
        double begun = now_us();
        child = child_start(program->argv);
        times[i] = (child_drain(&child, START_MS, SETTLED_MS, &bytes) - begun) / 1e3;
        if (i + 1 < STARTS)
            child_end(&child);
    }
    result->figures[START] = percentile(times, STARTS, 50);
    return child;
}

static struct result run_once(const struct program *program)
{
    struct result result;
    long bytes = 0;
    for (int i = 0; i < FIGURES; i++)
        result.figures[i] = -1;
    struct child child = measure_start(program, &result);
    child_press(&child, program->first);
    child_drain(&child, SETTLED_MS, SETTLED_MS, &bytes);
    measure_keys(&child, program, &result);
    measure_burst(&child, program, &result);
    struct rusage usage = child_end(&child);
    result.figures[MEMORY] = (double)usage.ru_maxrss / 1024;
    return result;
}

/* The median of each figure over all runs. */
static struct result median(const struct result runs[RUNS])
{
    struct result result;
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

static void print_results(const struct program *programs, const struct result *results, int count,
                          const char *floor)
{
    struct result none = {{0}};
    const struct result *under = &none;
    for (int i = 0; i < count; i++)
        if (strcmp(programs[i].name, floor) == 0)
            under = &results[i];
    printf("%-13s", "program");
    for (int figure = 0; figure < FIGURES; figure++)
        printf(" %8s      ", figure_names[figure]);
    for (int i = 0; i < count; i++) {
        printf("\n%-13s", programs[i].name);
        for (int figure = 0; figure < FIGURES; figure++)
            print_figure(results[i].figures[figure], under->figures[figure]);
    }
    printf("\n");
}

/* Takes NAME JOURNAL FIRST KEYS COMMAND... off the arguments, up to "--" or the end; answers what
 * is left. */
static char **take_program(char **argv, struct program *program)
{
    program->name = argv[0];
    program->journal = strcmp(argv[1], "-") != 0 ? argv[1] : NULL;
    program->first = argv[2];
    program->keys = argv[3];
    program->argv = argv + 4;
    for (argv += 4; *argv != NULL; argv++) {
        if (strcmp(*argv, "--") != 0)
            continue;
        *argv = NULL;
        return argv + 1;
    }
    return argv;
}

int main(int argc, char **argv)
{
    static struct program programs[PROGRAMS_MOST];
    static struct result runs[PROGRAMS_MOST][RUNS];
    struct result results[PROGRAMS_MOST];
    int count = 0;
    if (argc < 8)
        return 2;
    setenv("TERM", "xterm-256color", 1);
    for (char **next = argv + 3; *next != NULL && count < PROGRAMS_MOST; count++)
        next = take_program(next, &programs[count]);
    for (int run = 0; run < RUNS; run++)
        for (int i = 0; i < count; i++) {
            if (system(argv[1]) != 0)
                return 1;
            poll(NULL, 0, PREPARED_MS);
            runs[i][run] = run_once(&programs[i]);
        }
    for (int i = 0; i < count; i++)
        results[i] = median(runs[i]);
    print_results(programs, results, count, argv[2]);
    return 0;
}
