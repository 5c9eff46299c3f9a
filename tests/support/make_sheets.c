/* SPDX-License-Identifier: MIT */
/* make_sheets FORM-FILE COUNT SEED FOLDER: a folder of sheets made at random, for tests and
 * measurements. */
#include <stdio.h>
#include <stdlib.h>

#include "form/form_load.h"
#include "sheets.h"

int main(int argc, char **argv)
{
    struct diags diags = {0};
    struct form *form = argc == 5 ? form_load(argv[1], &diags) : NULL;
    if (form == NULL) {
        fprintf(stderr, "make_sheets FORM-FILE COUNT SEED FOLDER\n");
        return 2;
    }
    sheets_make(argv[4], form, atoi(argv[2]), strtoull(argv[3], NULL, 10));
    form_free(form);
    diags_release(&diags);
    return 0;
}
