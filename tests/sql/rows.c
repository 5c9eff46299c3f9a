/* SPDX-License-Identifier: MIT */
/* rows FORMS FOLDER: every screen of the folder, 120x40, from the first row to the last.  For
 * comparing what a person sees with what is exported. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "tui/app.h"
#include "tui/terminal.h"
#include "view/folder_view.h"

/* Prints the screen; true where it is not the one that LAST holds, which it becomes. */
static bool print_screen(struct app *app, struct str *last)
{
    struct str text = {0};
    app_paint(app);
    terminal_read(&text, NULL);
    bool is_new = strcmp(str_text(&text), str_text(last)) != 0;
    if (is_new)
        fputs(str_text(&text), stdout);
    str_release(last);
    *last = text;
    return is_new;
}

int main(int argc, char **argv)
{
    struct diags diags = {0};
    struct form_shelf shelf = {0};
    if (argc != 3 || setlocale(LC_ALL, "C.UTF-8") == NULL ||
        !terminal_open_blind(40, 120, false, &diags))
        return 2;
    form_shelf_add(&shelf, argv[1]);
    struct desk desk = {.shelf = &shelf, .folder = argv[2], .left = &diags};
    struct app *app = app_new(1);
    struct str last = {0};
    bool opened = folder_view_open(app, &desk, &diags);
    while (app_work(app))
        continue;
    while (opened && print_screen(app, &last))
        app_key(app, K_PAGE_DOWN);
    str_release(&last);
    app_free(app);
    terminal_close();
    form_shelf_release(&shelf);
    diags_release(&diags);
    return 0;
}
