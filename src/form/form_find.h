/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_FORM_FORM_FIND_H
#define KAOPING_FORM_FORM_FIND_H

#include "base/diag.h"
#include "base/file.h"
#include "base/file_key.h"
#include "form/form.h"

/* A form on the shelf. */
struct form_loaded {
    struct form *form;   /* owned */
    struct file_key key; /* of its file, see form_shelf_key() */
};

/*
 * The forms of this run: directories to look in, in order, and what was loaded from them.  Each
 * form is loaded once, on first use, and lives until form_shelf_release().
 */
struct form_shelf {
    struct names directories; /* the first that has ID.csv serves */
    struct form_loaded *loaded;
    size_t count;
    size_t room;
    int64_t now; /* when that is, in seconds since 1970; 0 asks the clock */
};

/* Adds a directory to look in; one that does not exist is fine. */
void form_shelf_add(struct form_shelf *shelf, const char *directory);

/* The file of the form called ID in the first directory that has one, newly allocated; NULL where
 * none has. */
char *form_shelf_file(const struct form_shelf *shelf, const char *id);

/*
 * The form called ID, or, where NAME holds a slash or ends in .csv, the form in that file.  NULL
 * with an error that names the directories looked in, or with what is wrong in the form.  Borrowed
 * from the shelf.
 */
const struct form *form_shelf_find(struct form_shelf *shelf, const char *name, struct diags *diags);

/* The key of the file of FORM, one of the shelf's, when it was read; false where the file was then
 * too fresh to go by it. */
bool form_shelf_key(const struct form_shelf *shelf, const struct form *form, struct file_key *key);

/* Ids of all forms in the directories, sorted, each once; release with names_release(). */
void form_shelf_list(const struct form_shelf *shelf, struct names *ids);

void form_shelf_release(struct form_shelf *shelf);

#endif
