/* SPDX-License-Identifier: MIT */
/* measure FIGURES COMMAND...: runs the command and writes seconds and peak memory in KB of its
 * largest process into the file FIGURES.  A small program, since a child begins with its parent's
 * peak. */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
    struct rusage usage;
    int status = 1;
    if (argc < 3)
        return 2;
    double begin = now();
    pid_t child = fork();
    if (child == 0) {
        execvp(argv[2], argv + 2);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) != child)
        return 3;
    double seconds = now() - begin;
    FILE *figures = fopen(argv[1], "w");
    if (figures == NULL)
        return 3;
    fprintf(figures, "%.6f %ld\n", seconds, usage.ru_maxrss);
    fclose(figures);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
