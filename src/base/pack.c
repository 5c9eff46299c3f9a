/* SPDX-License-Identifier: MIT */
#include "base/pack.h"

#include <string.h>

#define BITS 7
#define MORE 0x80U

/* Seven bits a byte, the lowest first; the sign becomes the lowest bit of all. */
void pack_number(int64_t number, struct str *out)
{
    uint64_t rest = (uint64_t)number << 1 ^ (number < 0 ? UINT64_MAX : 0);
    char bytes[10];
    size_t size = 0;
    for (; rest >= MORE; rest >>= BITS)
        bytes[size++] = (char)(rest | MORE);
    bytes[size++] = (char)rest;
    str_add_part(out, bytes, size);
}

void pack_bytes(const char *bytes, size_t size, struct str *out)
{
    pack_number((int64_t)size, out);
    str_add_part(out, bytes, size);
}

void pack_text(const char *text, struct str *out)
{
    pack_bytes(text, strlen(text) + 1, out);
}

int64_t unpack_number(struct unpacking *from)
{
    uint64_t number = 0;
    const char *at = from->at;
    for (unsigned shift = 0; shift < 64 && at < from->end; shift += BITS) {
        unsigned char byte = (unsigned char)*at++;
        number |= (uint64_t)(byte & (MORE - 1)) << shift;
        if (byte >= MORE)
            continue;
        from->at = at;
        return (int64_t)(number >> 1 ^ ((number & 1) != 0 ? UINT64_MAX : 0));
    }
    from->failed = true;
    return 0;
}

int unpack_small(struct unpacking *from, int most)
{
    int64_t number = unpack_number(from);
    if (number >= 0 && number <= most)
        return (int)number;
    from->failed = true;
    return 0;
}

const char *unpack_bytes(struct unpacking *from, size_t *size)
{
    int64_t length = unpack_number(from);
    const char *bytes = from->at;
    *size = 0;
    if (length < 0 || length > from->end - from->at)
        from->failed = true;
    if (from->failed)
        return "";
    *size = (size_t)length;
    from->at += length;
    return bytes;
}

const char *unpack_text(struct unpacking *from)
{
    size_t size;
    const char *text = unpack_bytes(from, &size);
    if (size > 0 && text[size - 1] == '\0')
        return text;
    from->failed = true;
    return "";
}

bool unpack_is(struct unpacking *from, const char *text)
{
    const char *found = unpack_text(from);
    return !from->failed && strcmp(found, text) == 0;
}
