/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SHEET_KEPT_COPY_H
#define KAOPING_SHEET_KEPT_COPY_H

#include <stdbool.h>

#include "base/str.h"

/* Copies of what is about to be written over or cut off.  What was kept once is not kept again,
 * however often what follows fails. */

/* Whether the file at PATH, no link to one that may change, holds BYTES, and the disk has its name.
 */
bool kept_copy_is(const char *path, const struct str *bytes);

/* Writes BYTES, which were read from FILE, to PATH, where nothing stands; nobody may read them
 * there who may not read FILE.  False with errno set, and then nothing stands there still. */
bool kept_copy_write(const char *path, const struct str *bytes, const char *file);

#endif
