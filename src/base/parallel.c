/* SPDX-License-Identifier: MIT */
#include "base/parallel.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

#define THREADS_MOST 8

struct task {
    size_t count;
    size_t slice;
    atomic_size_t next; /* the first thing that nobody has taken yet */
    void (*work)(void *context, size_t from, size_t to);
    void *context;
};

static void *run(void *argument)
{
    struct task *task = argument;
    for (;;) {
        size_t from = atomic_fetch_add(&task->next, task->slice);
        if (from >= task->count)
            return NULL;
        size_t left = task->count - from;
        task->work(task->context, from, from + (left < task->slice ? left : task->slice));
    }
}

/* Threads worth beginning beside the caller's own. */
static size_t helpers_of(const struct task *task)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t most =
        processors > THREADS_MOST ? THREADS_MOST : (size_t)(processors > 1 ? processors : 1);
    size_t slices = (task->count + task->slice - 1) / task->slice;
    return slices == 0 ? 0 : (slices < most ? slices : most) - 1;
}

void parallel_do(size_t count, size_t slice, void (*work)(void *context, size_t from, size_t to),
                 void *context)
{
    struct task task = {.count = count, .slice = slice, .work = work, .context = context};
    pthread_t helpers[THREADS_MOST];
    size_t wanted = helpers_of(&task);
    size_t begun = 0;
    while (begun < wanted && pthread_create(&helpers[begun], NULL, run, &task) == 0)
        begun++;
    run(&task);
    for (size_t i = 0; i < begun; i++)
        pthread_join(helpers[i], NULL);
}
