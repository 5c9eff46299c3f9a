/* SPDX-License-Identifier: MIT */
/*
 * Runs one script: keys in, expected screen out.  curses is opened on /dev/null and its cells are
 * read back, so no terminal is needed.  See README.md here for the words of a script; with
 * KAOPING_UPDATE set, the screens in the script are rewritten with what was found.
 */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../support/place.h"
#include "base/file.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "rows.h"
#include "sheet/session.h"
#include "steps.h"
#include "tui/app.h"
#include "tui/terminal.h"
#include "view/folder_view.h"
#include "view/walk_view.h"

/* The next line of the script without its end, to be freed; NULL behind the last. */
static char *next_line(struct run *run)
{
    if (*run->next == '\0')
        return NULL;
    size_t size = strcspn(run->next, "\n");
    char *line = mem_copy_part(run->next, size);
    run->next += size + (run->next[size] == '\n');
    run->line++;
    return line;
}

static void do_walk(struct run *run, const char *unit)
{
    struct diags diags = {0};
    char *file = sheet_file(run, unit);
    bool good =
        walk_open(run->app, &run->desk, &(struct walk_start){file, WALK_AT_OPEN, {0}}, &diags);
    free(file);
    must(run, good, &diags, "walk");
}

static void do_folder(struct run *run)
{
    struct diags diags = {0};
    must(run, folder_view_open(run->app, &run->desk, &diags), &diags, "folder");
}

/* Paints; what was kept of the painting before must be what would be painted now. */
static void paint(struct run *run)
{
    struct str kept = {0};
    struct str kept_looks = {0};
    struct str anew = {0};
    struct str anew_looks = {0};
    app_paint(run->app);
    terminal_read(&kept, &kept_looks);
    app_forget(run->app);
    app_paint(run->app);
    terminal_read(&anew, &anew_looks);
    if (strcmp(str_text(&kept), str_text(&anew)) != 0 ||
        strcmp(str_text(&kept_looks), str_text(&anew_looks)) != 0) {
        fail(run, "stale cells:", "");
        rows_tell(str_text(&anew), str_text(&kept));
        rows_tell(str_text(&anew_looks), str_text(&kept_looks));
    }
    str_release(&kept);
    str_release(&kept_looks);
    str_release(&anew);
    str_release(&anew_looks);
}

static void do_keys(struct run *run, const char *rest)
{
    char *words = mem_copy(rest);
    for (char *word = strtok(words, " "); word != NULL; word = strtok(NULL, " ")) {
        keypress key = key_from_name(word);
        if (key == 0)
            fail(run, "no such key:", word);
        else
            app_key(run->app, key);
        paint(run);
    }
    free(words);
}

static void do_type(struct run *run, const char *text)
{
    for (uint32_t character = text_next(&text); character != 0; character = text_next(&text))
        app_key(run->app, character);
}

static void do_click(struct run *run, const char *rest)
{
    struct mouse mouse = {.what = MOUSE_PRESS};
    if (sscanf(rest, "%d %d", &mouse.row, &mouse.column) != 2)
        fail(run, "not understood:", rest);
    paint(run);
    app_mouse(run->app, &mouse);
}

static void do_wheel(struct run *run, const char *rest)
{
    struct mouse mouse = {.what = strcmp(rest, "up") == 0 ? MOUSE_WHEEL_UP : MOUSE_WHEEL_DOWN};
    app_mouse(run->app, &mouse);
}

static void do_resize(struct run *run, const char *rest)
{
    int columns;
    int rows;
    if (sscanf(rest, "%dx%d", &columns, &rows) != 2)
        fail(run, "not understood:", rest);
    terminal_resize(rows, columns);
}

/* As if the program had been killed and started again: nothing is saved but what the journal has.
 */
static void do_kill(struct run *run)
{
    fflush(NULL);
    app_free(run->app);
    run->app = app_new(1);
}

/* Compares the expected lines, up to "end", with what stands there. */
static void do_screen(struct run *run, bool styles)
{
    struct str expected = {0};
    struct str text = {0};
    struct str looks = {0};
    int line = run->line;
    paint(run);
    terminal_read(&text, &looks);
    char *row;
    while ((row = next_line(run)) != NULL && strcmp(row, "end") != 0) {
        str_addf(&expected, "%s\n", row);
        free(row);
    }
    free(row);
    const char *found = str_text(styles ? &looks : &text);
    str_addf(&run->out, "%send\n", found);
    if (strcmp(str_text(&expected), found) != 0 && getenv("KAOPING_UPDATE") == NULL) {
        fprintf(stderr, "%s:%d: another %s\n", run->file, line, styles ? "look" : "screen");
        rows_tell(str_text(&expected), found);
        run->failures++;
    }
    str_release(&expected);
    str_release(&text);
    str_release(&looks);
}

/* Whether WORDS stand on the screen anywhere. */
static void do_shows(struct run *run, const char *words, bool wanted)
{
    struct str text = {0};
    paint(run);
    terminal_read(&text, NULL);
    if ((strstr(str_text(&text), words) != NULL) != wanted) {
        fail(run, wanted ? "not on the screen:" : "still on the screen:", words);
        fputs(str_text(&text), stderr);
    }
    str_release(&text);
}

static bool do_step(struct run *run, const char *word, const char *rest)
{
    if (strcmp(word, "form") == 0)
        do_form(run, rest);
    else if (strcmp(word, "sheet") == 0)
        do_sheet(run, rest);
    else if (strcmp(word, "set") == 0)
        do_change(run, rest, CHANGE_MARKS);
    else if (strcmp(word, "note") == 0)
        do_change(run, rest, CHANGE_NOTE);
    else if (strcmp(word, "status") == 0)
        do_change(run, rest, CHANGE_STATUS);
    else if (strcmp(word, "walk") == 0)
        do_walk(run, rest);
    else if (strcmp(word, "folder") == 0)
        do_folder(run);
    else if (strcmp(word, "shell") == 0)
        do_shell(run, rest);
    else if (strcmp(word, "lock") == 0)
        place_lock(run->place);
    else if (strcmp(word, "unlock") == 0)
        place_unlock(run->place);
    else
        return false;
    return true;
}

/* What happens to the folder from outside. */
static bool do_folder_step(struct run *run, const char *word, const char *rest)
{
    if (strcmp(word, "sheets") == 0)
        do_sheets(run, rest);
    else if (strcmp(word, "year") == 0)
        do_year(run, rest);
    else if (strcmp(word, "final") == 0)
        do_final(run, rest);
    else if (strcmp(word, "work") == 0)
        do_work(run, rest);
    else if (strcmp(word, "disk") == 0)
        do_disk(run, rest);
    else if (strcmp(word, "hold") == 0)
        do_hold(run, rest);
    else if (strcmp(word, "held") == 0)
        do_held(run, rest);
    else if (strcmp(word, "release") == 0)
        do_release(run);
    else
        return false;
    return true;
}

static bool do_input(struct run *run, const char *word, const char *rest)
{
    if (strcmp(word, "keys") == 0)
        do_keys(run, rest);
    else if (strcmp(word, "type") == 0)
        do_type(run, rest);
    else if (strcmp(word, "paste") == 0)
        app_paste(run->app, rest);
    else if (strcmp(word, "click") == 0)
        do_click(run, rest);
    else if (strcmp(word, "wheel") == 0)
        do_wheel(run, rest);
    else if (strcmp(word, "resize") == 0)
        do_resize(run, rest);
    else if (strcmp(word, "idle") == 0)
        app_idle(run->app);
    else if (strcmp(word, "restart") == 0)
        do_kill(run);
    else
        return false;
    return true;
}

static bool do_look(struct run *run, const char *word, const char *rest)
{
    if (strcmp(word, "screen") == 0)
        do_screen(run, false);
    else if (strcmp(word, "styles") == 0)
        do_screen(run, true);
    else if (strcmp(word, "shows") == 0)
        do_shows(run, rest, true);
    else if (strcmp(word, "hides") == 0)
        do_shows(run, rest, false);
    else
        return false;
    return true;
}

static void do_line(struct run *run, char *line)
{
    str_addf(&run->out, "%s\n", line);
    if (line[0] == '\0' || line[0] == '#')
        return;
    char *rest = line + strcspn(line, " ");
    if (*rest == ' ')
        *rest++ = '\0';
    if (!do_step(run, line, rest) && !do_folder_step(run, line, rest) &&
        !do_input(run, line, rest) && !do_look(run, line, rest))
        fail(run, "unknown word:", line);
}

/* The first line of every script: the size and the language. */
static bool begin(struct run *run, struct diags *diags)
{
    int columns;
    int rows;
    char lang[8];
    char *line = next_line(run);
    str_addf(&run->out, "%s\n", line);
    bool good = sscanf(line, "terminal %dx%d %7s", &columns, &rows, lang) == 3 && lang_set(lang) &&
                terminal_open_blind(rows, columns, true, diags);
    free(line);
    return good;
}

static void roster_write(const struct run *run)
{
    free(place_write(run->place, "roster.csv", "单位\n财政所\n林业站\n水利站\n司法所\n"));
}

static void play(struct run *run)
{
    struct diags diags = {0};
    if (!begin(run, &diags)) {
        fail(run, "a script begins with", "terminal COLUMNSxROWS LANG");
        return;
    }
    run->app = app_new(1);
    char *line;
    while ((line = next_line(run)) != NULL) {
        do_line(run, line);
        free(line);
    }
    app_free(run->app);
    terminal_close();
}

static int finish(struct run *run)
{
    struct diags diags = {0};
    if (getenv("KAOPING_UPDATE") != NULL && !file_save(run->file, &run->out, &diags))
        run->failures++;
    diags_release(&diags);
    str_release(&run->out);
    form_shelf_release(&run->shelf);
    desk_release(&run->desk);
    place_remove(run->place);
    return run->failures == 0 ? 0 : 1;
}

int main(int argc, char **argv)
{
    if (argc != 2 || setlocale(LC_ALL, "C.UTF-8") == NULL)
        return 2;
    struct run run = {.file = argv[1], .form = "xiongkou-2017", .place = place_make()};
    char *script = place_read(argv[1]);
    char *forms = file_join(getenv("KAOPING_SOURCE"), "forms");
    form_shelf_add(&run.shelf, forms);
    free(forms);
    run.next = script;
    run.desk = (struct desk){.shelf = &run.shelf, .clock = {.fixed = MOMENT}, .folder = "."};
    roster_write(&run);
    /* Paths on the screen are relative, so that a script reads the same wherever it runs. */
    if (chdir(run.place) != 0)
        return 2;
    play(&run);
    free(script);
    return finish(&run);
}
