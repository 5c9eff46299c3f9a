/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TESTS_STEPS_H
#define KAOPING_TESTS_STEPS_H

#include "base/str.h"
#include "sheet/change.h"
#include "sheet/session.h"
#include "tui/app.h"
#include "view/desk.h"

/* A script being run, and the steps of it that make and change files; screens.c has the others. */

/* 2017-12-20 09:30 in Shanghai. */
#define MOMENT 1513733400

struct run {
    const char *file;
    char form[32];    /* id of the form that sheets are made of */
    const char *next; /* what of the script is still to be done */
    int line;
    struct str out; /* the script as it would be with the screens found */
    int failures;
    char *place;
    struct form_shelf shelf;
    struct desk desk;
    struct app *app;
    struct session other; /* what another program has open, where its file is not NULL */
};

/* Counts a failure and says where in the script it is. */
void fail(struct run *run, const char *what, const char *about);
void must(struct run *run, bool good, struct diags *diags, const char *what);

/* The path of UNIT's sheet, to be freed. */
char *sheet_file(const struct run *run, const char *unit);

/* What README.md says of the words form, sheet and so on; the rest of the line is given. */
void do_form(struct run *run, const char *id);
void do_sheet(struct run *run, const char *unit);
void do_sheets(struct run *run, const char *count);
void do_year(struct run *run, const char *year);
void do_final(struct run *run, const char *unit);
void do_work(struct run *run, const char *count);
void do_shell(struct run *run, const char *command);
void do_disk(struct run *run, const char *state);
void do_change(struct run *run, const char *rest, enum change_kind kind);
void do_hold(struct run *run, const char *unit);
void do_held(struct run *run, const char *rest);
void do_release(struct run *run);
void do_append(struct run *run, const char *rest);

#endif
