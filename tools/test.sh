#!/bin/bash
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# usage: tools/test.sh [CTEST ARGUMENT...]     tools/test.sh -R model/job
# Builds everything as CI does and runs the tests. PRESET=asan tools/test.sh tests another preset.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=tools/packages.sh
. tools/packages.sh

preset=${PRESET:-ci}
[ "$preset" != tsan ] || packages_build+=(clang)
packages_install "${packages_build[@]}" "${packages_run[@]}" "${packages_test[@]}" "${packages_installer[@]}" \
    "${packages_fuzz[@]}"
configure_and_build "$preset"
exec ctest --preset "$preset" -j2 --output-on-failure "$@"
