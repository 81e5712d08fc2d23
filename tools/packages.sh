# shellcheck shell=bash disable=SC2034
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# The one list of Debian packages, and how they get onto a machine. Meant to be sourced.

packages_build=(
    g++ cmake ninja-build libgl-dev
    qt6-base-dev qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
    qtkeychain-qt6-dev libexpected-dev libssl-dev
    libxxhash-dev
)
# Loaded while the program runs, so no -dev package brings them.
packages_run=(
    libqt6sql6-sqlite libsecret-1-0 ca-certificates fonts-dejavu-core dbus
)
packages_test=(
    python3 nginx-light apache2-bin lighttpd caddy curl strace faketime clang-format-14 shellcheck desktop-file-utils appstream
    xvfb openbox tint2 xdotool x11-utils xfce4-notifyd libglib2.0-bin
    at-spi2-core python3-gi python3-pyatspi python3-dbusmock
    gnome-keyring libsecret-tools gdb
    nodejs chromium python3-websocket
    squid tinyproxy microsocks dante-server openssl
)
# For the tus server of the tests. NodeSource's nodejs brings npm along and refuses Debian's.
command -v npm >/dev/null || packages_test+=(npm)
# For the portable installer: what makes it, and what of Qt it takes along besides the above.
packages_installer=(
    python3 patchelf binutils liblzma-dev qt6-wayland qt6-xdgdesktopportal-platformtheme libqt6svg6
    qt6-translations-l10n
)
packages_lint=(clazy clang clang-tidy shellcheck)
packages_fuzz=(clang libclang-rt-dev)

# Those of the arguments that are not installed, one a line.
packages_missing() {
    local package
    for package in "$@"; do
        dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null |
            grep -qx installed || printf '%s\n' "$package"
    done
}

# Installs what is missing of the arguments; with nothing missing it asks nobody for anything.
packages_install() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        echo "No apt-get here: the packages that Debian calls the following are taken as installed:" >&2
        echo "  $*" >&2
        return 0
    fi
    local missing as_root=()
    mapfile -t missing < <(packages_missing "$@")
    [ "${#missing[@]}" -eq 0 ] && return 0
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "Missing packages, and no right to install them. As root: apt-get install ${missing[*]}" >&2
            return 1
        fi
        as_root=(sudo)
    fi
    echo "Installing ${#missing[@]} packages: ${missing[*]}" >&2
    "${as_root[@]}" apt-get update -qq </dev/null
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}" </dev/null >&2
}

# configure_and_build PRESET [TARGET...]: from the root of the tree, through ccache where there is one.
configure_and_build() {
    local preset=$1 launcher=() targets=()
    shift
    [ $# -eq 0 ] || targets=(--target "$@")
    if command -v ccache >/dev/null; then
        launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
        export CCACHE_BASEDIR=${CCACHE_BASEDIR:-$PWD}
    fi
    cmake --preset "$preset" "${launcher[@]}" >&2 && cmake --build --preset "$preset" "${targets[@]}" >&2
}
