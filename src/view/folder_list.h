/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_VIEW_FOLDER_LIST_H
#define KAOPING_VIEW_FOLDER_LIST_H

#include "report/order.h"
#include "sheet/folder.h"
#include "tui/app.h"
#include "tui/list.h"
#include "view/desk.h"
#include "view/neighbour.h"

/*
 * The folder screen's state, shared by its files: folder_view.c (keys), folder_list.c (what is
 * shown), folder_load.c (reading by slices), folder_find.c (filter and search), folder_years.c (one
 * unit's sheets), new_sheet.c, and folder_draw.c with folder_columns.c and folder_detail.c.
 */

/* How wide the widest cell of a column is, over all rows. */
struct folder_widths {
    int rank;
    int name;
    int total;
    int range; /* of a section's subtotal as a range */
    int brief; /* of the same as what was got and a mark */
    int checked;
    int status;
};

struct folder_list {
    struct desk *desk;
    struct folder folder;
    struct names roster;
    const struct form *form; /* shown; NULL while no sheet was read */
    size_t form_number;      /* of the forms in the folder, from 0 */
    size_t form_count;
    struct order order; /* the rows shown: of the form, filtered and sorted */
    struct order_by by;
    struct folder_widths widths;
    struct list list;
    size_t arranged;     /* entries that had been read when the rows were last arranged */
    bool stopped;        /* reading was interrupted */
    char *filter;        /* words a unit's name must hold; "" shows all */
    char *search;        /* words looked for last; "" before */
    char *search_before; /* what they were before the search that is being typed */
    int search_from;     /* row from which a search being typed looks on */
    char *keep;          /* file the cursor goes to as soon as it is read; or NULL */
    int first_row;       /* screen row of the first list line, for the mouse */
    const struct form *new_form;
    char *new_unit;
    const char *language; /* in which what is wrong with sheets was said */
    char *open_next;      /* a sheet just made, to be opened when the prompts are gone; or NULL */
    struct names years;   /* files of the unit's sheets, one for each line to choose from */
};

/* Lists the folder and reads its first sheets.  False where it could not be listed. */
bool folder_list_open(struct folder_list *list, struct diags *diags);
void folder_list_release(struct folder_list *list);

/* Reads some sheets more; false where there is nothing to read. */
bool folder_list_read(struct app *app, struct folder_list *list);

/* Whether reading goes on, and whether all is read. */
bool folder_list_is_reading(const struct folder_list *list);
bool folder_list_is_read(const struct folder_list *list);

/* Whether all is read, so that a screen may show or write what the folder comes to as a whole. Says
 * so where it is not. */
bool folder_list_is_whole(struct app *app, const struct folder_list *list);

/* Lists the folder anew, or reads on where that was interrupted; the cursor stays on its sheet. */
void folder_list_reload(struct app *app, struct folder_list *list);

/* Reads the sheets again that were touched (desk.h), no others, puts the cursor on the last of
 * them, and arranges the rows, in the language spoken now. */
void folder_list_refresh(struct folder_list *list);

/* After the language was switched: reads the sheets again of which something was said, for it was
 * said in the other one, and arranges the rows. */
void folder_list_speak(struct folder_list *list);

/* Sorts and filters what was read; the cursor stays on its row. */
void folder_list_arrange(struct folder_list *list);

/* Shows the next form of the folder. */
void folder_list_next_form(struct folder_list *list);

/* Says where a unit has two sheets of the form shown. */
void folder_list_check(const struct folder_list *list, struct diags *diags);

/* The row under the cursor, NULL where the list is empty; and its entry, NULL also where the unit's
 * sheet is not begun. */
const struct order_row *folder_list_row(const struct folder_list *list);
const struct folder_entry *folder_list_entry(const struct folder_list *list);

/* The entry of a row, NULL where it is not begun. */
const struct folder_entry *folder_list_entry_of(const struct folder_list *list,
                                                const struct order_row *row);

/* Whether the sheet in FILE is shown; puts the cursor on it, if it is. */
bool folder_list_shows(const struct folder_list *list, const char *file);
void folder_list_go_file(struct folder_list *list, const char *file);

/* Has the cursor go to the sheet in FILE as soon as it is read; NULL: nowhere. */
void folder_list_keep(struct folder_list *list, const char *file);

/* The way through the list as it is shown, for [ and ]. */
struct neighbours folder_list_neighbours(struct folder_list *list);

/* Filter and search, each a question at the foot; the next or previous row that the search finds.
 */
void folder_ask_filter(struct app *app, struct folder_list *list);
void folder_ask_search(struct app *app, struct folder_list *list);
void folder_search_on(struct app *app, struct folder_list *list, int step);

/* Opens a sheet, with the list's other sheets beside it. */
void folder_open_file(struct app *app, struct folder_list *list, const char *file);

/* Lists the sheets of the current row's unit, of every form, to choose one. */
void folder_years_ask(struct app *app, struct folder_list *list);

void folder_draw(const struct app *app, struct folder_list *list, const struct painter *painter);

/* Asks for form, unit, assessors and date, makes the sheet and opens it. */
void new_sheet_ask(struct app *app, struct folder_list *list);

/* The same for a unit that is not begun: form (where one is shown) and unit are known. */
void new_sheet_begin(struct app *app, struct folder_list *list, const char *unit);

extern const struct action folder_actions[];

/* What the hint line offers where there is no other form to go to, and so room for what is next
 * asked of a folder; NULL where there is. */
const struct action_offer *folder_offers(const struct folder_list *list);

/* Measures all rows, as they are now. */
void folder_widths_measure(struct folder_list *list);

#endif
