#!/bin/sh
# SPDX-License-Identifier: MIT
# report.sh [BUILD]: runs the tests and prints as a table what they broke on purpose, how often, and
# what was lost.  A test tells by a line "broken: WHAT | TIMES | LOST", or "broken: WHAT TIMES, WORD LOST".
set -eu
cd "$(dirname "$0")/../.."
build=${1:-build}
[ -d "$build" ] || meson setup "$build" >&2
status=0
meson test -C "$build" --print-errorlogs >&2 || status=$?
printf '%s, %s %s, %s processors\n\n' "$(date -u +%Y-%m-%d)" "$(uname -s)" "$(uname -m)" "$(getconf _NPROCESSORS_ONLN)"
printf '| what was broken on purpose | times | lost |\n|---|---:|---:|\n'
sed -n 's/^ *broken: //p' "$build/meson-logs/testlog.txt" | awk '
    {
        if (split($0, part, / *[|] */) != 3) {
            match($0, / [0-9]+, [^,]* [0-9]+$/)
            part[1] = substr($0, 1, RSTART - 1)
            split(substr($0, RSTART + 1), rest, /, /)
            part[2] = rest[1]
            part[3] = rest[2]
            sub(/.* /, "", part[3])
        }
        if (!(part[1] in times)) order[++count] = part[1]
        times[part[1]] += part[2]
        lost[part[1]] += part[3]
    }
    END {
        for (i = 1; i <= count; i++) {
            printf "| %s | %d | %d |\n", order[i], times[order[i]], lost[order[i]]
            all += lost[order[i]]
        }
        exit all > 0
    }' || status=1
exit $status
