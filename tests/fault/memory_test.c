/* SPDX-License-Identifier: MIT */
/*
 * Allocations fail: one, which costs the reserve and is told; or all from one on, which ends the
 * program with everything that was shown in the journal.
 */
#include <locale.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "../support/place.h"
#include "../support/seam.h"
#include "base/file.h"
#include "base/mem.h"
#include "play.h"

/* Without KAOPING_FAULT_ALL so many allocations fail, evenly spread. */
#define SAMPLE 60

static struct {
    bool on;
    long count;
    long at;
    bool lasts;
} shortage;

static bool fails(void)
{
    if (!shortage.on)
        return false;
    shortage.count++;
    return shortage.count == shortage.at || (shortage.lasts && shortage.count > shortage.at);
}

void *__real_malloc(size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : __real_malloc(size);
}

void *__real_calloc(size_t count, size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_calloc(size_t count, size_t size)
{
    return fails() ? NULL : __real_calloc(count, size);
}

void *__real_realloc(void *old, size_t size);
void *__wrap_realloc(void *old, size_t size);
void *__wrap_realloc(void *old, size_t size)
{
    return fails() ? NULL : __real_realloc(old, size);
}

#define KEYS_MOST 1000

/* What a sheet was after each key and before each write on the way there, and of which unit. */
static struct {
    struct names texts;
    struct names units;
    size_t shown[KEYS_MOST]; /* which of them the screen showed after each key */
    size_t keys;
    struct names last; /* the sheets in the end */
    long allocations; /* before the last step: nothing comes behind it that could make up for one */
} model;

static void note(const struct play *play)
{
    bool on = shortage.on;
    shortage.on = false;
    const struct sheet *sheet = play_open_sheet(play);
    char *text = sheet != NULL ? play_text(sheet) : mem_copy("");
    names_add(&model.texts, text);
    names_add(&model.units, sheet != NULL ? sheet->unit : "");
    free(text);
    shortage.on = on;
}

static void note_shown(void *context)
{
    assert_true(model.keys < KEYS_MOST);
    model.shown[model.keys++] = model.texts.count;
    note(context);
}

/* The changes of a key may be several lines of the journal. */
static int note_on_its_way(void *context, const struct call *call)
{
    if (call->kind == CALL_WRITE)
        note(context);
    return 0;
}

static void play_all(struct play *play)
{
    for (size_t i = 0; i < play_steps; i++)
        assert_true(play_do(play, &play_script[i]));
}

static char *last_text(const struct play *play, const char *unit)
{
    char *file = play_file(play, unit);
    char *text = place_read(file);
    free(file);
    return text;
}

static int learn(void **state)
{
    struct play play;
    (void)state;
    play_begin(&play);
    assert_true(mem_keep_reserve());
    play.painted = note_shown;
    play.context = &play;
    seam = (struct seam){.on = true, .before = note_on_its_way, .context = &play};
    shortage.on = true;
    for (size_t i = 0; i < play_steps; i++) {
        model.allocations = shortage.count;
        assert_true(play_do(&play, &play_script[i]));
    }
    play_quit(&play);
    shortage.on = false;
    seam = (struct seam){0};
    for (size_t i = 0; i < PLAY_UNITS; i++) {
        char *text = last_text(&play, play_units[i]);
        names_add(&model.last, text);
        free(text);
    }
    play_end(&play);
    return 0;
}

static int forget(void **state)
{
    (void)state;
    names_release(&model.texts);
    names_release(&model.units);
    names_release(&model.last);
    mem_drop_reserve();
    return 0;
}

static long stride(void)
{
    return getenv("KAOPING_FAULT_ALL") != NULL ? 1 : model.allocations / SAMPLE + 1;
}

static void begin(struct play *play, long at, bool lasts)
{
    play_begin(play);
    mem_keep_reserve();
    shortage.count = 0;
    shortage.at = at;
    shortage.lasts = lasts;
}

static void play_with_one_failing(long at)
{
    struct play play;
    begin(&play, at, false);
    shortage.on = true;
    play_all(&play);
    play_quit(&play);
    shortage.on = false;
    if (mem_is_short())
        fail_msg("allocation %ld: nothing was put aside again", at);
    for (size_t i = 0; i < PLAY_UNITS; i++) {
        char *text = last_text(&play, play_units[i]);
        assert_string_equal(text, model.last.at[i]);
        free(text);
    }
    if (strstr(str_text(&play.said), "memory ran short") == NULL)
        fail_msg("allocation %ld: nobody was told", at);
    play_end(&play);
}

static void an_allocation_may_fail(void **state)
{
    long broken = 0;
    (void)state;
    for (long at = 1; at < model.allocations; at += stride()) {
        play_with_one_failing(at);
        broken++;
    }
    assert_true(broken > 10);
    printf("broken: allocations that failed once | %ld | 0\n", broken);
}

/* How many keys were shown, where the parent can read it when the process has ended. */
static long *keys_shown;

static void count_shown(void *context)
{
    (void)context;
    ++*keys_shown;
}

static void play_to_the_end(struct play *play)
{
    struct rlimit none = {0};
    setrlimit(RLIMIT_CORE, &none);
    signal(SIGABRT, SIG_DFL);
    play->painted = count_shown;
    shortage.on = true;
    for (size_t i = 0; i < play_steps; i++)
        if (!play_do(play, &play_script[i]))
            _exit(1);
    _exit(0);
}

/* The key in flight may be there, or not, or the first of its changes. */
static bool is_kept(const char *text, size_t keys)
{
    size_t next = keys < model.keys ? model.shown[keys] : model.texts.count - 1;
    for (size_t i = model.shown[keys - 1]; i <= next; i++)
        if (strcmp(text, model.texts.at[i]) == 0)
            return true;
    return false;
}

static void assert_shown_is_kept(struct play *play, long at, size_t keys)
{
    if (keys == 0)
        return;
    const char *unit = model.units.at[model.shown[keys - 1]];
    if (unit[0] == '\0')
        return;
    char *file = play_file(play, unit);
    char *text = play_peek(file, &play->shelf, NULL);
    if (text == NULL || !is_kept(text, keys))
        fail_msg("no memory from allocation %ld on, after %zu keys:\n%s\ninstead of\n%s", at, keys,
                 text != NULL ? text : "nothing", model.texts.at[model.shown[keys - 1]]);
    free(text);
    free(file);
}

static void end_without_memory(long at)
{
    struct play play;
    int status;
    begin(&play, at, true);
    *keys_shown = 0;
    fflush(NULL);
    pid_t child = fork();
    if (child == 0)
        play_to_the_end(&play);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
    assert_shown_is_kept(&play, at, (size_t)*keys_shown);
    play_end(&play);
}

static void the_end_of_memory_costs_nothing_that_was_shown(void **state)
{
    long broken = 0;
    (void)state;
    keys_shown =
        mmap(NULL, sizeof *keys_shown, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    assert_true(keys_shown != MAP_FAILED);
    for (long at = 1; at < model.allocations; at += stride()) {
        end_without_memory(at);
        broken++;
    }
    munmap(keys_shown, sizeof *keys_shown);
    assert_true(broken > 10);
    printf("broken: memory that came to an end | %ld | 0\n", broken);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_allocation_may_fail),
        cmocka_unit_test(the_end_of_memory_costs_nothing_that_was_shown),
    };
    setlocale(LC_ALL, "C.UTF-8");
    play_open_terminal("en");
    int failed = cmocka_run_group_tests(tests, learn, forget);
    play_close_terminal();
    return failed;
}
