/* SPDX-License-Identifier: MIT */
#include "tui/key.h"

#include <stdio.h>
#include <string.h>

#include "base/lang.h"
#include "base/str.h"
#include "base/text.h"

/* A key that has a name instead of a character. */
struct key_name {
    keypress key;
    const char *name; /* N_() as action tables spell it, and shown where untranslated */
};

static const struct key_name key_names[] = {
    {K_SPACE, N_("Space")},    {K_ENTER, N_("Enter")},  {K_TAB, N_("Tab")},
    {K_ESCAPE, N_("Esc")},     {K_UP, N_("Up")},        {K_DOWN, N_("Down")},
    {K_LEFT, N_("Left")},      {K_RIGHT, N_("Right")},  {K_HOME, N_("Home")},
    {K_END, N_("End")},        {K_PAGE_UP, N_("PgUp")}, {K_PAGE_DOWN, N_("PgDn")},
    {K_INSERT, N_("Ins")},     {K_DELETE, N_("Del")},   {K_BACKSPACE, N_("Backspace")},
    {K_BACK_TAB, N_("S-Tab")},
};

#define KEY_NAMES (sizeof key_names / sizeof key_names[0])

static keypress character_named(const char *name)
{
    keypress character = text_next(&name);
    return *name == '\0' ? character : 0;
}

static keypress function_named(const char *name)
{
    unsigned number;
    int end = 0;
    if (sscanf(name, "F%2u%n", &number, &end) != 1 || name[end] != '\0' || number > 12)
        return 0;
    return K_F(number);
}

keypress key_from_name(const char *name)
{
    if (name[0] > ' ' && name[1] == '\0')
        return (keypress)name[0];
    for (size_t i = 0; i < KEY_NAMES; i++)
        if (strcmp(key_names[i].name, name) == 0)
            return key_names[i].key;
    if (name[0] == '^' && name[1] != '\0' && name[2] == '\0')
        return K_CTRL(name[1]);
    keypress key = function_named(name);
    return key != 0 ? key : character_named(name);
}

const char *key_to_text(keypress key, char text[KEY_TEXT])
{
    for (size_t i = 0; i < KEY_NAMES; i++)
        if (key_names[i].key == key)
            return _(key_names[i].name);
    if (key == K_UNKNOWN) {
        return _("this key");
    } else if (key > K_F0 && key <= K_F(12)) {
        snprintf(text, KEY_TEXT, "F%u", key - K_F0);
    } else if (key < 0x20) {
        snprintf(text, KEY_TEXT, "^%c", (int)(key + '@'));
    } else {
        struct str character = {0};
        text_add_character(&character, key);
        snprintf(text, KEY_TEXT, "%.*s", KEY_TEXT - 1, str_text(&character));
        str_release(&character);
    }
    return text;
}

keypress key_folded(keypress key)
{
    return key > KEY_NAMED ? key : text_ascii_twin(key);
}

bool key_is_character(keypress key)
{
    return key >= 0x20 && key != 0x7F && key < KEY_NAMED;
}

bool key_is_from_input_method(keypress key)
{
    return key > 0x7F && key < KEY_NAMED && key_folded(key) == key && text_is_wide(key);
}
