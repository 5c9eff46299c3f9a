/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../support/form_text.h"
#include "../../support/place.h"
#include "base/file.h"
#include "base/mem.h"
#include "sheet/exports.h"
#include "sheet/folder.h"
#include "sheet/sheet_file.h"

/* Makes PLACE/DIRECTORY/NAME with TEXT in it. */
static void put(const char *place, const char *directory, const char *name, const char *text)
{
    char *path = file_join(place, directory);
    assert_true(file_make_directory(path, NULL));
    free(place_write(path, name, text));
    free(path);
}

/* PLACE/NAME is refused, or not, as an export of PLACE. */
static void expect(const char *place, const char *name, bool allowed)
{
    struct diags diags = {0};
    char *file = file_join(place, name);
    if (exports_allow(place, NULL, file, &diags) != allowed)
        fail_msg("%s", name);
    assert_int_equal(diags.count, allowed ? 0 : 1);
    diags_release(&diags);
    free(file);
}

static void an_export_keeps_out_of_what_is_read(void **state)
{
    (void)state;
    struct diags diags = {0};
    char *place = place_make();
    put(place, "form", "a.csv", "");
    put(place, "form/deeper", "a.csv", "");
    put(place, EXPORTS, "a.csv", "");
    expect(place, "x.csv", false);
    expect(place, "roster.csv", false);
    expect(place, "form/a.csv", false);
    expect(place, "form/x.journal", false);
    expect(place, "form/../form/x.csv", false);
    expect(place, EXPORTS "/x.csv", true);
    expect(place, "form/deeper/x.csv", true);
    expect(place, "../x.csv", true);
    expect(place, "x.html", true);
    expect(place, "form/x.txt", true);
    assert_true(exports_allow(NULL, NULL, "x.csv", &diags));
    place_remove(place);
}

static void a_sheet_is_not_replaced_by_its_export(void **state)
{
    (void)state;
    struct diags diags = {0};
    char *place = place_make();
    char *sheet = place_write(place, "a.csv", "");
    char *journal = place_write(place, "a.journal", "");
    char *other = file_join(place, "b.csv");
    assert_false(exports_allow(NULL, sheet, sheet, &diags));
    assert_false(exports_allow(NULL, sheet, journal, &diags));
    assert_true(exports_allow(NULL, sheet, other, &diags));
    diags_release(&diags);
    free(other);
    free(journal);
    free(sheet);
    place_remove(place);
}

static void the_folder_is_above_the_forms_directory(void **state)
{
    (void)state;
    char *above = exports_folder_of("data/form/a.csv", "form");
    assert_string_equal(above, "data");
    assert_null(exports_folder_of("desktop/a.csv", "form"));
    char *file = exports_file(above, "form-财政/所", ".csv");
    assert_string_equal(file, "data/" EXPORTS "/form-财政_所.csv");
    free(file);
    free(above);
}

static void what_stands_among_the_exports_is_no_sheet(void **state)
{
    (void)state;
    struct diags diags = {0};
    struct folder folder;
    char *place = place_make();
    put(place, EXPORTS, "form-summary.csv", "名次,单位\n");
    put(place, "form", "a.csv", "");
    assert_true(folder_list(&folder, place, &diags));
    assert_int_equal(folder.files.count, 1);
    folder_release(&folder);
    place_remove(place);
}

static void add_extra(struct sheet *sheet, const char *name, const char *field)
{
    struct names fields = {0};
    size_t count = sheet->extra_names.count;
    for (size_t i = 0; i < (size_t)sheet->form->item_count; i++) {
        for (size_t k = 0; k < count; k++)
            names_add(&fields, sheet->extra_fields.at[i * count + k]);
        names_add(&fields, field);
    }
    names_release(&sheet->extra_fields);
    sheet->extra_fields = fields;
    names_add(&sheet->extra_names, name);
}

/* The last columns of line NUMBER (the header is 0), from the column behind checked_at on. */
static char *tail_of_line(const struct str *text, int number)
{
    const char *line = str_text(text);
    while (number-- > 0)
        line = strchr(line, '\n') + 1;
    const char *end = strchr(line, '\r');
    for (int commas = 0; commas < 15 && line < end; line++)
        commas += *line == ',';
    return mem_copy_part(line, (size_t)(end - line));
}

static void expect_tail(const struct str *text, int line, const char *wanted)
{
    char *tail = tail_of_line(text, line);
    assert_string_equal(tail, wanted);
    free(tail);
}

/* A has two columns of one name and one of its own, B one of that name and another. */
static void stacked_sheets_keep_everybodys_columns(void **state)
{
    (void)state;
    struct form *form = form_text_small();
    struct sheet a;
    struct sheet b;
    struct str text = {0};
    sheet_init(&a, form, "甲");
    sheet_init(&b, form, "乙");
    add_extra(&a, "x", "1");
    add_extra(&a, "x", "2");
    add_extra(&a, "y", "3");
    add_extra(&b, "z", "4");
    add_extra(&b, "x", "5");
    const struct sheet *const sheets[] = {&a, &b};
    assert_int_equal(sheet_write_stack(sheets, 2, &text), 2 * SMALL_COUNT);
    expect_tail(&text, 0, "x,x,y,z");
    expect_tail(&text, 1, "1,2,3,");
    expect_tail(&text, 1 + SMALL_COUNT, "5,,,4");
    str_release(&text);
    sheet_release(&a);
    sheet_release(&b);
    form_free(form);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_export_keeps_out_of_what_is_read),
        cmocka_unit_test(a_sheet_is_not_replaced_by_its_export),
        cmocka_unit_test(the_folder_is_above_the_forms_directory),
        cmocka_unit_test(what_stands_among_the_exports_is_no_sheet),
        cmocka_unit_test(stacked_sheets_keep_everybodys_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
