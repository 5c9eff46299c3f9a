/* SPDX-License-Identifier: MIT */
#include "run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/place.h"
#include "base/file.h"
#include "base/mem.h"
#include "sheet/session.h"

int run_set_up(void **state)
{
    struct run *run = mem_new(1, sizeof *run);
    struct form_shelf shelf = {0};
    struct session session;
    struct clock clock = {.fixed = 1513733400};
    /* A person's own may be none that the program takes. */
    unsetenv("SOURCE_DATE_EPOCH");
    run->place = place_make();
    run->forms = file_join(getenv("KAOPING_SOURCE"), "forms");
    form_shelf_add(&shelf, run->forms);
    const struct form *form = form_shelf_find(&shelf, "xiongkou-2017", NULL);
    if (form == NULL || !session_create(&session, run->place, form, "财政所", "", "", &clock, NULL))
        return -1;
    run->sheet = mem_copy(session.file);
    session_release(&session);
    form_shelf_release(&shelf);
    *state = run;
    return 0;
}

int run_tear_down(void **state)
{
    struct run *run = *state;
    place_remove(run->place);
    free(run->forms);
    free(run->sheet);
    free(run);
    return 0;
}

void run_start(struct run *run)
{
    console_start(&run->console, (const char *const[]){getenv("KAOPING_PROGRAM"), "--lang", "en",
                                                       "--forms", run->forms, run->sheet, NULL});
}

void run_assert_sheet(const struct run *run, const char *words, bool wanted)
{
    char *text = place_read(run->sheet);
    if ((strstr(text, words) != NULL) != wanted)
        fail_msg("'%s' should %sbe in the sheet:\n%s", words, wanted ? "" : "not ", text);
    free(text);
}
