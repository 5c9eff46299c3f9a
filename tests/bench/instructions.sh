#!/bin/sh
# SPDX-License-Identifier: MIT
# instructions.sh PRESS BARE KAOPING SOURCE: instructions for opening a sheet and for a key, counted by
# valgrind's callgrind: the same on a busy machine and on a quiet one.
set -eu
press=$1 bare=$2 kaoping=$3 source=$4
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
few=4
many=44

# count KEYS COMMAND...: instructions of the whole run
count() {
    rm -rf "$place/data"
    cp -r "$source/data" "$place/data"
    keys=$1
    shift
    "$press" "$keys" valgrind --tool=callgrind --callgrind-out-file="$place/out" \
        --log-file="$place/log" "$@"
    sed -n 's/^summary: //p;s/^totals: //p' "$place/out" | head -n 1
}

# report NAME COMMAND...
report() {
    name=$1
    shift
    opened=$(count 0 "$@")
    low=$(count $few "$@")
    high=$(count $many "$@")
    printf '%-9s %12s %12s\n' "$name" "$opened" "$(((high - low) / (many - few)))"
}

if ! command -v valgrind > /dev/null; then
    echo 'valgrind is not installed'
    exit 0
fi
printf '%-9s %12s %12s\n' program open key
report bare "$bare"
report kaoping "$kaoping" --forms "$source/forms" "$place/data/xiongkou-2017/文化体育服务中心.csv"
