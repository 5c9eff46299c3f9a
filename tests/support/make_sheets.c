/* SPDX-License-Identifier: MIT */
/* make_sheets FORM-FILE COUNT SEED FOLDER [journals]: a folder of sheets made at random, for tests
 * and measurements. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "form/form_load.h"
#include "sheets.h"

int main(int argc, char **argv)
{
    struct diags diags = {0};
    bool journals = argc == 6 && strcmp(argv[5], "journals") == 0;
    bool is_right = argc == 5 || journals;
    struct form *form = is_right ? form_load(argv[1], &diags) : NULL;
    if (form == NULL) {
        fprintf(stderr, "make_sheets FORM-FILE COUNT SEED FOLDER [journals]\n");
        return 2;
    }
    sheets_make(argv[4], form, atoi(argv[2]), strtoull(argv[3], NULL, 10), journals);
    form_free(form);
    diags_release(&diags);
    return 0;
}
