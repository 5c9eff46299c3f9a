/* SPDX-License-Identifier: MIT */
#include "base/catalogue.h"

#include <stdint.h>
#include <string.h>

/*
 * The .mo format, as the GNU gettext manual lays it down: seven 32-bit words (magic, revision,
 * count, offsets of the two tables ...), then tables of length and offset for originals, sorted,
 * and translations. msgfmt writes it on the machine that builds the program, so the byte order is
 * always its own.
 */
#define MO_MAGIC        0x950412deU
#define MO_COUNT        8
#define MO_ORIGINALS    12
#define MO_TRANSLATIONS 16

static uint32_t word_at(const struct catalogue *catalogue, size_t offset)
{
    uint32_t word = 0;
    if (offset + sizeof word <= catalogue->size)
        memcpy(&word, catalogue->bytes + offset, sizeof word);
    return word;
}

static const char *text_at(const struct catalogue *catalogue, uint32_t table, uint32_t index)
{
    uint32_t offset = word_at(catalogue, table + 8 * (size_t)index + 4);
    return offset < catalogue->size ? (const char *)catalogue->bytes + offset : "";
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
            return text_at(catalogue, word_at(catalogue, MO_TRANSLATIONS), middle);
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}
