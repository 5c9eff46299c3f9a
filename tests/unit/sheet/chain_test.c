/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../support/one_sheet.h"
#include "../../support/place.h"
#include "base/mem.h"

/* A sheet's journal as text, and as lines that can be put together otherwise. */
struct lines {
    char *file;
    char *text;
    struct str begins[32];
    size_t count;
};

static void lines_read(struct lines *lines, const struct one_sheet *fixture)
{
    *lines = (struct lines){.file = session_journal_file(fixture->file)};
    lines->text = place_read(lines->file);
    for (const char *at = lines->text; *at != '\0'; at = strchr(at, '\n') + 1)
        str_add_part(&lines->begins[lines->count++], at, strcspn(at, "\n") + 1);
}

/* The lines FIRST to LAST - 1 go to OUT. */
static void lines_add(const struct lines *lines, size_t first, size_t last, struct str *out)
{
    for (size_t i = first; i < last; i++)
        str_add(out, str_text(&lines->begins[i]));
}

static void lines_release(struct lines *lines)
{
    for (size_t i = 0; i < lines->count; i++)
        str_release(&lines->begins[i]);
    free(lines->file);
    free(lines->text);
}

/* The journal that is TEXT must be refused with WORDS at ROW, and the sheet be shown all the same.
 * TEXT is emptied. */
static void is_refused(struct one_sheet *fixture, struct str *text, int row, const char *words)
{
    struct diags diags = {0};
    char *journal = session_journal_file(fixture->file);
    one_sheet_write(journal, str_text(text), text->size);
    one_sheet_is_shown_without_journal(fixture, &diags);
    assert_int_equal(diags.at[0].level, DIAG_ERROR);
    if (diags.at[0].row != row || strstr(diags.at[0].text, words) == NULL)
        fail_msg("row %d: %s", diags.at[0].row, diags.at[0].text);
    assert_file_equal(journal, str_text(text));
    free(journal);
    str_clear(text);
    diags_release(&diags);
}

/* header, unit, assessors, date, saved, A1, note, A2, saved */
static void every_line_has_the_digest_of_the_one_before(void **state)
{
    struct lines lines;
    lines_read(&lines, *state);
    assert_int_equal(lines.count, 9);
    for (size_t i = 1; i < lines.count; i++) {
        char before[DIGEST_TEXT];
        const char *column = strrchr(str_text(&lines.begins[i]), ',') + 1;
        digest_of(str_text(&lines.begins[i - 1]), lines.begins[i - 1].size - 1, before);
        assert_memory_equal(column, before, sizeof before - 1);
        assert_string_equal(column + sizeof before - 1, "\n");
    }
    lines_release(&lines);
}

static void the_saved_line_has_the_digest_of_the_file(void **state)
{
    struct one_sheet *fixture = *state;
    struct lines lines;
    char digest[DIGEST_TEXT];
    lines_read(&lines, fixture);
    char *sheet = place_read(fixture->file);
    digest_of(sheet, strlen(sheet), digest);
    assert_non_null(strstr(str_text(&lines.begins[8]), digest));
    free(sheet);
    lines_release(&lines);
}

static void a_line_taken_out_put_in_or_moved_is_seen(void **state)
{
    struct one_sheet *fixture = *state;
    struct lines lines;
    struct str text = {0};
    lines_read(&lines, fixture);
    lines_add(&lines, 0, 3, &text);
    lines_add(&lines, 4, 9, &text);
    is_refused(fixture, &text, 4, "line '4' stands where line 3 is expected");
    lines_add(&lines, 0, 4, &text);
    lines_add(&lines, 3, 9, &text);
    is_refused(fixture, &text, 5, "line '3' stands where line 4 is expected");
    lines_add(&lines, 0, 5, &text);
    lines_add(&lines, 6, 7, &text);
    lines_add(&lines, 5, 6, &text);
    lines_add(&lines, 7, 9, &text);
    is_refused(fixture, &text, 6, "line '6' stands where line 5 is expected");
    lines_add(&lines, 0, 5, &text);
    str_add(&text, "\n");
    lines_add(&lines, 5, 9, &text);
    is_refused(fixture, &text, 7, "an empty line");
    lines_add(&lines, 0, 9, &text);
    str_add(&text, ",,\n");
    is_refused(fixture, &text, 9, "empty lines stand behind");
    lines_release(&lines);
    str_release(&text);
}

/* Numbered anew, they are given away by their digests. */
static void a_line_altered_is_named(void **state)
{
    struct one_sheet *fixture = *state;
    struct lines lines;
    struct str text = {0};
    lines_read(&lines, fixture);
    char *other = text_replaced(lines.text, ",plan=1,", ",plan=0,");
    str_add(&text, other);
    is_refused(fixture, &text, 6, "line 5 is not the one that line 6 was written after");
    free(other);
    lines_add(&lines, 0, 6, &text);
    text.data[text.size - 2] = (char)(text.data[text.size - 2] == '0' ? '1' : '0');
    lines_add(&lines, 6, 9, &text);
    is_refused(fixture, &text, 6, "line 5 fits neither the line before it nor the one behind it");
    lines_add(&lines, 0, 1, &text);
    str_add(&text, "1,2017-12-20T09:30:00+08:00,,,date,,2017-12-21,00\n");
    is_refused(fixture, &text, 2, "what stands above line 1 is not what it was written after");
    lines_release(&lines);
    str_release(&text);
}

/* The journal as a program that knew of no digests left it. */
static void make_old(struct lines *lines, struct str *old)
{
    str_add(old, RECORD_HEADER_SEVEN);
    for (size_t i = 1; i < lines->count; i++) {
        const char *line = str_text(&lines->begins[i]);
        const char *saved = strstr(line, ",saved,,");
        size_t size = saved != NULL ? (size_t)(saved - line) + strlen(",saved,,")
                                    : (size_t)(strrchr(line, ',') - line);
        str_add_part(old, line, size);
        str_add(old, "\n");
    }
}

static void a_journal_of_seven_columns_goes_on_with_eight(void **state)
{
    struct one_sheet *fixture = *state;
    struct lines lines;
    struct str old = {0};
    struct session session;
    char before[DIGEST_TEXT];
    lines_read(&lines, fixture);
    make_old(&lines, &old);
    one_sheet_write(lines.file, str_text(&old), old.size);
    one_sheet_open(fixture, &session);
    one_sheet_mark(&session, "A3", "ok");
    assert_true(session_save(&session, NULL));
    session_release(&session);
    char *text = place_read(lines.file);
    assert_memory_equal(text, str_text(&old), old.size);
    const char *added = text + old.size;
    digest_of(str_text(&old), old.size - 1, before);
    assert_memory_equal(strchr(added, '\n') - (sizeof before - 1), before, sizeof before - 1);
    one_sheet_open(fixture, &session);
    assert_false(session.read_only);
    assert_int_equal(session.journal.seq, 10);
    session_release(&session);
    char *altered = text_replaced(text, "unmet=2", "unmet=1");
    str_clear(&old);
    str_add(&old, altered);
    is_refused(fixture, &old, 10, "what stands above line 9 is not what it was written after");
    free(altered);
    lines_release(&lines);
    free(text);
    str_release(&old);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_line_has_the_digest_of_the_one_before,
                                        one_sheet_set_up, one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(the_saved_line_has_the_digest_of_the_file, one_sheet_set_up,
                                        one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(a_line_taken_out_put_in_or_moved_is_seen, one_sheet_set_up,
                                        one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(a_line_altered_is_named, one_sheet_set_up,
                                        one_sheet_tear_down),
        cmocka_unit_test_setup_teardown(a_journal_of_seven_columns_goes_on_with_eight,
                                        one_sheet_set_up, one_sheet_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
