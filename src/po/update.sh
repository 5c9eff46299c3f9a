#!/bin/sh
# SPDX-License-Identifier: MIT
# Brings the catalogues in step with the messages in the sources; with --check only says whether they are.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
find . -name '*.[ch]' | LC_ALL=C sort | xgettext --files-from=- --from-code=UTF-8 --language=C \
    --keyword=_ --keyword=N_ --add-comments=zh: --add-location=file --package-name=kaoping \
    --output="$work/all.pot"
# Without this date the catalogue keeps its own, and changes only where a message does.
sed '/^"POT-Creation-Date:/d' "$work/all.pot" > "$work/kaoping.pot"
status=0
for code in $(cat po/LINGUAS); do
    if [ "${1-}" = --check ]; then
        # Once each way: messages that lack a translation, and translations that lost their message.
        if ! msgcmp "po/$code.po" "$work/kaoping.pot" ||
            ! msgcmp --use-untranslated "$work/kaoping.pot" "po/$code.po"; then
            echo "po/$code.po is not in step; run src/po/update.sh and translate what is new" >&2
            status=1
        fi
        continue
    fi
    msgmerge --quiet --no-fuzzy-matching --add-location=file --no-wrap --output-file="$work/$code.po" \
        "po/$code.po" "$work/kaoping.pot"
    msgattrib --no-obsolete --no-wrap --add-location=file --output-file="po/$code.po" "$work/$code.po"
done
exit $status
