/* SPDX-License-Identifier: MIT */
#include "base/stamp.h"

#include <sys/stat.h>
#include <time.h>

#include "base/calls.h"

/* FAT, which memory sticks have, counts by two seconds. */
#define COARSEST_SECONDS 2

bool stamp_take(const char *path, struct stamp *stamp)
{
    struct stat status;
    *stamp = (struct stamp){0};
    if (!calls_look(path, &status))
        return false;
    if (status.st_mode == 0)
        return true;
    *stamp = (struct stamp){
        .device = (uint64_t)status.st_dev,
        .inode = (uint64_t)status.st_ino,
        .size = (int64_t)status.st_size,
        .seconds = (int64_t)status.st_mtim.tv_sec,
        .nanoseconds = (int64_t)status.st_mtim.tv_nsec,
        .looked = (int64_t)time(NULL),
    };
    return true;
}

struct stamp stamp_of(const char *path)
{
    struct stamp stamp;
    stamp_take(path, &stamp);
    return stamp;
}

bool stamp_same(const struct stamp *a, const struct stamp *b)
{
    return a->device == b->device && a->inode == b->inode && a->size == b->size &&
           a->seconds == b->seconds && a->nanoseconds == b->nanoseconds;
}

bool stamp_is_sure(const struct stamp *stamp)
{
    return stamp->inode == 0 || stamp->seconds + COARSEST_SECONDS < stamp->looked;
}
