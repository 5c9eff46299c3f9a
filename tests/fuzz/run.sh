#!/bin/sh
# SPDX-License-Identifier: MIT
# Lets libFuzzer work on the targets: run.sh [SECONDS] [TARGET...], 60 seconds each of all where
# nothing is said.  What it learns stays in build-fuzz/corpus, so that the next run goes on there.
# What ends a target is left in build-fuzz/found and printed in base64, and the exit status is 1.
# BUILD names another directory than build-fuzz; it is made where it is missing.
set -u
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
build=${BUILD:-$top/build-fuzz}
case ${1-} in
[0-9]*) seconds=$1 && shift ;;
*) seconds=60 ;;
esac
[ $# -gt 0 ] || set -- $(cd "$here" && ls ./*_fuzz.c | sed 's/^..//; s/_fuzz\.c$//')

quietly() {
    log=$("$@" 2>&1) || {
        printf '%s\n' "$log" >&2
        exit 3
    }
}

# A place in memory, given back whatever becomes of the target.
place=$(mktemp -d "$([ -w /dev/shm ] && echo /dev/shm || echo "${TMPDIR:-/tmp}")/kaoping-fuzz-XXXXXX") || exit 3
trap 'rm -rf "$place"' EXIT
trap 'exit 130' INT TERM

[ -f "$build/build.ninja" ] ||
    quietly env CC=clang meson setup "$build" "$top" -Dfuzz=true -Db_lundef=false -Dtests=enabled
quietly meson compile -C "$build" fuzz

# What ended the target, as it can be pasted: base64 -d > FILE.
show() {
    grep -aE 'does not hold|runtime error|^==.*ERROR|^SUMMARY|^ +#[0-9]+ .* /.*/src/' "$log_file" | head -20
    for input in "$build/found/$1"-*; do
        [ -f "$input" ] || continue
        printf '%s in base64: ' "$input"
        base64 "$input" | tr -d '\n'
        echo
    done
}

# Memory that is given back is watched for a while only, and a shorter stack kept with it: quicker.
export ASAN_OPTIONS="quarantine_size_mb=4:malloc_context_size=8${ASAN_OPTIONS:+:$ASAN_OPTIONS}"
status=0
for target; do
    corpus=$build/corpus/$target
    # A key costs a painting: more of them in one input find nothing that fewer do not.
    [ "$target" = keys ] && longest=120 || longest=4096
    log_file=$build/found/$target.log
    mkdir -p "$corpus" "$build/found"
    set -- "$corpus" "$here/seeds/$target"
    [ ! -d "$here/found/$target" ] || set -- "$@" "$here/found/$target"
    TMPDIR=$place "$build/tests/fuzz/${target}_fuzz" -max_total_time="$seconds" -timeout=20 \
        -rss_limit_mb=2048 -max_len=$longest -print_final_stats=1 -dict="$here/words/$target.dict" \
        -artifact_prefix="$build/found/$target-" "$@" > "$log_file" 2>&1
    crashes=$?
    [ $crashes = 0 ] || crashes=1
    inputs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log_file" | tail -1)
    echo "broken: fuzzed inputs $target ${inputs:-0}, crashes $crashes"
    [ $crashes = 0 ] && continue
    show "$target"
    status=1
done
exit $status
