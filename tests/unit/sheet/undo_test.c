/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../support/one_sheet.h"
#include "../../support/place.h"
#include "base/file.h"
#include "sheet/holder.h"

/* What undo, redo, making final and reopening refuse, and what a journal may not say of them. */

/* Marks A3 and takes that back, so that there is something to bring again. */
static void undo_one(struct one_sheet *fixture, struct session *session)
{
    one_sheet_open(fixture, session);
    one_sheet_mark(session, "A3", "last=1");
    assert_true(session_undo(session, NULL, NULL));
    assert_true(session_save(session, NULL));
}

static void is_told(const struct diags *diags, const char *words)
{
    assert_int_equal(diags->count, 1);
    assert_non_null(strstr(diags->at[0].text, words));
}

static void who_only_reads_brings_nothing_again(void **state)
{
    struct one_sheet *fixture = *state;
    struct session first;
    struct session second;
    struct diags diags = {0};
    undo_one(fixture, &first);
    assert_true(session_open(&second, fixture->file, &fixture->shelf, &fixture->clock, NULL));
    assert_false(session_redo(&second, NULL, &diags));
    is_told(&diags, "no mark can be made here");
    session_release(&second);
    assert_true(session_redo(&first, NULL, NULL));
    assert_false(session_redo(&first, NULL, NULL));
    session_release(&first);
    diags_release(&diags);
}

/* Also where the program was started again between. */
static void a_new_mark_is_the_last_word_on_what_was_undone(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    undo_one(fixture, &session);
    one_sheet_mark(&session, "A3", "ok");
    assert_false(session_redo(&session, NULL, NULL));
    assert_true(session_save(&session, NULL));
    session_release(&session);
    one_sheet_open(fixture, &session);
    assert_false(session_redo(&session, NULL, NULL));
    assert_true(session_undo(&session, NULL, NULL));
    assert_int_equal(session.sheet.entries[2].answer.state, ANSWER_OPEN);
    session_release(&session);
}

static void a_final_sheet_brings_nothing_again(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct diags diags = {0};
    one_sheet_open(fixture, &session);
    one_sheet_settle(&session);
    one_sheet_mark(&session, "A3", "last=1");
    assert_true(session_undo(&session, NULL, NULL));
    assert_true(session_finalise(&session, "张三、李四", "2017-12-20", NULL));
    assert_false(session_redo(&session, NULL, &diags));
    is_told(&diags, "is final; reopen it first");
    assert_true(session_reopen(&session, "错了", NULL));
    assert_true(session_redo(&session, NULL, NULL));
    session_release(&session);
    diags_release(&diags);
}

/* A mark that was taken back before the form lost its rule. */
static void a_mark_the_form_has_lost_is_not_brought_again(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct form_shelf corrected = {0};
    struct diags diags = {0};
    undo_one(fixture, &session);
    session_release(&session);
    char *path = file_join(getenv("KAOPING_SOURCE"), "forms/xiongkou-2017.csv");
    char *form = place_read(path);
    char *renamed = text_replaced(form, "choice,last,", "choice,lowest,");
    free(place_write(fixture->place, "xiongkou-2017.csv", renamed));
    form_shelf_add(&corrected, fixture->place);
    assert_true(session_open(&session, fixture->file, &corrected, &fixture->clock, NULL));
    assert_false(session_redo(&session, NULL, &diags));
    is_told(&diags, "'last=1' names a rule that the item lacks");
    assert_int_equal(session.sheet.entries[2].answer.state, ANSWER_OPEN);
    session_release(&session);
    form_shelf_release(&corrected);
    diags_release(&diags);
    free(path);
    free(form);
    free(renamed);
}

static void a_sheet_is_made_final_with_all_of_it_or_not_at_all(void **state)
{
    static const char *const refused[][3] = {
        {"张三\n李四", "2017-12-20", "has a line break"},
        {"张三", "2017-02-30", "is no date"},
        {"张三", "", "signed with assessors and date"},
        {" \t", "2017-12-20", "has a line break"},
        {" 　", "2017-12-20", "signed with assessors and date"},
    };
    struct one_sheet *fixture = *state;
    struct session session;
    struct diags diags = {0};
    one_sheet_open(fixture, &session);
    one_sheet_settle(&session);
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        assert_false(session_finalise(&session, refused[i][0], refused[i][1], &diags));
        is_told(&diags, refused[i][2]);
        assert_int_equal(session.sheet.status, SHEET_DRAFT);
        diags_clear(&diags);
    }
    one_sheet_write(fixture->file, "other", 5);
    assert_false(session_finalise(&session, "张三", "2017-12-20", &diags));
    is_told(&diags, "another program changed the file meanwhile");
    session_release(&session);
    diags_release(&diags);
}

/* Who enters the marks that are there already says that they count. */
static void marks_entered_once_more_dismiss_the_score_stated_beside_them(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    one_sheet_open(fixture, &session);
    assert_true(session_do(&session, 1, CHANGE_SCORE, "7", NULL));
    one_sheet_mark(&session, "A2", "unmet=2");
    assert_false(session.sheet.entries[1].has_conflict);
    int64_t seq = session.journal.seq;
    one_sheet_mark(&session, "A2", "unmet=2");
    assert_int_equal(session.journal.seq, seq);
    assert_true(session_undo(&session, NULL, NULL));
    assert_true(session.sheet.entries[1].has_conflict);
    assert_int_equal(session.sheet.entries[1].stated, 7000);
    assert_true(session_redo(&session, NULL, NULL));
    assert_false(session.sheet.entries[1].has_conflict);
    session_release(&session);
}

/* The one stated beside no marks at all too. */
static void an_open_item_that_is_cleared_keeps_no_stated_score(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    one_sheet_open(fixture, &session);
    assert_true(session_do(&session, 2, CHANGE_SCORE, "7", NULL));
    one_sheet_mark(&session, "A3", "");
    assert_false(session.sheet.entries[2].has_conflict);
    session_release(&session);
}

static void a_final_sheet_is_not_reopened_without_a_reason(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct diags diags = {0};
    one_sheet_open(fixture, &session);
    one_sheet_settle(&session);
    assert_true(session_finalise(&session, "张三、李四", "2017-12-20", NULL));
    assert_false(session_reopen(&session, "", &diags));
    is_told(&diags, "is reopened for a reason");
    diags_clear(&diags);
    assert_false(session_reopen(&session, " ", &diags));
    is_told(&diags, "is reopened for a reason");
    assert_int_equal(session.sheet.status, SHEET_FINAL);
    session_release(&session);
    diags_release(&diags);
}

static void a_reason_serves_for_one_reopening(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct diags diags = {0};
    one_sheet_open(fixture, &session);
    one_sheet_settle(&session);
    for (int i = 0; i < 2; i++) {
        assert_true(session_finalise(&session, "张三、李四", "2017-12-20", NULL));
        assert_false(session_do(&session, CHANGE_WHOLE_SHEET, CHANGE_STATUS, "draft", &diags));
        is_told(&diags, "is reopened for a reason");
        diags_clear(&diags);
        assert_true(session_reopen(&session, "漏看一项", NULL));
    }
    session_release(&session);
    diags_release(&diags);
}

/* A line that fits the journal, but not what was done: the sheet is what its file has. */
static void a_journal_that_undoes_what_was_never_done_is_not_followed(void **state)
{
    static const enum record_kind kinds[] = {RECORD_UNDO, RECORD_REDO};
    struct one_sheet *fixture = *state;
    const struct form *form = form_shelf_find(&fixture->shelf, "xiongkou-2017", NULL);
    char *path = session_journal_file(fixture->file);
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        struct session session;
        struct journal journal;
        struct records records;
        struct diags diags = {0};
        struct holder holder;
        struct change done = {0, CHANGE_NOTE, "", "缺两次"};
        struct change change = {2, CHANGE_MARKS, "", "last=1"};
        file_remove(path);
        assert_true(journal_open(&journal, path, form, &records, NULL));
        if (kinds[i] == RECORD_REDO)
            journal_append(&journal, RECORD_CHANGE, &done, form, "2017-12-20T09:30:00+08:00", "");
        journal_append(&journal, kinds[i], &change, form, "2017-12-20T09:30:00+08:00", "");
        journal_close(&journal);
        assert_true(
            session_open(&session, fixture->file, &fixture->shelf, &fixture->clock, &diags));
        assert_int_equal(diags.count, 2);
        assert_non_null(strstr(diags.at[0].text, "undoes or brings back what was never done"));
        assert_non_null(strstr(diags.at[1].text, "the sheet is shown as its file has it"));
        assert_true(session.read_only && session.altered);
        assert_string_equal(session.sheet.entries[0].note, "");
        assert_false(journal_is_open(&session.journal));
        /* Nobody has it open for change, and nobody is written down. */
        assert_true(session_sync(&session, NULL));
        assert_false(holder_read(path, &holder));
        session_release(&session);
        diags_release(&diags);
    }
    free(path);
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, one_sheet_set_up, one_sheet_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(who_only_reads_brings_nothing_again),
        TEST(a_new_mark_is_the_last_word_on_what_was_undone),
        TEST(a_final_sheet_brings_nothing_again),
        TEST(a_mark_the_form_has_lost_is_not_brought_again),
        TEST(a_sheet_is_made_final_with_all_of_it_or_not_at_all),
        TEST(marks_entered_once_more_dismiss_the_score_stated_beside_them),
        TEST(an_open_item_that_is_cleared_keeps_no_stated_score),
        TEST(a_final_sheet_is_not_reopened_without_a_reason),
        TEST(a_reason_serves_for_one_reopening),
        TEST(a_journal_that_undoes_what_was_never_done_is_not_followed),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}
