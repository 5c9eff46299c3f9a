/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_VIEW_EXPORT_VIEW_H
#define KAOPING_VIEW_EXPORT_VIEW_H

#include "sheet/folder.h"
#include "tui/app.h"

/*
 * What can be exported, where to, and what was written.  Asks before it replaces a file.  Folder
 * and sheet are borrowed and must outlive the screen.
 */
extern const struct screen export_screen;

/* Exports of FOLDER, of the sheets of the form that ENTRY is of, and of ENTRY's sheet;
 * ENTRY may be NULL or one that could not be read. */
void export_open_folder(struct app *app, const struct folder *folder,
                        const struct folder_entry *entry);

/* Exports of SHEET alone, which stands in FILE. */
void export_open_sheet(struct app *app, const struct sheet *sheet, const char *file);

#endif
