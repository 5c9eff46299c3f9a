/* SPDX-License-Identifier: MIT */
#include "steps.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "../support/place.h"
#include "base/file.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "sheet/session.h"
#include "tui/app.h"
#include "tui/terminal.h"
#include "view/folder_view.h"
#include "view/walk_view.h"

void fail(struct run *run, const char *what, const char *about)
{
    fprintf(stderr, "%s:%d: %s %s\n", run->file, run->line, what, about);
    run->failures++;
}

void must(struct run *run, bool good, struct diags *diags, const char *what)
{
    if (!good)
        fail(run, what, diags->count > 0 ? diags->at[0].text : "");
    diags_release(diags);
}

char *sheet_file(const struct run *run, const char *unit)
{
    struct str file = {0};
    str_addf(&file, "./%s/%s.csv", run->form, unit);
    return str_take(&file);
}

static const struct form *find_form(struct run *run)
{
    struct diags diags = {0};
    const struct form *form = form_shelf_find(&run->shelf, run->form, &diags);
    must(run, form != NULL, &diags, "form");
    return form;
}

/* Sheets are made of this form from now on, which lies beside the scripts. */
void do_form(struct run *run, const char *id)
{
    char *forms = file_join(getenv("KAOPING_SOURCE"), "tests/screens");
    form_shelf_add(&run->shelf, forms);
    snprintf(run->form, sizeof run->form, "%s", id);
    free(forms);
}

void do_sheet(struct run *run, const char *unit)
{
    struct session session;
    struct diags diags = {0};
    bool made = session_create(&session, run->desk.folder, find_form(run), unit, "张三、李四",
                               "2017-12-20", &run->desk.clock, &diags);
    if (made)
        session_release(&session);
    must(run, made, &diags, "sheet");
}

/* COUNT sheets of units 01, 02 and so on. */
void do_sheets(struct run *run, const char *count)
{
    char unit[16];
    for (int i = 1; i <= atoi(count); i++) {
        snprintf(unit, sizeof unit, "%02d", i);
        do_sheet(run, unit);
    }
}

/* Sheets are made of the shipped form for another year from now on. */
void do_year(struct run *run, const char *year)
{
    struct diags diags = {0};
    struct str text = {0};
    struct str file = {0};
    char *source = place_read(find_form(run)->file);
    for (char *at = strstr(source, "2017"); at != NULL; at = strstr(at, "2017"))
        memcpy(at, year, strlen("2017"));
    str_add(&text, source);
    str_addf(&file, "./.forms/xiongkou-%s.csv", year);
    must(run, file_make_directory("./.forms", &diags) && file_save(str_text(&file), &text, &diags),
         &diags, "year");
    form_shelf_add(&run->shelf, "./.forms");
    snprintf(run->form, sizeof run->form, "xiongkou-%s", year);
    free(source);
    str_release(&text);
    str_release(&file);
}

/* Settles what is open as it stands and signs the sheet. */
void do_final(struct run *run, const char *unit)
{
    struct session session;
    struct diags diags = {0};
    char *file = sheet_file(run, unit);
    bool good = session_open(&session, file, &run->shelf, &run->desk.clock, &diags);
    for (int i = 0; good && i < session.sheet.form->item_count; i++)
        if (session.sheet.entries[i].answer.state == ANSWER_OPEN)
            good = session_do(&session, i, CHANGE_MARKS, "ok", &diags);
    good = good && session_finalise(&session, "张三、李四", "2017-12-20", &diags);
    session_release(&session);
    must(run, good, &diags, "final");
    free(file);
}

/* So many slices of work, as the loop does between keys. */
void do_work(struct run *run, const char *count)
{
    for (int i = 0; i < atoi(count); i++)
        if (!app_work(run->app))
            fail(run, "no work left at slice", count);
}

/* What another program does to the files meanwhile; the folder is the current directory. */
void do_shell(struct run *run, const char *command)
{
    if (system(command) != 0)
        fail(run, "the shell failed at", command);
}

/* disk full: no file takes a byte more; disk free: all is as before. */
void do_disk(struct run *run, const char *state)
{
    struct rlimit limit;
    bool full = strcmp(state, "full") == 0;
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = full ? 1 : limit.rlim_max;
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
        fail(run, "disk:", state);
}

/* set UNIT ITEM MARKS, or note UNIT ITEM TEXT */
void do_change(struct run *run, const char *rest, enum change_kind kind)
{
    char unit[64];
    char item[16];
    int end = 0;
    struct session session;
    struct diags diags = {0};
    if (sscanf(rest, "%63s %15s %n", unit, item, &end) != 2) {
        fail(run, "not understood:", rest);
        return;
    }
    char *file = sheet_file(run, unit);
    bool good = session_open(&session, file, &run->shelf, &run->desk.clock, &diags);
    if (good) {
        good =
            session_do(&session, form_item(session.sheet.form, item), kind, rest + end, &diags) &&
            session_save(&session, &diags);
        session_release(&session);
    }
    free(file);
    must(run, good, &diags, "change");
}

/* Another program opens UNIT's sheet for change: 王某 on HOST. */
void do_hold(struct run *run, const char *unit)
{
    struct diags diags = {0};
    char *file = sheet_file(run, unit);
    must(run, session_open(&run->other, file, &run->shelf, &run->desk.clock, &diags), &diags,
         "hold");
    struct str name = {0};
    str_addf(&name, ".%s.journal.holder", unit);
    free(place_write(run->form, str_text(&name), "王某\nHOST\n1\n1513733400\n"));
    str_release(&name);
    free(file);
}

/* held ITEM MARKS: it marks in it. */
void do_held(struct run *run, const char *rest)
{
    struct diags diags = {0};
    char *item = mem_copy_part(rest, strcspn(rest, " "));
    const char *marks = rest + strcspn(rest, " ") + 1;
    bool good = session_do(&run->other, form_item(run->other.sheet.form, item), CHANGE_MARKS, marks,
                           &diags) &&
                session_sync(&run->other, &diags);
    must(run, good, &diags, "held");
    free(item);
}

/* And is killed: its lock is gone. */
void do_release(struct run *run)
{
    session_release(&run->other);
}

/* append FILE LINE: as another program would have left it there. */
void do_append(struct run *run, const char *rest)
{
    char *name = mem_copy_part(rest, strcspn(rest, " "));
    struct str text = {0};
    struct diags diags = {0};
    if (file_exists(name) && !file_read(name, &text, &diags))
        fail(run, "append:", name);
    str_addf(&text, "%s\n", rest[strlen(name)] == ' ' ? rest + strlen(name) + 1 : "");
    must(run, file_save(name, &text, &diags), &diags, "append");
    str_release(&text);
    free(name);
}
