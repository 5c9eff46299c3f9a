#!/bin/sh
# SPDX-License-Identifier: MIT
# keys.sh BUILD SOURCE: a rule key on the walk screen beside the least a program can do, and beside
# a character typed into such editors as are installed.
set -eu
build=$1 source=$2
kaoping=$build/kaoping tests=$build/tests
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
here=$(dirname "$0")
erase=$(printf '1\177')
items=2000

# What every run begins with.
mkdir "$place/kept" "$place/kept/forms" "$place/now"
cp -r "$source/data" "$place/kept/data"
cp "$source"/forms/*.csv "$place/kept/forms"
sh "$here/wide_form.sh" $items > "$place/kept/forms/wide.csv"
wide=$("$kaoping" new --forms "$place/kept/forms" --form wide --unit wide "$place/kept/data")
wide=$place/now${wide#"$place/kept"}
unit=$place/now/data/xiongkou-2017/文化体育服务中心
forms=$place/now/forms
echo > "$place/kept/text"
prepare="rm -rf '$place/now' && cp -r '$place/kept' '$place/now'"

# peer NAME PROGRAM FIRST COMMAND...: one character typed and taken back, where it is installed.
programs=
peer() {
    name=$1 program=$2 first=$3
    shift 3
    if command -v "$program" > /dev/null; then
        programs="$programs -- $name - $first $erase $*"
    else
        echo "$name is not installed"
    fi
}

peer nano nano x nano -I "$place/now/text"
peer vim vim i vim -u NONE -n "$place/now/text"
peer dialog dialog x dialog --inputbox text 8 60
peer sc sc = sc "$place/now/text.sc"
peer sc-im sc-im = sc-im "$place/now/text.sc"
peer VisiData vd e vd "$unit.csv"

set -f
"$tests/keys" "$prepare" bare \
    echo - ' ' 1 "$tests/echo" -- \
    bare - ' ' 1 "$tests/bare" -- \
    bare-all - ' ' 1 "$tests/bare" "$unit.csv" -- \
    bare-journal "$place/now/bare.journal" ' ' 1 "$tests/bare" --journal "$place/now/bare.journal" -- \
    kaoping "$unit.journal" g 1 "$kaoping" --forms "$forms" "$unit.csv" -- \
    kaoping-$items "${wide%.csv}.journal" g 1 "$kaoping" --forms "$forms" "$wide" \
    $programs
