/* SPDX-License-Identifier: MIT */
#include "child.h"

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define SETTLED_MS 150

double now_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

struct child child_start(char **argv)
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

double child_drain(const struct child *child, int patience, int quiet, long *bytes)
{
    char buffer[65536];
    double last = 0;
    struct pollfd wait = {.fd = child->fd, .events = POLLIN};
    while (poll(&wait, 1, last > 0 ? quiet : patience) > 0) {
        ssize_t got = read(child->fd, buffer, sizeof buffer);
        if (got <= 0)
            break;
        last = now_us();
        *bytes += got;
    }
    return last;
}

void child_press(const struct child *child, const char *key)
{
    if (write(child->fd, key, strlen(key)) != (ssize_t)strlen(key))
        exit(1);
}

struct rusage child_end(const struct child *child)
{
    struct rusage usage;
    long bytes = 0;
    kill(child->pid, SIGTERM);
    child_drain(child, SETTLED_MS, SETTLED_MS, &bytes);
    wait4(child->pid, NULL, 0, &usage);
    close(child->fd);
    return usage;
}
