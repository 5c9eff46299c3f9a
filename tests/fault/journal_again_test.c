/* SPDX-License-Identifier: MIT */
/*
 * A journal that was taken away while it was open is written again: what stands in its place at
 * each call on the way, where that call is the program's last, where it fails, and where another
 * program puts a file of its own there just before.
 */
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

#define OTHER "another program's"

/* What is done at the call that is number AT. */
enum trouble { TROUBLE_NONE, TROUBLE_FAILURE, TROUBLE_OTHER };

struct again {
    struct one_sheet *fixture;
    struct session session;
    char *journal;
    char *whole; /* what it has to have */
    enum trouble trouble;
    long at;
    long calls;
    bool missed; /* the call was one that nothing can be done at */
};

/* What stands there when the program is ended now: the journal, or nothing that says anything. */
static void look(const struct again *again)
{
    char *there = file_exists(again->journal) ? place_read(again->journal) : NULL;
    if (there != NULL && there[0] != '\0' && strcmp(there, again->whole) != 0)
        fail_msg("call %ld: a part of the journal stands in its place", again->calls);
    free(there);
}

static void put_other(const struct again *again)
{
    char *other = file_join(again->fixture->place, "other");
    one_sheet_write(other, OTHER, strlen(OTHER));
    assert_int_equal(rename(other, again->journal), 0);
    free(other);
}

/* Nothing comes between a last look at a file and what is done to it then; and what cannot be
 * removed stays. */
static bool is_last(const struct call *call)
{
    return call->kind == CALL_RENAME || call->kind == CALL_UNLINK;
}

static int before(void *context, const struct call *call)
{
    struct again *again = context;
    bool strikes = ++again->calls == again->at;
    seam.on = false;
    if (again->trouble != TROUBLE_OTHER)
        look(again);
    again->missed |= strikes && is_last(call);
    if (strikes && again->trouble == TROUBLE_OTHER && !is_last(call))
        put_other(again);
    seam.on = true;
    if (strikes && again->trouble == TROUBLE_FAILURE && call->kind != CALL_UNLINK)
        return EIO;
    return call->kind == CALL_WRITE && call->size > 1 ? SEAM_SHORT : 0;
}

/* A journal that takes more than one read. */
static struct again begin(void **state)
{
    struct again again = {.fixture = *state};
    char note[4000] = "";
    again.journal = session_journal_file(again.fixture->file);
    one_sheet_open(again.fixture, &again.session);
    for (int i = 0; i < 20; i++) {
        memset(note, 'a' + i, sizeof note - 1);
        assert_true(session_do(&again.session, 2, CHANGE_NOTE, note, NULL));
    }
    assert_true(session_sync(&again.session, NULL));
    again.whole = place_read(again.journal);
    return again;
}

/* Takes it away and has it written again, with TROUBLE at call number AT; answers what
 * session_sync() does.  At 0 none. */
static bool write_again(struct again *again, enum trouble trouble, long at, struct diags *diags)
{
    again->trouble = trouble;
    again->at = at;
    again->calls = 0;
    again->missed = false;
    assert_int_equal(remove(again->journal), 0);
    seam = (struct seam){.on = true, .before = before, .context = again};
    bool good = session_sync(&again->session, diags);
    seam.on = false;
    return good;
}

static void end(struct again *again)
{
    session_release(&again->session);
    free(again->journal);
    free(again->whole);
}

static void a_kill_leaves_no_part_of_it(void **state)
{
    struct again again = begin(state);
    assert_true(write_again(&again, TROUBLE_NONE, 0, NULL));
    assert_true(again.calls > 10);
    assert_file_equal(again.journal, again.whole);
    end(&again);
}

static void a_call_that_fails_leaves_nothing_and_is_tried_again(void **state)
{
    struct again again = begin(state);
    char *directory = file_directory(again.journal);
    for (long at = 1; at == 1 || again.calls >= again.at; at++) {
        struct names names;
        write_again(&again, TROUBLE_FAILURE, at, NULL);
        look(&again);
        assert_true(file_list(directory, ".tmp", &names, NULL));
        assert_int_equal(names.count, 0);
        names_release(&names);
        assert_true(session_sync(&again.session, NULL));
        assert_file_equal(again.journal, again.whole);
    }
    free(directory);
    end(&again);
}

static void what_another_program_puts_there_stays(void **state)
{
    struct again again = begin(state);
    for (long at = 1; at == 1 || again.calls >= again.at; at++) {
        struct diags diags = {0};
        bool good = write_again(&again, TROUBLE_OTHER, at, &diags);
        if (again.calls >= at && !again.missed)
            assert_file_equal(again.journal, OTHER);
        if (!good)
            assert_non_null(strstr(diags.at[0].text, "another one stands in its place"));
        diags_release(&diags);
    }
    assert_file_equal(again.journal, again.whole);
    end(&again);
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, one_sheet_set_up, one_sheet_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_kill_leaves_no_part_of_it),
        TEST(a_call_that_fails_leaves_nothing_and_is_tried_again),
        TEST(what_another_program_puts_there_stays),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}
