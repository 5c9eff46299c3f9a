/* SPDX-License-Identifier: MIT */
/*
 * Keys, pastes, clicks and resizes into the screens.  The first byte says how it begins (see
 * begin()), each one behind it is an event: characters as they are, and of the bytes that are none
 * 0x80 to 0xBF a named key, 0xF8 a paste up to the end of the line, and so on (see event()).
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../support/place.h"
#include "base/file.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "fuzz.h"
#include "fuzz_sheet.h"
#include "painted.h"
#include "sheet/session.h"
#include "tui/app.h"
#include "tui/terminal.h"
#include "view/folder_view.h"
#include "view/walk_view.h"

#define EVENTS_MOST 160
#define PASTE_MOST  6000

enum event_byte {
    EVENT_IDLE = 0xF5,
    EVENT_WORK,
    EVENT_WHEEL,
    EVENT_PASTE,
    EVENT_CLICK,
    EVENT_RESIZE,
    EVENT_KILL,
    EVENT_END,
    EVENT_LANGUAGE,
};

struct play {
    struct app *app;
    struct desk desk;
    struct diags left;
    bool walks;   /* begins with the walk and not with the folder */
    bool unsaved; /* was killed, and the sheet perhaps not opened again */
};

static const keypress named[] = {
    K_UP,        K_DOWN,   K_LEFT,   K_RIGHT,     K_HOME,     K_END,    K_PAGE_UP,
    K_PAGE_DOWN, K_INSERT, K_DELETE, K_BACKSPACE, K_BACK_TAB, K_RESIZE, K_UNKNOWN,
    K_ENTER,     K_ESCAPE, K_F(1),   K_F(2),      K_F(3),     K_F(4),   K_F(5),
    K_F(6),      K_F(7),   K_F(8),   K_F(9),      K_F(10),    K_F(11),  K_F(12),
};

static const struct {
    int rows;
    int columns;
} sizes[] = {{24, 80}, {15, 40}, {40, 120}, {16, 41}, {14, 39}, {25, 79}, {50, 132}, {15, 80}};

static void resize(uint8_t byte)
{
    size_t i = byte % (sizeof sizes / sizeof sizes[0]);
    terminal_resize(sizes[i].rows, sizes[i].columns);
}

void fuzz_begin(void)
{
    struct diags diags = {0};
    fuzz_must_succeed(terminal_open_blind(24, 80, true, &diags), &diags, "a terminal is opened");
    atexit(terminal_close);
    /* What is typed as a path leads to the place. */
    fuzz_must(chdir(fuzz_place()) == 0, "the place is there");
}

static void open_first(struct play *play)
{
    struct diags diags = {0};
    struct walk_start start = {"./" FUZZ_SHEET, WALK_AT_OPEN, {0}};
    bool good = play->walks ? walk_open(play->app, &play->desk, &start, &diags)
                            : folder_view_open(play->app, &play->desk, &diags);
    fuzz_must_succeed(good, &diags, "the first screen opens");
    diags_release(&diags);
}

/* Bit 0: the language; bit 1: the walk or the folder; bit 7: when the sheets are looked at; the
 * others: the size. */
static void begin(struct play *play, uint8_t how)
{
    *play = (struct play){.app = app_new(1), .walks = (how & 2) == 0};
    play->desk = (struct desk){
        .shelf = fuzz_shelf(), .clock = fuzz_clock(), .folder = ".", .left = &play->left};
    fuzz_put_sheet();
    free(fuzz_write("roster.csv", "单位\n财政所\n林业站\n", strlen("单位\n财政所\n林业站\n")));
    lang_set((how & 1) == 0 ? "en" : "zh");
    resize(how >> 2);
    open_first(play);
}

/* Puts back what was on the disk before the program closed its sheet, as if it had not come to it.
 */
static void kill_and_start(struct play *play)
{
    char *journal = session_journal_file("./" FUZZ_SHEET);
    bool is_there = file_exists(journal) && file_exists("./" FUZZ_SHEET);
    char *lines = is_there ? place_read(journal) : NULL;
    char *text = is_there ? place_read("./" FUZZ_SHEET) : NULL;
    app_free(play->app);
    if (is_there) {
        free(fuzz_write(journal, lines, strlen(lines)));
        free(fuzz_write(FUZZ_SHEET, text, strlen(text)));
    }
    play->unsaved = !play->walks;
    play->app = app_new(1);
    open_first(play);
    free(journal);
    free(lines);
    free(text);
}

static void paste(struct play *play, struct fuzz_bytes *bytes)
{
    char *text = fuzz_line(bytes, PASTE_MOST);
    if (text != NULL && text_is_utf8(text, strlen(text)))
        app_paste(play->app, text);
    free(text);
}

static void mouse(struct play *play, struct fuzz_bytes *bytes, bool wheel)
{
    struct mouse mouse = {.row = (int8_t)fuzz_take(bytes), .column = (int8_t)fuzz_take(bytes)};
    mouse.what = !wheel ? MOUSE_PRESS : mouse.row % 2 == 0 ? MOUSE_WHEEL_UP : MOUSE_WHEEL_DOWN;
    app_mouse(play->app, &mouse);
}

/* The characters that begin with FIRST, as the terminal would decode them; false where none do. */
static bool character(struct play *play, uint8_t first, struct fuzz_bytes *bytes)
{
    char text[5] = {(char)first};
    size_t size = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (size - 1 > bytes->left)
        return false;
    memcpy(text + 1, bytes->at, size - 1);
    if (first == 0 || !text_is_utf8(text, size))
        return false;
    bytes->at += size - 1;
    bytes->left -= size - 1;
    const char *at = text;
    keypress key = text_next(&at);
    app_key(play->app, key == '\n' ? K_ENTER : key == 0x7F || key == 8 ? K_BACKSPACE : key);
    return true;
}

static void event(struct play *play, uint8_t byte, struct fuzz_bytes *bytes)
{
    if (byte >= 0x80 && byte < 0xC0)
        app_key(play->app, named[(byte - 0x80u) % (sizeof named / sizeof named[0])]);
    else if (byte < EVENT_IDLE)
        character(play, byte, bytes);
    else if (byte == EVENT_IDLE)
        app_idle(play->app);
    else if (byte == EVENT_WORK)
        app_work(play->app);
    else if (byte == EVENT_PASTE)
        paste(play, bytes);
    else if (byte == EVENT_CLICK || byte == EVENT_WHEEL)
        mouse(play, bytes, byte == EVENT_WHEEL);
    else if (byte == EVENT_RESIZE)
        resize(fuzz_take(bytes));
    else if (byte == EVENT_KILL)
        kill_and_start(play);
    else if (byte == EVENT_END)
        app_end(play->app);
    else
        lang_set(strcmp(lang_code(), "en") == 0 ? "zh" : "en");
}

static void play_all(struct play *play, struct fuzz_bytes *bytes)
{
    painted_must_be_whole(play->app);
    for (int i = 0; i < EVENTS_MOST && bytes->left > 0 && !app_is_done(play->app); i++) {
        event(play, fuzz_take(bytes), bytes);
        painted_must_be_whole(play->app);
        if (i % 16 == 0)
            painted_must_be_fresh(play->app);
    }
}

/* Also the sheets that keys have made. */
static void look_at_sheets(bool saved)
{
    struct names names = {0};
    fuzz_must(file_list("small", ".csv", &names, NULL), "the sheets can be listed");
    for (size_t i = 0; i < names.count; i++) {
        char *file = file_join("./small", names.at[i]);
        fuzz_must_be_its_journal(file, saved);
        free(file);
    }
    names_release(&names);
}

void fuzz_one(const uint8_t *bytes, size_t size)
{
    struct play play;
    struct fuzz_bytes left = {bytes, size};
    uint8_t how = fuzz_take(&left);
    begin(&play, how);
    play_all(&play, &left);
    /* As another program finds them while the screens are open, or when they were closed. */
    if ((how & 0x80) != 0)
        look_at_sheets(false);
    app_free(play.app);
    fuzz_must_succeed(play.left.count == 0, &play.left, "all is saved at the end");
    if ((how & 0x80) == 0)
        look_at_sheets(!play.unsaved);
    desk_release(&play.desk);
    diags_release(&play.left);
    fuzz_wipe();
}
