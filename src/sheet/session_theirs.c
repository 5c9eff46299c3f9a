/* SPDX-License-Identifier: MIT */
#include "sheet/session_theirs.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/lang.h"
#include "sheet/kept_file.h"
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

/* From here on the file is one that this session knows. */
static void adopt(struct session *session, struct str *bytes, const struct stamp *stamp)
{
    str_release(&session->on_disk);
    session->on_disk = *bytes;
    *bytes = (struct str){0};
    session->stamp = *stamp;
    session->unsaved = true;
}

/* Moved, the link would be a copy that changes with the file it leads to, and the sheet be parted
 * from that. */
static bool keep_linked(struct session *session, struct str *kept, struct diags *diags)
{
    struct str bytes = {0};
    struct stamp stamp = stamp_of(session->file);
    bool good = file_read(session->file, &bytes, diags) &&
                kept_file_write(session->file, &bytes, &session->clock, kept, diags);
    if (good) {
        adopt(session, &bytes, &stamp);
        session->leftover = false;
        good = session_save(session, diags);
    }
    str_release(&bytes);
    return good;
}

bool session_keep_theirs(struct session *session, struct str *kept, struct diags *diags)
{
    if (kept_file_is_linked(session->file))
        return keep_linked(session, kept, diags);
    if (!kept_file_move(session->file, &session->clock, kept, diags))
        return false;
    if (kept->size > 0) {
        session->stamp = (struct stamp){0};
        str_clear(&session->on_disk);
        session->leftover = false;
    }
    session->unsaved = true;
    return session_save(session, diags);
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
        opening_find_leftover(&opening);
    }
    release(&opening);
    str_release(&bytes);
    return good && session_keep_leftover(session, kept, diags) && session_save(session, diags);
}
