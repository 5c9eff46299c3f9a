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

/* What is told of a final sheet that is no plain alteration, and of one that hides behind such. */

static int set_up(void **state)
{
    struct session session;
    one_sheet_set_up(state);
    struct one_sheet *fixture = *state;
    one_sheet_open(fixture, &session);
    one_sheet_settle(&session);
    assert_true(session_finalise(&session, "张三", "2017-12-20", NULL));
    session_release(&session);
    return 0;
}

/* The one thing that is told, at that level and with those words. */
static void is_told(struct one_sheet *fixture, enum diag_level level, const char *words)
{
    struct diags diags = {0};
    struct sheet sheet;
    bool good = session_check(&sheet, fixture->file, &fixture->shelf, &diags);
    if (!good || diags.count != 1 || strstr(diags.at[0].text, words) == NULL)
        fail_msg("%zu times told: %s", diags.count, diags.count > 0 ? diags.at[0].text : "");
    assert_int_equal(diags.at[0].level, level);
    sheet_release(&sheet);
    diags_release(&diags);
}

static void a_wording_is_warned_of(void **state)
{
    one_sheet_edit(*state, ",本职工作,,A1,", ",本职工作,x,A1,");
    is_told(*state, DIAG_WARNING, "part of item 'A1' is not what form and journal give");
}

static void a_line_break_of_another_system_is_none(void **state)
{
    struct session session;
    one_sheet_open(*state, &session);
    assert_true(session_reopen(&session, "错了", NULL));
    assert_true(session_do(&session, 1, CHANGE_NOTE, "两\n行", NULL));
    assert_true(session_finalise(&session, "张三", "2017-12-20", NULL));
    session_release(&session);
    one_sheet_edit(*state, "两\n行", "两\r\n行");
    is_told(*state, DIAG_NOTE, "and says the same");
}

/* A row is its item's, however its id is written. */
static void a_row_is_compared_whatever_stands_around_its_id(void **state)
{
    one_sheet_edit(*state, ",A1,", ", A1 ,");
    is_told(*state, DIAG_NOTE, "and says the same");
    one_sheet_edit(*state, ",5,plan=1,", ",7,plan=1,");
    is_told(*state, DIAG_ERROR, "score of item 'A1' is '7', the journal has '5'");
}

/* The journal as a program left it that knew of no digests: without the last column, and without
 * that of the file. */
static char *without_digests(const char *text)
{
    struct str old = {0};
    for (const char *line = text; *line != '\0'; line = strchr(line, '\n') + 1) {
        const char *end = strchr(line, '\n');
        const char *last = end;
        while (*last != ',')
            last--;
        const char *saved = strstr(line, ",saved,,");
        if (saved != NULL && saved < end)
            last = saved + strlen(",saved,,");
        str_add_part(&old, line, (size_t)(last - line));
        str_add_char(&old, '\n');
    }
    return str_take(&old);
}

/* Nothing that an old program wrote is held against it, and nothing of it has a check code. */
static void a_journal_without_digests_proves_less(void **state)
{
    struct one_sheet *fixture = *state;
    struct diags diags = {0};
    struct sheet sheet;
    struct str text = {0};
    char *journal = session_journal_file(fixture->file);
    char *before = place_read(journal);
    char *old = without_digests(before);
    one_sheet_write(journal, old, strlen(old));
    one_sheet_edit(fixture, "2017-12-20,", "2017/12/20,");
    bool good = session_check(&sheet, fixture->file, &fixture->shelf, &diags);
    if (!good || diags.count > 0)
        fail_msg("told: %s", diags.count > 0 ? diags.at[0].text : "");
    assert_int_equal(sheet.status, SHEET_FINAL);
    assert_string_equal(sheet.code, "");
    sheet_release(&sheet);
    int lines = 0;
    for (const char *at = old; *at != '\0'; at++)
        lines += *at == '\n';
    str_addf(&text, "%s%d,2017-12-20T09:30:00+08:00,,A1,note,,x\n", old, lines);
    one_sheet_write(journal, str_text(&text), text.size);
    is_told(fixture, DIAG_ERROR, "note of item 'A1' is '', the journal has 'x'");
    str_release(&text);
    free(journal);
    free(before);
    free(old);
}

/* The same journal without its lines on saves, the others counted anew. */
static char *without_saves(const char *text)
{
    struct str old = {0};
    int seq = 0;
    for (const char *line = text; *line != '\0'; line = strchr(line, '\n') + 1) {
        const char *end = strchr(line, '\n');
        const char *saved = strstr(line, ",saved,,");
        if (saved != NULL && saved < end)
            continue;
        if (line != text) {
            str_addf(&old, "%d", ++seq);
            line = strchr(line, ',');
        }
        str_add_part(&old, line, (size_t)(end + 1 - line));
    }
    return str_take(&old);
}

/* Where no save was recorded, nobody can say that the file is not the one that was saved. */
static void a_journal_without_saves_proves_less(void **state)
{
    struct one_sheet *fixture = *state;
    struct diags diags = {0};
    struct sheet sheet;
    char *journal = session_journal_file(fixture->file);
    char *before = place_read(journal);
    char *old = without_digests(before);
    char *bare = without_saves(old);
    one_sheet_write(journal, bare, strlen(bare));
    bool good = session_check(&sheet, fixture->file, &fixture->shelf, &diags);
    if (!good || diags.count > 0)
        fail_msg("told: %s", diags.count > 0 ? diags.at[0].text : "");
    assert_int_equal(sheet.status, SHEET_FINAL);
    sheet_release(&sheet);
    one_sheet_edit(fixture, ",5,plan=1,", ",7,plan=1,");
    is_told(fixture, DIAG_ERROR, "score of item 'A1' is '7', the journal has '5'");
    free(journal);
    free(before);
    free(old);
    free(bare);
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, one_sheet_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_wording_is_warned_of),
        TEST(a_line_break_of_another_system_is_none),
        TEST(a_row_is_compared_whatever_stands_around_its_id),
        TEST(a_journal_without_digests_proves_less),
        TEST(a_journal_without_saves_proves_less),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}
