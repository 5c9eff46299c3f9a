/* SPDX-License-Identifier: MIT */
#include "base/diag.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/system_error.h"
#include "base/text.h"

#define STATUS_DATA    1
#define STATUS_FAILURE 3
#define DIAGS_MOST     10000

/* A file of a million bad rows is told of by its first ones. */
static void leave_out(struct diags *diags, enum diag_level level)
{
    struct diag *last = &diags->at[diags->count - 1];
    mem_replace(&last->text, _("more was found and is left out here; mend what is named first"));
    last->row = 0;
    if (level > last->level)
        last->level = level;
}

__attribute__((format(printf, 4, 0))) static void add_message(struct diags *diags,
                                                              enum diag_level level,
                                                              struct place place,
                                                              const char *format, va_list arguments)
{
    if (diags == NULL)
        return;
    if (diags->count >= DIAGS_MOST) {
        leave_out(diags, level);
        return;
    }
    struct str raw = {0};
    struct str text = {0};
    struct str file = {0};
    str_vaddf(&raw, format, arguments);
    text_add_harmless(str_text(&raw), true, &text);
    text_add_harmless(place.file != NULL ? place.file : "", true, &file);
    diags->at = mem_grow(diags->at, diags->count, &diags->room, sizeof *diags->at);
    diags->at[diags->count++] =
        (struct diag){level, str_take(&file), place.row, place.column, str_take(&text)};
    str_release(&raw);
}

void diag_add(struct diags *diags, enum diag_level level, struct place place, const char *format,
              ...)
{
    va_list arguments;
    va_start(arguments, format);
    add_message(diags, level, place, format, arguments);
    va_end(arguments);
}

bool diag_error(struct diags *diags, struct place place, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add_message(diags, DIAG_ERROR, place, format, arguments);
    va_end(arguments);
    return false;
}

bool diag_failure(struct diags *diags, const char *file, const char *text)
{
    int number = errno;
    const char *reason = system_error_text(number);
    struct place place = {.file = file};
    if (reason != NULL)
        diag_add(diags, DIAG_FAILURE, place, _("%s: %s"), text, reason);
    else
        diag_add(diags, DIAG_FAILURE, place, _("%s: the system's error %d"), text, number);
    return false;
}

bool diags_have(const struct diags *diags, enum diag_level level)
{
    for (size_t i = 0; i < diags->count; i++)
        if (diags->at[i].level >= level)
            return true;
    return false;
}

int diags_status(const struct diags *diags)
{
    if (diags_have(diags, DIAG_FAILURE))
        return STATUS_FAILURE;
    return diags_have(diags, DIAG_ERROR) ? STATUS_DATA : 0;
}

void diags_move(struct diags *to, struct diags *from)
{
    if (to == NULL) {
        diags_release(from);
        return;
    }
    for (size_t i = 0; i < from->count; i++) {
        to->at = mem_grow(to->at, to->count, &to->room, sizeof *to->at);
        to->at[to->count++] = from->at[i];
    }
    from->count = 0;
    diags_release(from);
}

void diag_write(const struct diag *diag, struct str *out)
{
    if (diag->file[0] != '\0')
        str_addf(out, "%s:", diag->file);
    if (diag->row > 0)
        str_addf(out, "%d:", diag->row);
    if (diag->row > 0 && diag->column > 0)
        str_addf(out, "%d:", diag->column);
    if (diag->file[0] != '\0' || diag->row > 0)
        str_add_char(out, ' ');
    if (diag->level == DIAG_WARNING)
        str_add(out, _("warning: "));
    str_add(out, diag->text);
}

void diags_clear(struct diags *diags)
{
    for (size_t i = 0; i < diags->count; i++) {
        free(diags->at[i].file);
        free(diags->at[i].text);
    }
    diags->count = 0;
}

void diags_release(struct diags *diags)
{
    diags_clear(diags);
    free(diags->at);
    *diags = (struct diags){0};
}
