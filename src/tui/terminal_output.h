/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_TERMINAL_OUTPUT_H
#define KAOPING_TUI_TERMINAL_OUTPUT_H

#include <stddef.h>

/* Writes all of BYTES to a terminal, waiting for room as long as nobody asks the program to end.
 * One that takes nothing more has gone, which reading from it will tell. */
void terminal_output_send(int fd, const char *bytes, size_t size);

/* For the last words of a program that was asked to end: where the terminal takes nothing, what
 * nobody has read by then is thrown away. */
void terminal_output_make_room(int fd);

#endif
