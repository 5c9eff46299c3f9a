/* SPDX-License-Identifier: MIT */
#include "base/lang.h"

#include <stdlib.h>
#include <string.h>

#include "base/catalogue.h"

/*
 * The language the process speaks, NULL for the English that the messages are written in.  gettext
 * keeps the same thing in the C library; handing it through every function that may have to say
 * something would put it into every signature.
 */
static const struct catalogue *spoken;

/* "zh" out of "zh_CN.UTF-8": the code ends at the first character that is no letter. */
static size_t code_size(const char *name)
{
    return strcspn(name, "_.@-:");
}

static const struct catalogue *catalogue_of(const char *name)
{
    for (const struct catalogue *at = catalogues; at->code != NULL; at++)
        if (strlen(at->code) == code_size(name) && strncmp(at->code, name, code_size(name)) == 0)
            return at;
    return NULL;
}

static bool is_english(const char *name)
{
    return code_size(name) == 2 && strncmp(name, "en", 2) == 0;
}

static const char *find_in(const struct catalogue *catalogue, const char *text)
{
    const char *found = catalogue != NULL ? catalogue_find(catalogue, text) : NULL;
    return found != NULL ? found : text;
}

const char *lang_text(const char *text)
{
    return find_in(spoken, text);
}

const char *lang_text_in(const char *code, const char *text)
{
    return find_in(catalogue_of(code), text);
}

bool lang_set(const char *code)
{
    const struct catalogue *catalogue = catalogue_of(code);
    if (catalogue == NULL && !is_english(code))
        return false;
    spoken = catalogue;
    return true;
}

const char *lang_code(void)
{
    return spoken != NULL ? spoken->code : "en";
}

const char *lang_at(size_t index)
{
    return index == 0 ? "en" : catalogues[index - 1].code;
}

/* The code of the first language in a list "zh_CN:en" that is known; NULL where none is. */
static const char *first_known(const char *list)
{
    while (*list != '\0') {
        const struct catalogue *catalogue = catalogue_of(list);
        if (catalogue != NULL)
            return catalogue->code;
        if (is_english(list))
            return "en";
        list += strcspn(list, ":");
        list += *list == ':';
    }
    return NULL;
}

/* Of the locale's variables the first that is set decides, whatever it says; "" where none is. */
static const char *locale_of_messages(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *value = getenv(names[i]);
        if (value != NULL && value[0] != '\0')
            return value;
    }
    return "";
}

/* Who asks for that wants the messages as they stand in the source, as gettext understands it. */
static bool is_plain(const char *locale)
{
    return strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0;
}

const char *lang_from_environment(void)
{
    const char *locale = locale_of_messages();
    const char *list = getenv("LANGUAGE");
    const char *known = NULL;
    if (list != NULL && !is_plain(locale))
        known = first_known(list);
    if (known == NULL)
        known = first_known(locale);
    return known != NULL ? known : "en";
}
