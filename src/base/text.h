/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_BASE_TEXT_H
#define KAOPING_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/*
 * UTF-8 text on a grid of columns, by libunistring.  A CJK character is two columns wide and is
 * never cut in half.  All texts are valid UTF-8 unless said otherwise.
 */

/* Whether the SIZE bytes are valid UTF-8 (a NUL byte is valid here). */
bool text_is_utf8(const char *bytes, size_t size);

/* Columns that TEXT takes on a terminal; a control character takes that of its picture. */
int text_width(const char *text);

/* Bytes of the longest head of TEXT that fits in WIDTH columns and cuts no character (nor a
 * combining mark off its base). */
size_t text_head(const char *text, int width);

/* Adds TEXT to OUT, and blanks behind it up to COLUMNS columns, one at the least. */
void text_pad(const char *text, int columns, struct str *out);

/* Adds TEXT to OUT, clipped to WIDTH columns; where something is cut, the last column is '…'. */
void text_clip(const char *text, int width, struct str *out);

/* The same with the '…' in the middle: names that differ at their ends stay apart. */
void text_clip_middle(const char *text, int width, struct str *out);

/*
 * The next line of TEXT folded at WIDTH columns by Unicode line breaking (UAX 14), but that a
 * figure stays with the ideographs on both its sides: the number of bytes that make the line,
 * without the blank or line break it ends at; *NEXT is where the following line begins, NULL after
 * the last.  Call with TEXT = *NEXT until *NEXT is NULL.
 */
size_t text_line(const char *text, int width, const char **next);

/* Lines that TEXT takes when folded at WIDTH; 0 for "". */
int text_line_count(const char *text, int width);

/* The ASCII twin of a full-width form, of 。 (point), 、(comma), － − (minus), or the character
 * itself. */
uint32_t text_ascii_twin(uint32_t character);

/* Whether the character steers a terminal, turns the direction of text round, or is not to be seen
 * at all: text_add_harmless() puts a picture in its place. */
bool text_is_hidden(uint32_t character);

/* Columns that the character takes as it is shown: 2 for a wide one, 0 for a combining mark. */
int text_character_width(uint32_t character);

/* Whether the character is wider than one column. */
bool text_is_wide(uint32_t character);

/*
 * Adds TEXT to OUT with every control character (C0, C1, DEL, bidi controls) and every one
 * that cannot be seen (zero-width ones) replaced by a visible picture (U+2400 block, U+FFFD) so
 * that no file can steer the terminal.  Line break and tab become blanks if ONE_LINE, otherwise a
 * line break is kept.
 */
void text_add_harmless(const char *text, bool one_line, struct str *out);

/* The character at *TEXT as text_add_harmless() shows it, and *TEXT moved behind it; 0 at the end.
 */
uint32_t text_next_harmless(const char **text, bool one_line);

/* The same on one line, and the COLUMNS that it takes as it is shown. */
uint32_t text_next_shown(const char **text, int *columns);

/* Whether TEXT holds a control character other than a line break or tab. */
bool text_has_control(const char *text);

/* Words to look for in many texts: what folding them takes is spent once. */
struct text_words {
    char *folded;
};

/* Makes TEXT ready to be looked for.  Release with text_words_release(). */
void text_words_init(struct text_words *words, const char *text);
void text_words_release(struct text_words *words);

/* Whether WORDS occur in TEXT as they stand, blanks among them; letter case and full-width forms
 * (NFKC casefold) are ignored.  "" occurs everywhere. */
bool text_has_words(const char *text, const struct text_words *words);

/* Whether both are the same word, letter case, full-width forms and blanks around it ignored. */
bool text_same(const char *a, const char *b);

/* A number that is the same for all that text_same() holds the same. */
uint64_t text_hash(const char *text);

/* The order of words by code point, -1, 0 or 1: 0 for those that text_same() holds the same. */
int text_order(const char *a, const char *b);

/* Whether ENDING stands at the end of TEXT, byte for byte. */
bool text_ends_in(const char *text, const char *ending);

/* Whether TEXT is nothing but blanks, the ideographic one and line breaks among them. */
bool text_is_blank(const char *text);

/* TEXT without blanks (ASCII and U+3000), tabs and line breaks at both ends, newly allocated. */
char *text_trimmed(const char *text);

/* Adds TEXT to OUT with CRLF and CR, as files from elsewhere have them, turned into line feeds. */
void text_add_lines(const char *text, struct str *out);

/* The character at *TEXT, and *TEXT moved behind it; 0 at the end. */
uint32_t text_next(const char **text);

/*
 * The byte of TEXT where the character that ends at byte AT begins, and the one behind the
 * character that begins there; a character has its combining marks with it (UAX 29).  At either end
 * of TEXT they answer AT.
 */
size_t text_cluster_before(const char *text, size_t at);
size_t text_cluster_behind(const char *text, size_t at);

/* Adds one character as UTF-8. */
void text_add_character(struct str *out, uint32_t character);

#endif
