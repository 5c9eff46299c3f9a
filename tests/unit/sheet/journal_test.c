/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../support/form_text.h"
#include "../../support/place.h"
#include "base/file.h"
#include "base/text.h"
#include "sheet/journal.h"

#define AT "2017-12-20T09:30:00+08:00"

/* A journal of the small form in a place of its own. */
struct fixture {
    struct form *form;
    char *place;
    char *file;
    struct journal journal;
    struct records records;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture->form = form_text_small();
    fixture->place = place_make();
    fixture->file = file_join(fixture->place, "u.journal");
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    journal_close(&fixture->journal);
    records_release(&fixture->records);
    place_remove(fixture->place);
    form_free(fixture->form);
    free(fixture->file);
    free(fixture);
    return 0;
}

static void open_well(struct fixture *fixture)
{
    assert_true(
        journal_open(&fixture->journal, fixture->file, fixture->form, &fixture->records, NULL));
}

static void reopen(struct fixture *fixture)
{
    journal_close(&fixture->journal);
    records_release(&fixture->records);
    open_well(fixture);
}

static void append(struct fixture *fixture, enum record_kind kind, const char *to)
{
    struct change change = {SMALL_A1, CHANGE_NOTE, "", to};
    journal_append(&fixture->journal, kind, &change, fixture->form, AT, "甲");
}

static void what_is_appended_is_read_back(void **state)
{
    struct fixture *fixture = *state;
    open_well(fixture);
    assert_int_equal(fixture->records.count, 0);
    append(fixture, RECORD_CHANGE, "a,\"b\"\nc");
    append(fixture, RECORD_UNDO, "=1");
    append(fixture, RECORD_SAVED, "5a1e");
    assert_true(journal_sync(&fixture->journal, NULL));
    reopen(fixture);
    assert_int_equal(fixture->records.count, 3);
    assert_int_equal(fixture->journal.seq, 3);
    assert_string_equal(fixture->records.at[0].change.to, "a,\"b\"\nc");
    assert_string_equal(fixture->records.at[0].at, AT);
    assert_int_equal(fixture->records.at[0].change.item, SMALL_A1);
    assert_int_equal(fixture->records.at[1].kind, RECORD_UNDO);
    assert_string_equal(fixture->records.at[1].change.to, "=1");
    assert_int_equal(fixture->records.at[2].kind, RECORD_SAVED);
    assert_string_equal(fixture->records.at[2].change.to, "5a1e");
}

/* No spreadsheet that a journal is opened in reckons with what is said there. */
static void no_field_begins_as_a_formula(void **state)
{
    struct fixture *fixture = *state;
    struct change change = {SMALL_A1, CHANGE_NOTE, "=1", "@x"};
    open_well(fixture);
    journal_append(&fixture->journal, RECORD_CHANGE, &change, fixture->form, AT, "+甲");
    assert_true(journal_sync(&fixture->journal, NULL));
    assert_file_has(fixture->file, ",'+甲,A1,note,'=1,'@x,");
    reopen(fixture);
    assert_string_equal(fixture->records.at[0].assessor, "+甲");
    assert_string_equal(fixture->records.at[0].change.from, "=1");
    assert_string_equal(fixture->records.at[0].change.to, "@x");
}

static void a_second_hand_is_refused(void **state)
{
    struct fixture *fixture = *state;
    struct journal second;
    struct records records;
    struct diags diags = {0};
    open_well(fixture);
    assert_false(journal_open(&second, fixture->file, fixture->form, &records, &diags));
    assert_true(second.held);
    assert_int_equal(diags.count, 0);
}

/* One line stands whole, and behind it TAIL, which a power cut left. */
static void tail_is_cut_off(struct fixture *fixture, const char *tail)
{
    struct diags diags = {0};
    open_well(fixture);
    append(fixture, RECORD_CHANGE, "whole");
    journal_close(&fixture->journal);
    char *text = place_read(fixture->file);
    struct str torn = {0};
    str_addf(&torn, "%s%s", text, tail);
    free(place_write(fixture->place, "u.journal", str_text(&torn)));
    records_release(&fixture->records);
    assert_true(
        journal_open(&fixture->journal, fixture->file, fixture->form, &fixture->records, &diags));
    assert_int_equal(fixture->records.count, 1);
    assert_int_equal(diags.at[0].level, DIAG_NOTE);
    assert_file_equal(fixture->file, text);
    free(text);
    str_release(&torn);
    diags_release(&diags);
}

static void a_torn_line_is_cut_off(void **state)
{
    tail_is_cut_off(*state, "2," AT ",甲,A1,no");
}

/* A note of several lines, one of which begins nearly as a line of the journal does. */
static void a_torn_note_is_cut_off_whatever_it_says(void **state)
{
    tail_is_cut_off(*state, "2," AT ",甲,A1,note,,\"缺计划\n3,2017年起");
}

static const char hole[] = RECORD_HEADER "\0\0\0"
                                         "2," AT ",甲,A1,note,,b\n";
static const char other_hole[] = RECORD_HEADER "\0\0\0"
                                               "3," AT ",甲,A1,note,,c\n";

static void is_kept(const struct fixture *fixture, const char *name, const char *text, size_t size)
{
    struct str kept = {0};
    char *beside = file_join(fixture->place, name);
    assert_true(file_read(beside, &kept, NULL));
    assert_int_equal(kept.size, size);
    assert_memory_equal(kept.data, text, size);
    free(beside);
    str_release(&kept);
}

/* Of two lines the second may have got to the disk without the first. */
static void a_hole_is_cut_off_and_kept_beside(void **state)
{
    struct fixture *fixture = *state;
    struct diags diags = {0};
    free(place_write_bytes(fixture->place, "u.journal", hole, sizeof hole - 1));
    assert_true(
        journal_open(&fixture->journal, fixture->file, fixture->form, &fixture->records, &diags));
    assert_int_equal(fixture->records.count, 0);
    assert_int_equal(diags.at[0].level, DIAG_WARNING);
    is_kept(fixture, "u.journal.torn", hole, sizeof hole - 1);
    diags_release(&diags);
}

static void a_second_hole_leaves_what_was_kept_of_the_first(void **state)
{
    struct fixture *fixture = *state;
    free(place_write_bytes(fixture->place, "u.journal", hole, sizeof hole - 1));
    open_well(fixture);
    journal_close(&fixture->journal);
    records_release(&fixture->records);
    free(place_write_bytes(fixture->place, "u.journal", other_hole, sizeof other_hole - 1));
    open_well(fixture);
    is_kept(fixture, "u.journal.torn", hole, sizeof hole - 1);
    is_kept(fixture, "u.journal.2.torn", other_hole, sizeof other_hole - 1);
}

static void what_is_kept_of_a_hole_is_read_by_nobody_else(void **state)
{
    struct fixture *fixture = *state;
    struct stat status;
    free(place_write_bytes(fixture->place, "u.journal", hole, sizeof hole - 1));
    assert_int_equal(chmod(fixture->file, 0600), 0);
    mode_t before = umask(022);
    open_well(fixture);
    umask(before);
    char *beside = file_join(fixture->place, "u.journal.torn");
    assert_int_equal(stat(beside, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    free(beside);
}

/* What cannot be kept is not cut off either: the name is too long, or nobody can say whether
 * something has it. */
static void a_hole_that_cannot_be_kept_stays(void **state)
{
    struct fixture *fixture = *state;
    struct str name = {0};
    char *beside = file_join(fixture->place, "u.journal.torn");
    assert_int_equal(symlink("u.journal.torn", beside), 0);
    for (int i = 0; i < 2; i++) {
        struct diags diags = {0};
        struct str after = {0};
        str_add(&name, "u.journal");
        char *file = place_write_bytes(fixture->place, str_text(&name), hole, sizeof hole - 1);
        assert_false(
            journal_open(&fixture->journal, file, fixture->form, &fixture->records, &diags));
        assert_int_equal(diags.count, 1);
        assert_true(text_ends_in(diags.at[0].file, "u.journal.torn"));
        assert_true(file_read(file, &after, NULL));
        assert_int_equal(after.size, sizeof hole - 1);
        assert_memory_equal(after.data, hole, after.size);
        str_release(&after);
        diags_release(&diags);
        free(file);
        str_clear(&name);
        for (int k = 0; k < 236; k++)
            str_add_char(&name, 'u');
    }
    str_release(&name);
    free(beside);
}

/* What is damaged, where that is told, and a part of the words. */
static const struct {
    const char *text;
    int row;
    const char *words;
} damaged[] = {
    {RECORD_HEADER_SEVEN "x," AT ",甲,A1,note,,a\n", 2, "line 'x' stands where line 1 is"},
    {RECORD_HEADER_SEVEN "1," AT ",甲,Z9,note,,a\n", 2, "names item 'Z9'"},
    {RECORD_HEADER_SEVEN "1," AT ",甲,A1,nonsense,,a\n", 2, "says 'nonsense', which is unknown"},
    {RECORD_HEADER_SEVEN "1,yesterday,甲,A1,note,,a\n", 2, "says 'yesterday', which is no moment"},
    {RECORD_HEADER_SEVEN "1," AT ",甲,A1,note\n", 2, "line 1 is expected here"},
    {RECORD_HEADER_SEVEN "1," AT ",甲,A1,note,,a\n1," AT ",甲,A1,note,a,b\n", 3,
     "line '1' stands where line 2 is"},
    {RECORD_HEADER_SEVEN "1," AT ",甲,A1,note,,a\r2," AT ",甲,A1,note,a,b\n", 3, "an empty line"},
    {RECORD_HEADER "1," AT ",甲,A1,note,,a\n", 2, "line 1 is expected here"},
    {"a,b,c\n1,2,3\n", 1, "is no journal"},
    {"a,b,c", 1, "is no journal"},
};

static void a_damaged_line_is_named_and_kept(void **state)
{
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof damaged / sizeof damaged[0]; i++) {
        struct diags diags = {0};
        struct records records;
        struct journal journal;
        free(place_write(fixture->place, "u.journal", damaged[i].text));
        if (journal_open(&journal, fixture->file, fixture->form, &records, &diags))
            fail_msg("taken: %s", damaged[i].text);
        if (diags.at[0].row != damaged[i].row || strstr(diags.at[0].text, damaged[i].words) == NULL)
            fail_msg("row %d: %s", diags.at[0].row, diags.at[0].text);
        assert_file_equal(fixture->file, damaged[i].text);
        diags_release(&diags);
    }
}

static void reading_makes_nothing(void **state)
{
    struct fixture *fixture = *state;
    assert_true(journal_read(fixture->file, fixture->form, &fixture->records, NULL));
    assert_int_equal(fixture->records.count, 0);
    assert_false(file_exists(fixture->file));
}

/* A link that leads to itself: nobody can say whether a journal is there. */
static void what_the_disk_does_not_say_is_no_empty_journal(void **state)
{
    struct fixture *fixture = *state;
    struct diags diags = {0};
    assert_int_equal(symlink("u.journal", fixture->file), 0);
    assert_false(journal_read(fixture->file, fixture->form, &fixture->records, &diags));
    assert_int_equal(diags.count, 1);
    assert_int_equal(diags.at[0].level, DIAG_FAILURE);
    assert_non_null(strstr(diags.at[0].text, "could not look whether it is there"));
    diags_release(&diags);
    assert_int_equal(unlink(fixture->file), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_appended_is_read_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(no_field_begins_as_a_formula, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_second_hand_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_torn_line_is_cut_off, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_torn_note_is_cut_off_whatever_it_says, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_hole_is_cut_off_and_kept_beside, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_second_hole_leaves_what_was_kept_of_the_first, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_is_kept_of_a_hole_is_read_by_nobody_else, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_hole_that_cannot_be_kept_stays, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_damaged_line_is_named_and_kept, set_up, tear_down),
        cmocka_unit_test_setup_teardown(reading_makes_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_the_disk_does_not_say_is_no_empty_journal, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
