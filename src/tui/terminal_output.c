/* SPDX-License-Identifier: MIT */
#include "tui/terminal_output.h"

#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <termios.h>
#include <unistd.h>

#include "tui/terminal_signals.h"

/* A terminal that takes nothing is asked so often whether it does again: a signal that comes in the
 * instant before ends no waiting. */
#define ROOM_MILLISECONDS 1000

static bool has_room(int fd)
{
    struct pollfd output = {.fd = fd, .events = POLLOUT};
    return poll(&output, 1, ROOM_MILLISECONDS) > 0;
}

/* False where the end is asked for before there is any. */
static bool wait_for_room(int fd)
{
    while (!has_room(fd))
        if (terminal_signals_ask_end())
            return false;
    return true;
}

/* Another program may have asked for the terminal never to be waited for, which holds for all that
 * write to it. */
void terminal_output_send(int fd, const char *bytes, size_t size)
{
    for (size_t sent = 0; sent < size;) {
        ssize_t written = write(fd, bytes + sent, size - sent);
        if (written < 0 && errno != EINTR && errno != EAGAIN)
            return;
        sent += written > 0 ? (size_t)written : 0;
        if (sent < size && !wait_for_room(fd))
            return;
    }
}

void terminal_output_make_room(int fd)
{
    if (terminal_signals_ask_end() && !has_room(fd))
        tcflush(fd, TCOFLUSH);
}
