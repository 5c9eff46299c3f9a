/* SPDX-License-Identifier: MIT */
/*
 * The program on a real terminal is killed after each key of a long session.  The same keys go to
 * the program without a terminal (play.c), which is never killed: it says when a key is done and
 * what has to be there.
 */
#include <locale.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "../support/console.h"
#include "../support/place.h"
#include "../support/random.h"
#include "base/file.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "play.h"
#include "tui/terminal.h"
#include "view/walk_view.h"

/* The rows that no message covers. */
#define ROWS_COMPARED 19

/* After so many kills undo and redo are tried. */
#define UNDO_EVERY 4

/* Kills at random moments. */
#define MOMENTS 120

/* One sitting of the assessor; played until enough keys were pressed. */
static const char *const sittings[] = {
    "1 1 2 2 2 - 2 Down 1 2 u u ^R",
    "c '缺两次，已提醒 Enter",
    "Down = '1.5 Enter Down 1 1 2 '120 Enter",
    "Down 1 1 2 2 - 1 u",
    "Home Enter Down Down Tab '-0.5 Tab '整改及时 Enter",
    "Down x x x Del",
    "Space Space Space Space",
    "Home 2 = '4.2 Tab '酌情扣分 Enter",
    "> < Tab S-Tab PgDn PgUp End Home",
    "/ 'honour Enter n",
    "e Esc H Esc a",
    "Home Space Space Space Space Space",
    "f s Enter Enter",
    "1 u ^S",
    "f r '漏看一项 Enter",
    "Home 1 Down 1 Down = '2 Enter",
    "L L ] 1 2 u [",
};

struct crash {
    struct play model;
    struct play real;
    struct console console;
    struct str
        since_walk; /* names of the keys since the walk screen was topmost last, a blank each */
    char *unit;
    long keys;
    long kills;
    struct randomness randomness;
};

/* What the terminal sends for the keys that are no characters. */
static const struct {
    keypress key;
    const char *bytes;
} sequences[] = {
    {K_UP, "\033OA"},         {K_DOWN, "\033OB"},     {K_RIGHT, "\033OC"},   {K_LEFT, "\033OD"},
    {K_HOME, "\033OH"},       {K_END, "\033OF"},      {K_DELETE, "\033[3~"}, {K_PAGE_UP, "\033[5~"},
    {K_PAGE_DOWN, "\033[6~"}, {K_BACK_TAB, "\033[Z"},
};

static void send(struct crash *crash, keypress key)
{
    struct str bytes = {0};
    for (size_t i = 0; i < sizeof sequences / sizeof sequences[0]; i++)
        if (sequences[i].key == key)
            str_add(&bytes, sequences[i].bytes);
    if (bytes.size == 0)
        text_add_character(&bytes, key);
    console_press(&crash->console, str_text(&bytes));
    str_release(&bytes);
}

static char *screen_of_model(void)
{
    struct str text = {0};
    terminal_read(&text, NULL);
    return str_take(&text);
}

/* The key is done when the real screen is what the model's is. */
static void wait_for_model(struct crash *crash)
{
    char *text = screen_of_model();
    console_wait_same(&crash->console, text, ROWS_COMPARED);
    free(text);
}

static void press(struct crash *crash, keypress key)
{
    send(crash, key);
    play_key(&crash->model, key);
    wait_for_model(crash);
}

static void start(struct crash *crash)
{
    char *forms = file_join(crash->real.place, "forms");
    char *file = play_file(&crash->real, crash->unit);
    console_start(&crash->console,
                  (const char *const[]){getenv("KAOPING_PROGRAM"), "--lang", lang_code(), "--forms",
                                        forms, file, NULL});
    free(forms);
    free(file);
}

/* The model goes on with the sheet as it was opened anew, having lost what a prompt held. */
static void start_model(struct crash *crash)
{
    struct diags diags = {0};
    char *file = play_file(&crash->model, crash->unit);
    app_free(crash->model.app);
    crash->model.app = app_new(1);
    assert_true(walk_open(crash->model.app, &crash->model.desk,
                          &(struct walk_start){file, WALK_AT_OPEN, {0}}, &diags));
    app_paint(crash->model.app);
    diags_release(&diags);
    free(file);
}

static void kill_now(struct crash *crash)
{
    kill(crash->console.child, SIGKILL);
    assert_true(WIFSIGNALED(console_finish(&crash->console)));
    crash->kills++;
}

/* What the journal on the disk gives is what the model has in memory. */
static void assert_nothing_is_lost(struct crash *crash)
{
    struct diags diags = {0};
    char *file = play_file(&crash->real, crash->unit);
    char *text = play_peek(file, &crash->real.shelf, &diags);
    char *wanted = play_text(play_open_sheet(&crash->model));
    if (text == NULL)
        fail_msg("after key %ld: %s", crash->keys, diags.at[0].text);
    assert_string_equal(text, wanted);
    diags_release(&diags);
    free(file);
    free(text);
    free(wanted);
}

static bool is_on_walk(const struct crash *crash)
{
    return play_sheet(&crash->model) != NULL;
}

static void press_all(struct crash *crash, const char *names)
{
    char *words = mem_copy(names);
    char *rest = NULL;
    for (char *word = strtok_r(words, " ", &rest); word != NULL; word = strtok_r(NULL, " ", &rest))
        press(crash, key_from_name(word));
    free(words);
}

static void try_undo(struct crash *crash)
{
    press_all(crash, "u ^R");
    assert_nothing_is_lost(crash);
}

/* To the item where the person was, and on into the prompt that the kill closed. */
static void take_up_again(struct crash *crash, const char *item)
{
    press(crash, ':');
    for (const char *c = item; *c != '\0'; c++)
        press(crash, (keypress)*c);
    press(crash, K_ENTER);
    press_all(crash, str_text(&crash->since_walk));
}

static void kill_and_go_on(struct crash *crash)
{
    char *item = mem_copy(play_item(&crash->model));
    free(crash->unit);
    crash->unit = mem_copy(play_open_sheet(&crash->model)->unit);
    kill_now(crash);
    assert_nothing_is_lost(crash);
    start_model(crash);
    start(crash);
    wait_for_model(crash);
    if (crash->kills % UNDO_EVERY == 0)
        try_undo(crash);
    take_up_again(crash, item);
    free(item);
}

static void press_and_kill(struct crash *crash, const char *name)
{
    press(crash, key_from_name(name));
    crash->keys++;
    if (is_on_walk(crash))
        str_clear(&crash->since_walk);
    else
        str_addf(&crash->since_walk, "%s ", name);
    kill_and_go_on(crash);
}

static void press_text(struct crash *crash, const char *text)
{
    while (*text != '\0') {
        const char *begin = text;
        text_next(&text);
        char *name = mem_copy_part(begin, (size_t)(text - begin));
        press_and_kill(crash, name);
        free(name);
    }
}

static void sit(struct crash *crash, const char *keys)
{
    char *words = mem_copy(keys);
    char *rest = NULL;
    for (char *word = strtok_r(words, " ", &rest); word != NULL; word = strtok_r(NULL, " ", &rest))
        if (word[0] == '\'')
            press_text(crash, word + 1);
        else
            press_and_kill(crash, word);
    while (!is_on_walk(crash))
        press_and_kill(crash, "Esc");
    free(words);
}

static void begin(struct crash *crash)
{
    *crash = (struct crash){.unit = mem_copy("财政所"), .randomness = crash->randomness};
    play_begin(&crash->model);
    play_begin(&crash->real);
    start_model(crash);
    start(crash);
    wait_for_model(crash);
}

static void end(struct crash *crash)
{
    kill_now(crash);
    play_end(&crash->model);
    play_end(&crash->real);
    str_release(&crash->since_walk);
    free(crash->unit);
}

static long keys_wanted(void)
{
    const char *wanted = getenv("KAOPING_FAULT_KEYS");
    return wanted != NULL ? atol(wanted) : 500;
}

static void a_kill_after_any_key_loses_nothing(void **state)
{
    struct crash crash = {0};
    (void)state;
    begin(&crash);
    for (size_t i = 0; crash.keys < keys_wanted(); i++)
        sit(&crash, sittings[i % (sizeof sittings / sizeof sittings[0])]);
    end(&crash);
    printf("broken: kills, one after each key of a session | %ld | 0\n", crash.keys);
}

/* The key may have been done or not, and was if the screen SHOWS it. */
static void assert_either(struct crash *crash, const char *before, const char *after, bool shows)
{
    char *file = play_file(&crash->real, crash->unit);
    char *text = play_peek(file, &crash->real.shelf, NULL);
    assert_non_null(text);
    if (shows || strcmp(text, before) != 0)
        assert_string_equal(text, after);
    free(file);
    free(text);
}

/* Whether what the killed program wrote came to the model's screen, which was BEFORE. */
static bool shows_model(struct crash *crash, const char *before)
{
    while (console_take_in(&crash->console, PATIENCE_MILLISECONDS))
        continue;
    char *now = screen_of_model();
    bool shows = !console_is_same(&crash->console, before, ROWS_COMPARED) &&
                 console_is_same(&crash->console, now, ROWS_COMPARED);
    free(now);
    return shows;
}

/* Answers whether the key was shown. */
static bool kill_at_a_moment(struct crash *crash)
{
    static const char keys[] = "12u";
    keypress key = (keypress)keys[random_below(&crash->randomness, sizeof keys - 1)];
    /* So that there is something to undo. */
    press(crash, '1');
    char *before = play_text(play_open_sheet(&crash->model));
    char *screen = screen_of_model();
    send(crash, key);
    play_key(&crash->model, key);
    char *after = play_text(play_open_sheet(&crash->model));
    /* So much of what the program writes is waited for, and no time at all. */
    for (int i = random_below(&crash->randomness, 6000); i > 0; i--)
        console_take_in(&crash->console, 0);
    kill(crash->console.child, SIGKILL);
    bool shows = shows_model(crash, screen);
    kill_now(crash);
    assert_either(crash, before, after, shows);
    free(before);
    free(after);
    free(screen);
    return shows;
}

static void a_kill_at_any_moment_loses_nothing_that_was_shown(void **state)
{
    struct crash crash = {.randomness = {11}};
    int shown = 0;
    (void)state;
    for (int i = 0; i < MOMENTS; i++) {
        begin(&crash);
        shown += kill_at_a_moment(&crash);
        play_end(&crash.model);
        play_end(&crash.real);
        str_release(&crash.since_walk);
        free(crash.unit);
    }
    printf("broken: kills at random moments | %d | 0\n", MOMENTS);
    printf("of them after the key was shown: %d\n", shown);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_kill_after_any_key_loses_nothing),
        cmocka_unit_test(a_kill_at_any_moment_loses_nothing_that_was_shown),
    };
    setlocale(LC_ALL, "C.UTF-8");
    setenv("SOURCE_DATE_EPOCH", "1513733400", 1);
    play_open_terminal("zh");
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    play_close_terminal();
    return failed;
}
