/* SPDX-License-Identifier: MIT */
#include "base/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/calls.h"

/* A file is put in another's place again and again only where something is very wrong. */
#define OPENINGS_MOST 16

#define PAUSE_NANOSECONDS       50000000L
#define SHORT_PAUSE_NANOSECONDS 5000000L

static void pause_for(long nanoseconds)
{
    struct timespec pause = {.tv_nsec = nanoseconds};
    nanosleep(&pause, NULL);
}

static void pause_long(void *context)
{
    (void)context;
    pause_for(PAUSE_NANOSECONDS);
}

static void pause_short(void *context)
{
    (void)context;
    pause_for(SHORT_PAUSE_NANOSECONDS);
}

const struct lock_wait lock_wait_long = {.times = 60, .pause = pause_long};
const struct lock_wait lock_wait_short = {.times = 3, .pause = pause_short};

bool lock_is_of(int fd, const char *path)
{
    struct stat open;
    struct stat there;
    return fstat(fd, &open) == 0 && calls_stat(path, &there) && open.st_dev == there.st_dev &&
           open.st_ino == there.st_ino;
}

static enum lock lock_fd(int fd)
{
    if (calls_lock(fd))
        return LOCK_TAKEN;
    return errno == EWOULDBLOCK ? LOCK_HELD : LOCK_FAILED;
}

enum lock lock_open(const char *path, int *fd)
{
    for (int i = 0; i < OPENINGS_MOST; i++) {
        *fd = calls_open(path, O_RDWR | O_CREAT | O_NONBLOCK | O_CLOEXEC, 0666);
        if (*fd < 0)
            return LOCK_FAILED;
        enum lock lock = lock_fd(*fd);
        if (lock == LOCK_TAKEN && lock_is_of(*fd, path))
            return LOCK_TAKEN;
        int error = errno;
        calls_close(*fd);
        *fd = -1;
        errno = error;
        if (lock != LOCK_TAKEN)
            return lock;
    }
    errno = EAGAIN;
    return LOCK_FAILED;
}

enum lock lock_open_waiting(const char *path, const struct lock_wait *wait, int *fd)
{
    enum lock lock = lock_open(path, fd);
    for (int i = 0; i < wait->times && lock == LOCK_HELD; i++) {
        wait->pause(wait->context);
        lock = lock_open(path, fd);
    }
    return lock;
}

void lock_remove(const char *path, int fd)
{
    /* Who waits has the file open that goes away now, and sees that it is no longer there. */
    unlink(path);
    calls_close(fd);
}
