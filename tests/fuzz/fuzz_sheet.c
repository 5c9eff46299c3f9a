/* SPDX-License-Identifier: MIT */
#include "fuzz_sheet.h"

#include <stdlib.h>
#include <string.h>

#include "../support/place.h"
#include "base/file.h"
#include "fuzz.h"
#include "sheet/session.h"
#include "sheet/sheet_file.h"

/* Made once, since making a sheet takes longer than most inputs. */
static struct {
    char *sheet;
    char *journal;
} made;

static void mark(struct session *session, const char *item, enum change_kind kind, const char *to)
{
    struct diags diags = {0};
    fuzz_must_succeed(session_do(session, form_item(session->sheet.form, item), kind, to, &diags),
                      &diags, "a mark is made");
    diags_release(&diags);
}

static void forget(void)
{
    free(made.sheet);
    free(made.journal);
}

static void make(void)
{
    struct session session;
    struct diags diags = {0};
    struct clock clock = fuzz_clock();
    fuzz_must_succeed(session_create(&session, fuzz_place(), fuzz_form(), "财政所", "张三、李四",
                                     "2017-12-20", &clock, &diags),
                      &diags, "a sheet is made");
    mark(&session, "A1", CHANGE_MARKS, "a=1");
    mark(&session, "A1", CHANGE_NOTE, "=1+1, \"备注\"");
    mark(&session, "B1", CHANGE_MARKS, "f=2 g=125.5");
    fuzz_must_succeed(session_save(&session, &diags), &diags, "it is saved");
    char *journal = session_journal_file(session.file);
    made.sheet = place_read(session.file);
    made.journal = place_read(journal);
    atexit(forget);
    free(journal);
    session_release(&session);
    diags_release(&diags);
}

void fuzz_put_sheet(void)
{
    if (made.sheet == NULL)
        make();
    char *file = fuzz_write(FUZZ_SHEET, made.sheet, strlen(made.sheet));
    char *journal = session_journal_file(file_base_name(file));
    struct str name = {0};
    str_addf(&name, "small/%s", journal);
    free(fuzz_write(str_text(&name), made.journal, strlen(made.journal)));
    str_release(&name);
    free(journal);
    free(file);
}

static char *peek(const char *file, const char *what)
{
    struct sheet sheet;
    struct diags diags = {0};
    fuzz_must_succeed(session_peek(&sheet, file, fuzz_shelf(), &diags), &diags, what);
    fuzz_must_add_up(&sheet);
    char *text = fuzz_sheet_text(&sheet);
    sheet_release(&sheet);
    diags_release(&diags);
    return text;
}

static char *read_alone(const char *file)
{
    struct str bytes = {0};
    struct sheet sheet;
    struct diags diags = {0};
    fuzz_must_succeed(file_read(file, &bytes, &diags) &&
                          sheet_read(&sheet, &bytes, file, fuzz_shelf(), NULL, &diags),
                      &diags, "the file of a sheet is read");
    char *text = fuzz_sheet_text(&sheet);
    sheet_release(&sheet);
    str_release(&bytes);
    diags_release(&diags);
    return text;
}

/* Where no file stands beside it. */
static char *replay_alone(const char *file)
{
    struct str bytes = {0};
    char *journal = session_journal_file(file);
    fuzz_must(file_read(journal, &bytes, NULL), "there is a journal");
    free(fuzz_write("alone/small/unit.journal", str_text(&bytes), bytes.size));
    char *alone = file_join(fuzz_place(), "alone/small/unit.csv");
    char *text = peek(alone, "the journal is replayed");
    str_release(&bytes);
    free(alone);
    free(journal);
    return text;
}

void fuzz_must_be_its_journal(const char *file, bool saved)
{
    char *both = peek(file, "the sheet is read");
    char *alone = replay_alone(file);
    fuzz_must_equal(both, alone, "the sheet is its journal replayed");
    if (saved) {
        char *text = read_alone(file);
        fuzz_must_equal(both, text, "the file has what the journal has");
        free(text);
    }
    free(both);
    free(alone);
}
