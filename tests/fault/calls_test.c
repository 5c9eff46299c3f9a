/* SPDX-License-Identifier: MIT */
/*
 * Every system call on a file fails, one after another, each at each of its places: the script is
 * played again and again, and the n-th call fails, n rising until none is left to fail.
 */
#include <errno.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/form_text.h"
#include "../support/place.h"
#include "../support/seam.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "contents.h"
#include "play.h"

static const int errors[] = {ENOSPC, EIO, EACCES, EROFS, EDQUOT, EINTR};
#define ERRORS (sizeof errors / sizeof errors[0])

/* Attempts a person makes before the test takes it that there is no going on. */
#define ATTEMPTS 3

/* What is to fail, and what has. */
struct fault {
    bool (*counts)(const struct call *call); /* which calls it is about */
    long count;                              /* such calls so far */
    long at;                                 /* the one that fails */
    int error;   /* how; SEAM_SHORT for a write cut short by a full disk */
    bool lasts;  /* all that write fail from then on, until the step is done */
    bool active; /* failing now */
    bool fired;
    struct call first; /* the one that failed first */
    char path[512];    /* its path */
};

static bool writes(const struct call *call)
{
    switch (call->kind) {
    case CALL_WRITE:
    case CALL_SYNC:
    case CALL_CUT:
    case CALL_MODE:
    case CALL_RENAME:
    case CALL_MAKE:
        return true;
    case CALL_OPEN:
        return call->makes;
    case CALL_READ:
    case CALL_CLOSE:
    case CALL_LOCK:
    case CALL_UNLINK:
    case CALL_UNMAKE:
    case CALL_STAT:
    case CALL_ACCESS:
    case CALL_LINK:
    case CALL_LIST:
    case CALL_ENTRY:
    case CALL_KINDS:
        break;
    }
    return false;
}

static bool is_any(const struct call *call)
{
    (void)call;
    return true;
}

static bool is_write(const struct call *call)
{
    return call->kind == CALL_WRITE;
}

static int fault_before(void *context, const struct call *call)
{
    struct fault *fault = context;
    if (fault->active)
        return writes(call) ? ENOSPC : 0;
    if (!fault->counts(call) || ++fault->count != fault->at)
        return 0;
    fault->fired = true;
    fault->first = *call;
    snprintf(fault->path, sizeof fault->path, "%s", call->path);
    /* Half of a line fits, and then nothing more does. */
    fault->active = fault->lasts || fault->error == SEAM_SHORT;
    return fault->error;
}

/* What the script leads to when nothing fails. */
struct model {
    char **texts;         /* the sheet on the screen after each step; NULL for none */
    struct contents last; /* what the sheets are in the end */
};

static struct model model;

static void describe(const struct fault *fault, const struct play_step *step)
{
    fprintf(stderr, "call %ld: %s %s fails with %s%s in step '%s %s'\n", fault->at,
            seam_kind_name(fault->first.kind), fault->path,
            fault->error == SEAM_SHORT ? "half a write" : strerror(fault->error),
            fault->lasts ? " and goes on failing" : "", step->what, step->rest);
}

/* The file that is meant, as a person knows it: a temporary file goes by the one it is to replace,
 * a directory also by the sheet that could not be brought down in it. */
static bool names_file(const struct fault *fault, const char *said)
{
    char *name = mem_copy(file_base_name(fault->path));
    char *dot = strchr(name, '.');
    if (dot != NULL)
        *dot = '\0';
    bool named = name[0] == '\0' || strstr(said, name) != NULL || strstr(said, "站") != NULL ||
                 strstr(said, "财政所") != NULL || strstr(said, "small") != NULL;
    free(name);
    return named;
}

/* In Chinese there is a sentence of it; English has words that are in no file's name. */
static bool is_spoken(const char *said, const char *lang)
{
    static const char *const words[] = {"could not", "does not", "cannot",       "was not",
                                        "only",      "no sheet", "not confirmed"};
    if (strcmp(lang, "zh") == 0)
        return strstr(said, "无法") != NULL || strstr(said, "不") != NULL ||
               strstr(said, "未") != NULL || strstr(said, "只能") != NULL;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strstr(said, words[i]) != NULL)
            return true;
    return false;
}

static const char *language = "en";

/* Whether the journal has all that is in memory: a call that was made again at once, and went well,
 * is nothing to tell.  A sheet that was just made is not on the screen yet. */
static bool is_mended(struct play *play, const struct play_step *step)
{
    const struct sheet *sheet = play_sheet(play);
    bool makes = strcmp(step->what, "new") == 0;
    if (sheet == NULL)
        return false;
    char *file = play_file(play, makes ? step->rest : sheet->unit);
    char *wanted = play_text(sheet);
    char *text = play_peek(file, &play->shelf, NULL);
    bool same = text != NULL && (makes || strcmp(text, wanted) == 0);
    free(file);
    free(wanted);
    free(text);
    return same;
}

/* Whether the call was for the journal, or for its name. */
static bool is_of_journal(const struct fault *fault)
{
    return (fault->first.kind == CALL_WRITE || fault->first.kind == CALL_SYNC) &&
           strstr(fault->path, ".tmp") == NULL;
}

/* Whether nobody may keep silent about it: without the call something is not on the disk. */
static bool must_be_told(const struct fault *fault)
{
    /* Who has a sheet open is written for others, and means nothing without the lock. */
    return writes(&fault->first) && fault->error != EINTR && strstr(fault->path, ".holder") == NULL;
}

static void assert_told(const struct fault *fault, struct play *play, const struct play_step *step)
{
    const char *said = str_text(&play->said);
    bool told = said[0] != '\0' && names_file(fault, said) && is_spoken(said, language);
    if (told || !must_be_told(fault) || (is_of_journal(fault) && is_mended(play, step)))
        return;
    describe(fault, step);
    fail_msg("nobody was told, or not what about: '%s'", said);
}

/* A sheet with all its rows: the small form's five and the one with the names of the columns. */
static bool is_whole(const struct content *content)
{
    int rows = 0;
    for (const char *at = strstr(content->text, "\r\n"); at != NULL; at = strstr(at + 2, "\r\n"))
        rows++;
    return rows == SMALL_COUNT + 1 && text_ends_in(content->text, "\r\n");
}

/* Every file that was there is there; a journal has what it had, a sheet is whole. */
static void assert_no_file_is_worse(const struct fault *fault, const struct contents *old,
                                    const struct play *play, const struct play_step *step)
{
    struct contents now = {0};
    contents_take(&now, play->directory);
    for (size_t i = 0; i < old->count; i++) {
        const struct content *was = &old->at[i];
        const struct content *is = contents_find(&now, was->name);
        if (is != NULL && (content_is_journal(was) ? content_continues(is, was) : is_whole(is)))
            continue;
        describe(fault, step);
        fail_msg("%s is worse than before", was->name);
    }
    contents_release(&now);
}

/* Does the step, again where the fault kept it from being done. */
static void do_step(struct play *play, struct fault *fault, size_t index)
{
    const struct play_step *step = &play_script[index];
    struct contents old = {0};
    bool before = fault->fired;
    contents_take(&old, play->directory);
    str_clear(&play->said);
    bool done = play_do(play, step);
    bool fired = fault->fired && !before;
    if (fired) {
        seam.on = false;
        assert_told(fault, play, step);
        assert_no_file_is_worse(fault, &old, play, step);
        fault->active = false;
        seam.on = true;
    }
    for (int i = 1; !done && i < ATTEMPTS; i++)
        done = play_do(play, step);
    contents_release(&old);
    if (done)
        return;
    describe(fault, step);
    fail_msg("there was no going on: %s", str_text(&play->said));
}

static void compare(const struct fault *fault, const struct play_step *step, const char *text,
                    const char *wanted, const char *what)
{
    if (text != NULL && strcmp(text, wanted) == 0)
        return;
    describe(fault, step);
    fail_msg("%s:\n%s\ninstead of\n%s", what, text != NULL ? text : "nothing", wanted);
}

static void assert_screen_has_all(const struct play *play, const struct fault *fault, size_t index)
{
    const struct sheet *sheet = play_sheet(play);
    char *text = sheet != NULL ? play_text(sheet) : NULL;
    if (model.texts[index] != NULL)
        compare(fault, &play_script[index], text, model.texts[index], "in memory is");
    free(text);
}

/* In the end every sheet is what it is without a failure, and so is its journal alone. */
static void assert_disk_has_all(struct play *play, const struct fault *fault)
{
    const struct play_step *step = &play_script[play_steps - 1];
    for (size_t i = 0; i < model.last.count; i++) {
        const struct content *wanted = &model.last.at[i];
        if (content_is_journal(wanted))
            continue;
        char *file = file_join(play->directory, wanted->name);
        char *text = place_read(file);
        compare(fault, step, text, wanted->text, "the file has");
        free(text);
        remove(file);
        text = play_peek(file, &play->shelf, NULL);
        compare(fault, step, text, wanted->text, "the journal has");
        free(text);
        free(file);
    }
}

static void play_with(struct fault *fault)
{
    struct play play;
    play_begin(&play);
    seam = (struct seam){.before = fault_before, .context = fault, .on = true};
    for (size_t i = 0; i < play_steps; i++) {
        do_step(&play, fault, i);
        assert_screen_has_all(&play, fault, i);
    }
    play_quit(&play);
    seam.on = false;
    fault->active = false;
    assert_disk_has_all(&play, fault);
    play_end(&play);
}

static int learn(void **state)
{
    struct play play;
    (void)state;
    play_begin(&play);
    model.texts = mem_new(play_steps, sizeof *model.texts);
    for (size_t i = 0; i < play_steps; i++) {
        assert_true(play_do(&play, &play_script[i]));
        const struct sheet *sheet = play_sheet(&play);
        model.texts[i] = sheet != NULL ? play_text(sheet) : NULL;
    }
    play_quit(&play);
    contents_take(&model.last, play.directory);
    assert_string_equal(str_text(&play.said), "");
    play_end(&play);
    return 0;
}

static int forget(void **state)
{
    (void)state;
    for (size_t i = 0; i < play_steps; i++)
        free(model.texts[i]);
    free(model.texts);
    contents_release(&model.last);
    return 0;
}

/* All errors at every call, in both languages, take their time. */
static bool wants_all(void)
{
    return getenv("KAOPING_FAULT_ALL") != NULL;
}

/*
 * Plays with the n-th call failing, for every n, and answers how often that was.  Each of the two
 * languages takes every second one.  ERROR 0: all errors in turn, so that every call meets every
 * error within ERRORS rounds.
 */
static long fail_each(const struct fault *how, int round)
{
    long broken = 0;
    long step = wants_all() ? 1 : 2;
    for (long n = wants_all() || strcmp(language, "en") == 0 ? 1 : 2;; n += step) {
        struct fault fault = *how;
        fault.at = n;
        if (fault.error == 0)
            fault.error = errors[(size_t)(n / step + round) % ERRORS];
        play_with(&fault);
        if (!fault.fired)
            return broken;
        broken++;
    }
}

static void every_call_may_fail_once(void **state)
{
    long count = 0;
    (void)state;
    for (int round = 0; round < (wants_all() ? (int)ERRORS : 1); round++)
        count += fail_each(&(struct fault){.counts = is_any}, round);
    assert_true(count > 100);
    printf("broken: system calls on files that failed once | %ld | 0\n", count);
}

static void every_write_may_be_cut_short(void **state)
{
    (void)state;
    long count = fail_each(&(struct fault){.counts = is_write, .error = SEAM_SHORT}, 0);
    assert_true(count > 10);
    printf("broken: writes that a full disk cut short | %ld | 0\n", count);
}

static void a_disk_may_stay_full_for_a_while(void **state)
{
    (void)state;
    long count = fail_each(&(struct fault){.counts = writes, .error = ENOSPC, .lasts = true}, 0);
    assert_true(count > 20);
    printf("broken: disks that were full for a while | %ld | 0\n", count);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_call_may_fail_once),
        cmocka_unit_test(every_write_may_be_cut_short),
        cmocka_unit_test(a_disk_may_stay_full_for_a_while),
    };
    setlocale(LC_ALL, "C.UTF-8");
    language = argc > 1 ? argv[1] : "en";
    play_open_terminal(language);
    int failed = cmocka_run_group_tests(tests, learn, forget);
    play_close_terminal();
    return failed;
}
