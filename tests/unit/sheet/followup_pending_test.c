/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <sys/stat.h>
#include <unistd.h>

#include "../../support/form_text.h"
#include "../../support/place.h"
#include "base/file.h"
#include "base/lang.h"
#include "sheet/followup_file.h"

#define TODAY "2018-08-11"
#define NAMES "form,unit,plan,debrief,note\n"

static void set(struct followup *followup, const char *unit, enum followup_field field,
                const char *value)
{
    struct followup_edit edit;
    struct diags diags = {0};
    followup_edit_init(&edit, unit);
    followup_edit_set(&edit, field, value);
    assert_true(followup_do(followup, &edit, TODAY, &diags));
    followup_edit_release(&edit);
    diags_release(&diags);
}

/* While the file cannot be written, another program makes one of what waits impossible: that one is
 * told and dropped, the others before and behind it are saved. */
static void what_waits_is_judged_by_what_stands_there_then(void **state)
{
    struct form *form = form_text_small();
    struct folder folder = {0};
    struct followup followup;
    struct diags diags = {0};
    char *place = place_make();
    char *path = followup_path(place, form->id);
    (void)state;
    lang_set("en");
    free(place_write(place, "roster.csv", "unit\nNorth\nSouth\n"));
    assert_true(folder_list(&folder, place, NULL));
    assert_true(followup_open(&followup, &folder, form, &diags));
    assert_int_equal(mkdir(path, 0777), 0);
    set(&followup, "South", FOLLOWUP_NOTE, "first");
    set(&followup, "North", FOLLOWUP_DEBRIEF, "2017-12-01");
    set(&followup, "South", FOLLOWUP_PLAN, "2017-01-20");
    assert_int_equal(followup.pending_count, 3);
    assert_int_equal(rmdir(path), 0);
    free(place_write(place, strrchr(path, '/') + 1, NAMES "small,North,2017-12-10,,theirs\n"));
    assert_true(followup_save(&followup, TODAY, &diags));
    assert_true(diags_have(&diags, DIAG_ERROR));
    assert_int_equal(followup.pending_count, 0);
    assert_string_equal(followup_get(followup_record(&followup, 0), FOLLOWUP_DEBRIEF), "");
    assert_string_equal(followup_get(followup_record(&followup, 0), FOLLOWUP_NOTE), "theirs");
    assert_string_equal(followup_get(followup_record(&followup, 1), FOLLOWUP_NOTE), "first");
    assert_string_equal(followup_get(followup_record(&followup, 1), FOLLOWUP_PLAN), "2017-01-20");
    char *text = place_read(path);
    assert_non_null(strstr(text, "first"));
    free(text);
    /* Nothing waits any more, so there is nothing to save. */
    assert_int_equal(unlink(path), 0);
    assert_true(followup_save(&followup, TODAY, NULL));
    assert_false(file_exists(path));
    followup_release(&followup);
    folder_release(&folder);
    diags_release(&diags);
    form_free(form);
    place_remove(place);
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_waits_is_judged_by_what_stands_there_then),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
