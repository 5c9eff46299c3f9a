/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/answers.h"
#include "../support/place.h"
#include "base/file.h"
#include "base/mem.h"
#include "sheet/session.h"
#include "sheet/sheet_file.h"

#define SHEETS  12
#define CHANGES 120
#define MOMENT  1513733400

struct fixture {
    char *place;
    struct form_shelf shelf;
    const struct form *form;
    struct clock clock;
};

static int set_up(void **state)
{
    struct fixture *fixture = mem_new(1, sizeof *fixture);
    char *forms = file_join(getenv("KAOPING_SOURCE"), "forms");
    form_shelf_add(&fixture->shelf, forms);
    free(forms);
    fixture->form = form_shelf_find(&fixture->shelf, "xiongkou-2017", NULL);
    fixture->place = place_make();
    fixture->clock.fixed = MOMENT;
    *state = fixture;
    return fixture->form != NULL ? 0 : -1;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    form_shelf_release(&fixture->shelf);
    place_remove(fixture->place);
    free(fixture);
    return 0;
}

static char *sheet_text(const struct sheet *sheet)
{
    struct str text = {0};
    sheet_write(sheet, &text);
    return str_take(&text);
}

static void change_marks(struct session *session, int index, struct randomness *randomness)
{
    const struct form *form = session->sheet.form;
    const struct item *item = &form->items[index];
    int64_t marks[FORM_RULES_OF_ITEM];
    struct answer answer = {.marks = marks};
    struct str text = {0};
    answer_copy(item, &session->sheet.entries[index].answer, &answer);
    answer_stir(form, item, randomness, &answer);
    answer_write(form, item, &answer, &text);
    /* An adjust without a reason is refused, and that is fine. */
    session_do(session, index, CHANGE_MARKS, str_text(&text), NULL);
    str_release(&text);
}

static void change_one(struct session *session, struct randomness *randomness)
{
    static const char *const notes[] = {"", "=1+1", "两行\n备注", "\"引\",号", "-3", "ok"};
    int index = random_below(randomness, session->sheet.form->item_count);
    switch (random_below(randomness, 10)) {
    case 0:
        session_undo(session, NULL, NULL);
        break;
    case 1:
        session_redo(session, NULL, NULL);
        break;
    case 2:
        session_do(session, index, CHANGE_NOTE, notes[random_below(randomness, 6)], NULL);
        break;
    default:
        change_marks(session, index, randomness);
        break;
    }
}

/* As the program is killed and started again: closed without a save, opened from what is on disk.
 */
static void reopen(struct fixture *fixture, struct session *session)
{
    char *file = mem_copy(session->file);
    session_release(session);
    struct diags diags = {0};
    if (!session_open(session, file, &fixture->shelf, &fixture->clock, &diags))
        fail_msg("%s", diags.at[0].text);
    diags_release(&diags);
    free(file);
}

static void compare_after_reopening(struct fixture *fixture, struct session *session)
{
    char *before = sheet_text(&session->sheet);
    reopen(fixture, session);
    char *after = sheet_text(&session->sheet);
    assert_string_equal(before, after);
    free(before);
    free(after);
}

static void compare_with_peek(struct fixture *fixture, struct session *session)
{
    struct sheet peeked;
    char *before = sheet_text(&session->sheet);
    assert_true(session_peek(&peeked, session->file, &fixture->shelf, NULL));
    char *after = sheet_text(&peeked);
    assert_string_equal(before, after);
    sheet_release(&peeked);
    free(before);
    free(after);
}

static void assert_tally(struct tally kept, struct tally added)
{
    assert_int_equal(kept.got, added.got);
    assert_int_equal(kept.highest, added.highest);
    assert_int_equal(kept.full, added.full);
    assert_int_equal(kept.open, added.open);
    assert_int_equal(kept.settled, added.settled);
    assert_int_equal(kept.left_out, added.left_out);
}

/* What is kept from change to change is what adding everything up gives. */
static void compare_sums(struct session *session)
{
    struct sheet *sheet = &session->sheet;
    const struct form *form = sheet->form;
    sheet_keep_sums(sheet);
    assert_tally(sheet_total(sheet), sheet_tally(sheet, 0, form->item_count));
    for (int i = 0; i < form->section_count; i++)
        assert_tally(sheet_tally_section(sheet, i), sheet_tally(sheet, form->sections[i].first_item,
                                                                form->sections[i].item_count));
    for (int i = 0; i < form->part_count; i++)
        assert_tally(sheet_tally_part(sheet, i),
                     sheet_tally(sheet, form->parts[i].first_item, form->parts[i].item_count));
}

static void play(struct fixture *fixture, struct session *session, struct randomness *randomness)
{
    for (int i = 0; i < CHANGES; i++) {
        change_one(session, randomness);
        compare_sums(session);
        switch (random_below(randomness, 20)) {
        case 0:
            compare_after_reopening(fixture, session);
            break;
        case 1:
            assert_true(session_save(session, NULL));
            break;
        case 2:
            compare_with_peek(fixture, session);
            break;
        default:
            break;
        }
    }
    compare_after_reopening(fixture, session);
}

static void begin(struct fixture *fixture, struct session *session, int number)
{
    struct str unit = {0};
    str_addf(&unit, "单位%d", number);
    assert_true(session_create(session, fixture->place, fixture->form, str_text(&unit), "张三", "",
                               &fixture->clock, NULL));
    str_release(&unit);
}

static void the_sheet_is_its_journal_replayed(void **state)
{
    struct fixture *fixture = *state;
    struct randomness randomness = {7};
    for (int i = 0; i < SHEETS; i++) {
        struct session session;
        begin(fixture, &session, i);
        play(fixture, &session, &randomness);
        session_release(&session);
    }
}

static void undo_of_all_is_the_empty_sheet(void **state)
{
    struct fixture *fixture = *state;
    struct randomness randomness = {8};
    for (int i = 0; i < SHEETS; i++) {
        struct session session;
        begin(fixture, &session, SHEETS + i);
        char *empty = sheet_text(&session.sheet);
        play(fixture, &session, &randomness);
        char *full = sheet_text(&session.sheet);
        int undone = 0;
        while (session_undo(&session, NULL, NULL))
            undone++;
        char *again = sheet_text(&session.sheet);
        assert_string_equal(again, empty);
        while (undone-- > 0)
            assert_true(session_redo(&session, NULL, NULL));
        char *redone = sheet_text(&session.sheet);
        assert_string_equal(redone, full);
        free(empty);
        free(full);
        free(again);
        free(redone);
        session_release(&session);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sheet_is_its_journal_replayed),
        cmocka_unit_test(undo_of_all_is_the_empty_sheet),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
