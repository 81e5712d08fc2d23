#!/bin/sh
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Starts the program of this name that lies in the folder "app" beside this file.

self=$0
while [ -L "$self" ]; do
    target=$(readlink "$self")
    case $target in
    /*) self=$target ;;
    *) self=${self%/*}/$target ;;
    esac
done
case $self in
*/*) folder=${self%/*} ;;
*) folder=. ;;
esac
app=$(cd "$folder/app" && pwd -P) || exit 127

# plugins of another Qt must not be taken for ours
unset QT_PLUGIN_PATH
# a system without fonts gets those that came along
if [ ! -e /etc/fonts/fonts.conf ] || [ ! -d /usr/share/fonts ]; then
    FONTCONFIG_FILE=$app/fonts/fonts.conf
    export FONTCONFIG_FILE
fi
exec "$app/bin/${0##*/}" "$@"
