/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_VIEW_FOLLOWUP_LIST_H
#define KAOPING_VIEW_FOLLOWUP_LIST_H

#include "report/cycle.h"
#include "tui/app.h"
#include "tui/lines.h"
#include "tui/list.h"
#include "view/desk.h"
#include "view/followup_stage.h"

/* The follow-up screen's state, shared by followup_view.c (keys), followup_ask.c (changes),
 * followup_leave.c and followup_draw.c. */
struct followup_list {
    struct desk *desk;
    const struct form *form;
    struct folder folder;
    struct followup followup;
    struct cycle cycle;
    char today[DATE_TEXT];
    enum cycle_sort sort;
    struct list list;
    enum stage stage;           /* the step under the cursor */
    struct lines card;          /* of the unit under the cursor */
    struct followup_edit *undo; /* what takes the changes back, the last one last */
    size_t undo_count;
    size_t undo_room;
    struct followup_edit asked; /* the change that the prompts are about */
    char *choice;               /* the cause or verdict just chosen, before its prompt */
    bool sheet_open;            /* a sheet was opened from here and may have been changed */
    int first_row;              /* screen row of the first unit, for the mouse */
    int first_column;           /* screen column of the first step */
    int cell_columns;           /* that a step takes */
};

/* The row under the cursor, NULL where there is none. */
const struct cycle_row *followup_list_row(const struct followup_list *list);

/* Gathers and sorts the rows anew; the cursor stays on its unit. */
void followup_list_arrange(struct followup_list *list);

/* Changes of the step under the cursor: today's date, what is typed into a prompt, nothing.  Each
 * is saved at once. */
void followup_set_today(struct app *app, struct followup_list *list);
void followup_ask(struct app *app, struct followup_list *list);
void followup_clear(struct app *app, struct followup_list *list);
void followup_undo(struct app *app, struct followup_list *list);

/* Tries again to save what could not be saved; with SAY says how that went. */
void followup_save_pending(struct app *app, struct followup_list *list, bool say);

/* Closes the screen; where steps could not be saved, asks first. */
void followup_leave(struct app *app, struct followup_list *list);

void followup_draw(const struct app *app, struct followup_list *list,
                   const struct painter *painter);

extern const struct action followup_actions[];

#endif
