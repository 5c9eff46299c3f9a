/* SPDX-License-Identifier: MIT */
#include "tui/action.h"

#include <assert.h>

#include "base/lang.h"
#include "base/text.h"

const struct action *action_of(const struct action *table, int id)
{
    const struct action *action = table;
    while (action->id != id) {
        assert(action->name != NULL);
        action++;
    }
    return action;
}

const struct action *action_find(const struct action *table, keypress key)
{
    for (const struct action *action = table; action->name != NULL; action++)
        for (int i = 0; i < ACTION_KEYS && action->keys[i] != NULL; i++)
            if (key_from_name(action->keys[i]) == key_folded(key))
                return action;
    return NULL;
}

void action_keys(const struct action *action, const char *separator, struct str *out)
{
    char text[KEY_TEXT];
    bool digits = action->keys[0] != NULL && action->keys[0][0] == '1' && action->keys[1] != NULL;
    if (digits) {
        str_add(out, "1-9");
        return;
    }
    for (int i = 0; i < ACTION_KEYS && action->keys[i] != NULL; i++)
        str_addf(out, "%s%s", i > 0 ? separator : "",
                 key_to_text(key_from_name(action->keys[i]), text));
}

void action_hint_key(const struct action *action, struct str *out)
{
    char text[KEY_TEXT];
    if (action->keys[0][0] == '1')
        action_keys(action, "", out);
    else
        str_add(out, key_to_text(key_from_name(action->keys[0]), text));
}
