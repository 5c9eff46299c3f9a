/* SPDX-License-Identifier: MIT */
/* A making of a sheet that fails takes away what it made, and nothing that another program put
 * there meanwhile. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/one_sheet.h"
#include "../support/place.h"
#include "../support/seam.h"
#include "base/file.h"
#include "base/text.h"

#define UNIT    "派出所"
#define SHEET   UNIT ".csv"
#define JOURNAL UNIT ".journal"
#define HOLDER  "." JOURNAL ".holder"

/* What is done at the TURN-th call of its KIND, from 1, on a file whose path ends in ENDING. */
struct strike {
    enum call_kind kind;
    const char *ending;
    int turn;
    int error;        /* what it fails with from then on; 0: it is made */
    const char *name; /* of the file that another program puts beside the sheet; NULL: none */
    const char *text;
};

#define STRIKES 2

struct making {
    struct one_sheet *fixture;
    char *directory;
    struct strike strikes[STRIKES];
    int met[STRIKES];
};

static void put(const struct making *making, const struct strike *strike)
{
    char *other = file_join(making->fixture->place, "other");
    char *file = file_join(making->directory, strike->name);
    one_sheet_write(other, strike->text, strlen(strike->text));
    assert_int_equal(rename(other, file), 0);
    free(other);
    free(file);
}

static int strike_once(struct making *making, int i, const struct call *call)
{
    const struct strike *strike = &making->strikes[i];
    if (strike->ending == NULL || call->kind != strike->kind ||
        !text_ends_in(call->path, strike->ending) || ++making->met[i] < strike->turn)
        return 0;
    if (strike->name != NULL && making->met[i] == strike->turn)
        put(making, strike);
    return strike->error;
}

static int before(void *context, const struct call *call)
{
    struct making *making = context;
    int error = 0;
    seam.on = false;
    for (int i = 0; i < STRIKES && error == 0; i++)
        error = strike_once(making, i, call);
    seam.on = true;
    return error;
}

/* Makes a sheet while the strikes fall, which must keep it from being made. */
static void make(struct making *making)
{
    struct one_sheet *fixture = making->fixture;
    const struct form *form = form_shelf_find(&fixture->shelf, "xiongkou-2017", NULL);
    struct session session;
    struct diags diags = {0};
    seam = (struct seam){.on = true, .before = before, .context = making};
    bool made =
        session_create(&session, fixture->place, form, UNIT, "", "", &fixture->clock, &diags);
    seam.on = false;
    assert_false(made);
    assert_int_equal(diags_status(&diags), 3);
    for (int i = 0; i < STRIKES; i++)
        if (making->strikes[i].ending != NULL && making->met[i] < making->strikes[i].turn)
            fail_msg("strike %d did not fall", i);
    diags_release(&diags);
}

#define ANYTHING "?"

/* NAME beside the sheet is TEXT, or where that is NULL nothing; taken away then. */
static void check(const struct making *making, const char *name, const char *text)
{
    char *file = file_join(making->directory, name);
    if (text == NULL && file_exists(file))
        fail_msg("'%s' is left", name);
    if (text != NULL && strcmp(text, ANYTHING) == 0)
        assert_true(file_exists(file));
    else if (text != NULL)
        assert_file_equal(file, text);
    file_remove(file);
    free(file);
}

/* By what falls: what is there afterwards. */
static const struct {
    struct strike strikes[STRIKES];
    const char *sheet;
    const char *journal;
} cases[] = {
    /* The disk does not take the sheet. */
    {{{CALL_RENAME, ".tmp", 1, EIO, NULL, NULL}}, NULL, NULL},
    /* The sheet stands there already when the journal fails. */
    {{{CALL_SYNC, ".journal", 2, EIO, NULL, NULL}}, NULL, NULL},
    /* The journal cannot be locked. */
    {{{CALL_LOCK, ".journal", 1, EIO, NULL, NULL}}, NULL, NULL},
    /* Another program has locked it first, and written nothing yet. */
    {{{CALL_LOCK, ".journal", 1, EWOULDBLOCK, NULL, NULL}}, NULL, ""},
    /* Another program's journal comes before this one's. */
    {{{CALL_OPEN, ".journal", 1, EACCES, JOURNAL, "theirs"}}, NULL, "theirs"},
    {{{CALL_OPEN, ".journal", 1, 0, JOURNAL, RECORD_HEADER_SEVEN},
      {CALL_SYNC, ".journal", 1, EIO, NULL, NULL}},
     NULL,
     ANYTHING},
    /* It takes the place of this one's. */
    {{{CALL_SYNC, ".tmp", 1, 0, JOURNAL, "theirs"}}, NULL, "theirs"},
    /* Another program's sheet takes the place of this one's when the journal is to say so. */
    {{{CALL_SYNC, ".journal", 2, EIO, SHEET, "theirs"}}, "theirs", NULL},
};

static void what_is_left_is_another_program_s(void **state)
{
    struct one_sheet *fixture = *state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct making making = {.fixture = fixture};
        making.directory = file_directory(fixture->file);
        memcpy(making.strikes, cases[i].strikes, sizeof making.strikes);
        make(&making);
        check(&making, SHEET, cases[i].sheet);
        check(&making, JOURNAL, cases[i].journal);
        check(&making, HOLDER, NULL);
        free(making.directory);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_left_is_another_program_s, one_sheet_set_up,
                                        one_sheet_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
