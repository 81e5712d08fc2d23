#!/bin/bash
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# The inner half of session.sh: on the private bus, start what a desktop has and then the command.
set -u

started=()
start() {
    "$@" >"$DESKTOP_FOLDER/$(basename "$1").log" 2>&1 &
    started+=($!)
}

# until_true COMMAND...: asks for up to ten seconds.
until_true() {
    for _ in $(seq 200); do
        "$@" >/dev/null 2>&1 && return 0
        sleep 0.05
    done
    echo "desktop: not there in ten seconds: $*" >&2
    return 1
}

# shellcheck disable=SC2317 # these are called by until_true
has_window_manager() { xprop -root _NET_SUPPORTING_WM_CHECK | grep -q 'window id'; }
# shellcheck disable=SC2317
has_window_called() { xwininfo -root -tree | grep -q "\"$1\""; }
# shellcheck disable=SC2317
has_owner() {
    gdbus call --session -d org.freedesktop.DBus -o /org/freedesktop/DBus \
        -m org.freedesktop.DBus.NameHasOwner "$1" | grep -q true
}

start openbox
until_true has_window_manager || exit 1

if [ "${TRAY:-tint2}" = tint2 ]; then
    start tint2 -c "$DESKTOP_SCRIPTS/tint2rc"
    until_true has_window_called tint2 || exit 1
fi

case "${NOTIFY:-none}" in
xfce) start /usr/lib/x86_64-linux-gnu/xfce4/notifyd/xfce4-notifyd ;;
dunst) start dunst -config "$DESKTOP_SCRIPTS/dunstrc" ;;
esac
[ "${NOTIFY:-none}" = none ] || until_true has_owner org.freedesktop.Notifications || exit 1

"$@"
outcome=$?
for process in "${started[@]}"; do
    kill "$process" 2>/dev/null
done
wait
exit $outcome
