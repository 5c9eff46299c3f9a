/* SPDX-License-Identifier: MIT */
/*
 * The power is cut at every call of the script that changes a disk.  What a model of the disk has
 * then is put into a folder of its own and opened there: what was synced is there, no file is torn,
 * and at most the key that was being worked on is lost.
 */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/place.h"
#include "base/file.h"
#include "base/mem.h"
#include "disk.h"
#include "play.h"
#include "sheet/session.h"

/* How often a random part of what was not synced is tried at one call. */
#define MIXES 2

/* What a sheet may be: as the screen last showed it, or on the way to what it will show next. */
struct states {
    char *shown; /* NULL while it has not been made */
    struct names since;
};

struct cuts {
    struct play play;
    struct disk disk;
    struct states of[PLAY_UNITS];
    struct randomness randomness;
    const struct play_step *step;
    long count;
};

static size_t unit_index(const char *unit)
{
    size_t i = 0;
    while (strcmp(play_units[i], unit) != 0)
        i++;
    return i;
}

/* The key is worked on still, and its changes come one by one. */
static void note_memory(struct cuts *cuts)
{
    const struct sheet *sheet = play_open_sheet(&cuts->play);
    if (sheet == NULL)
        return;
    char *text = play_text(sheet);
    names_add(&cuts->of[unit_index(sheet->unit)].since, text);
    free(text);
}

static bool is_expected(const struct states *states, const char *text)
{
    for (size_t i = 0; i < states->since.count; i++)
        if (strcmp(states->since.at[i], text) == 0)
            return true;
    return states->shown != NULL && strcmp(states->shown, text) == 0;
}

static void complain(const struct cuts *cuts, const struct call *call, enum disk_rest rest,
                     const char *what, const char *text)
{
    static const char *const rests[] = {"nothing", "all", "some"};
    fail_msg("step '%s %s', power cut before %s %s, %s of the rest is left: %s\n%s",
             cuts->step->what, cuts->step->rest, seam_kind_name(call->kind), call->path,
             rests[rest], what, text != NULL ? text : "");
}

static void check_sheet(struct cuts *cuts, const struct call *call, enum disk_rest rest,
                        const char *place, size_t unit)
{
    struct str file = {0};
    struct diags diags = {0};
    const struct states *states = &cuts->of[unit];
    str_addf(&file, "%s/small/%s.csv", place, play_units[unit]);
    char *text = play_open_and_undo(&cuts->play, str_text(&file), &diags);
    /* A sheet that is being made may be there or not. */
    if (states->shown != NULL && text == NULL)
        complain(cuts, call, rest, "does not open", diags.count > 0 ? diags.at[0].text : "");
    if (states->shown != NULL && !is_expected(states, text))
        complain(cuts, call, rest, "is what it never was", text);
    free(text);
    diags_release(&diags);
    str_release(&file);
}

static void cut(struct cuts *cuts, const struct call *call, enum disk_rest rest)
{
    char *place = place_make();
    disk_leave(&cuts->disk, rest, &cuts->randomness, place);
    for (size_t i = 0; i < PLAY_UNITS; i++)
        check_sheet(cuts, call, rest, place, i);
    place_remove(place);
    cuts->count++;
}

static bool changes(enum call_kind kind)
{
    return kind == CALL_WRITE || kind == CALL_SYNC || kind == CALL_RENAME || kind == CALL_CUT ||
           kind == CALL_UNLINK || kind == CALL_MAKE;
}

static int cut_before(void *context, const struct call *call)
{
    struct cuts *cuts = context;
    if (!changes(call->kind))
        return 0;
    seam.on = false;
    note_memory(cuts);
    cut(cuts, call, DISK_NOTHING);
    cut(cuts, call, DISK_ALL);
    for (int i = 0; i < MIXES; i++)
        cut(cuts, call, DISK_SOME);
    seam.on = true;
    return 0;
}

static void take_call(void *context, const struct call *call)
{
    disk_take(&((struct cuts *)context)->disk, call);
}

/* The screen shows it, and the next key is awaited: it is a promise now. */
static void promise(void *context)
{
    struct cuts *cuts = context;
    const struct sheet *sheet = play_open_sheet(&cuts->play);
    if (sheet == NULL)
        return;
    struct states *states = &cuts->of[unit_index(sheet->unit)];
    free(states->shown);
    states->shown = play_text(sheet);
    names_release(&states->since);
}

static void promise_all(struct cuts *cuts)
{
    for (size_t i = 0; i < PLAY_UNITS; i++) {
        char *file = play_file(&cuts->play, play_units[i]);
        free(cuts->of[i].shown);
        names_release(&cuts->of[i].since);
        cuts->of[i].shown = play_peek(file, &cuts->play.shelf, NULL);
        free(file);
    }
}

static void tell(const struct cuts *cuts)
{
    printf(
        "broken: power cuts, at each call with nothing, all or some of the rest left | %ld | 0\n",
        cuts->count);
}

static void cut_through(struct cuts *cuts, const struct play_step *script, size_t steps)
{
    disk_begin(&cuts->disk, cuts->play.folder);
    promise_all(cuts);
    cuts->play.painted = promise;
    cuts->play.context = cuts;
    seam = (struct seam){.before = cut_before, .after = take_call, .context = cuts};
    for (size_t i = 0; i < steps; i++) {
        cuts->step = &script[i];
        seam.on = true;
        assert_true(play_do(&cuts->play, cuts->step));
        seam.on = false;
        promise_all(cuts);
    }
    disk_release(&cuts->disk);
    for (size_t i = 0; i < PLAY_UNITS; i++) {
        free(cuts->of[i].shown);
        names_release(&cuts->of[i].since);
        cuts->of[i] = (struct states){0};
    }
}

static void a_power_cut_costs_at_most_the_key_in_flight(void **state)
{
    struct cuts cuts = {.randomness = {4}};
    (void)state;
    play_begin(&cuts.play);
    cut_through(&cuts, play_script, play_steps);
    play_end(&cuts.play);
    assert_true(cuts.count > 400);
    tell(&cuts);
}

/* The folder's directory for the form is new as well, and so is the journal that a sheet without
 * one gets. */
static void what_was_just_made_is_there_after_a_power_cut(void **state)
{
    static const struct play_step first[] = {{"new", "财政所"}, {"new", "林业站"}};
    static const struct play_step lone[] = {{"walk", "财政所"}, {"keys", "2 Down 1"}};
    struct cuts cuts = {.randomness = {5}};
    (void)state;
    play_begin_empty(&cuts.play);
    cut_through(&cuts, first, 2);
    char *file = play_file(&cuts.play, "财政所");
    char *journal = session_journal_file(file);
    assert_int_equal(remove(journal), 0);
    cut_through(&cuts, lone, 2);
    free(file);
    free(journal);
    play_end(&cuts.play);
    assert_true(cuts.count > 100);
    tell(&cuts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_power_cut_costs_at_most_the_key_in_flight),
        cmocka_unit_test(what_was_just_made_is_there_after_a_power_cut),
    };
    setlocale(LC_ALL, "C.UTF-8");
    play_open_terminal("en");
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    play_close_terminal();
    return failed;
}
