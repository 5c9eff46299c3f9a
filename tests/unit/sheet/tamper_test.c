/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../support/form_text.h"
#include "../../support/one_sheet.h"
#include "../../support/place.h"
#include "base/mem.h"

/* A final sheet of the small form, and what its files held when it was made final. */
struct fixture {
    char *place;
    struct form_shelf shelf;
    struct clock clock;
    char *file;
    char *journal;
    char *sheet_text;
    char *journal_text;
    char code[CHECK_CODE_TEXT];
};

static void finalise(struct session *session)
{
    one_sheet_mark(session, "A1", "b=2");
    one_sheet_mark(session, "A2", "d=1");
    one_sheet_mark(session, "A3", "score=1.5");
    one_sheet_mark(session, "B1", "f=1 g=120");
    one_sheet_mark(session, "C1", "ok");
    assert_true(session_do(session, SMALL_A2, CHANGE_NOTE, "迟,\"了\"", NULL));
    assert_true(session_finalise(session, "张三、李四", "2017-12-20", NULL));
}

static int set_up(void **state)
{
    struct fixture *fixture = mem_new(1, sizeof *fixture);
    struct session session;
    fixture->place = place_make();
    fixture->clock.fixed = 1513733400;
    free(form_text_write(fixture->place));
    form_shelf_add(&fixture->shelf, fixture->place);
    const struct form *form = form_shelf_find(&fixture->shelf, "small", NULL);
    assert_true(session_create(&session, fixture->place, form, "甲", "张三、李四", "",
                               &fixture->clock, NULL));
    finalise(&session);
    memcpy(fixture->code, session.sheet.code, sizeof fixture->code);
    fixture->file = mem_copy(session.file);
    fixture->journal = session_journal_file(session.file);
    session_release(&session);
    fixture->sheet_text = place_read(fixture->file);
    fixture->journal_text = place_read(fixture->journal);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    form_shelf_release(&fixture->shelf);
    place_remove(fixture->place);
    free(fixture->file);
    free(fixture->journal);
    free(fixture->sheet_text);
    free(fixture->journal_text);
    free(fixture);
    return 0;
}

/* What session_check() says; CODE (may be NULL) is the check code then. */
static struct diags check(struct fixture *fixture, char code[CHECK_CODE_TEXT])
{
    struct diags diags = {0};
    struct sheet sheet;
    bool good = session_check(&sheet, fixture->file, &fixture->shelf, &diags);
    if (code != NULL)
        memcpy(code, good ? sheet.code : "", good ? sizeof sheet.code : 1);
    sheet_release(&sheet);
    return diags;
}

static void finds(struct fixture *fixture, const char *file, int row, const char *words)
{
    struct diags diags = check(fixture, NULL);
    bool found = false;
    for (size_t i = 0; i < diags.count; i++)
        found |= strcmp(diags.at[i].file, file) == 0 && diags.at[i].row == row &&
                 strstr(diags.at[i].text, words) != NULL;
    if (!found)
        fail_msg("no '%s', but '%s' at row %d", words, diags.count > 0 ? diags.at[0].text : "",
                 diags.count > 0 ? diags.at[0].row : 0);
    assert_true(diags_have(&diags, DIAG_ERROR));
    diags_release(&diags);
}

static void write_text(const char *file, const char *text)
{
    one_sheet_write(file, text, strlen(text));
}

static void a_sheet_left_alone_is_found_well(void **state)
{
    struct fixture *fixture = *state;
    char code[CHECK_CODE_TEXT];
    struct diags diags = check(fixture, code);
    assert_int_equal(diags.count, 0);
    assert_string_equal(code, fixture->code);
    assert_int_equal(strlen(code), CHECK_CODE_TEXT - 1);
}

/* Rows: A1 to C1 on 2 to 6. */
static void what_was_altered_in_the_sheet_is_named(void **state)
{
    static const struct {
        const char *from, *to;
        int row;
        const char *words;
    } alterations[] = {
        {",b=2,", ",b=1,", 2, "marks of item 'A1' is 'b=1', the journal has 'b=2'"},
        {",4,b=2,", ",5,b=2,", 2, "score of item 'A1' is '5', the journal has '4'"},
        {"迟,", "早,", 3, "note of item 'A2'"},
        {"甲,2017", "乙,2017", 2, "unit is '乙', the journal has '甲'"},
        {"张三、", "张四、", 2, "assessors is"},
        {"2017-12-20,", "2017-12-21,", 2, "date is"},
        {"定稿", "草稿", 2, "status is"},
        {",5,4,", ",6,4,", 2, "points of item 'A1'"},
        {"得分", "得了", 1, "column 'score' is missing"},
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof alterations / sizeof *alterations; i++) {
        char *text = text_replaced(fixture->sheet_text, alterations[i].from, alterations[i].to);
        assert_string_not_equal(text, fixture->sheet_text);
        write_text(fixture->file, text);
        finds(fixture, fixture->file, alterations[i].row, alterations[i].words);
        free(text);
    }
}

static void what_is_missing_is_named(void **state)
{
    struct fixture *fixture = *state;
    char *cut = mem_copy(fixture->journal_text);
    char *end = strstr(cut, ",status,");
    while (end[-1] != '\n')
        end--;
    *end = '\0';
    write_text(fixture->journal, cut);
    finds(fixture, fixture->file, 0, "the journal was cut short");
    free(cut);
    assert_int_equal(remove(fixture->journal), 0);
    finds(fixture, fixture->file, 0, "its journal '甲.journal' is missing");
    write_text(fixture->journal, fixture->journal_text);
    assert_int_equal(remove(fixture->file), 0);
    finds(fixture, fixture->file, 0, "its file is missing");
    char *row = strchr(fixture->sheet_text, '\n') + 1;
    memmove(row, strchr(row, '\n') + 1, strlen(strchr(row, '\n') + 1) + 1);
    write_text(fixture->file, fixture->sheet_text);
    finds(fixture, fixture->file, 0, "item 'A1' has no row");
}

/* A line that fits, put behind the end of what was signed. */
static void a_change_of_a_final_sheet_is_no_programs(void **state)
{
    struct fixture *fixture = *state;
    struct journal journal;
    struct records records;
    struct change change = {SMALL_A1, CHANGE_MARKS, "b=2", "b=1"};
    const struct form *form = form_shelf_find(&fixture->shelf, "small", NULL);
    assert_true(journal_open(&journal, fixture->journal, form, &records, NULL));
    int row = (int)records.count + 2;
    journal_append(&journal, RECORD_CHANGE, &change, form, "2017-12-20T09:30:00+08:00", "");
    assert_true(journal_sync(&journal, NULL));
    journal_close(&journal);
    records_release(&records);
    finds(fixture, fixture->journal, row, "changes a sheet that is final");
}

/* Whoever writes the whole journal anew, with digests that fit, is given away by the code alone. */
static void a_journal_written_anew_has_another_code(void **state)
{
    struct fixture *fixture = *state;
    struct session session;
    struct str path = {0};
    char code[CHECK_CODE_TEXT];
    const struct form *form = form_shelf_find(&fixture->shelf, "small", NULL);
    str_addf(&path, "%s/anew", fixture->place);
    assert_true(session_create(&session, str_text(&path), form, "甲", "张三、李四", "",
                               &fixture->clock, NULL));
    one_sheet_mark(&session, "A1", "ok");
    finalise(&session);
    char *journal = place_read(session.journal.file);
    char *sheet = place_read(session.file);
    session_release(&session);
    write_text(fixture->journal, journal);
    write_text(fixture->file, sheet);
    struct diags diags = check(fixture, code);
    assert_int_equal(diags.count, 0);
    assert_string_not_equal(code, fixture->code);
    free(journal);
    free(sheet);
    str_release(&path);
}

/* As a spreadsheet writes numbers, days and moments anew. */
static void what_only_looks_otherwise_is_a_note(void **state)
{
    static const char *const ways[][2] = {
        {"2017-12-20,", "2017/12/20,"},
        {"2017-12-20,", "43089,"},
        {"2017-12-20,", "20/12/2017,"},
        {",4,b=2,", ",4.0,b=2,"},
        {",4,b=2,", ",4E+00,b=2,"},
        {",5,4,", ",5.00,4,"},
        {"2017-12-20T09:30:00+08:00", "2017/12/20 9:30"},
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        char *text = text_replaced(fixture->sheet_text, ways[i][0], ways[i][1]);
        assert_string_not_equal(text, fixture->sheet_text);
        write_text(fixture->file, text);
        struct diags diags = check(fixture, NULL);
        if (diags.count != 1 || diags.at[0].level != DIAG_NOTE)
            fail_msg("'%s': %s", ways[i][1], diags.count > 0 ? diags.at[0].text : "nothing");
        diags_release(&diags);
        free(text);
    }
}

static void hand_edits_of_a_draft_are_none(void **state)
{
    struct fixture *fixture = *state;
    struct session session;
    assert_true(session_open(&session, fixture->file, &fixture->shelf, &fixture->clock, NULL));
    assert_true(session_reopen(&session, "错了", NULL));
    assert_string_equal(session.sheet.code, "");
    session_release(&session);
    char *text = place_read(fixture->file);
    char *edited = text_replaced(text, ",4,b=2,", ",4.5,b=1,");
    assert_string_not_equal(text, edited);
    write_text(fixture->file, edited);
    struct diags diags = check(fixture, NULL);
    assert_int_equal(diags.count, 0);
    free(text);
    free(edited);
}

/* The rows that a byte of a file stands on. */
static int row_of(const char *text, size_t at)
{
    int row = 1;
    for (size_t i = 0; i < at; i++)
        row += text[i] == '\n';
    return row;
}

/* Whether something is said of FILE at ROW, or at a row beside it where a byte that parts rows
 * moves them; or that the file is not the one that was saved though it says the same. */
static bool is_noticed(const struct diags *diags, const char *file, int row)
{
    for (size_t i = 0; i < diags->count; i++) {
        const struct diag *diag = &diags->at[i];
        bool beside = strcmp(diag->file, file) == 0 && abs(diag->row - row) <= 1;
        if (beside || diag->level == DIAG_NOTE)
            return true;
    }
    return false;
}

/* Alters every byte of the file to its neighbour and to one that parts fields, rows or quotes;
 * counts what nobody notices. */
static int alter_all(struct fixture *fixture, const char *file, const char *text, size_t free_from,
                     size_t free_to, const char *what)
{
    static const char ways[] = {'\0', '"', '\n', ',', '7', ' '};
    size_t size = strlen(text);
    int done = 0;
    int unnoticed = 0;
    for (size_t at = 0; at < size; at++)
        for (int way = 0; way < 2; way++) {
            char *altered = mem_copy(text);
            altered[at] = (char)(way == 0 ? text[at] ^ 1 : ways[at % sizeof ways]);
            if (altered[at] == text[at] || (at >= free_from && at < free_to)) {
                free(altered);
                continue;
            }
            one_sheet_write(file, altered, size);
            struct diags diags = check(fixture, NULL);
            bool noticed = is_noticed(&diags, file, row_of(text, at));
            if (!noticed)
                print_error("%s: byte %zu of row %d as %d: %s (row %d)\n", what, at,
                            row_of(text, at), altered[at],
                            diags.count > 0 ? diags.at[0].text : "nothing",
                            diags.count > 0 ? diags.at[0].row : 0);
            done++;
            unnoticed += !noticed;
            diags_release(&diags);
            free(altered);
        }
    write_text(file, text);
    printf("broken: %s bytes altered %d, unnoticed %d\n", what, done, unnoticed);
    return unnoticed;
}

static void every_byte_of_the_sheet_counts(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(alter_all(fixture, fixture->file, fixture->sheet_text, 0, 0, "sheet"), 0);
}

/* But when the last line was written, and who the assessors were then: it only notes that the file
 * was saved, nothing is computed from either, and the next line seals them. */
static void every_byte_of_the_journal_counts(void **state)
{
    struct fixture *fixture = *state;
    const char *text = fixture->journal_text;
    const char *saved = strstr(strstr(text, ",status,"), ",saved,");
    const char *line = saved;
    while (line[-1] != '\n')
        line--;
    const char *from = strchr(line, ',') + 1;
    assert_int_equal(alter_all(fixture, fixture->journal, text, (size_t)(from - text),
                               (size_t)(saved - 1 - text), "journal"),
                     0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_sheet_left_alone_is_found_well, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_was_altered_in_the_sheet_is_named, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_missing_is_named, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_change_of_a_final_sheet_is_no_programs, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_journal_written_anew_has_another_code, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_only_looks_otherwise_is_a_note, set_up, tear_down),
        cmocka_unit_test_setup_teardown(hand_edits_of_a_draft_are_none, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_byte_of_the_sheet_counts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_byte_of_the_journal_counts, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
