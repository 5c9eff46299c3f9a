/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_REPORT_TWINS_H
#define KAOPING_REPORT_TWINS_H

#include "sheet/folder.h"

/* Says, as gravely as LEVEL, of each sheet of FOLDER that it is a further one of the same unit and
 * form, such as a copy that a file manager made: it takes a rank of its own. */
void twins_find(const struct folder *folder, enum diag_level level, struct diags *diags);

#endif
