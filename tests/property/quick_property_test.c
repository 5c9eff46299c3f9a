/* SPDX-License-Identifier: MIT */
/* The quick reader against the general one, on sheets that something happened to: whatever the
 * quick one takes, the general one reads the same from it and has nothing to say about it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/form_text.h"
#include "../support/place.h"
#include "../support/random.h"
#include "../support/sheets.h"
#include "base/file.h"
#include "base/mem.h"
#include "sheet/quick_read.h"
#include "sheet/session.h"

#define SHEETS    8
#define MUTATIONS 20000

struct fixture {
    char *place;
    struct form_shelf shelf;
    struct folder_of {
        const struct form *form;
        struct quick_form *quick;
        struct str sheets[SHEETS];
    } folders[2];
};

static void make_folder(struct fixture *fixture, struct folder_of *folder, const char *id)
{
    struct names names;
    folder->form = form_shelf_find(&fixture->shelf, id, NULL);
    assert_non_null(folder->form);
    folder->quick = quick_form_new(folder->form);
    assert_non_null(folder->quick);
    sheets_make(fixture->place, folder->form, SHEETS, 2017);
    char *directory = file_join(fixture->place, id);
    assert_true(file_list(directory, ".csv", &names, NULL));
    assert_int_equal(names.count, SHEETS);
    for (size_t i = 0; i < names.count; i++) {
        char *file = file_join(directory, names.at[i]);
        assert_true(file_read(file, &folder->sheets[i], NULL));
        free(file);
    }
    names_release(&names);
    free(directory);
}

static int set_up(void **state)
{
    struct fixture *fixture = mem_new(1, sizeof *fixture);
    char *forms = file_join(getenv("KAOPING_SOURCE"), "forms");
    fixture->place = place_make();
    char *small = form_text_write(fixture->place);
    form_shelf_add(&fixture->shelf, forms);
    form_shelf_add(&fixture->shelf, fixture->place);
    char *id = mem_copy_part(file_base_name(small), strlen(file_base_name(small)) - strlen(".csv"));
    make_folder(fixture, &fixture->folders[0], "xiongkou-2017");
    make_folder(fixture, &fixture->folders[1], id);
    free(id);
    free(small);
    free(forms);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    for (int i = 0; i < 2; i++) {
        quick_form_free(fixture->folders[i].quick);
        for (int k = 0; k < SHEETS; k++)
            str_release(&fixture->folders[i].sheets[k]);
    }
    form_shelf_release(&fixture->shelf);
    place_remove(fixture->place);
    free(fixture);
    return 0;
}

/* What is put in the place of a field or of some bytes. */
/* clang-format off */
static const char *const pieces[] = {
    "", "ok", "na", "OK", "0", "1", "1.0", "-1", "+5", "=1", "'=1", "'", "\"\"", "\"a,b\"",
    "\"a", "a\"b", "\"a\"\"b\"", "\"a\nb\"", " ", "  ok ", "\t", "\x01", "\x7f", "\xff",
    "\xC2\x85", "\xE2\x80\xAE", "\xEF\xBB\xBF", "\xED\xA0\x80", "\xE4\xB8", "\xF0\x9F\x98\x80",
    "final", "draft", "定稿", "草稿", "2017-12-20", "2017/12/20", "2017-2-1", "2017-02-30",
    "adjust=1", "score=0.4", "a=1", "plan=1", "\r\n", "\n", "\r", ",", ";", "，",
    "2017-12-20T09:30:00+08:00", "2017-12-20T09:30:00Z", "15", "5", "3", "单位",
};
/* clang-format on */
#define PIECES (int)(sizeof pieces / sizeof pieces[0])

/* What sheets have on many rows. */
static const char *const common[] = {"样例甲、样例乙", "2017-12-20,", "2017-12-20", "定稿", "final",
                                     "草稿",           "draft",       "单位",       "ok",   "样例",
                                     ",ok,",           "1",           "+08:00"};
#define COMMON (int)(sizeof common / sizeof common[0])

static void replace(struct str *text, size_t from, size_t to, const char *piece, size_t size)
{
    struct str made = {0};
    str_add_part(&made, text->data, from);
    str_add_part(&made, piece, size);
    str_add_part(&made, text->data + to, text->size - to);
    str_release(text);
    *text = made;
}

/* What stands on every row can only be changed on every row. */
static void replace_all(struct str *text, const char *old, const char *piece)
{
    size_t from = 0;
    char *found;
    while (from < text->size && (found = strstr(text->data + from, old)) != NULL) {
        size_t at = (size_t)(found - text->data);
        replace(text, at, at + strlen(old), piece, strlen(piece));
        from = at + strlen(piece);
    }
}

/* The bytes of a field taken at random: where no quotes are, commas and line ends part them. */
static void field_at(const struct str *text, struct randomness *randomness, size_t *from,
                     size_t *to)
{
    *from = (size_t)random_below(randomness, (int)text->size);
    while (*from > 0 && strchr(",\n", text->data[*from - 1]) == NULL)
        (*from)--;
    *to = *from + strcspn(text->data + *from, ",\r\n");
}

static void mutate(struct str *text, struct randomness *randomness)
{
    const char *piece = pieces[random_below(randomness, PIECES)];
    size_t at = (size_t)random_below(randomness, (int)text->size);
    size_t to;
    switch (random_below(randomness, 7)) {
    case 0:
        text->data[at] = (char)random_below(randomness, 256);
        break;
    case 1:
        replace(text, at, at, piece, strlen(piece));
        break;
    case 2:
        to = at + (size_t)random_below(randomness, 40);
        replace(text, at, to < text->size ? to : text->size, "", 0);
        break;
    case 3:
        replace(text, at, text->size, "", 0);
        break;
    case 4:
        replace(text, text->size, text->size, "\r\n\r\n", 2 * (size_t)random_below(randomness, 3));
        break;
    default:
        field_at(text, randomness, &at, &to);
        replace(text, at, to, piece, strlen(piece));
        break;
    }
}

static void assert_tally(const struct tally *a, const struct tally *b)
{
    assert_int_equal(a->got, b->got);
    assert_int_equal(a->highest, b->highest);
    assert_int_equal(a->full, b->full);
    assert_int_equal(a->open, b->open);
    assert_int_equal(a->settled, b->settled);
    assert_int_equal(a->left_out, b->left_out);
}

static void assert_same(const struct brief *brief, const struct sheet *sheet)
{
    struct tally total = sheet_total(sheet);
    assert_ptr_equal(brief->form, sheet->form);
    assert_string_equal(brief->unit, sheet->unit);
    assert_string_equal(brief->assessors, sheet->assessors);
    assert_string_equal(brief->date, sheet->date);
    assert_int_equal(brief->status, sheet->status);
    assert_tally(&brief->total, &total);
    for (int i = 0; i < sheet->form->section_count; i++) {
        struct tally section = sheet_tally_section(sheet, i);
        assert_tally(&brief->sections[i], &section);
    }
}

/* Whether the quick reader took it. */
static bool compare_readers(struct fixture *fixture, const struct folder_of *folder,
                            const struct str *text)
{
    struct brief brief;
    struct sheet sheet = {0};
    struct diags diags = {0};
    if (!quick_read(folder->quick, text, &brief)) {
        assert_null(brief.unit);
        assert_null(brief.sections);
        return false;
    }
    char *file = place_write_bytes(fixture->place, "mutated.csv", str_text(text), text->size);
    if (!session_peek(&sheet, file, &fixture->shelf, &diags) || diags.count > 0)
        fail_msg("%s\n%s", diags.count > 0 ? diags.at[0].text : "", str_text(text));
    assert_same(&brief, &sheet);
    sheet_release(&sheet);
    brief_release(&brief);
    free(file);
    return true;
}

static void takes_what_the_program_writes(void **state)
{
    struct fixture *fixture = *state;
    for (int i = 0; i < 2; i++)
        for (int k = 0; k < SHEETS; k++)
            assert_true(
                compare_readers(fixture, &fixture->folders[i], &fixture->folders[i].sheets[k]));
}

static void agrees_where_all_rows_change(void **state)
{
    struct fixture *fixture = *state;
    for (int i = 0; i < 2 * SHEETS * COMMON * PIECES; i++) {
        const struct folder_of *folder = &fixture->folders[i % 2];
        const struct str *sheet = &folder->sheets[i / 2 % SHEETS];
        struct str text = {0};
        str_add_part(&text, sheet->data, sheet->size);
        replace_all(&text, common[i / (2 * SHEETS) % COMMON],
                    pieces[i / (2 * SHEETS * COMMON) % PIECES]);
        compare_readers(fixture, folder, &text);
        str_release(&text);
    }
}

static void agrees_on_mutated_sheets(void **state)
{
    struct fixture *fixture = *state;
    struct randomness randomness = {7};
    int taken = 0;
    for (int i = 0; i < MUTATIONS; i++) {
        const struct folder_of *folder = &fixture->folders[random_below(&randomness, 2)];
        const struct str *sheet = &folder->sheets[random_below(&randomness, SHEETS)];
        struct str text = {0};
        str_add_part(&text, sheet->data, sheet->size);
        for (int times = 1 + random_below(&randomness, 2); times > 0 && text.size > 0; times--)
            mutate(&text, &randomness);
        taken += compare_readers(fixture, folder, &text);
        str_release(&text);
    }
    assert_in_range(taken, MUTATIONS / 50, MUTATIONS / 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(takes_what_the_program_writes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(agrees_where_all_rows_change, set_up, tear_down),
        cmocka_unit_test_setup_teardown(agrees_on_mutated_sheets, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
