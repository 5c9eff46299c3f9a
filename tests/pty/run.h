/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TESTS_RUN_H
#define KAOPING_TESTS_RUN_H

#include <stdbool.h>

#include "../support/console.h"

/* The program on a terminal with one empty sheet of the shipped form, in a place of its own. */
struct run {
    char *place;
    char *forms;
    char *sheet;
    struct console console;
};

/* For cmocka: *STATE is a struct run, its console not started yet. */
int run_set_up(void **state);
int run_tear_down(void **state);

/* Starts the program on the sheet, in English. */
void run_start(struct run *run);

/* Whether the sheet's file has WORDS is as WANTED. */
void run_assert_sheet(const struct run *run, const char *words, bool wanted);

#endif
