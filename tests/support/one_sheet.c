/* SPDX-License-Identifier: MIT */
#include "one_sheet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/mem.h"
#include "form_text.h"
#include "place.h"
#include "sheet/sheet_file.h"

void one_sheet_mark(struct session *session, const char *item, const char *marks)
{
    assert_true(
        session_do(session, form_item(session->sheet.form, item), CHANGE_MARKS, marks, NULL));
}

void one_sheet_settle(struct session *session)
{
    const struct form *form = session->sheet.form;
    for (int i = 0; i < form->item_count; i++)
        if (session->sheet.entries[i].answer.state == ANSWER_OPEN)
            one_sheet_mark(session, form->items[i].id,
                           form->items[i].kind == ITEM_RATE ? "score=0.5" : "ok");
}

int one_sheet_set_up(void **state)
{
    struct one_sheet *fixture = mem_new(1, sizeof *fixture);
    struct session session;
    char *forms = file_join(getenv("KAOPING_SOURCE"), "forms");
    form_shelf_add(&fixture->shelf, forms);
    free(forms);
    fixture->clock.fixed = 1513733400;
    place_in_memory();
    fixture->place = place_make();
    const struct form *form = form_shelf_find(&fixture->shelf, "xiongkou-2017", NULL);
    assert_non_null(form);
    assert_true(session_create(&session, fixture->place, form, "财政所", "张三、李四", "",
                               &fixture->clock, NULL));
    fixture->file = mem_copy(session.file);
    one_sheet_mark(&session, "A1", "plan=1");
    assert_true(session_do(&session, 1, CHANGE_NOTE, "=1+1", NULL));
    one_sheet_mark(&session, "A2", "unmet=2");
    assert_true(session_save(&session, NULL));
    session_release(&session);
    *state = fixture;
    return 0;
}

int one_sheet_tear_down(void **state)
{
    struct one_sheet *fixture = *state;
    form_shelf_release(&fixture->shelf);
    place_remove(fixture->place);
    free(fixture->file);
    free(fixture);
    return 0;
}

void one_sheet_open(struct one_sheet *fixture, struct session *session)
{
    struct diags diags = {0};
    if (!session_open(session, fixture->file, &fixture->shelf, &fixture->clock, &diags))
        fail_msg("%s", diags.at[0].text);
    diags_release(&diags);
}

void one_sheet_is_shown_without_journal(struct one_sheet *fixture, struct diags *diags)
{
    struct session session;
    struct sheet peeked;
    struct str marks = {0};
    assert_true(session_open(&session, fixture->file, &fixture->shelf, &fixture->clock, diags));
    assert_true(diags_have(diags, DIAG_ERROR));
    assert_true(session.read_only);
    sheet_value(&session.sheet, 0, CHANGE_MARKS, &marks);
    assert_string_equal(str_text(&marks), "plan=1");
    assert_false(session_do(&session, 1, CHANGE_MARKS, "ok", NULL));
    assert_true(session_save(&session, NULL));
    assert_false(session_peek(&peeked, fixture->file, &fixture->shelf, NULL));
    str_release(&marks);
    session_release(&session);
}

void one_sheet_make_other(struct one_sheet *fixture)
{
    struct sheet sheet;
    struct str text = {0};
    free(form_text_write(fixture->place));
    form_shelf_add(&fixture->shelf, fixture->place);
    const struct form *form = form_shelf_find(&fixture->shelf, "small", NULL);
    assert_non_null(form);
    sheet_init(&sheet, form, "财政所");
    sheet_write(&sheet, &text);
    one_sheet_write(fixture->file, str_text(&text), text.size);
    sheet_release(&sheet);
    str_release(&text);
}

void one_sheet_edit(const struct one_sheet *fixture, const char *from, const char *to)
{
    char *before = place_read(fixture->file);
    char *edited = text_replaced(before, from, to);
    assert_string_not_equal(before, edited);
    one_sheet_write(fixture->file, edited, strlen(edited));
    free(before);
    free(edited);
}

void one_sheet_write(const char *path, const char *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

char *text_replaced(const char *text, const char *from, const char *to)
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

void one_sheet_drop_saved(const struct one_sheet *fixture)
{
    char *journal = session_journal_file(fixture->file);
    char *bytes = place_read(journal);
    bytes[strlen(bytes) - 1] = '\0';
    size_t size = (size_t)(strrchr(bytes, '\n') + 1 - bytes);
    assert_non_null(strstr(bytes + size, ",saved,"));
    one_sheet_write(journal, bytes, size);
    free(journal);
    free(bytes);
}

void one_sheet_finalise(struct one_sheet *fixture)
{
    struct session session;
    one_sheet_open(fixture, &session);
    one_sheet_settle(&session);
    assert_true(session_finalise(&session, "张三", "2017-12-20", NULL));
    session_release(&session);
}

void one_sheet_drop_journal(const struct one_sheet *fixture)
{
    char *journal = session_journal_file(fixture->file);
    file_remove(journal);
    free(journal);
}
