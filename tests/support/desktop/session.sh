#!/bin/bash
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# usage: [TRAY=tint2|none] [NOTIFY=xfce|dunst|none] [BUS_CONFIG=file] [SCREEN=WIDTHxHEIGHT] session.sh COMMAND...
# Runs a command on a desktop of its own: display, bus, window manager, tray, notification server,
# home folder. Everything is ended by its process id; the command's exit code is passed on.
# The command finds the desktop's folder in DESKTOP_FOLDER.
set -u

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=$(mktemp -d)
export DESKTOP_FOLDER=$folder DESKTOP_SCRIPTS=$here
export HOME=$folder/home XDG_RUNTIME_DIR=$folder/run
export XDG_DATA_HOME=$HOME/.local/share XDG_CONFIG_HOME=$HOME/.config XDG_CACHE_HOME=$HOME/.cache
export XDG_STATE_HOME=$HOME/.local/state XDG_SESSION_TYPE=x11
export NO_AT_BRIDGE=0 QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 QT_QPA_PLATFORM=xcb
mkdir -p "$XDG_RUNTIME_DIR" "$XDG_DATA_HOME" "$XDG_CONFIG_HOME" "$XDG_CACHE_HOME"
chmod 700 "$XDG_RUNTIME_DIR"
unset DBUS_SESSION_BUS_ADDRESS WAYLAND_DISPLAY DISPLAY

# The server picks the display's number itself and says it: fixed numbers collide.
mkfifo "$folder/display"
Xvfb -displayfd 3 -screen 0 "${SCREEN:-1280x800}x24" -nolisten tcp -noreset \
    3>"$folder/display" 2>"$folder/xvfb.log" &
display_server=$!
# shellcheck disable=SC2317,SC2329 # called by the trap
clean_up() {
    kill "$display_server" 2>/dev/null
    wait "$display_server" 2>/dev/null
    rm -rf "$folder"
}
trap clean_up EXIT
# Opened for both ways: a server that dies before it writes must not leave us waiting to open.
exec 4<>"$folder/display"
if ! read -r -t 30 number <&4; then
    echo "no display: $(cat "$folder/xvfb.log")" >&2
    exit 1
fi
export DISPLAY=:$number

bus=(dbus-run-session)
[ -z "${BUS_CONFIG:-}" ] || bus+=("--config-file=$BUS_CONFIG")
"${bus[@]}" -- bash "$here/on_bus.sh" "$@"
