#!/bin/sh
# SPDX-License-Identifier: MIT
# instructions.sh BUILD SOURCE: instructions for opening a sheet and for a key, counted by
# valgrind's callgrind: the same on a busy machine and on a quiet one.  Beside each stands what
# instructions.txt has of it, and by how much it has changed since.
set -eu
build=$1 source=$2
kaoping=$build/kaoping tests=$build/tests
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
here=$(dirname "$0")
few=4
many=44
items=2000

# count KEYS COMMAND...: instructions of the whole run
count() {
    rm -rf "$place/now"
    cp -r "$place/kept" "$place/now"
    keys=$1
    shift
    "$tests/press" "$keys" valgrind --tool=callgrind --callgrind-out-file="$place/out" \
        --log-file="$place/log" "$@"
    sed -n 's/^summary: //p;s/^totals: //p' "$place/out" | head -n 1
}

# changed NAME COLUMN NOW: what was kept of it, and the change in hundredths
changed() {
    kept=$(awk -v name="$1" -v column="$2" '$1 == name { print $column }' "$here/instructions.txt")
    if [ -z "$kept" ]; then
        printf '%12s %7s' - -
    else
        printf '%12s %+6d%%' "$kept" "$((($3 - kept) * 100 / kept))"
    fi
}

# report NAME COMMAND...
report() {
    name=$1
    shift
    opened=$(count 0 "$@")
    low=$(count $few "$@")
    high=$(count $many "$@")
    key=$(((high - low) / (many - few)))
    printf '%-13s %12s %12s   kept: %s %s\n' "$name" "$opened" "$key" \
        "$(changed "$name" 2 "$opened")" "$(changed "$name" 3 "$key")"
}

if ! command -v valgrind > /dev/null; then
    echo 'valgrind is not installed'
    exit 0
fi
mkdir "$place/kept" "$place/kept/forms"
cp -r "$source/data" "$place/kept/data"
cp "$source"/forms/*.csv "$place/kept/forms"
sh "$here/wide_form.sh" $items > "$place/kept/forms/wide.csv"
wide=$("$kaoping" new --forms "$place/kept/forms" --form wide --unit wide "$place/kept/data")
wide=$place/now${wide#"$place/kept"}
forms=$place/now/forms
printf '%-13s %12s %12s\n' program open key
report bare "$tests/bare"
report kaoping "$kaoping" --forms "$forms" "$place/now/data/xiongkou-2017/文化体育服务中心.csv"
report kaoping-$items "$kaoping" --forms "$forms" "$wide"
