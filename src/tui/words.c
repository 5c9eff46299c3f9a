/* SPDX-License-Identifier: MIT */
#include "tui/words.h"

#include <string.h>

#include <curses.h>

/* Behind curses.h, and here and in terminal_kind.c alone: its macros take words such as "columns"
 * and "lines". */
#include <term.h>

#define ECMA_PLACE      "\033[%i%p1%d;%p2%dH"
#define ECMA_COLUMN     "\033[%i%p1%dG"
#define ECMA_FOREGROUND "\033[3"
#define ECMA_DEFAULT    "\033[39"
#define COLOURS_NEEDED  8

/* What each attribute is called, in the database and by ECMA-48. */
static const struct {
    const char *name;
    char digit;
} attribute_words[LOOK_ATTRIBUTES] = {
    [LOOK_BOLD] = {"bold", '1'},
    [LOOK_DIM] = {"dim", '2'},
    [LOOK_UNDERLINE] = {"smul", '4'},
    [LOOK_REVERSE] = {"rev", '7'},
};

static const char *read_word(const char *name)
{
    const char *word = tigetstr(name);
    return word != (char *)-1 ? word : NULL;
}

/* The database says here how long old terminals were to be waited for: $<5>. */
static size_t size_unpadded(const char *word)
{
    return strcspn(word, "$");
}

static bool is_word(const char *word, const char *wanted)
{
    return word != NULL && size_unpadded(word) == strlen(wanted) &&
           strncmp(word, wanted, strlen(wanted)) == 0;
}

static bool is_ecma_attribute(const char *word, char digit)
{
    char wanted[] = {'\033', '[', digit, 'm', '\0'};
    return word == NULL || is_word(word, wanted);
}

/* "\033[m", among other things. */
static bool is_ecma_reset(const char *word)
{
    return word != NULL && (strstr(word, "\033[m") != NULL || strstr(word, "\033[0m") != NULL);
}

static void read_colour(struct words *words, bool colour)
{
    const char *normal = read_word("op");
    words->foreground = read_word("setaf");
    words->coloured = colour && words->foreground != NULL && normal != NULL &&
                      tigetnum("colors") >= COLOURS_NEEDED;
    if (!words->coloured)
        return;
    const char *red = tiparm(words->foreground, COLOR_RED);
    words->ecma_look = words->ecma_look && is_word(red, ECMA_FOREGROUND "1m") &&
                       strncmp(normal, ECMA_DEFAULT, strlen(ECMA_DEFAULT)) == 0;
}

/* Reverse and underline are seen without a character too. */
static void read_ink(struct words *words)
{
    unsigned ink = LOOK_BIT(LOOK_REVERSE) | LOOK_BIT(LOOK_UNDERLINE);
    for (int style = 0; style < STYLE_COUNT; style++)
        words->inked[style] = (words_look(words, (enum style)style).attributes & ink) != 0;
}

void words_read(struct words *words, bool colour)
{
    *words = (struct words){
        .place = read_word("cup"),
        .clear = read_word("clear"),
        .erase = read_word("el"),
        .reset = read_word("sgr0"),
        .show_cursor = read_word("cnorm"),
        .hide_cursor = read_word("civis"),
        .scrolls = tigetflag("am") == 1 && tigetflag("xenl") != 1,
    };
    words->ecma_place = is_word(words->place, ECMA_PLACE);
    words->ecma_column = words->ecma_place && is_word(read_word("hpa"), ECMA_COLUMN);
    words->ecma_look = is_ecma_reset(words->reset);
    for (int i = 0; i < LOOK_ATTRIBUTES; i++) {
        words->attributes[i] = read_word(attribute_words[i].name);
        words->ecma_look =
            words->ecma_look && is_ecma_attribute(words->attributes[i], attribute_words[i].digit);
    }
    read_colour(words, colour);
    read_ink(words);
}

/* Without what the terminal cannot show. */
struct look words_look(const struct words *words, enum style style)
{
    struct look look = theme_look(style, words->coloured);
    for (int i = 0; i < LOOK_ATTRIBUTES; i++)
        if (words->attributes[i] == NULL)
            look.attributes &= ~LOOK_BIT(i);
    if (!words->coloured)
        look.colour = LOOK_NO_COLOUR;
    return look;
}

static void add_word(struct str *out, const char *word)
{
    while (word != NULL && *word != '\0') {
        size_t size = size_unpadded(word);
        str_add_part(out, word, size);
        word += size;
        const char *end = strncmp(word, "$<", 2) == 0 ? strchr(word, '>') : NULL;
        if (end == NULL && *word != '\0')
            str_add_char(out, *word++);
        else if (end != NULL)
            word = end + 1;
    }
}

void words_reset(const struct words *words, struct str *out)
{
    add_word(out, words->reset);
}

void words_clear(const struct words *words, struct str *out)
{
    add_word(out, words->reset);
    add_word(out, words->clear);
}

void words_cursor(const struct words *words, bool shown, struct str *out)
{
    add_word(out, shown ? words->show_cursor : words->hide_cursor);
}

bool words_erase(const struct words *words, struct str *out)
{
    add_word(out, words->erase);
    return words->erase != NULL;
}

/* The first row and column need no number. */
static void add_place(struct str *out, int number)
{
    if (number > 0)
        str_add_number(out, number + 1);
}

void words_place(const struct words *words, int row_now, int row, int column, struct str *out)
{
    if (!words->ecma_place) {
        add_word(out, tiparm(words->place, row, column));
        return;
    }
    str_add(out, "\033[");
    if (words->ecma_column && row == row_now) {
        add_place(out, column);
        str_add_char(out, 'G');
        return;
    }
    add_place(out, row);
    if (column > 0) {
        str_add_char(out, ';');
        str_add_number(out, column + 1);
    }
    str_add_char(out, 'H');
}

static void add_digits(struct str *out, char tens, int digit)
{
    char last = out->data[out->size - 1];
    if (last != '[' && last != ';')
        str_add_char(out, ';');
    if (tens != '\0')
        str_add_char(out, tens);
    str_add_char(out, (char)('0' + digit));
}

/* One sequence, begun from nothing where an attribute has to go. */
static void change_ecma(const struct look *from, const struct look *to, struct str *out)
{
    struct look now = *from;
    str_add(out, "\033[");
    bool bare = to->attributes == 0 && to->colour == LOOK_NO_COLOUR;
    if ((now.attributes & ~to->attributes) != 0 || (bare && now.colour != to->colour)) {
        now = (struct look){0, LOOK_NO_COLOUR};
        /* A number left out is a 0. */
        if (!bare)
            str_add_char(out, ';');
    }
    for (int i = 0; i < LOOK_ATTRIBUTES; i++)
        if ((to->attributes & ~now.attributes & LOOK_BIT(i)) != 0)
            add_digits(out, '\0', attribute_words[i].digit - '0');
    if (to->colour != now.colour)
        add_digits(out, '3', to->colour == LOOK_NO_COLOUR ? 9 : to->colour);
    str_add_char(out, 'm');
}

static void change_by_database(const struct words *words, const struct look *to, struct str *out)
{
    add_word(out, words->reset);
    for (int i = 0; i < LOOK_ATTRIBUTES; i++)
        if ((to->attributes & LOOK_BIT(i)) != 0)
            add_word(out, words->attributes[i]);
    if (to->colour != LOOK_NO_COLOUR)
        add_word(out, tiparm(words->foreground, to->colour));
}

void words_change(const struct words *words, enum style from, enum style to, struct str *out)
{
    struct look wanted = words_look(words, to);
    /* All that may be, so that it has to go. */
    struct look now = {~0U, LOOK_NO_COLOUR};
    if (from != STYLE_UNKNOWN)
        now = words_look(words, from);
    if (now.attributes == wanted.attributes && now.colour == wanted.colour)
        return;
    if (words->ecma_look)
        change_ecma(&now, &wanted, out);
    else
        change_by_database(words, &wanted, out);
}
