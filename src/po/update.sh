#!/bin/sh
# SPDX-License-Identifier: MIT
# Brings the catalogues in step with the messages in the sources; with --check only says whether they are.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
find . -name '*.[ch]' | LC_ALL=C sort | xgettext --files-from=- --from-code=UTF-8 --language=C \
    --keyword=_ --keyword=N_ --add-comments=zh: --add-location=file --package-name=kaoping \
    --output="$work/kaoping.pot"
status=0
for code in $(cat po/LINGUAS); do
    msgmerge --quiet --no-fuzzy-matching --add-location=file --no-wrap --output-file="$work/$code.po" \
        "po/$code.po" "$work/kaoping.pot"
    msgattrib --no-obsolete --no-wrap --add-location=file --output-file="$work/$code.po" "$work/$code.po"
    if [ "${1-}" = --check ]; then
        msgcmp --use-untranslated "po/$code.po" "$work/kaoping.pot" || status=1
        missing=$(msgattrib --untranslated --no-obsolete "$work/$code.po" | grep -c '^msgid "..*"' || true)
        if [ "$missing" -gt 0 ]; then
            echo "po/$code.po lacks $missing messages; run src/po/update.sh and translate them"
            status=1
        fi
    else
        cp "$work/$code.po" "po/$code.po"
    fi
done
exit $status
