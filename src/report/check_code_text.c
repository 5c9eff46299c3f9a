/* SPDX-License-Identifier: MIT */
#include "report/check_code_text.h"

#include "base/lang.h"

const char *check_code_text(const struct sheet *sheet, const char *code)
{
    if (sheet->status != SHEET_FINAL)
        return "";
    return sheet->code[0] != '\0' ? sheet->code
                                  : lang_text_in(code, N_("none (no journal stands behind it)"));
}

void check_code_write(const struct sheet *sheet, struct str *out)
{
    str_addf(out, "%s %s", _("check code"), check_code_text(sheet, lang_code()));
}
