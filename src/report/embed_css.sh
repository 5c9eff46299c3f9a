#!/bin/sh
# SPDX-License-Identifier: MIT
# embed_css.sh OUT CSS: writes the styles of the pages, which are ASCII, as a C source, see report/html_css.h.
set -eu
{
    echo '#include "report/html_css.h"'
    echo 'const char html_css[] = {'
    od -An -v -tu1 "$2" | sed 's/[0-9][0-9]*/&,/g'
    echo '0};'
} > "$1"
