/* SPDX-License-Identifier: MIT */
/* After a sync that failed the system may have forgotten what it was to bring down. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/form_text.h"
#include "../support/place.h"
#include "../support/seam.h"
#include "base/file.h"
#include "sheet/journal.h"

#define AT "2017-12-20T09:30:00+08:00"

struct watch {
    bool fails;            /* the syncs */
    const char *directory; /* whose sync fails */
    struct str written;
};

static int before(void *context, const struct call *call)
{
    const struct watch *watch = context;
    bool is_of_directory = watch->directory != NULL && strcmp(call->path, watch->directory) == 0;
    return call->kind == CALL_SYNC && (watch->fails || is_of_directory) ? EIO : 0;
}

static void after(void *context, const struct call *call)
{
    if (call->kind == CALL_WRITE)
        str_add_part(&((struct watch *)context)->written, call->bytes, call->size);
}

static void a_failed_sync_has_the_lines_written_anew(void **state)
{
    struct watch watch = {0};
    struct journal journal;
    struct records records;
    struct change change = {SMALL_A1, CHANGE_NOTE, "", "two times"};
    struct diags diags = {0};
    struct form *form = form_text_small();
    char *place = place_make();
    char *file = file_join(place, "u.journal");
    (void)state;
    assert_true(journal_open(&journal, file, form, &records, NULL));
    assert_true(journal_sync(&journal, NULL));
    seam = (struct seam){.on = true, .before = before, .after = after, .context = &watch};
    journal_append(&journal, RECORD_CHANGE, &change, form, AT, "");
    watch.fails = true;
    assert_false(journal_sync(&journal, &diags));
    assert_int_equal(diags.at[0].level, DIAG_FAILURE);
    watch.fails = false;
    str_clear(&watch.written);
    assert_true(journal_sync(&journal, &diags));
    assert_non_null(strstr(str_text(&watch.written), "two times"));
    assert_int_equal(diags.at[1].level, DIAG_NOTE);
    str_clear(&watch.written);
    assert_true(journal_sync(&journal, NULL));
    assert_int_equal(watch.written.size, 0);
    seam.on = false;
    journal_close(&journal);
    records_release(&records);
    assert_true(journal_read(file, form, &records, NULL));
    assert_int_equal(records.count, 1);
    records_release(&records);
    diags_release(&diags);
    str_release(&watch.written);
    form_free(form);
    place_remove(place);
    free(file);
}

/* The new file's name is brought down too, and where the disk does not confirm it, that is told. */
static void a_save_brings_down_the_name(void **state)
{
    char *place = place_make();
    struct watch watch = {.directory = place};
    struct str content = {0};
    struct diags diags = {0};
    char *file = file_join(place, "u.csv");
    (void)state;
    str_add(&content, "new");
    seam = (struct seam){.on = true, .before = before, .after = after, .context = &watch};
    assert_false(file_save(file, &content, &diags));
    watch.directory = NULL;
    assert_true(file_save(file, &content, &diags));
    seam.on = false;
    assert_int_equal(diags.count, 1);
    assert_int_equal(diags.at[0].level, DIAG_FAILURE);
    assert_non_null(strstr(diags.at[0].text, "the disk has not confirmed it"));
    assert_file_equal(file, "new");
    diags_release(&diags);
    str_release(&watch.written);
    str_release(&content);
    place_remove(place);
    free(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_failed_sync_has_the_lines_written_anew),
        cmocka_unit_test(a_save_brings_down_the_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
