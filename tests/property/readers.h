/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TESTS_READERS_H
#define KAOPING_TESTS_READERS_H

#include "form/form_find.h"
#include "sheet/quick_read.h"

#define READERS_SHEETS  8
#define READERS_FOLDERS 2

/* The two readers of sheets, and sheets of two forms with their journals to hold them together by.
 */
struct readers {
    char *place;
    struct form_shelf shelf;
    struct readers_folder {
        const struct form *form;
        struct quick_form *quick;
        struct str sheets[READERS_SHEETS];
        struct str journals[READERS_SHEETS];
    } folders[READERS_FOLDERS];
};

/* Setup and teardown of a test: its state is a struct readers. */
int readers_set_up(void **state);
int readers_tear_down(void **state);

/* Whether the quick reader takes the sheet with its journal, NULL for none: then the general one
 * has to read the same and to find nothing to say. */
bool readers_agree(struct readers *readers, const struct readers_folder *folder,
                   const struct str *sheet, const struct str *journal);

#endif
