#!/bin/bash
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# usage: tools/run.sh [URL...]
# Builds Tranship and opens its window, with the URLs in the New dialog. Without a display the URLs
# are downloaded into the current folder, with progress on the terminal.
set -euo pipefail

started_in=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=tools/packages.sh
. tools/packages.sh

packages_install "${packages_build[@]}" "${packages_run[@]}"
configure_and_build release tranship transhipctl
programs=$PWD/build/release/bin
cd "$started_in"

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then
    exec "$programs/tranship" "$@"
fi
if [ $# -eq 0 ]; then
    echo "There is no display to open a window on. Give URLs to download here, or use" >&2
    echo "  $programs/transhipctl --help" >&2
    exit 1
fi
exec "$programs/transhipctl" transfer "$@" "$started_in"
