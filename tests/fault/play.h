/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TESTS_PLAY_H
#define KAOPING_TESTS_PLAY_H

#include "tui/app.h"
#include "view/desk.h"

/*
 * The program without a terminal, played by a script that uses all that writes files: three sheets
 * of the small form, two of them made before anything is broken.
 */
struct play {
    char *place;
    char *folder;    /* place/data: what the script works on */
    char *directory; /* place/data/small: where its sheets are */
    struct form_shelf shelf;
    struct diags left;
    struct desk desk;
    struct app *app;
    struct str said;                /* all messages of the step, one a line; notes are left out */
    void (*painted)(void *context); /* after each key's painting; NULL for nobody */
    void *context;
};

/* One step: "new" UNIT, "walk" UNIT, "next" or "previous" UNIT, or "keys" KEYS: names of keys, and
 * 'text to be typed. */
struct play_step {
    const char *what;
    const char *rest;
};

/* Whose sheets they are. */
#define PLAY_UNITS 3
extern const char *const play_units[PLAY_UNITS];

extern const struct play_step play_script[];
extern const size_t play_steps;

/* Opens the terminal for all plays of this process, speaking LANG. */
void play_open_terminal(const char *lang);
void play_close_terminal(void);

void play_begin(struct play *play);

/* The same with no sheet in the folder. */
void play_begin_empty(struct play *play);

/* Does the step: false where its sheet could not be made or opened. */
bool play_do(struct play *play, const struct play_step *step);

/* One key and the painting after it. */
void play_key(struct play *play, keypress key);

/* Ends as q does on every screen. */
void play_quit(struct play *play);

void play_end(struct play *play);

/* The sheet as it stands in memory on the walk screen, NULL where none is open. */
const struct sheet *play_sheet(const struct play *play);

/* The sheet that is open, on the screen or under what stands over it; NULL where none is. */
const struct sheet *play_open_sheet(const struct play *play);

/* The id of the item that sheet is at.  Borrowed. */
const char *play_item(const struct play *play);

/* The path of UNIT's sheet; to be freed. */
char *play_file(const struct play *play, const char *unit);

/* A sheet as its file would have it, to be freed. */
char *play_text(const struct sheet *sheet);

/* The same of the sheet at FILE as opening it would have it; NULL where it cannot be opened. */
char *play_peek(const char *file, struct form_shelf *shelf, struct diags *diags);

/* The same after it was opened for change, which mends what is torn; all of it is undone then, or
 * the answer is a sentence that says that it cannot be. */
char *play_open_and_undo(struct play *play, const char *file, struct diags *diags);

#endif
