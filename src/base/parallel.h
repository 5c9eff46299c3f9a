/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_BASE_PARALLEL_H
#define KAOPING_BASE_PARALLEL_H

#include <stddef.h>

/*
 * The same work on COUNT things, done by as many threads as there are processors.
 *
 * WORK is called with ranges FROM to TO - 1 of at most SLICE things, which together are all of
 * them, each once; calls run at the same time and in any order, so what one writes no other may
 * look at.  All are done when this returns.  Where no thread can be begun, or there is little to
 * do, the caller's own thread does it all.
 */
void parallel_do(size_t count, size_t slice, void (*work)(void *context, size_t from, size_t to),
                 void *context);

#endif
