#!/bin/bash
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# usage: keyring_session.sh COMMAND...
# Runs a command on a bus of its own with an unlocked keyring (gnome-keyring's "login" collection)
# in a temporary home. The daemon ends with the bus.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export HOME=$folder/home XDG_RUNTIME_DIR=$folder/run
export XDG_DATA_HOME=$HOME/.local/share XDG_CONFIG_HOME=$HOME/.config XDG_CACHE_HOME=$HOME/.cache
mkdir -p "$XDG_RUNTIME_DIR" "$XDG_DATA_HOME/keyrings" "$XDG_CONFIG_HOME" "$XDG_CACHE_HOME"
chmod 700 "$XDG_RUNTIME_DIR"
unset DBUS_SESSION_BUS_ADDRESS GNOME_KEYRING_CONTROL

outcome=0
# shellcheck disable=SC2016 # the inner shell expands it, on the bus
dbus-run-session -- bash -c '
    # The password is read up to the end of the input, without a newline.
    printf %s keyring | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null 2>&1
    for _ in $(seq 100); do
        gdbus call --session -d org.freedesktop.DBus -o /org/freedesktop/DBus \
            -m org.freedesktop.DBus.NameHasOwner org.freedesktop.secrets 2>/dev/null |
            grep -q true && exec "$@"
        sleep 0.1
    done
    echo "no secret service in ten seconds" >&2
    exit 1' _ "$@" || outcome=$?
exit $outcome
