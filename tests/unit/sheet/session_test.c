/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../support/place.h"
#include "base/file.h"
#include "base/mem.h"
#include "sheet/session.h"
#include "sheet/sheet_file.h"

/* A folder with one sheet in it, some items marked and saved. */
struct fixture {
    char *place;
    char *file;
    struct form_shelf shelf;
    struct clock clock;
};

static void mark(struct session *session, const char *item, const char *marks)
{
    assert_true(
        session_do(session, form_item(session->sheet.form, item), CHANGE_MARKS, marks, NULL));
}

static int set_up(void **state)
{
    struct fixture *fixture = mem_new(1, sizeof *fixture);
    struct session session;
    char *forms = file_join(getenv("KAOPING_SOURCE"), "forms");
    form_shelf_add(&fixture->shelf, forms);
    free(forms);
    fixture->clock.fixed = 1513733400;
    fixture->place = place_make();
    const struct form *form = form_shelf_find(&fixture->shelf, "xiongkou-2017", NULL);
    assert_non_null(form);
    assert_true(session_create(&session, fixture->place, form, "财政所", "张三、李四", "",
                               &fixture->clock, NULL));
    fixture->file = mem_copy(session.file);
    mark(&session, "A1", "plan=1");
    assert_true(session_do(&session, 1, CHANGE_NOTE, "=1+1", NULL));
    mark(&session, "A2", "unmet=2");
    assert_true(session_save(&session, NULL));
    session_release(&session);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    form_shelf_release(&fixture->shelf);
    place_remove(fixture->place);
    free(fixture->file);
    free(fixture);
    return 0;
}

static void open_well(struct fixture *fixture, struct session *session)
{
    struct diags diags = {0};
    if (!session_open(session, fixture->file, &fixture->shelf, &fixture->clock, &diags))
        fail_msg("%s", diags.at[0].text);
    diags_release(&diags);
}

static void write_file(const char *path, const char *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

/* TEXT with every FROM replaced by TO. */
static char *replaced(const char *text, const char *from, const char *to)
{
    struct str out = {0};
    for (const char *at = strstr(text, from); at != NULL; at = strstr(text, from)) {
        str_add_part(&out, text, (size_t)(at - text));
        str_add(&out, to);
        text = at + strlen(from);
    }
    str_add(&out, text);
    return str_take(&out);
}

static void a_journal_cut_anywhere_opens(void **state)
{
    struct fixture *fixture = *state;
    char *journal = session_journal_file(fixture->file);
    char *whole = place_read(journal);
    char *sheet = place_read(fixture->file);
    for (size_t size = 0; size <= strlen(whole); size++) {
        struct session session;
        write_file(journal, whole, size);
        write_file(fixture->file, sheet, strlen(sheet));
        open_well(fixture, &session);
        assert_int_equal(sheet_score(&session.sheet, 0, NULL), 5000);
        assert_int_equal(sheet_score(&session.sheet, 1, NULL), 9000);
        session_release(&session);
    }
    free(journal);
    free(whole);
    free(sheet);
}

static void the_journal_alone_brings_the_sheet_back(void **state)
{
    struct fixture *fixture = *state;
    struct session session;
    char *before = place_read(fixture->file);
    assert_int_equal(remove(fixture->file), 0);
    open_well(fixture, &session);
    assert_true(session_save(&session, NULL));
    session_release(&session);
    char *after = place_read(fixture->file);
    assert_string_equal(before, after);
    free(before);
    free(after);
}

static void what_spreadsheets_do_is_undone(void **state)
{
    static const char *const edits[][2] = {
        {"\r\n", "\n"},           {"\xEF\xBB\xBF", ""}, {"2017-12-20,", "2017/12/20,"},
        {",10,5,", ",10.0,5.0,"}, {"draft", "Draft"},   {"标记", "marks"},
    };
    struct fixture *fixture = *state;
    char *before = place_read(fixture->file);
    for (size_t i = 0; i < sizeof edits / sizeof edits[0]; i++) {
        struct sheet sheet;
        struct str again = {0};
        char *edited = replaced(before, edits[i][0], edits[i][1]);
        write_file(fixture->file, edited, strlen(edited));
        assert_true(sheet_read(&sheet, fixture->file, &fixture->shelf, NULL));
        sheet_write(&sheet, &again);
        assert_string_equal(str_text(&again), before);
        sheet_release(&sheet);
        str_release(&again);
        free(edited);
    }
    free(before);
}

static void an_edit_by_hand_becomes_a_change(void **state)
{
    struct fixture *fixture = *state;
    struct session session;
    char *before = place_read(fixture->file);
    char *edited = replaced(before, ",5,plan=1,", ",0,plan=1 records=1,");
    write_file(fixture->file, edited, strlen(edited));
    open_well(fixture, &session);
    assert_int_equal(sheet_score(&session.sheet, 0, NULL), 0);
    assert_false(session.sheet.entries[0].has_conflict);
    assert_true(session_undo(&session, NULL, NULL));
    assert_int_equal(sheet_score(&session.sheet, 0, NULL), 5000);
    session_release(&session);
    free(before);
    free(edited);
}

static void a_score_edited_by_hand_is_a_conflict(void **state)
{
    struct fixture *fixture = *state;
    struct session session;
    char *before = place_read(fixture->file);
    char *edited = replaced(before, ",5,plan=1,", ",7,plan=1,");
    write_file(fixture->file, edited, strlen(edited));
    open_well(fixture, &session);
    assert_true(session.sheet.entries[0].has_conflict);
    assert_int_equal(session.sheet.entries[0].stated, 7000);
    assert_true(session_save(&session, NULL));
    session_release(&session);
    char *after = place_read(fixture->file);
    assert_non_null(strstr(after, ",7,plan=1,"));
    free(before);
    free(edited);
    free(after);
}

static void a_second_program_is_kept_out(void **state)
{
    struct fixture *fixture = *state;
    struct session first;
    struct session second;
    struct diags diags = {0};
    open_well(fixture, &first);
    assert_false(session_open(&second, fixture->file, &fixture->shelf, &fixture->clock, &diags));
    assert_non_null(strstr(diags.at[0].text, "open in another window"));
    diags_release(&diags);
    session_release(&first);
}

static void a_file_changed_meanwhile_is_not_overwritten(void **state)
{
    struct fixture *fixture = *state;
    struct session session;
    struct diags diags = {0};
    open_well(fixture, &session);
    mark(&session, "A3", "last=1");
    write_file(fixture->file, "other", 5);
    assert_false(session_save(&session, &diags));
    assert_non_null(strstr(diags.at[0].text, "another program"));
    session_release(&session);
    char *text = place_read(fixture->file);
    assert_string_equal(text, "other");
    free(text);
    diags_release(&diags);
}

static void undo_brings_a_dismissed_score_back(void **state)
{
    struct fixture *fixture = *state;
    struct session session;
    open_well(fixture, &session);
    assert_true(session_do(&session, 1, CHANGE_SCORE, "7", NULL));
    mark(&session, "A2", "unmet=3");
    assert_false(session.sheet.entries[1].has_conflict);
    assert_true(session_undo(&session, NULL, NULL));
    assert_true(session_undo(&session, NULL, NULL));
    assert_true(session.sheet.entries[1].has_conflict);
    assert_int_equal(session.sheet.entries[1].stated, 7000);
    session_release(&session);
    open_well(fixture, &session);
    assert_true(session.sheet.entries[1].has_conflict);
    session_release(&session);
}

static void what_may_not_be_written_is_opened_to_be_read(void **state)
{
    struct fixture *fixture = *state;
    struct session session;
    struct diags diags = {0};
    char *before = place_read(fixture->file);
    place_lock(fixture->place);
    bool opened = session_open(&session, fixture->file, &fixture->shelf, &fixture->clock, &diags);
    place_unlock(fixture->place);
    assert_true(opened);
    assert_true(session.read_only);
    assert_int_equal(diags.count, 1);
    assert_non_null(strstr(diags.at[0].text, "can only be read here"));
    assert_int_equal(sheet_score(&session.sheet, 1, NULL), 9000);
    diags_clear(&diags);
    assert_false(session_do(&session, 2, CHANGE_MARKS, "last=1", &diags));
    assert_false(session_undo(&session, NULL, &diags));
    assert_int_equal(diags.count, 2);
    assert_true(session_save(&session, NULL));
    session_release(&session);
    char *after = place_read(fixture->file);
    assert_string_equal(before, after);
    diags_release(&diags);
    free(before);
    free(after);
}

static void marks_edited_by_hand_get_the_moment_of_opening(void **state)
{
    struct fixture *fixture = *state;
    struct session session;
    char *before = place_read(fixture->file);
    char *edited = replaced(before, ",5,plan=1,", ",0,plan=1 records=1,");
    write_file(fixture->file, edited, strlen(edited));
    fixture->clock.fixed += 86400;
    open_well(fixture, &session);
    assert_string_equal(session.sheet.entries[0].checked_at, "2017-12-21T09:30:00+08:00");
    assert_string_equal(session.sheet.entries[1].checked_at, "2017-12-20T09:30:00+08:00");
    session_release(&session);
    free(before);
    free(edited);
}

/* The journal could not be replayed either, so nobody should move a good file away. */
static void a_missing_form_is_no_damage_of_the_file(void **state)
{
    struct fixture *fixture = *state;
    struct session session;
    struct form_shelf empty = {0};
    struct diags diags = {0};
    form_shelf_add(&empty, fixture->place);
    assert_false(session_open(&session, fixture->file, &empty, &fixture->clock, &diags));
    assert_int_equal(diags.count, 1);
    assert_non_null(strstr(diags.at[0].text, "was not found in"));
    diags_clear(&diags);
    write_file(fixture->file, "form,item,marks\n", 16);
    assert_false(session_open(&session, fixture->file, &fixture->shelf, &fixture->clock, &diags));
    assert_non_null(strstr(diags.at[diags.count - 1].text, "the journal beside it has every mark"));
    diags_release(&diags);
    form_shelf_release(&empty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_journal_cut_anywhere_opens, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_journal_alone_brings_the_sheet_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_spreadsheets_do_is_undone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_edit_by_hand_becomes_a_change, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_score_edited_by_hand_is_a_conflict, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_second_program_is_kept_out, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_file_changed_meanwhile_is_not_overwritten, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(undo_brings_a_dismissed_score_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_may_not_be_written_is_opened_to_be_read, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(marks_edited_by_hand_get_the_moment_of_opening, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_missing_form_is_no_damage_of_the_file, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
