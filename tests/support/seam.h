/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TESTS_SEAM_H
#define KAOPING_TESTS_SEAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Stands between the program and every system call on a file: the executable is linked with
 * --wrap for each (see tests/meson.build).  Whoever breaks things sets the two functions.
 */
enum call_kind {
    CALL_OPEN,
    CALL_READ,
    CALL_WRITE,
    CALL_SYNC,
    CALL_CUT,
    CALL_CLOSE,
    CALL_LOCK,
    CALL_MODE,
    CALL_RENAME,
    CALL_UNLINK,
    CALL_MAKE, /* of a directory */
    CALL_UNMAKE,
    CALL_STAT,
    CALL_ACCESS,
    CALL_LINK,  /* where a symbolic link leads */
    CALL_LIST,  /* opendir() */
    CALL_ENTRY, /* readdir() */
    CALL_KINDS
};

struct call {
    enum call_kind kind;
    const char *path; /* "" where it is not known */
    const char *to;   /* of a rename; else NULL */
    bool makes;       /* an open that may make the file */
    const char *bytes;
    size_t size;
    int64_t place; /* of a write, or the size a file is cut to */
};

/* before() may answer so: half of a write is done, and no error. */
#define SEAM_SHORT (-1)

struct seam {
    bool on;
    /* What the call fails with (an errno), 0 for a call that is to be made. */
    int (*before)(void *context, const struct call *call);
    /* After a call that succeeded; of a write CALL has what was written. */
    void (*after)(void *context, const struct call *call);
    void *context;
};

extern struct seam seam;

const char *seam_kind_name(enum call_kind kind);

#endif
