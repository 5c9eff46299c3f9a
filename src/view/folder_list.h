/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_VIEW_FOLDER_LIST_H
#define KAOPING_VIEW_FOLDER_LIST_H

#include "report/rank.h"
#include "sheet/folder.h"
#include "tui/app.h"
#include "tui/list.h"
#include "view/desk.h"

/* The folder screen's state, shared by folder_view.c (keys), folder_draw.c and new_sheet.c. */

/* What the list is sorted by. */
enum folder_sort { SORT_RANK, SORT_UNIT, SORT_OPEN, SORT_DATE, SORT_COUNT };

struct folder_list {
    struct desk *desk;
    struct folder folder;
    struct rank_row *rows; /* of every form, then what could not be read; as sorted and filtered */
    int count;
    struct list list;
    enum folder_sort sort;
    char *filter;  /* words a unit's name must hold; "" shows all */
    int first_row; /* screen row of the first list line, for the mouse */
    const struct form *new_form;
    char *new_unit;
    char *open_next; /* a sheet just made, to be opened when the prompts are gone; or NULL */
};

/* Reads the folder again and keeps the cursor on the same sheet. */
void folder_list_reload(struct app *app, struct folder_list *list);

/* Sorts and filters what was read. */
void folder_list_arrange(struct folder_list *list);

/* The entry under the cursor, NULL where the list is empty. */
const struct folder_entry *folder_list_entry(const struct folder_list *list);

void folder_draw(const struct app *app, struct folder_list *list, const struct painter *painter);

/* Asks for form, unit, assessors and date, makes the sheet and opens it. */
void new_sheet_ask(struct app *app, struct folder_list *list);

extern const struct action folder_actions[];

#endif
