#!/bin/bash
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# usage: minimal_system.sh FILE.run [FOLDER]      as root; not part of CI
# A minimal Debian 12 without Qt, X, fonts, xz and zstd (debootstrap; FOLDER keeps it for the next time), a
# normal user, and the installer: text and silent mode, a window under Xvfb with the time until it is
# there, a download, an upgrade that keeps its jobs, and nothing left after uninstalling.
# WINDOW_MS: another limit for the window, on a machine that is busy. PICTURE: where one of it is kept.
# Needs debootstrap, xvfb, x11-utils, python3.
set -euo pipefail

installer=$(realpath "$1")
system=${2:-$(mktemp -d)}
mirror=$(sed -n 's/^URIs: *\([^ ]*\).*/\1/p; s/^deb \(\[[^]]*\] \)\?\([^ ]*\) .*/\2/p' \
    /etc/apt/sources.list.d/*.sources /etc/apt/sources.list 2>/dev/null | head -n 1) || true
work=$(mktemp -d)
children=()

# shellcheck disable=SC2317 # called by the trap
clean_up() {
    for child in "${children[@]}"; do kill "$child" 2>/dev/null || true; done
    umount "$system/tmp/.X11-unix" "$system/proc" "$system/dev" 2>/dev/null || true
    rm -rf "$work"
    [ -n "${keep:-}" ] || rm -rf --one-file-system "$system"
}
[ $# -lt 2 ] || keep=yes
trap clean_up EXIT

check() { # SENTENCE COMMAND...
    local sentence=$1
    shift
    if "$@"; then echo "ok: $sentence"; else echo "FAILED: $sentence" && exit 1; fi
}

[ -e "$system/etc/debian_version" ] || debootstrap --variant=minbase bookworm "$system" "$mirror" >"$work/log"
mount --bind /proc "$system/proc"
mount --bind /dev "$system/dev"
grep -q '^ben:' "$system/etc/passwd" || chroot "$system" useradd --create-home ben
user=$(chroot "$system" id -u ben)
home=$system/home/ben
find "$home" -mindepth 1 -delete # of a time before that was cut off
cp "$installer" "$home/tranship.run"
mkdir -p "$home/downloads"
chown "$user:$user" "$home/tranship.run" "$home/downloads"
before=$(cd "$home" && find . | sort)

# as ben in the small system, with nothing of the outer one but the network
as_ben() {
    chroot --userspec="$user:$user" "$system" env -i HOME=/home/ben PATH=/usr/bin:/bin LANG=C.UTF-8 \
        DISPLAY="${display:-}" "$@"
}
ctl() { as_ben /home/ben/.local/bin/transhipctl "$@"; }

for absent in xz zstd; do check "there is no $absent" test ! -e "$system/usr/bin/$absent"; done
check "there is no Qt" test -z "$(find "$system/usr/lib" -name 'libQt*')"
check "$(stat -c %s "$installer") bytes are at most 38 MiB" test "$(stat -c %s "$installer")" -le $((38 * 1048576))
echo "glibc: needed $(sed -n 's/^glibc=//p' <(head -n 30 "$installer")), here $(as_ben getconf GNU_LIBC_VERSION)"

check "text mode installs" as_ben sh /home/ben/tranship.run --text < <(printf '1\n\n')
check "text mode uninstalls" as_ben /home/ben/.local/opt/tranship/uninstall < <(printf 'yes\n')
check "nothing is left of it" test "$before" = "$(cd "$home" && find . | sort)"
check "silent mode installs" as_ben sh /home/ben/tranship.run --silent

mkdir "$work/served"
head -c 20000000 /dev/urandom >"$work/served/cargo.bin"
python3 -u -m http.server --bind 127.0.0.1 --directory "$work/served" 0 >"$work/port" 2>&1 &
children+=($!)
until port=$(sed -n 's/.*port \([0-9]*\).*/\1/p' "$work/port") && [ -n "$port" ]; do sleep 0.1; done
check "a download goes from link to file" ctl transfer "http://127.0.0.1:$port/cargo.bin" /home/ben/downloads
check "its bytes are right" cmp "$work/served/cargo.bin" "$home/downloads/cargo.bin"
rm "$home/downloads/cargo.bin"
ctl create Kept >/dev/null
check "an upgrade is refused while it runs" test "$(as_ben sh /home/ben/tranship.run --silent 2>/dev/null; echo $?)" = 3
check "an upgrade asks it to quit" as_ben sh /home/ben/tranship.run --silent --quit-running
check "an upgrade keeps jobs" grep -q Kept <(ctl list)
ctl quit

mkdir -p "$system/tmp/.X11-unix"
mount --bind /tmp/.X11-unix "$system/tmp/.X11-unix"
mkfifo "$work/display"
Xvfb -displayfd 3 -ac -screen 0 1280x800x24 -nolisten tcp -noreset 3>"$work/display" 2>/dev/null &
children+=($!)
exec 4<>"$work/display"
read -r -t 30 number <&4
display=:$number
best=
for _ in 1 2 3 4 5; do
    sync
    # what a first start has to read from the disk
    if [ -w /proc/sys/vm/drop_caches ]; then echo 3 >/proc/sys/vm/drop_caches || true; fi
    began=$(date +%s%N)
    as_ben /home/ben/.local/bin/tranship >/dev/null 2>&1 &
    until DISPLAY=$display xwininfo -root -tree 2>/dev/null | grep -q '"Tranship"\|Tranship": ('; do :; done
    ms=$((($(date +%s%N) - began) / 1000000))
    echo "window after $ms ms"
    [ -n "$best" ] && [ "$best" -le "$ms" ] || best=$ms
    if [ -n "${PICTURE:-}" ]; then sleep 2 && DISPLAY=$display scrot -o "$PICTURE"; fi
    ctl quit
    wait $! || true
done
check "a window is there within ${WINDOW_MS:-600} ms (best of five: $best ms)" test "$best" -le "${WINDOW_MS:-600}"

check "it uninstalls and keeps jobs" as_ben /home/ben/.local/opt/tranship/uninstall --silent
check "jobs are kept" test -e "$home/.local/share/tranship/jobs.sqlite"
as_ben sh /home/ben/tranship.run --silent
check "it uninstalls with its jobs" as_ben /home/ben/.local/opt/tranship/uninstall --silent --remove-jobs
rm -rf "$home/.cache/fontconfig"
rmdir "$home/.cache" 2>/dev/null || true
# folders that were there for the kept jobs when it was installed the second time are not its own any more
rmdir "$home/.local/share" "$home/.local" 2>/dev/null || true
check "nothing is left" test "$before" = "$(cd "$home" && find . | sort)"
