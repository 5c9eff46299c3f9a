/* SPDX-License-Identifier: MIT */
#include "tui/terminal_paste.h"

#include "base/text.h"
#include "tui/event.h"

#define END "\033[201~"

/* Bytes of the character that begins with this one; 0 where none does. */
static int character_size(unsigned char byte)
{
    if (byte < 0x80)
        return 1;
    if (byte < 0xC2 || byte > 0xF4)
        return 0;
    return byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

bool terminal_character_breaks_off(const struct terminal_character *character, unsigned char byte)
{
    return character->size > 0 && (byte & 0xC0) != 0x80;
}

uint32_t terminal_character_take(struct terminal_character *character, unsigned char byte)
{
    character->bytes[character->size++] = (char)byte;
    int size = character_size((unsigned char)character->bytes[0]);
    if (size > character->size)
        return CHARACTER_UNFINISHED;
    character->size = 0;
    if (size == 1)
        return byte;
    const char *at = character->bytes;
    bool is_whole = size > 0 && text_is_utf8(at, (size_t)size);
    return is_whole ? text_next(&at) : CHARACTER_BROKEN;
}

void terminal_paste_begin(struct terminal_paste *paste)
{
    str_clear(&paste->text);
    paste->character.size = 0;
    paste->matched = 0;
}

void terminal_paste_release(struct terminal_paste *paste)
{
    str_release(&paste->text);
}

static void add(struct terminal_paste *paste, uint32_t character)
{
    if (character != 0 && paste->text.size <= PASTE_BYTES_MOST)
        text_add_character(&paste->text, character == '\r' ? '\n' : character);
}

static void add_byte(struct terminal_paste *paste, unsigned char byte)
{
    uint32_t character = terminal_character_take(&paste->character, byte);
    if (character != CHARACTER_UNFINISHED)
        add(paste, character);
}

/* An Esc that does not begin the end is text, and what takes the text in leaves it out. */
bool terminal_paste_take(struct terminal_paste *paste, unsigned char byte)
{
    static const char end[] = END;
    if (terminal_character_breaks_off(&paste->character, byte)) {
        paste->character.size = 0;
        add(paste, CHARACTER_BROKEN);
    }
    if (byte == (unsigned char)end[paste->matched])
        return end[++paste->matched] == '\0';
    for (int i = 0; i < paste->matched; i++)
        add_byte(paste, (unsigned char)end[i]);
    paste->matched = byte == (unsigned char)end[0];
    if (paste->matched == 0)
        add_byte(paste, byte);
    return false;
}

bool terminal_paste_has_escape(const struct terminal_paste *paste)
{
    return paste->matched == 1;
}
