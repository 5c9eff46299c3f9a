/* SPDX-License-Identifier: MIT */
#include "view/desk.h"

#include <string.h>

#include "base/file.h"
#include "base/lang.h"
#include "base/str.h"

void desk_touch(struct desk *desk, const char *file)
{
    size_t count = desk->touched.count;
    /* Going to and fro between sheets touches each once more: the last one counts. */
    for (size_t i = 0; i < count; i++)
        if (strcmp(desk->touched.at[i], file) == 0) {
            char *name = desk->touched.at[i];
            desk->touched.at[i] = desk->touched.at[count - 1];
            desk->touched.at[count - 1] = name;
            return;
        }
    names_add(&desk->touched, file);
}

void desk_reread(const struct desk *desk, struct folder *folder)
{
    for (size_t i = 0; i < desk->touched.count; i++) {
        size_t entry = folder_find(folder, desk->touched.at[i]);
        if (entry != FOLDER_NONE)
            folder_refresh(folder, entry, desk->shelf);
    }
}

void desk_release(struct desk *desk)
{
    names_release(&desk->touched);
}

static enum message_kind message_kind(enum diag_level level)
{
    switch (level) {
    case DIAG_NOTE:
        return MESSAGE_NOTE;
    case DIAG_WARNING:
        return MESSAGE_WARNING;
    case DIAG_ERROR:
    case DIAG_FAILURE:
        break;
    }
    return MESSAGE_ERROR;
}

static const struct diag *diags_worst(const struct diags *diags)
{
    const struct diag *worst = NULL;
    for (size_t i = 0; i < diags->count; i++)
        if (worst == NULL || diags->at[i].level > worst->level)
            worst = &diags->at[i];
    return worst;
}

/* The directory is known from the screen. */
static void write_with_file(const struct diag *diag, struct str *out)
{
    struct diag near = *diag;
    near.file = (char *)file_base_name(diag->file);
    near.level = DIAG_ERROR;
    diag_write(&near, out);
}

/* Where in a file it is, for whoever will mend it, and which file a failure is about. */
static void write_message(const struct diag *diag, struct str *out)
{
    if (diag->row == 0 && diag->level != DIAG_FAILURE)
        str_add(out, diag->text);
    else
        write_with_file(diag, out);
}

void desk_write(const struct diags *diags, struct str *out)
{
    write_with_file(diags_worst(diags), out);
}

void desk_say_after(struct app *app, const char *words, struct diags *diags)
{
    const struct diag *worst = diags_worst(diags);
    struct str text = {0};
    str_add(&text, words);
    if (worst != NULL)
        write_message(worst, &text);
    if (worst != NULL && diags->count == 1)
        app_say(app, message_kind(worst->level), "%s", str_text(&text));
    else if (worst != NULL)
        app_say(app, message_kind(worst->level), _("%s (and %zu more)"), str_text(&text),
                diags->count - 1);
    str_release(&text);
    diags_release(diags);
}

void desk_say(struct app *app, struct diags *diags)
{
    desk_say_after(app, "", diags);
}

void desk_switch_language(struct app *app)
{
    size_t index = 0;
    while (strcmp(lang_at(index), lang_code()) != 0)
        index++;
    const char *next = lang_at(index + 1) != NULL ? lang_at(index + 1) : lang_at(0);
    lang_set(next);
    /* zh: the name of the language, in that language */
    app_say(app, MESSAGE_NOTE, "%s", _("the program speaks English now"));
}
