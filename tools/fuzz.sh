#!/bin/bash
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# usage: tools/fuzz.sh [SECONDS [NAME...]]      tools/fuzz.sh 600 metalink url
# Builds the fuzzers of tests/fuzz with Clang and runs each for so many seconds (60), two side by
# side. What they learn is kept in build/fuzz/corpus and built on the next time. Ends with 1 when one
# finds something; the input is kept in build/fuzz/findings.
# "tools/fuzz.sh 0" only builds. FUZZ_SEED: a number to begin from instead of another each time.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=tools/packages.sh
. tools/packages.sh

seconds=${1:-60}
shift || true
packages_install "${packages_build[@]}" "${packages_fuzz[@]}"
configure_and_build fuzz

programs=build/fuzz/tests/fuzz
names=("$@")
if [ ${#names[@]} -eq 0 ]; then
    mapfile -t names < <(find tests/fuzz -name 'fuzz_*.cpp' -printf '%f\n' | sed 's/^fuzz_//; s/\.cpp$//' | sort)
fi
[ "$seconds" -gt 0 ] || exit 0

fuzz() {
    local learnt=build/fuzz/corpus/$1
    mkdir -p "$learnt" build/fuzz/findings
    local log=build/fuzz/$1.log
    if "$programs/fuzz_$1" -seed="${FUZZ_SEED:-0}" -max_total_time="$seconds" -max_len=4096 \
        -timeout=10 -rss_limit_mb=2048 -artifact_prefix="build/fuzz/findings/$1-" "$learnt" "tests/fuzz/corpus/$1" >"$log" 2>&1; then
        echo "$1: $(tail -n 1 "$log")"
    else
        echo "$1: FOUND SOMETHING"
        tail -n 40 "$log"
        return 1
    fi
}
export -f fuzz
export programs seconds
printf '%s\n' "${names[@]}" | xargs -P 2 -I '{}' bash -c 'fuzz {}'
