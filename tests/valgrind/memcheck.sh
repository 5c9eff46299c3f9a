#!/bin/sh
# SPDX-License-Identifier: MIT
# memcheck.sh PROGRAM [ARGS]: under memcheck, silent and with the program's own status where nothing is wrong, else
# 99 and what is wrong. Memory still pointed at when the program ends is no leak: curses keeps its terminal.
exec valgrind --quiet --error-exitcode=99 --leak-check=full --show-leak-kinds=definite,indirect,possible \
    --errors-for-leak-kinds=definite,indirect,possible --track-fds=no --num-callers=30 \
    --suppressions="$(dirname "$0")/suppressions" "$@"
