#!/bin/sh
# SPDX-License-Identifier: MIT
# keys.sh KEYS BARE KAOPING SOURCE: a rule key on the walk screen beside a bare curses program.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cp -r "$4/data" "$place/data"
"$1" bare "$2" -- kaoping "$3" --forms "$4/forms" "$place/data/xiongkou-2017/文化体育服务中心.csv"
