/* SPDX-License-Identifier: MIT */
#include "sheet/session_theirs.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "sheet/session_opening.h"

void differences_release(struct differences *differences)
{
    for (size_t i = 0; i < differences->count; i++) {
        free(differences->at[i].mine);
        free(differences->at[i].theirs);
    }
    free(differences->at);
    *differences = (struct differences){0};
}

/* What the file held when this session last read or wrote it. */
static void read_base(struct opening *opening)
{
    const struct session *session = opening->session;
    const struct str *bytes = &session->on_disk;
    if (bytes->size > 0)
        sheet_read(&opening->saved, bytes, session->file, opening->shelf, NULL, NULL);
    else
        sheet_init(&opening->saved, session->sheet.form, "");
}

/* Reads what stands there now into BYTES and opening->file; *STAMP is of no later moment. */
static bool read_theirs(struct opening *opening, struct str *bytes, struct stamp *stamp)
{
    const struct session *session = opening->session;
    const char *file = session->file;
    *stamp = stamp_of(file);
    if (!file_read(file, bytes, opening->diags) ||
        !sheet_read(&opening->file, bytes, file, opening->shelf, &opening->extent, opening->diags))
        return false;
    if (opening->file.form == session->sheet.form)
        return true;
    return diag_error(opening->diags, (struct place){.file = file},
                      _("what another program wrote here is a sheet of another form"));
}

static void release(struct opening *opening)
{
    sheet_release(&opening->file);
    sheet_release(&opening->saved);
    sheet_extent_release(&opening->extent);
}

bool session_differences(struct session *session, struct form_shelf *shelf,
                         struct differences *differences, struct diags *diags)
{
    struct str bytes = {0};
    struct opening opening = {
        .session = session, .shelf = shelf, .found = differences, .diags = diags};
    *differences = (struct differences){0};
    bool good = read_theirs(&opening, &bytes, &differences->stamp);
    if (good) {
        read_base(&opening);
        opening_compare(&opening);
    }
    release(&opening);
    str_release(&bytes);
    return good;
}

/* UNIT.20171220-093000.csv.txt, and (2) and so on before .csv where that is there; newly
 * allocated. */
static char *kept_path(const struct session *session)
{
    char at[MOMENT_TEXT];
    struct str path = {0};
    moment_now(&session->clock, at);
    for (int i = 1; i == 1 || file_exists(str_text(&path)); i++) {
        str_clear(&path);
        str_add_part(&path, session->file, session_stem(session->file));
        str_addf(&path, ".%.4s%.2s%.2s-%.2s%.2s%.2s", at, at + 5, at + 8, at + 11, at + 14,
                 at + 17);
        if (i > 1)
            str_addf(&path, " (%d)", i);
        str_add(&path, ".csv.txt");
    }
    return str_take(&path);
}

/* By its name, which cannot come between a look and a write: what stands there is kept even where
 * it has changed once more. */
static bool move_aside(struct session *session, struct str *kept, struct diags *diags)
{
    char *path = kept_path(session);
    bool moved = rename(session->file, path) == 0;
    bool good = moved || errno == ENOENT;
    if (moved)
        str_add(kept, file_base_name(path));
    if (!good)
        diag_failure(diags, session->file,
                     _("what another program wrote could not be kept, so nothing was saved"));
    free(path);
    if (good) {
        session->stamp = (struct stamp){0};
        str_clear(&session->on_disk);
        session->unsaved = true;
    }
    return good;
}

bool session_keep_theirs(struct session *session, struct str *kept, struct diags *diags)
{
    return move_aside(session, kept, diags) && session_save(session, diags);
}

/* From here on the file is one that this session knows. */
static void adopt(struct session *session, struct str *bytes, const struct stamp *stamp)
{
    str_release(&session->on_disk);
    session->on_disk = *bytes;
    *bytes = (struct str){0};
    session->stamp = *stamp;
    session->unsaved = true;
}

bool session_take_theirs(struct session *session, struct form_shelf *shelf,
                         const struct differences *differences, struct str *kept,
                         struct diags *diags)
{
    struct str bytes = {0};
    struct stamp stamp;
    struct opening opening = {.session = session,
                              .shelf = shelf,
                              .writes = true,
                              .by_hand = true,
                              .wanted = differences,
                              .diags = diags};
    bool good = read_theirs(&opening, &bytes, &stamp);
    if (good && differences != NULL && !stamp_same(&stamp, &differences->stamp))
        good = diag_error(diags, (struct place){.file = session->file},
                          _("another program changed the file once more; look again"));
    if (good) {
        read_base(&opening);
        opening_merge(&opening);
        adopt(session, &bytes, &stamp);
    }
    if (good && opening.left + opening.refused > 0)
        good = move_aside(session, kept, diags);
    release(&opening);
    str_release(&bytes);
    return good && session_save(session, diags);
}
