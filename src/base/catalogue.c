/* SPDX-License-Identifier: MIT */
#include "base/catalogue.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/*
 * The .mo format, as the GNU gettext manual lays it down: seven 32-bit words (magic, revision,
 * count, offsets of the two tables ...), then tables of length and offset for originals, sorted,
 * and translations.  msgfmt writes the byte order of the machine that builds, which need not be
 * the one that runs, so the words are put together from their bytes.
 */
#define MO_MAGIC        0x950412deU
#define MO_COUNT        8
#define MO_ORIGINALS    12
#define MO_TRANSLATIONS 16

/* Offsets have 64 bits here, so that no sum of two words can wrap round the bounds. */
static uint32_t word_at(const struct catalogue *catalogue, uint64_t offset)
{
    const unsigned char *bytes = catalogue->bytes + offset;
    if (offset + sizeof(uint32_t) > catalogue->size)
        return 0;
    if (catalogue->bytes[0] == MO_MAGIC >> 24)
        return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 |
               bytes[3];
    return (uint32_t)bytes[3] << 24 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[1] << 8 | bytes[0];
}

/* The text that entry INDEX of TABLE names; "" where it does not lie, with its NUL, in the bytes.
 */
static const char *text_at(const struct catalogue *catalogue, uint32_t table, uint32_t index)
{
    uint64_t entry = table + 8 * (uint64_t)index;
    uint64_t offset = word_at(catalogue, entry + 4);
    uint64_t end = offset + word_at(catalogue, entry);
    if (end >= catalogue->size || catalogue->bytes[end] != '\0')
        return "";
    return (const char *)catalogue->bytes + offset;
}

static const char *translation_at(const struct catalogue *catalogue, uint32_t index)
{
    const char *text = text_at(catalogue, word_at(catalogue, MO_TRANSLATIONS), index);
    return text[0] != '\0' ? text : NULL;
}

const char *catalogue_find(const struct catalogue *catalogue, const char *text)
{
    if (word_at(catalogue, 0) != MO_MAGIC || text[0] == '\0')
        return NULL;
    uint32_t originals = word_at(catalogue, MO_ORIGINALS);
    uint32_t low = 0;
    uint32_t high = word_at(catalogue, MO_COUNT);
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = strcmp(text, text_at(catalogue, originals, middle));
        if (order == 0)
            return translation_at(catalogue, middle);
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}
