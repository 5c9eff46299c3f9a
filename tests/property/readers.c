/* SPDX-License-Identifier: MIT */
#include "readers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "../support/form_text.h"
#include "../support/place.h"
#include "../support/sheets.h"
#include "base/file.h"
#include "base/mem.h"
#include "sheet/session.h"

static void load(const char *directory, const char *ending, struct str *files)
{
    struct names names;
    assert_true(file_list(directory, ending, &names, NULL));
    assert_int_equal(names.count, READERS_SHEETS);
    for (size_t i = 0; i < names.count; i++) {
        char *file = file_join(directory, names.at[i]);
        assert_true(file_read(file, &files[i], NULL));
        free(file);
    }
    names_release(&names);
}

static void make_folder(struct readers *readers, struct readers_folder *folder, const char *id)
{
    folder->form = form_shelf_find(&readers->shelf, id, NULL);
    assert_non_null(folder->form);
    folder->quick = quick_form_new(folder->form);
    assert_non_null(folder->quick);
    sheets_make(readers->place, folder->form, READERS_SHEETS, 2017, true);
    char *directory = file_join(readers->place, id);
    load(directory, ".csv", folder->sheets);
    load(directory, ".journal", folder->journals);
    free(directory);
}

int readers_set_up(void **state)
{
    struct readers *readers = mem_new(1, sizeof *readers);
    char *forms = file_join(getenv("KAOPING_SOURCE"), "forms");
    readers->place = place_make();
    char *small = form_text_write(readers->place);
    form_shelf_add(&readers->shelf, forms);
    form_shelf_add(&readers->shelf, readers->place);
    char *id = mem_copy_part(file_base_name(small), strlen(file_base_name(small)) - strlen(".csv"));
    make_folder(readers, &readers->folders[0], "xiongkou-2017");
    make_folder(readers, &readers->folders[1], id);
    free(id);
    free(small);
    free(forms);
    *state = readers;
    return 0;
}

int readers_tear_down(void **state)
{
    struct readers *readers = *state;
    for (int i = 0; i < READERS_FOLDERS; i++) {
        quick_form_free(readers->folders[i].quick);
        for (int k = 0; k < READERS_SHEETS; k++) {
            str_release(&readers->folders[i].sheets[k]);
            str_release(&readers->folders[i].journals[k]);
        }
    }
    form_shelf_release(&readers->shelf);
    place_remove(readers->place);
    free(readers);
    return 0;
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
    struct unpacking sections = {.at = brief->sections,
                                 .end = brief->sections + brief->sections_size};
    for (int i = 0; i < sheet->form->section_count; i++) {
        struct tally section = sheet_tally_section(sheet, i);
        struct tally packed;
        assert_true(tally_unpack(&sections, &packed));
        assert_tally(&packed, &section);
    }
    assert_ptr_equal(sections.at, sections.end);
}

static void put_journal(const struct readers *readers, const struct str *journal)
{
    char *file = file_join(readers->place, "mutated.journal");
    if (journal == NULL)
        unlink(file);
    else
        free(
            place_write_bytes(readers->place, "mutated.journal", str_text(journal), journal->size));
    free(file);
}

bool readers_agree(struct readers *readers, const struct readers_folder *folder,
                   const struct str *text, const struct str *journal)
{
    struct brief brief;
    struct pool texts = {0};
    struct sheet sheet = {0};
    struct diags diags = {0};
    if (!quick_read(folder->quick, text, journal, &texts, &brief)) {
        assert_null(brief.unit);
        assert_null(brief.sections);
        pool_release(&texts);
        return false;
    }
    char *file = place_write_bytes(readers->place, "mutated.csv", str_text(text), text->size);
    put_journal(readers, journal);
    if (!session_peek(&sheet, file, &readers->shelf, &diags) || diags.count > 0)
        fail_msg("%s\n%s\n%s", diags.count > 0 ? diags.at[0].text : "", str_text(text),
                 journal != NULL ? str_text(journal) : "");
    assert_same(&brief, &sheet);
    sheet_release(&sheet);
    pool_release(&texts);
    free(file);
    return true;
}
