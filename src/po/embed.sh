#!/bin/sh
# SPDX-License-Identifier: MIT
# embed.sh OUT LANG.mo...: writes the compiled catalogues as one C source, see base/catalogue.h.
set -eu
out=$1
shift
{
    echo '#include "base/catalogue.h"'
    for mo in "$@"; do
        code=$(basename "$mo" .mo)
        printf 'static const unsigned char bytes_%s[] = {\n' "$code"
        od -An -v -tu1 "$mo" | sed 's/[0-9][0-9]*/&,/g'
        echo '};'
    done
    echo 'const struct catalogue catalogues[] = {'
    for mo in "$@"; do
        code=$(basename "$mo" .mo)
        printf '    {"%s", bytes_%s, sizeof bytes_%s},\n' "$code" "$code" "$code"
    done
    echo '    {0, 0, 0},'
    echo '};'
} > "$out"
