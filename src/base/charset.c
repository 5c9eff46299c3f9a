/* SPDX-License-Identifier: MIT */
#include "base/charset.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <string.h>

#include "base/lang.h"
#include "base/text.h"

static int row_of(const char *bytes, size_t at)
{
    int row = 1;
    for (size_t i = 0; i < at; i++)
        row += bytes[i] == '\n';
    return row;
}

/* Where nothing could be tried, for lack of memory. */
#define NOWHERE SIZE_MAX

/* Converts all of BYTES into OUT; false at the first thing that is not of that charset, *AT says
 * where. */
static bool convert(const struct str *bytes, const char *charset, struct str *out, size_t *at)
{
    iconv_t converter = iconv_open("UTF-8", charset);
    if (converter == (iconv_t)-1) {
        *at = NOWHERE;
        return false;
    }
    char *in = bytes->data;
    size_t left = bytes->size;
    bool good = true;
    while (left > 0 && good) {
        char buffer[4096];
        char *to = buffer;
        size_t room = sizeof buffer;
        good = iconv(converter, &in, &left, &to, &room) != (size_t)-1 || errno == E2BIG;
        str_add_part(out, buffer, (size_t)(to - buffer));
    }
    iconv_close(converter);
    *at = bytes->size - left;
    return good;
}

static void replace(struct str *bytes, struct str *with)
{
    str_release(bytes);
    *bytes = *with;
    *with = (struct str){0};
}

static bool begins(const struct str *bytes, const char *mark, size_t size)
{
    return bytes->size >= size && memcmp(bytes->data, mark, size) == 0;
}

static bool refuse(const struct str *bytes, size_t at, const char *file, struct diags *diags)
{
    if (at == NOWHERE)
        return diag_failure(diags, file, _("could not decode"));
    return diag_error(diags, (struct place){file, row_of(str_text(bytes), at), 0},
                      _("is neither UTF-8 nor GB18030 text from here on; save it as CSV UTF-8"));
}

static bool convert_utf16(struct str *bytes, const char *file, enum charset *found,
                          struct diags *diags)
{
    struct str out = {0};
    size_t at;
    if (!convert(bytes, "UTF-16", &out, &at)) {
        str_release(&out);
        return refuse(bytes, at == NOWHERE ? at : 0, file, diags);
    }
    replace(bytes, &out);
    *found = CHARSET_UTF16;
    return true;
}

/* A packed file, as .xlsx and .ods are, or one of the older .xls and .et. */
static bool is_workbook(const struct str *bytes)
{
    return begins(bytes, "PK\x03\x04", 4) || begins(bytes, "\xD0\xCF\x11\xE0", 4);
}

/* A NUL byte is in no CSV file; a file with holes was damaged. */
static bool has_no_nul(const struct str *bytes, const char *file, struct diags *diags)
{
    const char *nul = bytes->size > 0 ? memchr(bytes->data, '\0', bytes->size) : NULL;
    if (nul == NULL)
        return true;
    if (is_workbook(bytes))
        return diag_error(diags, (struct place){.file = file},
                          _("is a spreadsheet's own file and no CSV; save it there as CSV UTF-8"));
    return diag_error(diags,
                      (struct place){file, row_of(bytes->data, (size_t)(nul - bytes->data)), 0},
                      _("has a NUL byte, so it is damaged or no text; restore it from a copy"));
}

static bool convert_rest(struct str *bytes, const char *file, enum charset *found,
                         struct diags *diags)
{
    if (!has_no_nul(bytes, file, diags))
        return false;
    if (text_is_utf8(str_text(bytes), bytes->size))
        return true;
    if (*found == CHARSET_UTF8_BOM)
        return refuse(bytes, 0, file, diags);
    struct str out = {0};
    size_t at;
    if (!convert(bytes, "GB18030", &out, &at)) {
        str_release(&out);
        return refuse(bytes, at, file, diags);
    }
    replace(bytes, &out);
    *found = CHARSET_GB18030;
    return true;
}

bool charset_to_utf8(struct str *bytes, const char *file, enum charset *found, struct diags *diags)
{
    enum charset charset = CHARSET_UTF8;
    bool good;
    if (begins(bytes, "\xFF\xFE", 2) || begins(bytes, "\xFE\xFF", 2)) {
        good = convert_utf16(bytes, file, &charset, diags) && has_no_nul(bytes, file, diags);
    } else {
        if (begins(bytes, "\xEF\xBB\xBF", 3)) {
            struct str rest = {0};
            str_add_part(&rest, bytes->data + 3, bytes->size - 3);
            replace(bytes, &rest);
            charset = CHARSET_UTF8_BOM;
        }
        good = convert_rest(bytes, file, &charset, diags);
    }
    if (found != NULL)
        *found = charset;
    return good;
}
