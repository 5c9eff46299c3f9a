/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_ACTION_H
#define KAOPING_TUI_ACTION_H

#include <stdbool.h>

#include "base/str.h"
#include "tui/key.h"

/*
 * What a screen can do.  One table row holds an action's number, its keys and its words, and makes
 * key lookup, the hint line and the help screen.  A table ends with an action whose name is NULL.
 */
#define ACTION_KEYS 10

struct action {
    int id;                        /* the screen's own enumerator, over 0 */
    const char *name;              /* stable, for scripts and tests: "next-item" */
    const char *keys[ACTION_KEYS]; /* names as in key.h, the one to show first */
    const char *hint; /* N_() one or two words for the hint line; NULL keeps it out of there */
    const char *help; /* N_() one line for the help screen */
};

/* What the hint line says of an action where it is not what the table says.  A list ends with one
 * whose hint is NULL; its address does not change. */
struct action_offer {
    int action;       /* its id */
    const char *hint; /* N_() one or two words */
};

/* The action whose id is ID, which TABLE has. */
const struct action *action_of(const struct action *table, int id);

/* The action bound to KEY (full-width twins folded) in TABLE, NULL where there is none. */
const struct action *action_find(const struct action *table, keypress key);

/* Adds the names of all keys of the action, SEPARATOR between; nine digits in a row are "1-9". */
void action_keys(const struct action *action, const char *separator, struct str *out);

/* Adds the name of the key that the hint line shows. */
void action_hint_key(const struct action *action, struct str *out);

#endif
