# shellcheck shell=sh disable=SC2015
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# What installing and uninstalling share. POSIX sh and the commands of a minimal system, no more. No here
# documents: some shells put them into files, and nothing may be written before the digest was checked.

id=org.tranship.Tranship
silent=no
quit_running=no
# shellcheck disable=SC2034 # of those that include this
{
    exit_failed=1
    exit_usage=2
    exit_running=3
    exit_damaged=4
}

case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
ru*) language=ru ;;
*) language=en ;;
esac

# say ENGLISH RUSSIAN: to standard output, nothing when silent
say() {
    [ "$silent" = yes ] || { words "$@" && printf '\n'; }
}

words() {
    if [ "$language" = ru ]; then printf '%s' "$2"; else printf '%s' "$1"; fi
}

# fail EXIT_CODE ENGLISH RUSSIAN
fail() {
    code=$1
    shift
    printf 'tranship: %s\n' "$(words "$@")" >&2
    tell_failure "$(words "$@")"
    exit "$code"
}

# a window that asked for all this says it too: its front end replaces this
tell_failure() { :; }

# ask ENGLISH RUSSIAN DEFAULT: what a person types, in $answer
ask() {
    printf '%s [%s] ' "$(words "$1" "$2")" "$3"
    IFS= read -r answer || fail "$exit_failed" 'no answer' 'ответа нет'
    [ -n "$answer" ] || answer=$3
}

is_yes() {
    case $1 in
    [yYдД]*) return 0 ;;
    *) return 1 ;;
    esac
}

# absolute PATH: with its folder, in $absolute; ~ is the home folder
make_absolute() {
    # shellcheck disable=SC2088 # a person typed it; the shell saw no word to expand
    case $1 in
    '~') absolute=$HOME ;;
    '~/'*) absolute=$HOME/${1#??} ;;
    /*) absolute=$1 ;;
    *) absolute=$(pwd -P)/$1 ;;
    esac
    while [ "$absolute" != / ] && [ "${absolute%/}" != "$absolute" ]; do absolute=${absolute%/}; done
}

need_home() {
    [ -n "${HOME:-}" ] && [ -d "$HOME" ] ||
        fail "$exit_failed" 'there is no home folder (HOME)' 'нет домашней папки (HOME)'
}

data_home() { printf '%s' "${XDG_DATA_HOME:-$HOME/.local/share}"; }

# the jobs, settings and socket of the installation in $1, in $data_folder
find_data_folder() {
    if [ -e "$1/app/bin/tranship-portable.conf" ]; then
        data_folder=$1/data
    else
        data_folder=$(data_home)/tranship
    fi
}

# process ids of the programs that run from the installation in $1, and of nobody else
running_in() {
    physical=$(cd "$1" 2>/dev/null && pwd -P) || return 0
    for process in /proc/[0-9]*; do
        program=$(readlink "$process/exe" 2>/dev/null) || continue
        case $program in
        "$physical"/app/bin/*) printf '%s\n' "${process#/proc/}" ;;
        esac
    done
}

# whether somebody holds the lock of the data folder of the installation in $1: one of another machine
# that has the same drive shows in no list of processes
is_locked() {
    find_data_folder "$1"
    [ -e "$data_folder/tranship.lock" ] && command -v flock >/dev/null || return 1
    ! flock -n "$data_folder/tranship.lock" true 2>/dev/null
}

# ask_to_quit FOLDER: nothing of the installation runs when this returns
ask_to_quit() {
    running=$(running_in "$1")
    [ -n "$running" ] || ! is_locked "$1" || fail "$exit_running" \
        "the jobs in $data_folder are in use by a program that this installation did not start: quit it first" \
        "задания в $data_folder используются программой, запущенной не отсюда: сначала завершите её"
    [ -n "$running" ] || return 0
    if [ "$quit_running" = no ]; then
        [ "$silent" = no ] && [ "${front:-text}" = text ] || fail "$exit_running" \
            'Tranship is running: quit it first, or use --quit-running' \
            'Tranship работает: сначала завершите его или добавьте --quit-running'
        ask 'Tranship is running. Quit it? Its jobs stay and go on at the next start.' \
            'Tranship работает. Завершить его? Задания останутся и продолжатся при следующем запуске.' yes
        is_yes "$answer" || fail "$exit_running" 'nothing was changed' 'ничего не изменено'
    fi
    quit_all "$1"
}

quit_all() {
    for process in $(running_in "$1"); do kill -TERM "$process" 2>/dev/null; done
    tries=0
    while [ -n "$(running_in "$1")" ]; do
        tries=$((tries + 1))
        [ "$tries" -le 150 ] || fail "$exit_running" 'Tranship does not quit' 'Tranship не завершается'
        sleep 0.2
    done
}

# --- what is put outside of the installation's own folder; $target/installed lists it

note_made() {
    grep -qxF "$1" "$target/installed" 2>/dev/null || printf '%s\n' "$1" >>"$target/installed"
}

# every folder that has to be made is noted, so that it can be taken away
make_folder() {
    [ -d "$1" ] && return 0
    make_folder "$(dirname "$1")"
    mkdir "$1" || fail "$exit_failed" "$1 cannot be made" "не удаётся создать $1"
    made_folders="$made_folders$1
"
}

note_made_folders() {
    printf '%s' "$made_folders" | while IFS= read -r folder; do note_made "folder $folder"; done
    made_folders=
}
made_folders=
target=

# put FROM TO: a file, unless somebody else's is there
put() {
    if [ -e "$2" ] && ! grep -qxF "file $2" "$target/installed" 2>/dev/null && ! cmp -s "$1" "$2" &&
        ! is_of_an_installation "$2"; then
        say "left as it is: $2" "оставлен как есть: $2"
        return 0
    fi
    make_folder "$(dirname "$2")"
    cp "$1" "$2.new" && mv "$2.new" "$2" || fail "$exit_failed" "$2 cannot be written" "не удаётся записать $2"
    note_made "file $2"
}

# a menu entry that some installation of ours made
is_of_an_installation() {
    case $1 in
    *"/$id.desktop") return 0 ;;
    *) return 1 ;;
    esac
}

put_link() {
    if [ -L "$2" ] && [ ! -e "$2" ]; then rm -f "$2"; fi # it led to something that is gone
    if [ -e "$2" ] && [ "$(readlink "$2")" != "$1" ]; then
        say "left as it is: $2" "оставлен как есть: $2"
        return 0
    fi
    make_folder "$(dirname "$2")"
    [ -L "$2" ] || ln -s "$1" "$2" || fail "$exit_failed" "$2 cannot be made" "не удаётся создать $2"
    note_made "file $2"
}

# $target as an argument in an Exec line: the quoting of the key, then that of every text of the format
exec_argument() {
    printf '"%s"' "$(printf '%s' "$target/tranship" |
        sed -e 's/[\\"`$]/\\&/g' -e 's/\\/\\\\/g' -e 's/%/%%/g')"
}

write_menu_entry() {
    argument=$(exec_argument) program=$target/tranship awk '
        /^\[Desktop Entry\]/ { print; print "TryExec=" ENVIRON["program"]; next }
        /^Exec=tranship/ { print "Exec=" ENVIRON["argument"] substr($0, 14); next }
        { print }' "$target/app/share/applications/$id.desktop"
}

register_desktop() {
    share=$target/app/share
    data=$(data_home)
    write_menu_entry >"$target/app/$id.desktop" || return 1
    put "$target/app/$id.desktop" "$data/applications/$id.desktop"
    for icon in scalable/apps/$id.svg symbolic/apps/$id-symbolic.svg; do
        put "$share/icons/hicolor/$icon" "$data/icons/hicolor/$icon"
    done
    for page in tranship transhipctl tranship-browser; do
        [ ! -e "$share/man/man1/$page.1.gz" ] ||
            put "$share/man/man1/$page.1.gz" "$data/man/man1/$page.1.gz"
    done
    for words in bash-completion/completions/transhipctl fish/vendor_completions.d/transhipctl.fish \
        zsh/site-functions/_transhipctl; do
        [ ! -e "$share/$words" ] || put "$share/$words" "$data/$words"
    done
    for program in tranship transhipctl; do
        put_link "$target/$program" "$HOME/.local/bin/$program"
    done
    note_made_folders
    refresh_desktop
}

# the desktop's own list of which program opens what
refresh_desktop() {
    folder=$(data_home)/applications
    [ -d "$folder" ] && command -v update-desktop-database >/dev/null || return 0
    update-desktop-database -q "$folder" 2>/dev/null || :
}

# ours, and not taken over by an installation in another folder
still_ours() {
    case $1 in
    */bin/tranship | */bin/transhipctl) [ "$(readlink "$1")" = "$target/${1##*/}" ] ;;
    *"/$id.desktop") grep -qxF "TryExec=$target/tranship" "$1" ;;
    *) return 0 ;;
    esac
}

unregister_desktop() {
    [ -e "$target/installed" ] || return 0
    entry=$(data_home)/applications/$id.desktop
    if [ -e "$entry" ] && ! still_ours "$entry"; then
        say 'the menu entry belongs to another installation and stays' \
            'пункт меню принадлежит другой установке и остаётся'
        keep=shared
    else
        keep=nothing
    fi
    sed -n 's/^file //p' "$target/installed" | while IFS= read -r file; do
        case $keep-$file in
        shared-*/bin/*) still_ours "$file" && rm -f "$file" ;;
        shared-*) ;;
        *) [ ! -e "$file" ] && [ ! -L "$file" ] || ! still_ours "$file" || rm -f "$file" ;;
        esac
    done
    remove_autostart
    disconnect_browsers
    refresh_desktop
}

# what browsers were told of the program of this installation, if they were
disconnect_browsers() {
    program=$target/app/bin/tranship-browser
    [ ! -x "$program" ] || "$program" --disconnect >/dev/null 2>&1 || :
}

remove_autostart() {
    file=${XDG_CONFIG_HOME:-$HOME/.config}/autostart/$id.desktop
    if [ -e "$file" ] && grep -qF "$target/tranship" "$file"; then rm -f "$file"; fi
}

# the folders that were made for this installation, innermost first, if nobody else uses them
remove_made_folders() {
    printf '%s\n' "$1" | sort -r | while IFS= read -r folder; do
        [ -d "$folder" ] || continue
        # what the desktop keeps about a folder is no reason to keep the folder
        case $folder in
        */applications)
            [ "$(ls -A "$folder")" != mimeinfo.cache ] || rm -f "$folder/mimeinfo.cache"
            ;;
        esac
        rmdir "$folder" 2>/dev/null || :
    done
}
