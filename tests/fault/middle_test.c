/* SPDX-License-Identifier: MIT */
/* What comes between two calls of an opening, a save or a making. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/one_sheet.h"
#include "../support/place.h"
#include "../support/seam.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "sheet/followup_file.h"
#include "sheet/session_theirs.h"

/* What to do about a call on a file whose path ends in ENDING. */
struct meddler {
    struct one_sheet *fixture;
    enum call_kind kind;
    const char *ending;
    int error;       /* what the call fails with; 0: it is made */
    int times;       /* how many of them are met */
    const char *put; /* what is written in place of the sheet's file before; NULL: nothing */
    bool takes;      /* takes that file away before */
    int met;
};

static int before(void *context, const struct call *call)
{
    struct meddler *meddler = context;
    if (call->kind != meddler->kind || !text_ends_in(call->path, meddler->ending) ||
        meddler->met >= meddler->times)
        return 0;
    meddler->met++;
    seam.on = false;
    if (meddler->put != NULL) {
        char *other = file_join(meddler->fixture->place, "other");
        one_sheet_write(other, meddler->put, strlen(meddler->put));
        assert_int_equal(rename(other, meddler->fixture->file), 0);
        free(other);
    }
    if (meddler->takes)
        file_remove(meddler->fixture->file);
    seam.on = true;
    return meddler->error;
}

static void meddle(struct meddler *meddler)
{
    seam = (struct seam){.on = true, .before = before, .context = meddler};
}

static char *edited(const struct one_sheet *fixture)
{
    char *text = place_read(fixture->file);
    char *other = text_replaced(text, ",9,unmet=2,", ",6,unmet=3,");
    free(text);
    return other;
}

/* Who only looks begins anew, and where that never ends takes what was read last. */
static void a_file_replaced_while_it_is_looked_at_is_read_again(void **state)
{
    static const int times[] = {1, 1000};
    struct one_sheet *fixture = *state;
    char *other = edited(fixture);
    for (size_t i = 0; i < sizeof times / sizeof times[0]; i++) {
        struct sheet sheet;
        struct diags diags = {0};
        struct meddler meddler = {fixture, CALL_OPEN, ".journal", 0, times[i], other, false, 0};
        meddle(&meddler);
        bool good = session_peek(&sheet, fixture->file, &fixture->shelf, &diags);
        seam.on = false;
        assert_true(good);
        assert_int_equal(diags.count, 0);
        assert_int_equal(meddler.met, i == 0 ? 1 : 9);
        assert_int_equal(sheet_score(&sheet, 1, NULL), 6000);
        sheet_release(&sheet);
    }
    free(other);
}

/* Who opens for change has the lock by then, and reads what stands there. */
static void a_file_replaced_while_it_is_opened_is_judged_anew(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct diags diags = {0};
    char *before_all = place_read(fixture->file);
    one_sheet_make_other(fixture);
    char *other = place_read(fixture->file);
    one_sheet_write(fixture->file, before_all, strlen(before_all));
    struct meddler meddler = {fixture, CALL_LOCK, ".journal", 0, 1, "other", false, 0};
    meddle(&meddler);
    assert_false(session_open(&session, fixture->file, &fixture->shelf, &fixture->clock, &diags));
    seam.on = false;
    assert_non_null(strstr(diags.at[0].text, "is no sheet"));
    diags_clear(&diags);
    one_sheet_write(fixture->file, before_all, strlen(before_all));
    meddler = (struct meddler){fixture, CALL_LOCK, ".journal", 0, 1, other, false, 0};
    meddle(&meddler);
    assert_false(session_open(&session, fixture->file, &fixture->shelf, &fixture->clock, &diags));
    seam.on = false;
    assert_non_null(strstr(diags.at[0].text, "changed the form of the sheet while"));
    diags_release(&diags);
    free(before_all);
    free(other);
}

static void a_file_taken_away_while_it_is_opened_is_made_again(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct diags diags = {0};
    char *text = place_read(fixture->file);
    struct meddler meddler = {fixture, CALL_LOCK, ".journal", 0, 1, NULL, true, 0};
    meddle(&meddler);
    bool good = session_open(&session, fixture->file, &fixture->shelf, &fixture->clock, &diags);
    seam.on = false;
    assert_true(good);
    assert_non_null(strstr(diags.at[0].text, "is made again from its journal"));
    assert_true(session_save(&session, NULL));
    assert_file_equal(fixture->file, text);
    session_release(&session);
    diags_release(&diags);
    free(text);
}

static void a_torn_line_that_cannot_be_cut_off_stays(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct diags diags = {0};
    struct str torn = {0};
    struct meddler meddler = {fixture, CALL_CUT, ".journal", EIO, 1, NULL, false, 0};
    char *journal = session_journal_file(fixture->file);
    char *text = place_read(journal);
    str_addf(&torn, "%s9,2017-", text);
    one_sheet_write(journal, str_text(&torn), torn.size);
    meddle(&meddler);
    assert_false(session_open(&session, fixture->file, &fixture->shelf, &fixture->clock, &diags));
    seam.on = false;
    assert_int_equal(diags.at[0].level, DIAG_FAILURE);
    assert_non_null(strstr(diags.at[0].text, "could not cut off the torn last line"));
    assert_file_equal(journal, str_text(&torn));
    diags_release(&diags);
    str_release(&torn);
    free(journal);
    free(text);
}

/* The copy beside is kept even where the sheet cannot be saved then. */
static void what_was_kept_is_there_where_the_save_fails(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct str kept = {0};
    struct diags diags = {0};
    struct meddler meddler = {fixture, CALL_WRITE, ".tmp", ENOSPC, 1, NULL, false, 0};
    char *other = edited(fixture);
    one_sheet_open(fixture, &session);
    one_sheet_write(fixture->file, other, strlen(other));
    meddle(&meddler);
    assert_false(session_keep_theirs(&session, &kept, &diags));
    seam.on = false;
    assert_int_equal(diags.at[0].level, DIAG_FAILURE);
    char *directory = file_directory(fixture->file);
    char *beside = file_join(directory, str_text(&kept));
    assert_file_equal(beside, other);
    assert_true(session_save(&session, NULL));
    assert_true(file_exists(fixture->file));
    session_release(&session);
    diags_release(&diags);
    str_release(&kept);
    free(directory);
    free(beside);
    free(other);
}

/* What was taken over is in the journal, and saving is tried again. */
static void what_was_taken_over_stays_where_the_save_fails(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct str kept = {0};
    struct meddler meddler = {fixture, CALL_WRITE, ".tmp", ENOSPC, 1, NULL, false, 0};
    char *other = edited(fixture);
    one_sheet_open(fixture, &session);
    one_sheet_write(fixture->file, other, strlen(other));
    meddle(&meddler);
    bool taken = session_take_theirs(&session, &fixture->shelf, NULL, &kept, NULL);
    seam.on = false;
    assert_false(taken);
    assert_int_equal(sheet_score(&session.sheet, 1, NULL), 6000);
    assert_true(session_save(&session, NULL));
    session_release(&session);
    one_sheet_open(fixture, &session);
    assert_int_equal(sheet_score(&session.sheet, 1, NULL), 6000);
    session_release(&session);
    free(other);
}

/* An opening saves what it took over at once; where the disk does not, it opens all the same. */
static void an_edit_that_was_taken_over_and_cannot_be_saved_is_open_to_be_marked(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct diags diags = {0};
    struct meddler meddler = {fixture, CALL_WRITE, ".tmp", ENOSPC, 1, NULL, false, 0};
    one_sheet_edit(fixture, ",9,unmet=2,", ",6,unmet=3,");
    meddle(&meddler);
    bool good = session_open(&session, fixture->file, &fixture->shelf, &fixture->clock, &diags);
    seam.on = false;
    assert_true(good);
    assert_int_equal(diags.count, 2);
    assert_non_null(strstr(diags.at[0].text, "made to the file: 1"));
    assert_int_equal(diags.at[1].level, DIAG_FAILURE);
    assert_true(session.unsaved);
    one_sheet_mark(&session, "A2", "unmet=4");
    assert_true(session_save(&session, NULL));
    session_release(&session);
    one_sheet_open(fixture, &session);
    assert_int_equal(sheet_score(&session.sheet, 1, NULL), 3000);
    session_release(&session);
    diags_release(&diags);
}

/* Nobody says that the journal has what it has not. */
static void a_file_changed_while_the_journal_takes_nothing_is_told_so(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct diags diags = {0};
    struct meddler meddler = {fixture, CALL_WRITE, ".journal", ENOSPC, 1000, NULL, false, 0};
    char *other = edited(fixture);
    one_sheet_open(fixture, &session);
    meddle(&meddler);
    one_sheet_mark(&session, "A3", "ok");
    one_sheet_write(fixture->file, other, strlen(other));
    bool saved = session_save(&session, &diags);
    seam.on = false;
    assert_false(saved);
    assert_int_equal(diags.count, 1);
    assert_non_null(strstr(diags.at[0].text, "the journal does not take the last marks"));
    diags_clear(&diags);
    assert_false(session_save(&session, &diags));
    assert_non_null(strstr(diags.at[diags.count - 1].text, "every mark is in the journal"));
    session_release(&session);
    diags_release(&diags);
    free(other);
}

/* A file or a journal that comes into the directory while the sheet is made is not taken away. */
static void what_comes_while_a_sheet_is_made_stays(void **state)
{
    static const char *const names[] = {"派出所.csv", "派出所.journal"};
    struct one_sheet *fixture = *state;
    char *before_all = fixture->file;
    char *directory = file_directory(before_all);
    const struct form *form = form_shelf_find(&fixture->shelf, "xiongkou-2017", NULL);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct session session;
        struct meddler meddler = {fixture, CALL_OPEN, "派出所.journal", 0, 1, "theirs", false, 0};
        char *other = file_join(directory, names[1 - i]);
        fixture->file = file_join(directory, names[i]);
        meddle(&meddler);
        bool made =
            session_create(&session, fixture->place, form, "派出所", "", "", &fixture->clock, NULL);
        seam.on = false;
        assert_false(made);
        assert_int_equal(meddler.met, 1);
        assert_file_equal(fixture->file, "theirs");
        assert_false(file_exists(other));
        file_remove(fixture->file);
        free(fixture->file);
        free(other);
    }
    fixture->file = before_all;
    free(directory);
}

/* Another program that makes a sheet in the directory, and does not come to an end. */
static void who_makes_a_sheet_waits_for_another_and_then_says_so(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct diags diags = {0};
    struct meddler meddler = {fixture, CALL_LOCK, ".making.lock", EWOULDBLOCK,
                              1000,    NULL,      false,          0};
    const struct form *form = form_shelf_find(&fixture->shelf, "xiongkou-2017", NULL);
    meddle(&meddler);
    bool made =
        session_create(&session, fixture->place, form, "派出所", "", "", &fixture->clock, &diags);
    seam.on = false;
    assert_false(made);
    assert_int_equal(meddler.met, 61);
    assert_int_equal(diags.count, 1);
    assert_int_equal(diags.at[0].level, DIAG_FAILURE);
    assert_non_null(strstr(diags.at[0].text, "another program is just making a sheet here"));
    diags_release(&diags);
}

/* Another program that writes the follow-up file, and does not come to an end. */
static void a_step_waits_for_another_program_and_stays_pending(void **state)
{
    struct one_sheet *fixture = *state;
    struct folder folder = {.path = fixture->place};
    struct followup followup;
    struct followup_edit edit;
    struct diags diags = {0};
    struct meddler meddler = {fixture, CALL_LOCK, ".lock", EWOULDBLOCK, 1000, NULL, false, 0};
    const struct form *form = form_shelf_find(&fixture->shelf, "xiongkou-2017", NULL);
    free(place_write(fixture->place, "roster.csv", "单位\n派出所\n"));
    assert_true(followup_open(&followup, &folder, form, NULL));
    followup_edit_init(&edit, "派出所");
    followup_edit_set(&edit, FOLLOWUP_NOTE, "已阅");
    meddle(&meddler);
    bool made = followup_do(&followup, &edit, "2018-01-10", &diags);
    bool saved = followup_save(&followup, "2018-01-10", &diags);
    seam.on = false;
    assert_true(made);
    assert_false(saved);
    assert_int_equal(diags.count, 2);
    assert_non_null(strstr(diags.at[1].text, "another program is writing the file"));
    assert_false(file_exists(followup.file));
    assert_true(followup_save(&followup, "2018-01-10", NULL));
    assert_true(file_exists(followup.file));
    followup_edit_release(&edit);
    followup_release(&followup);
    diags_release(&diags);
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, one_sheet_set_up, one_sheet_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_file_replaced_while_it_is_looked_at_is_read_again),
        TEST(a_file_replaced_while_it_is_opened_is_judged_anew),
        TEST(a_file_taken_away_while_it_is_opened_is_made_again),
        TEST(a_torn_line_that_cannot_be_cut_off_stays),
        TEST(what_was_kept_is_there_where_the_save_fails),
        TEST(what_was_taken_over_stays_where_the_save_fails),
        TEST(an_edit_that_was_taken_over_and_cannot_be_saved_is_open_to_be_marked),
        TEST(a_file_changed_while_the_journal_takes_nothing_is_told_so),
        TEST(what_comes_while_a_sheet_is_made_stays),
        TEST(who_makes_a_sheet_waits_for_another_and_then_says_so),
        TEST(a_step_waits_for_another_program_and_stays_pending),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}
