/* SPDX-License-Identifier: MIT */
#include "followed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/lang.h"
#include "form_text.h"
#include "place.h"

int followed_set_up(void **state)
{
    struct followed *fixture = calloc(1, sizeof *fixture);
    fixture->form = form_text_small();
    fixture->place = place_make();
    free(place_write(fixture->place, "roster.csv", "单位\n甲所\n乙所\n丙所\n"));
    folder_list(&fixture->folder, fixture->place, NULL);
    lang_set("en");
    *state = fixture;
    return 0;
}

void followed_close(struct followed *fixture)
{
    if (fixture->open)
        followup_release(&fixture->followup);
    fixture->open = false;
    diags_clear(&fixture->diags);
}

int followed_tear_down(void **state)
{
    struct followed *fixture = *state;
    followed_close(fixture);
    diags_release(&fixture->diags);
    folder_release(&fixture->folder);
    place_remove(fixture->place);
    form_free(fixture->form);
    free(fixture);
    return 0;
}

bool followed_open(struct followed *fixture)
{
    followed_close(fixture);
    fixture->open =
        followup_open(&fixture->followup, &fixture->folder, fixture->form, &fixture->diags);
    if (fixture->open)
        fixture->followup.units[0].assessment = (struct assessment){true, true, "2017-12-20"};
    return fixture->open;
}

char *followed_path(const struct followed *fixture)
{
    return followup_path(fixture->place, fixture->form->id);
}

void followed_write(const struct followed *fixture, const char *text)
{
    char *path = followed_path(fixture);
    free(place_write(fixture->place, file_base_name(path), text));
    free(path);
}

bool followed_open_text(struct followed *fixture, const char *text)
{
    followed_write(fixture, text);
    return followed_open(fixture);
}

void followed_file_is(const struct followed *fixture, const char *expected)
{
    char *path = followed_path(fixture);
    assert_file_equal(path, expected);
    free(path);
}

bool followed_set(struct followed *fixture, const char *unit, const char *const *words)
{
    struct followup_edit edit;
    followup_edit_init(&edit, unit);
    for (; *words != NULL; words++) {
        const char *value = strchr(*words, '=');
        char name[64] = "";
        memcpy(name, *words, (size_t)(value - *words));
        assert_true(followup_find(name) >= (int)FOLLOWUP_SETTABLE);
        followup_edit_set(&edit, (enum followup_field)followup_find(name), value + 1);
    }
    bool done = followup_do(&fixture->followup, &edit, TODAY, &fixture->diags);
    followup_edit_release(&edit);
    return done;
}

bool followed_says(const struct followed *fixture, const char *words)
{
    for (size_t i = 0; i < fixture->diags.count; i++)
        if (strstr(fixture->diags.at[i].text, words) != NULL)
            return true;
    return false;
}

void followed_refused(struct followed *fixture, const char *unit, const char *word,
                      const char *words)
{
    diags_clear(&fixture->diags);
    assert_false(SET(fixture, unit, word));
    assert_true(diags_have(&fixture->diags, DIAG_ERROR));
    if (!followed_says(fixture, words))
        fail_msg("%s: %s, not %s", word, fixture->diags.at[0].text, words);
    diags_clear(&fixture->diags);
}

void followed_taken(struct followed *fixture, const char *unit, const char *word)
{
    diags_clear(&fixture->diags);
    if (!SET(fixture, unit, word) || fixture->diags.count > 0)
        fail_msg("%s: %s", word, fixture->diags.count > 0 ? fixture->diags.at[0].text : "");
}
