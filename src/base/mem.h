/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_BASE_MEM_H
#define KAOPING_BASE_MEM_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Memory that is there or ends the program.
 *
 * Some is put aside: an allocation that fails gets that, and mem_is_short() says so until it can be
 * put aside again, so that the person can be told and everything be saved in time.  Only when an
 * allocation fails with that used up too do these functions call abort(), and whoever owns the
 * terminal restores it on SIGABRT and says what happened; every mark is in the journal by then.  No
 * caller checks for NULL.  What they return belongs to the caller and is released with free().
 * Threads may ask for memory at once; only one of them puts any aside.
 */

/* Puts memory aside, where it is not there still, and ends the shortage; false where there is none
 * to be had. */
bool mem_keep_reserve(void);

/* Gives it back at the end. */
void mem_drop_reserve(void);

/* Whether the reserve was needed since mem_keep_reserve() succeeded last. */
bool mem_is_short(void);

/* For who asked a library that then had no memory, and is to ask it again: gives back what was put
 * aside, or calls abort() where that is used up. */
void mem_use_reserve(void);

/* COUNT zeroed elements of SIZE bytes; never NULL, even for COUNT 0. */
void *mem_new(size_t count, size_t size);

/* OLD (may be NULL) resized to COUNT elements of SIZE bytes; the new part is not cleared. */
void *mem_resize(void *old, size_t count, size_t size);

/* A copy of TEXT; a NULL TEXT gives a copy of "". */
char *mem_copy(const char *text);

/* A copy of the first SIZE bytes of TEXT with a NUL after them. */
char *mem_copy_part(const char *text, size_t size);

/* Frees *TEXT and puts a copy of VALUE there; VALUE may be part of *TEXT. */
void mem_replace(char **text, const char *value);

/*
 * Makes room in a growing array for one element more.
 * ARRAY (may be NULL) has room for *ROOM elements of SIZE bytes, of which COUNT are used; the
 * array that comes back has room for at least COUNT + 1, and *ROOM says how much.
 */
void *mem_grow(void *array, size_t count, size_t *room, size_t size);

#endif
