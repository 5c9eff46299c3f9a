#!/bin/sh
# SPDX-License-Identifier: MIT
# keys.sh KEYS BARE KAOPING SOURCE: a rule key on the walk screen beside a bare curses program, and
# beside a character typed into such editors as are installed.
set -eu
keys=$1 bare=$2 kaoping=$3 source=$4
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
unit=$place/data/xiongkou-2017/文化体育服务中心
set -- bare - "$bare" -- kaoping "$unit.journal" "$kaoping" --forms "$source/forms" "$unit.csv"
if command -v nano > /dev/null; then
    set -- "$@" -- nano - nano -I "$place/text"
fi
if command -v vim > /dev/null; then
    set -- "$@" -- vim - vim -u NONE -n -c startinsert "$place/text"
fi
"$keys" "rm -rf '$place'/* && cp -r '$source/data' '$place/data' && echo > '$place/text'" "$@"
