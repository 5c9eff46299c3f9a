/* SPDX-License-Identifier: MIT */
#include "play.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../support/form_text.h"
#include "../support/place.h"
#include "base/file.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "sheet/sheet_file.h"
#include "tui/app_frame.h"
#include "tui/terminal.h"
#include "view/walk.h"
#include "view/walk_view.h"

/* 2017-12-20 09:30 in Shanghai. */
#define MOMENT 1513733400

#define SCREENS_MOST 6

const char *const play_units[PLAY_UNITS] = {"财政所", "林业站", "水利站"};

const struct play_step play_script[] = {
    {"walk", "财政所"},
    {"keys", "2 - 2 Down 1 c '缺两次 Enter u ^R"},
    {"keys", "Down = '1.5 Enter Tab 1 2 '120 Enter"},
    {"new", "水利站"},
    {"walk", "水利站"},
    {"keys", "2 = '4.2 Tab '整改及时 Enter Space x Del Space"},
    {"keys", "Space Space Space ^S"},
    {"keys", "^X Enter Enter"},
    {"keys", "f s Enter Enter"},
    {"keys", "f r '漏看一项 Enter"},
    {"keys", "1"},
    {"next", "财政所"},
    {"keys", "End 2 c '备注 Enter"},
    {"previous", "水利站"},
    {"keys", "Home 2 u"},
};

const size_t play_steps = sizeof play_script / sizeof play_script[0];

static void must(bool good, const char *what)
{
    if (good)
        return;
    fprintf(stderr, "%s\n", what);
    abort();
}

void play_open_terminal(const char *lang)
{
    place_in_memory();
    must(lang_set(lang) && terminal_open_blind(24, 80, true, NULL), "no terminal");
}

void play_close_terminal(void)
{
    terminal_close();
}

static bool make_sheet(struct play *play, const char *unit, struct diags *diags)
{
    struct session session;
    const struct form *form = form_shelf_find(&play->shelf, "small", diags);
    if (form == NULL || !session_create(&session, play->folder, form, unit, "张三", "2017-12-20",
                                        &play->desk.clock, diags))
        return false;
    session_release(&session);
    return true;
}

/* Takes down what is worse than a note. */
static void take_diags(struct play *play, struct diags *diags)
{
    for (size_t i = 0; i < diags->count; i++) {
        if (diags->at[i].level == DIAG_NOTE)
            continue;
        diag_write(&diags->at[i], &play->said);
        str_add_char(&play->said, '\n');
    }
    diags_release(diags);
}

static void take_message(struct play *play)
{
    enum message_kind kind;
    const char *message = app_message(play->app, &kind);
    if (message[0] != '\0' && kind != MESSAGE_NOTE)
        str_addf(&play->said, "%s\n", message);
}

static void find_forms(struct play *play)
{
    char *forms = file_join(play->place, "forms");
    form_shelf_add(&play->shelf, forms);
    free(forms);
}

void play_begin_empty(struct play *play)
{
    *play = (struct play){.place = place_make()};
    char *forms = file_join(play->place, "forms");
    play->folder = file_join(play->place, "data");
    play->directory = file_join(play->folder, "small");
    must(file_make_directory(forms, NULL) && file_make_directory(play->folder, NULL), "no place");
    free(form_text_write(forms));
    free(forms);
    find_forms(play);
    play->desk = (struct desk){.shelf = &play->shelf,
                               .clock = {.fixed = MOMENT},
                               .folder = play->folder,
                               .left = &play->left};
    play->app = app_new(1);
}

void play_begin(struct play *play)
{
    struct diags diags = {0};
    play_begin_empty(play);
    must(make_sheet(play, "财政所", &diags) && make_sheet(play, "林业站", &diags), "no sheet");
    diags_release(&diags);
    /* Forms are read anew by the script: that may fail too. */
    form_shelf_release(&play->shelf);
    play->shelf = (struct form_shelf){0};
    find_forms(play);
}

char *play_file(const struct play *play, const char *unit)
{
    struct str name = {0};
    str_addf(&name, "%s/%s.csv", play->directory, unit);
    return str_take(&name);
}

void play_key(struct play *play, keypress key)
{
    app_key(play->app, key);
    take_message(play);
    app_paint(play->app);
    take_message(play);
    if (play->painted != NULL)
        play->painted(play->context);
}

static void type(struct play *play, const char *text)
{
    for (uint32_t character = text_next(&text); character != 0; character = text_next(&text))
        play_key(play, character);
}

static struct walk *walk_of(const struct play *play)
{
    return app_top(play->app)->state;
}

static bool is_on_walk(const struct play *play)
{
    const struct screen *screen = app_screen(play->app);
    return screen != NULL && strcmp(screen->name, "walk") == 0;
}

/* Keys are for the walk screen: what stands over it after a failure is closed as a person would. */
static void back_to_walk(struct play *play)
{
    for (int i = 0; i < SCREENS_MOST && !app_is_done(play->app) && !is_on_walk(play); i++)
        play_key(play, K_ESCAPE);
}

static void do_keys(struct play *play, const char *keys)
{
    char *words = mem_copy(keys);
    char *rest = NULL;
    for (char *word = strtok_r(words, " ", &rest); word != NULL; word = strtok_r(NULL, " ", &rest))
        if (word[0] == '\'')
            type(play, word + 1);
        else
            play_key(play, key_from_name(word));
    free(words);
    back_to_walk(play);
}

/* The sheet before is left as by q. */
static bool do_walk(struct play *play, const char *unit)
{
    struct diags diags = {0};
    play_quit(play);
    char *file = play_file(play, unit);
    bool good =
        walk_open(play->app, &play->desk, &(struct walk_start){file, WALK_AT_OPEN, {0}}, &diags);
    free(file);
    take_diags(play, &diags);
    if (good) {
        take_message(play);
        app_paint(play->app);
        take_message(play);
    }
    /* One that was taken for read only because of a failure is opened again. */
    return good && !walk_of(play)->session.read_only;
}

static bool do_new(struct play *play, const char *unit)
{
    struct diags diags = {0};
    bool good = make_sheet(play, unit, &diags);
    take_diags(play, &diags);
    return good;
}

static bool is_at(struct play *play, const char *unit)
{
    return strcmp(play_sheet(play)->unit, unit) == 0;
}

/* One that was taken for read only there is opened again, too; one that was passed over because of
 * a failure is the next one the other way. */
static bool do_turn(struct play *play, keypress key, const char *unit)
{
    if (is_at(play, unit))
        return do_walk(play, unit);
    char *from = mem_copy(play_sheet(play)->unit);
    play_key(play, key);
    if (!is_at(play, unit) && !is_at(play, from))
        play_key(play, key == '[' ? ']' : '[');
    free(from);
    return is_at(play, unit) && !walk_of(play)->session.read_only;
}

bool play_do(struct play *play, const struct play_step *step)
{
    if (strcmp(step->what, "walk") == 0)
        return do_walk(play, step->rest);
    if (strcmp(step->what, "next") == 0)
        return do_turn(play, ']', step->rest);
    if (strcmp(step->what, "previous") == 0)
        return do_turn(play, '[', step->rest);
    if (strcmp(step->what, "new") == 0)
        return do_new(play, step->rest);
    do_keys(play, step->rest);
    return true;
}

void play_quit(struct play *play)
{
    for (int i = 0; i < 2 * SCREENS_MOST && !app_is_done(play->app); i++)
        play_key(play, K_ESCAPE);
    take_message(play);
    take_diags(play, &play->left);
}

void play_end(struct play *play)
{
    app_free(play->app);
    desk_release(&play->desk);
    diags_release(&play->left);
    form_shelf_release(&play->shelf);
    str_release(&play->said);
    place_remove(play->place);
    free(play->folder);
    free(play->directory);
}

const struct sheet *play_sheet(const struct play *play)
{
    return is_on_walk(play) ? &walk_of(play)->session.sheet : NULL;
}

static const struct walk *open_walk(const struct play *play)
{
    for (size_t i = 0; i < play->app->count; i++)
        if (strcmp(play->app->frames[i]->screen->name, "walk") == 0)
            return play->app->frames[i]->state;
    return NULL;
}

const struct sheet *play_open_sheet(const struct play *play)
{
    const struct walk *walk = open_walk(play);
    return walk != NULL ? &walk->session.sheet : NULL;
}

const char *play_item(const struct play *play)
{
    return walk_item(open_walk(play))->id;
}

char *play_text(const struct sheet *sheet)
{
    struct str text = {0};
    sheet_write(sheet, &text);
    return str_take(&text);
}

char *play_peek(const char *file, struct form_shelf *shelf, struct diags *diags)
{
    struct sheet sheet;
    if (!session_peek(&sheet, file, shelf, diags))
        return NULL;
    char *text = play_text(&sheet);
    sheet_release(&sheet);
    return text;
}

char *play_open_and_undo(struct play *play, const char *file, struct diags *diags)
{
    struct session session;
    if (!session_open(&session, file, &play->shelf, &play->desk.clock, diags))
        return NULL;
    char *text = play_text(&session.sheet);
    size_t done = session.done.count;
    bool final = session.sheet.status == SHEET_FINAL;
    while (!final && session_undo(&session, NULL, diags))
        continue;
    if (!final && (session.done.count != 0 || session.undone.count < done)) {
        free(text);
        text = mem_copy("undo does not go back to the beginning");
    }
    session_release(&session);
    return text;
}
