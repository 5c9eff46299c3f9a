/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"

/* Leaves room for a number, a suffix and a temporary name within the 255 bytes of a file name. */
#define NAME_SIZE_MOST 180

#define CHARACTER_SIZE_MOST 4

/* Device names that Windows, and so a USB stick read there, refuses as file names. */
static const char *const reserved[] = {
    "con",  "prn",  "aux",  "nul",  "com1", "com2", "com3", "com4", "com5", "com6", "com7",
    "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
};

static bool is_reserved(const char *name)
{
    size_t size = strcspn(name, ".");
    for (size_t i = 0; i < sizeof reserved / sizeof reserved[0]; i++)
        if (strlen(reserved[i]) == size && strncasecmp(reserved[i], name, size) == 0)
            return true;
    return false;
}

static bool is_refused(uint32_t character)
{
    return character < 0x20 || character == 0x7F ||
           (character < 0x80 && strchr("/\\:*?\"<>|", (int)character) != NULL);
}

static void cut_to(struct str *name, size_t size)
{
    name->size = size;
    if (name->data != NULL)
        name->data[size] = '\0';
}

/* What is too long; then dots, and every blank that text_trimmed() takes for one, however they
 * follow each other. */
static void cut_tail(struct str *name)
{
    const char *begin = str_text(name);
    const char *at = begin;
    size_t before;
    while (*at != '\0' && at - begin + CHARACTER_SIZE_MOST <= NAME_SIZE_MOST)
        text_next(&at);
    cut_to(name, (size_t)(at - begin));
    do {
        before = name->size;
        while (text_ends_in(str_text(name), "."))
            cut_to(name, name->size - 1);
        char *trimmed = text_trimmed(str_text(name));
        cut_to(name, strlen(trimmed));
        free(trimmed);
    } while (name->size < before);
}

/* Only what stands before the first dot counts, so that is where the name has to differ. */
static void set_apart(struct str *name)
{
    size_t size = strcspn(name->data, ".");
    char *ending = mem_copy(name->data + size);
    name->size = size;
    str_addf(name, "_%s", ending);
    free(ending);
}

char *file_safe_name(const char *text)
{
    struct str name = {0};
    char *clean = text_trimmed(text);
    const char *at = clean;
    for (uint32_t character = text_next(&at); character != 0; character = text_next(&at)) {
        struct str one = {0};
        bool leading_dot = character == '.' && name.size == 0;
        text_add_character(&one, is_refused(character) || leading_dot ? '_' : character);
        str_add(&name, str_text(&one));
        str_release(&one);
    }
    cut_tail(&name);
    if (name.size == 0) {
        str_add_char(&name, '_');
    } else if (is_reserved(name.data)) {
        set_apart(&name);
        cut_tail(&name);
    }
    free(clean);
    return str_take(&name);
}
