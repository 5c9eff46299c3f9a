/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_VIEW_FOLDER_DETAIL_H
#define KAOPING_VIEW_FOLDER_DETAIL_H

#include "view/folder_list.h"

/* What the foot of the folder's list says about the current row: all that its columns have no room
 * for.  Rows that it takes in COLUMNS, the ruler above it included, and its drawing in the whole of
 * PAINTER. */
int folder_detail_rows(const struct folder_list *list, int columns, int rows_most);
void folder_detail_draw(const struct folder_list *list, const struct painter *painter);

#endif
