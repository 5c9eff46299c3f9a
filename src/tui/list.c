/* SPDX-License-Identifier: MIT */
#include "tui/list.h"

/* The cursor within the list, the window around the cursor, no empty lines below the last one. */
static void list_settle(struct list *list)
{
    if (list->at >= list->count)
        list->at = list->count - 1;
    if (list->at < 0)
        list->at = list->count > 0 ? 0 : -1;
    if (list->top > list->count - list->rows)
        list->top = list->count - list->rows;
    if (list->at < list->top)
        list->top = list->at;
    if (list->rows > 0 && list->at >= list->top + list->rows)
        list->top = list->at - list->rows + 1;
    if (list->top < 0)
        list->top = 0;
}

void list_fit(struct list *list, int count, int rows)
{
    list->count = count;
    list->rows = rows > 0 ? rows : 0;
    list_settle(list);
}

void list_go(struct list *list, int line)
{
    list->at = line < 0 ? 0 : line;
    list_settle(list);
}

void list_move(struct list *list, int step)
{
    list_go(list, list->at + step);
}

bool list_key(struct list *list, keypress key)
{
    int page = list->rows > 1 ? list->rows - 1 : 1;
    switch (key) {
    case K_UP:
        list_move(list, -1);
        return true;
    case K_DOWN:
        list_move(list, 1);
        return true;
    case K_PAGE_UP:
        list_move(list, -page);
        return true;
    case K_PAGE_DOWN:
        list_move(list, page);
        return true;
    case K_HOME:
        list_go(list, 0);
        return true;
    case K_END:
        list_go(list, list->count - 1);
        return true;
    default:
        return false;
    }
}

int list_line_at(const struct list *list, int row)
{
    bool shown = row >= 0 && row < list->rows && list->top + row < list->count;
    return shown ? list->top + row : -1;
}

bool list_mouse(struct list *list, int begin, const struct mouse *mouse)
{
    if (mouse->what != MOUSE_PRESS) {
        list_move(list, mouse->what == MOUSE_WHEEL_UP ? -1 : 1);
        return false;
    }
    int line = list_line_at(list, mouse->row - begin);
    bool again = line >= 0 && line == list->at;
    if (line >= 0)
        list_go(list, line);
    return again;
}
