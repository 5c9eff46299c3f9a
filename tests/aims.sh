#!/bin/sh
# SPDX-License-Identifier: MIT
# Prints what the sources aim at and how near they are; fails where an aim that must hold does not.
# aims.sh [BUILD]: with a build directory, mutable globals are counted too.
set -eu
cd "$(dirname "$0")/.."
build=${1-}
status=0

sources() { find src -name '*.[ch]' | LC_ALL=C sort; }

# The floors, lowest first; a file includes its own and lower ones.
rank() {
    case $1 in
    base) echo 0 ;; form) echo 1 ;; score) echo 2 ;; sheet) echo 3 ;; report) echo 4 ;;
    tui) echo 1 ;; view) echo 6 ;; cmd) echo 7 ;; *) echo 8 ;;
    esac
}

# "file included-file" for every include of one of our own headers.
includes() {
    sources | xargs grep -H '^#include "' | sed 's/^src\///; s/:#include "/ /; s/"$//'
}

includes_upward() {
    includes | while read -r file header; do
        from=${file%%/*}
        to=${header%%/*}
        [ "$from" = "$to" ] || [ "$from" = main.c ] || [ "$from" = manual.c ] && continue
        if [ "$from" = tui ] && [ "$to" != base ]; then
            echo "  $file includes $header"
        elif [ "$to" = tui ] && [ "$from" != view ] && [ "$file" != cmd/screens.c ]; then
            echo "  $file includes $header"
        elif [ "$to" = view ] && [ "$file" != cmd/screens.c ]; then
            echo "  $file includes $header"
        elif [ "$(rank "$to")" -ge "$(rank "$from")" ]; then
            echo "  $file includes $header"
        fi
    done
    sources | xargs grep -lE '#include <(ncurses.*|curses|panel|form|term)\.?h?>' | grep -v '^src/tui/' |
        sed 's/^src\//  /; s/$/ includes curses/'
    sources | xargs grep -l '#include <csv\.h>' | grep -v '^src/base/' | sed 's/^src\//  /; s/$/ includes libcsv/'
}

# Modules (a .c with its .h) that can be reached from themselves: tsort names each loop it has to break.
include_cycles() {
    includes | sed 's/\.[ch]\b//g' | awk '$1 != $2' | LC_ALL=C tsort 2>&1 > /dev/null |
        awk '/loop:$/ { printf "%s ", count++ ? "\n" : ""; next } { printf " %s", $2 } END { if (count) print "" }'
}

long_files() { find src tests -name '*.[ch]' -exec wc -l {} + | awk '$2 != "total" && $1 > 400 { print "  " $2 ": " $1 }'; }

# "lines file:line" of every function: clang-format puts its braces at the first column.
functions() {
    sources | grep '\.c$' | xargs awk '
        FNR == 1 { begin = 0 }
        /^{/ { begin = FNR }
        /^}/ && begin { print FNR - begin - 1, FILENAME ":" begin; begin = 0 }'
}

globals() {
    [ -d "$build" ] || return 0
    find "$build" -name '*.o' -path '*src*' ! -path '*tests*' -exec objdump -t {} + |
        awk 'NF > 3 && $(NF - 2) ~ /^\.(data|bss)$/ && $NF !~ /^\./ { print "  " $NF }' | sort -u
}

must_be_none() {
    count=$(printf '%s' "$2" | grep -c . || true)
    printf '%-34s %s\n' "$1" "$count"
    if [ "$count" != 0 ]; then
        printf '%s\n' "$2"
        status=1
    fi
}

lengths=$(functions | sort -n)
total=$(printf '%s\n' "$lengths" | wc -l)
at() { printf '%s\n' "$lengths" | sed -n "$(($1 < 1 ? 1 : $1))p" | cut -d' ' -f1; }

must_be_none 'include cycles' "$(include_cycles)"
must_be_none 'includes that lead upward' "$(includes_upward)"
must_be_none 'files over 400 lines' "$(long_files)"
printf '%-34s %s\n' 'functions' "$total"
printf '%-34s %s / %s / %s\n' 'lines: median / 90 % / longest' "$(at $((total / 2)))" \
    "$(at $((total * 9 / 10)))" "$(at "$total")"
printf '%-34s %s\n' 'functions over 60 lines' "$(printf '%s\n' "$lengths" | awk '$1 > 60' | grep -c . || true)"
printf '%s\n' "$lengths" | awk '$1 > 60 { print "  " $2 ": " $1 }'
printf '%-34s %s\n' 'mutable globals' "$(globals | grep -c . || true)"
globals
exit $status
