#!/bin/bash
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# usage: tools/lint.sh [FILE.cpp...]           all sources of app, ui and model when none is named
# clazy (level0 and level1) and clang-tidy (.clang-tidy) over the sources; about 20 s a file.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=tools/packages.sh
. tools/packages.sh

packages_install "${packages_build[@]}" "${packages_lint[@]}"
# The tools read clang's command lines. No source includes what moc makes, so nothing is built.
cmake --preset dev -B build/lint -DCMAKE_CXX_COMPILER=clang++ -DTRANSHIP_BUILD_TESTS=OFF >/dev/null

sources=("$@")
[ $# -gt 0 ] || mapfile -t sources < <(find app ui model -name '*.cpp' | sort)

# Not asked: advice for Qt 5 (leftRef is gone), erase(), which takes const iterators in Qt 6, and the blank
# that clang-format puts into SLOT().
checks=level0,level1,no-qstring-ref,no-strict-iterators,no-connect-not-normalized
outcome=0
for source in "${sources[@]}"; do
    echo "== $source"
    clazy-standalone -p build/lint --checks="$checks" --header-filter="^$PWD/(app|ui|model)/" \
        "$source" || outcome=1
    clang-tidy -p build/lint --quiet "$source" || outcome=1
done
shellcheck -x .ci/run tools/*.sh tests/support/desktop/*.sh || outcome=1
exit $outcome
