#!/bin/sh
# SPDX-License-Identifier: MIT
# wide_form.sh ITEMS: a form of about so many items, in sections of ten parts of ten items.
set -eu
printf 'kind,id,label:zh,label:en,criterion:zh,criterion:en,points,amount\n'
awk -v items="$1" 'BEGIN {
    sections = int((items + 99) / 100)
    printf "form,wide,宽表,Wide form,,,%d,\n", sections * 1000
    for (s = 1; s <= sections; s++) {
        printf "section,S%03d,第%d项,Section %d,,,1000,\n", s, s, s
        for (p = 0; p < 10; p++) {
            printf "part,S%03d%d,第%d分项,Part %d,,,100,\n", s, p, p, p
            for (i = 0; i < 10; i++) {
                id = sprintf("S%03d%d.%d", s, p, i)
                printf "deduct,%s,评分项%s,Item %s,看计划与记载。,Plans and records.,10,\n", id, id, id
                printf "tick,plan,没有计划,no plan,,,,-5\n"
                printf "count,late,迟报,late,,,,-1\n"
            }
        }
    }
}'
