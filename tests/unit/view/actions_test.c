/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/lang.h"
#include "tui/ask.h"
#include "tui/choice.h"
#include "tui/chooser.h"
#include "tui/help_view.h"
#include "tui/prompt.h"
#include "view/across_view.h"
#include "view/compare_view.h"
#include "view/explain_view.h"
#include "view/export_view.h"
#include "view/findings_view.h"
#include "view/folder_view.h"
#include "view/followup_view.h"
#include "view/history_view.h"
#include "view/losses_view.h"
#include "view/rank_view.h"
#include "view/theirs_view.h"
#include "view/walk_view.h"

static const struct screen *const screens[] = {
    &walk_screen,    &folder_screen, &explain_screen, &findings_screen, &followup_screen,
    &history_screen, &help_screen,   &prompt_screen,  &chooser_screen,  &export_screen,
    &ask_screen,     &across_screen, &compare_screen, &rank_screen,     &losses_screen,
    &choice_screen,  &theirs_screen,
};

#define SCREENS (sizeof screens / sizeof screens[0])

/* Called with every key of every action of every screen. */
typedef void visit(const struct screen *screen, const struct action *action, const char *name);

static void visit_keys(visit *visit_key)
{
    for (size_t i = 0; i < SCREENS; i++)
        for (const struct action *action = screens[i]->actions; action->name != NULL; action++)
            for (int k = 0; k < ACTION_KEYS && action->keys[k] != NULL; k++)
                visit_key(screens[i], action, action->keys[k]);
}

static void key_is_its_own(const struct screen *screen, const struct action *action,
                           const char *name)
{
    keypress key = key_from_name(name);
    assert_int_not_equal(key, 0);
    if (action_find(screen->actions, key) != action)
        fail_msg("%s: key %s stands at two actions", screen->name, name);
}

static void no_key_stands_twice(void **state)
{
    (void)state;
    visit_keys(key_is_its_own);
}

static void every_action_is_explained_in_each_language(void **state)
{
    (void)state;
    for (size_t i = 0; i < SCREENS; i++)
        for (const struct action *action = screens[i]->actions; action->name != NULL; action++) {
            assert_non_null(action->help);
            assert_string_not_equal(lang_text_in("zh", action->help), action->help);
            if (action->hint != NULL)
                assert_string_not_equal(lang_text_in("zh", action->hint), action->hint);
        }
}

static bool is_letter(keypress key)
{
    return (key >= 'a' && key <= 'z') || (key >= 'A' && key <= 'Z');
}

/* An input method in Chinese mode swallows letters. */
static void every_walk_action_has_a_key_that_is_no_letter(void **state)
{
    (void)state;
    for (const struct action *action = walk_screen.actions; action->name != NULL; action++) {
        bool found = false;
        for (int k = 0; k < ACTION_KEYS && action->keys[k] != NULL; k++)
            found |= !is_letter(key_from_name(action->keys[k]));
        if (!found)
            fail_msg("%s has letters only", action->name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_key_stands_twice),
        cmocka_unit_test(every_action_is_explained_in_each_language),
        cmocka_unit_test(every_walk_action_has_a_key_that_is_no_letter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
