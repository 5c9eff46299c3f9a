/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_VIEW_FOLDER_COLUMNS_H
#define KAOPING_VIEW_FOLDER_COLUMNS_H

#include "report/tally_text.h"
#include "view/folder_list.h"

/* The columns of the folder's list: the width of each, the blank before it included; 0 where it had
 * to give way. */
struct folder_columns {
    int rank; /* the cursor's column before it and the mark's behind it included */
    int name;
    int bar;
    int total;
    int section; /* of each section */
    int section_count;
    bool ranges; /* sections show what can still be got, not only a mark */
    int checked;
    int status;
    int date;
};

/* The columns that fit in WIDTH. */
struct folder_columns folder_columns_plan(const struct folder_list *list, int width);

/* Whether the column that the list is sorted by is among them, and that column's name with the
 * direction's mark, added to OUT. */
bool folder_columns_show(const struct folder_columns *columns, struct order_by by);
void folder_column_name(const struct form *form, struct order_by by, struct str *out);

/* The line of the columns' names. */
void folder_columns_draw(const struct folder_list *list, const struct folder_columns *columns,
                         const struct painter *painter, int row);

/* A subtotal as a cell: what was got, with RANGE up to what can still be got; ◐ behind it while
 * items are open, and ○ where none was looked at. */
#define FOLDER_CELL_TEXT (TALLY_TEXT + 4)
const char *folder_cell_text(const struct tally *tally, bool range, char text[FOLDER_CELL_TEXT]);

/* "12/62" */
const char *folder_checked_text(const struct tally *tally, char text[FOLDER_CELL_TEXT]);

/* The word for a row's status. */
const char *folder_status_text(const struct folder_entry *entry);

#endif
