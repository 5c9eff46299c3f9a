/* SPDX-License-Identifier: MIT */
#include "cmd/particulars.h"

#include <string.h>

#include "base/lang.h"
#include "sheet/sheet_words.h"

static const enum change_kind kinds[] = {CHANGE_STATUS, CHANGE_DATE, CHANGE_ASSESSORS};

#define KINDS (sizeof kinds / sizeof kinds[0])

/* Index into kinds; KINDS where WORD names none. */
static size_t kind_of(const char *word)
{
    size_t size = strcspn(word, "=");
    size_t i = 0;
    while (i < KINDS && (word[size] != '=' || strlen(change_name(kinds[i])) != size ||
                         strncmp(change_name(kinds[i]), word, size) != 0))
        i++;
    return i;
}

bool particular_is(const struct form *form, const char *word)
{
    size_t kind = kind_of(word);
    return kind < KINDS && form_item(form, change_name(kinds[kind])) < 0;
}

/* The value behind the sign of equality; a status may be in any language that sheets have. */
static const char *value_of(const char *word)
{
    const char *value = strchr(word, '=') + 1;
    int status = sheet_word_find(value, WORD_DRAFT, WORD_COUNT);
    bool is_status = kinds[kind_of(word)] == CHANGE_STATUS && status >= 0;
    return is_status ? sheet_word((enum sheet_word)status, "en") : value;
}

int particular_place(const char *word)
{
    if (kinds[kind_of(word)] != CHANGE_STATUS)
        return 1;
    return strcmp(value_of(word), "draft") == 0 ? 0 : PARTICULARS - 1;
}

static bool reopens(const struct session *session, enum change_kind kind, const char *value)
{
    return kind == CHANGE_STATUS && session->sheet.status == SHEET_FINAL &&
           strcmp(value, "draft") == 0;
}

bool particular_set(struct session *session, const char *word, const char *note, struct str *out,
                    struct diags *diags)
{
    enum change_kind kind = kinds[kind_of(word)];
    const char *value = value_of(word);
    bool done = reopens(session, kind, value)
                    ? session_reopen(session, note != NULL ? note : "", diags)
                    : session_do(session, CHANGE_WHOLE_SHEET, kind, value, diags);
    if (done) {
        str_addf(out, "%s\t", change_name(kind));
        sheet_value(&session->sheet, CHANGE_WHOLE_SHEET, kind, out);
        str_add_char(out, '\n');
    }
    return done;
}
