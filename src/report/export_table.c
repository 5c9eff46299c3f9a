/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "base/mem.h"
#include "report/export_write.h"
#include "sheet/sheet_file.h"

size_t table_write_folder(const struct folder *folder, struct str *out)
{
    const struct sheet **sheets = mem_new(folder->count, sizeof *sheets);
    size_t count = 0;
    for (size_t i = 0; i < folder->count; i++)
        if (folder->entries[i].form != NULL)
            sheets[count++] = folder->entries[i].sheet;
    size_t rows = sheet_write_stack(sheets, count, out);
    free(sheets);
    return rows;
}

size_t table_write_sheet(const struct sheet *sheet, struct str *out)
{
    return sheet_write_stack(&sheet, 1, out);
}
