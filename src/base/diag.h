/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_BASE_DIAG_H
#define KAOPING_BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/*
 * What was found wrong in the world outside: a file, a form, a mark, what the person typed.
 *
 * A function that can fail so returns false and adds to a list; the list travels up to the one
 * place that can tell the person.  One run collects everything it finds.
 */
enum diag_level {
    DIAG_NOTE,    /* something was done that the person should know of: a mark recovered */
    DIAG_WARNING, /* works, but look at it */
    DIAG_ERROR,   /* wrong data */
    DIAG_FAILURE, /* the system would not: could not read or write */
};

struct diag {
    enum diag_level level;
    char *file; /* path as the person gave it; "" where there is none */
    int row;    /* 1 is the first line of the table; 0: the whole file */
    int column; /* 1 is the first column; 0: the whole row */
    char *text; /* translated: small letter first, no full stop, what is wrong, then what to do */
};

/* All zero is an empty list. */
struct diags {
    struct diag *at;
    size_t count;
    size_t room;
};

/* Where a message points.  file may be NULL. */
struct place {
    const char *file;
    int row;
    int column;
};

/* Adds a message; FORMAT is already translated.  Control characters in it are made visible.  From
 * the 10000th on one says that there are more.  DIAGS may be NULL: nothing is kept. */
void diag_add(struct diags *diags, enum diag_level level, struct place place, const char *format,
              ...) __attribute__((format(printf, 4, 5)));

/* Short for diag_add(DIAG_ERROR); returns false, so that a caller can return it. */
bool diag_error(struct diags *diags, struct place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Adds DIAG_FAILURE "TEXT: what errno means" about FILE; returns false. */
bool diag_failure(struct diags *diags, const char *file, const char *text);

/* Whether any message is at least that bad. */
bool diags_have(const struct diags *diags, enum diag_level level);

/* The exit status the messages call for: 0 fine, 1 an error in the data, 3 could not read or write.
 */
int diags_status(const struct diags *diags);

/* Moves all of FROM to the end of TO; FROM is empty afterwards.  TO may be NULL: nothing is kept.
 */
void diags_move(struct diags *to, struct diags *from);

/* "FILE:ROW:COLUMN: warning: text" with the parts that are known. */
void diag_write(const struct diag *diag, struct str *out);

void diags_clear(struct diags *diags);
void diags_release(struct diags *diags);

#endif
