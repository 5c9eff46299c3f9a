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
    bool fails; /* the syncs */
    struct str written;
};

static int before(void *context, const struct call *call)
{
    return call->kind == CALL_SYNC && ((struct watch *)context)->fails ? EIO : 0;
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_failed_sync_has_the_lines_written_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
