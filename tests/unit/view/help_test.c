/* SPDX-License-Identifier: MIT */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../support/place.h"
#include "base/file.h"
#include "base/lang.h"
#include "base/str.h"
#include "sheet/session.h"
#include "tui/ask.h"
#include "tui/choice.h"
#include "tui/chooser.h"
#include "tui/prompt.h"
#include "tui/terminal.h"
#include "view/across_view.h"
#include "view/compare_view.h"
#include "view/explain_view.h"
#include "view/export_view.h"
#include "view/findings_view.h"
#include "view/folder_view.h"
#include "view/followup_view.h"
#include "view/history_view.h"
#include "view/losses_view.h"
#include "view/rank_view.h"
#include "view/theirs_view.h"
#include "view/walk_view.h"

/* 2017-12-20 09:30 in Shanghai. */
#define MOMENT 1513733400

/* A folder of two sheets, and the application on it. */
struct stage {
    char *place;
    struct form_shelf shelf;
    struct desk desk;
    struct app *app;
};

static void open_folder(struct stage *stage)
{
    assert_true(folder_view_open(stage->app, &stage->desk, &(struct diags){0}));
}

static void open_walk(struct stage *stage)
{
    open_folder(stage);
    app_key(stage->app, K_ENTER);
}

static void open_findings(struct stage *stage)
{
    open_walk(stage);
    app_key(stage->app, 'f');
}

static void open_explain(struct stage *stage)
{
    open_walk(stage);
    app_key(stage->app, 'e');
}

static void open_history(struct stage *stage)
{
    open_walk(stage);
    app_key(stage->app, 'H');
}

static void open_prompt(struct stage *stage)
{
    open_walk(stage);
    app_key(stage->app, K_ENTER);
}

static void open_chooser(struct stage *stage)
{
    open_folder(stage);
    app_key(stage->app, '+');
}

static void open_ask(struct stage *stage)
{
    open_folder(stage);
    app_key(stage->app, '&');
}

static void open_export(struct stage *stage)
{
    open_folder(stage);
    app_key(stage->app, 'x');
}

static void open_followup(struct stage *stage)
{
    open_folder(stage);
    app_key(stage->app, 'o');
}

static void open_across(struct stage *stage)
{
    open_folder(stage);
    app_key(stage->app, 'a');
}

static void open_rank(struct stage *stage)
{
    open_folder(stage);
    app_key(stage->app, 'r');
}

static void open_losses(struct stage *stage)
{
    open_folder(stage);
    app_key(stage->app, 'l');
}

/* The chooser asks which other sheet. */
static void open_compare(struct stage *stage)
{
    open_folder(stage);
    app_key(stage->app, 'c');
    app_key(stage->app, K_ENTER);
}

/* Another program changes the file meanwhile. */
static void open_choice(struct stage *stage)
{
    open_walk(stage);
    char *file = file_join("xiongkou-2017", "司法所.csv");
    char *text = place_read(file);
    for (char *at = strstr(text, "样例甲"); at != NULL; at = strstr(at, "样例甲"))
        memcpy(at, "样例乙", strlen("样例乙"));
    free(file);
    file = place_write("xiongkou-2017", "司法所.csv", text);
    app_key(stage->app, K_CTRL('S'));
    free(file);
    free(text);
}

static void open_theirs(struct stage *stage)
{
    open_choice(stage);
    app_key(stage->app, K_ENTER);
}

/* Every screen that has a help, and how a person comes to it. */
static const struct {
    const struct screen *screen;
    void (*open)(struct stage *stage);
} screens[] = {
    {&folder_screen, open_folder},     {&walk_screen, open_walk},
    {&findings_screen, open_findings}, {&explain_screen, open_explain},
    {&history_screen, open_history},   {&prompt_screen, open_prompt},
    {&chooser_screen, open_chooser},   {&ask_screen, open_ask},
    {&export_screen, open_export},     {&followup_screen, open_followup},
    {&across_screen, open_across},     {&rank_screen, open_rank},
    {&losses_screen, open_losses},     {&compare_screen, open_compare},
    {&choice_screen, open_choice},     {&theirs_screen, open_theirs},
};

static void make_sheet(struct stage *stage, const char *unit)
{
    struct session session;
    const struct form *form = form_shelf_find(&stage->shelf, "xiongkou-2017", NULL);
    assert_non_null(form);
    assert_true(session_create(&session, ".", form, unit, "样例甲", "2017-12-20",
                               &stage->desk.clock, NULL));
    session_release(&session);
}

static void stage_begin(struct stage *stage)
{
    *stage = (struct stage){.place = place_make()};
    char *forms = file_join(getenv("KAOPING_SOURCE"), "forms");
    form_shelf_add(&stage->shelf, forms);
    free(forms);
    stage->desk = (struct desk){.shelf = &stage->shelf, .clock = {.fixed = MOMENT}, .folder = "."};
    assert_int_equal(chdir(stage->place), 0);
    make_sheet(stage, "财政所");
    make_sheet(stage, "司法所");
    assert_true(lang_set("en"));
    assert_true(terminal_open_blind(24, 80, false, NULL));
    stage->app = app_new(5);
}

static void stage_end(struct stage *stage)
{
    app_free(stage->app);
    terminal_close();
    form_shelf_release(&stage->shelf);
    desk_release(&stage->desk);
    assert_int_equal(chdir("/"), 0);
    place_remove(stage->place);
}

/* What stands on the screen once KEY was pressed, or asked for by the help: on line LINE, its key
 * number NUMBER. */
struct press {
    size_t screen;
    int line;
    int number;
    bool by_help;
};

static void press(struct app *app, const struct press *press)
{
    const struct action *action = &screens[press->screen].screen->actions[press->line];
    if (!press->by_help) {
        app_key(app, key_from_name(action->keys[press->number]));
        return;
    }
    app_key(app, K_F(1));
    assert_string_equal(app_screen(app)->name, "help");
    for (int i = 0; i < press->line; i++)
        app_key(app, K_DOWN);
    for (int i = 0; i < press->number; i++)
        app_key(app, K_RIGHT);
    app_key(app, K_ENTER);
}

static char *outcome(const struct press *of)
{
    struct stage stage;
    struct str text = {0};
    stage_begin(&stage);
    screens[of->screen].open(&stage);
    assert_ptr_equal(app_screen(stage.app), screens[of->screen].screen);
    app_paint(stage.app);
    press(stage.app, of);
    app_paint(stage.app);
    str_addf(&text, "%s\n", app_is_done(stage.app) ? "done" : app_screen(stage.app)->name);
    terminal_read(&text, NULL);
    stage_end(&stage);
    return str_take(&text);
}

static void compare(size_t screen, int line, int number)
{
    struct press of = {screen, line, number, false};
    char *by_key = outcome(&of);
    of.by_help = true;
    char *by_help = outcome(&of);
    if (strncmp(by_key, "done", 4) != 0)
        assert_string_equal(by_help, by_key);
    assert_int_equal(strncmp(by_help, "done", 4), strncmp(by_key, "done", 4));
    free(by_key);
    free(by_help);
}

static void every_action_is_done_from_the_help_as_by_its_key(void **state)
{
    (void)state;
    for (size_t screen = 0; screen < sizeof screens / sizeof screens[0]; screen++) {
        const struct action *actions = screens[screen].screen->actions;
        for (int line = 0; actions[line].name != NULL; line++)
            for (int k = 0; k < ACTION_KEYS && actions[line].keys[k] != NULL; k++)
                compare(screen, line, k);
    }
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_action_is_done_from_the_help_as_by_its_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
