#!/bin/sh
# SPDX-License-Identifier: MIT
# run.sh PROGRAM [ARGS]: a test under valgrind, and every kaoping that it starts. Meson puts it before the tests of
# the setup "valgrind". An interpreter runs as it is: what it starts is what is looked at.
here=$(cd "$(dirname "$0")" && pwd)

# Kept, so that the program started by a test finds what it stands for.
export KAOPING_UNDER_VALGRIND="${KAOPING_UNDER_VALGRIND:-$KAOPING_PROGRAM}"
export KAOPING_PROGRAM="$here/kaoping"

case $1 in
*python*) exec "$@" ;;
*) exec "$here/memcheck.sh" "$@" ;;
esac
