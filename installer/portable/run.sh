#!/bin/sh
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Tranship and everything it needs in one file: this script, and the packed files after its last line.
# shellcheck disable=SC2015 # "fail" ends the script

# --- said by the packer
version=0
glibc=0
unpacked_kib=0
lines=0
unpacker_size=0
packed_size=0
digest=0
# --- end of what the packer says

. ./common.sh

mode=
folder=
front=
menu=yes
downgrade=no
remove_jobs=no
stage=

usage() {
    printf '%s' "Tranship $version: "
    words 'installer
usage: sh FILE.run [OPTION]...
Needs neither Qt nor root. With no option it asks, in a window when there is no terminal.

  --folder DIR      install into DIR (default: ~/.local/opt/tranship, or where it is installed now); an
                    installation that is there is upgraded and keeps its jobs
  --portable DIR    everything into DIR, jobs and settings too, and nothing elsewhere: for a USB stick or a
                    shared drive
  --extract DIR     only unpack the programs into DIR
  --silent          ask nothing and say nothing but what went wrong
  --no-menu         no menu entry, links, man pages or completions
  --quit-running    quit Tranship when it runs from that folder; without, that is refused
  --downgrade       replace a newer version
  --uninstall       take the installation in --folder away; its jobs stay, without --remove-jobs
  --remove-jobs     with --uninstall: cancel all jobs and delete history and settings
  --text, --gui     ask in the terminal, or in a window
  --verify          check this file and do nothing else
  --version, --help

Exit codes: 0 done, 1 failed, 2 bad usage, 3 Tranship is running, 4 this file is damaged.
' 'установщик
использование: sh ФАЙЛ.run [ПАРАМЕТР]...
Не нужны ни Qt, ни права root. Без параметров задаёт вопросы, без терминала — в окне.

  --folder ПАПКА    установить в ПАПКУ (по умолчанию ~/.local/opt/tranship или туда, где установлен
                    сейчас); имеющаяся установка обновляется, её задания сохраняются
  --portable ПАПКА  всё в ПАПКУ, с заданиями и настройками, и ничего вне её: для USB-накопителя или
                    общего диска
  --extract ПАПКА   только распаковать программы в ПАПКУ
  --silent          ничего не спрашивать и сообщать только об ошибках
  --no-menu         без пункта меню, ссылок, страниц man и автодополнения
  --quit-running    завершить Tranship, если он работает из этой папки; без этого — отказ
  --downgrade       заменить более новую версию
  --uninstall       удалить установку из --folder; задания остаются, если нет --remove-jobs
  --remove-jobs     с --uninstall: отменить все задания, удалить историю и настройки
  --text, --gui     спрашивать в терминале или в окне
  --verify          только проверить этот файл
  --version, --help

Коды завершения: 0 готово, 1 не удалось, 2 неверные параметры, 3 Tranship работает, 4 файл повреждён.
'
}

usage_error() { fail "$exit_usage" "$1 (try --help)" "$2 (см. --help)"; }

# set_mode MODE OPTION [DIR]
set_mode() {
    [ -z "$mode" ] || usage_error "$2 does not go with --$mode" "$2 не сочетается с --$mode"
    mode=$1
    [ $# -lt 3 ] || folder=$3
}

read_arguments() {
    while [ $# -gt 0 ]; do
        case $1 in
        --folder | --portable | --extract)
            [ -n "${2:-}" ] || usage_error "$1 needs a folder" "$1: укажите папку"
            ;;
        esac
        case $1 in
        --folder) folder=$2 && shift ;;
        --portable) set_mode portable "$1" "$2" && shift ;;
        --extract) set_mode extract "$1" "$2" && shift ;;
        --uninstall) set_mode uninstall "$1" ;;
        --verify) set_mode verify "$1" ;;
        --silent) silent=yes ;;
        --no-menu) menu=no ;;
        --quit-running) quit_running=yes ;;
        --downgrade) downgrade=yes ;;
        --remove-jobs) remove_jobs=yes ;;
        --text) front=text ;;
        --gui) front=gui ;;
        --version) printf 'Tranship %s\n' "$version" && exit 0 ;;
        --help | -h) usage && exit 0 ;;
        *) usage_error "unknown argument: $1" "неизвестный параметр: $1" ;;
        esac
        shift
    done
    [ "$remove_jobs" = no ] || [ "$mode" = uninstall ] ||
        usage_error '--remove-jobs goes with --uninstall' '--remove-jobs сочетается с --uninstall'
}

# --- this file

packed() { tail -n "+$((lines + 1))" "$0"; }

damaged() {
    fail "$exit_damaged" "$0 is damaged, or was not downloaded whole: $1. Nothing was written." \
        "файл $0 повреждён или скачан не целиком: $1. Ничего не записано."
}

# Everything counts, this script too, but for the line that holds the digest itself.
verify() {
    command -v sha256sum >/dev/null ||
        fail "$exit_failed" 'sha256sum is missing, so this file cannot be checked' \
            'нет sha256sum, файл нельзя проверить'
    [ "$(packed | wc -c)" -eq "$((unpacker_size + packed_size))" ] || damaged 'size'
    found=$({
        head -n "$lines" "$0" | grep -v '^digest='
        packed
    } | sha256sum)
    [ "${found%% *}" = "$digest" ] || damaged 'SHA-256'
}

# --- this system

# is_older A B: version A is before B
is_older() {
    [ "$1" != "$2" ] && [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]
}

check_system() {
    [ "$(uname -s) $(uname -m)" = 'Linux x86_64' ] || fail "$exit_failed" \
        "this is for Linux on x86-64, not $(uname -s) on $(uname -m)" \
        "это сборка для Linux на x86-64, а здесь $(uname -s) на $(uname -m)"
    here=$(getconf GNU_LIBC_VERSION 2>/dev/null) && here=${here##* } || here=
    [ -n "$here" ] || fail "$exit_failed" \
        "this system has no glibc; $glibc or newer is needed" "в системе нет glibc; нужна $glibc или новее"
    ! is_older "$here" "$glibc" || fail "$exit_failed" \
        "glibc $glibc or newer is needed, here is $here: Debian 12, Ubuntu 24.04, Fedora 37 or later have it" \
        "нужна glibc $glibc или новее, а здесь $here: она есть в Debian 12, Ubuntu 24.04, Fedora 37 и новее"
}

# --- what is wanted

# where the menu entry leads to, if it leads to something of ours
installed_folder() {
    entry=$(data_home)/applications/$id.desktop
    found=$(sed -n 's/^TryExec=\(.*\)\/tranship$/\1/p' "$entry" 2>/dev/null | head -n 1)
    if [ -n "$found" ] && [ -e "$found/app/needs" ]; then
        printf '%s' "$found"
    else
        printf '%s' "$HOME/.local/opt/tranship"
    fi
}

choose_front() {
    [ -z "$front" ] || return 0
    front=text
    [ "$silent" = no ] && [ -z "$mode$folder" ] || return 0
    if [ -t 0 ] && [ -t 1 ]; then return 0; fi
    [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || usage_error \
        'there is no terminal to ask in and no display: use --silent, --folder or --portable' \
        'нет ни терминала, ни экрана: укажите --silent, --folder или --portable'
    front=gui
}

ask_in_text() {
    say "Tranship $version" "Tranship $version"
    say '  1  install for you alone, with a menu entry and transhipctl' \
        '  1  установить для вас одного, с пунктом меню и transhipctl'
    say '  2  portable: everything in one folder, jobs and settings too' \
        '  2  переносная копия: всё в одной папке, с заданиями и настройками'
    ask 'Which?' 'Что сделать?' 1
    case $answer in
    1) mode=install && proposal=$(installed_folder) ;;
    2) mode=portable && proposal=$(pwd -P)/Tranship ;;
    *) fail "$exit_usage" 'nothing was changed' 'ничего не изменено' ;;
    esac
    ask 'Folder?' 'Папка?' "$proposal"
    folder=$answer
}

# window KIND ENGLISH RUSSIAN: a question (yes is 0) or a message, by what the desktop has
window() {
    kind=$1
    shift
    text=$(words "$@")
    if command -v zenity >/dev/null; then
        zenity "--$kind" --no-markup --title=Tranship --text="$text" 2>/dev/null
    elif command -v kdialog >/dev/null; then
        case $kind in
        question) kdialog --title Tranship --yesno "$text" 2>/dev/null ;;
        *) kdialog --title Tranship --msgbox "$text" 2>/dev/null ;;
        esac
    elif command -v xmessage >/dev/null; then
        case $kind in
        question) xmessage -center -buttons OK:0,Cancel:1 "$text" ;;
        *) xmessage -center -buttons OK:0 "$text" ;;
        esac
    else
        return 9
    fi
}

ask_in_window() {
    mode=install
    folder=$(installed_folder)
    window question "Install Tranship $version into $folder?" "Установить Tranship $version в $folder?" && return 0
    case $? in
    9) front=text && usage_error 'there is neither a terminal nor zenity, kdialog or xmessage to ask with: use --silent' \
        'нет ни терминала, ни zenity, kdialog или xmessage, чтобы спросить: укажите --silent' ;;
    esac
    exit 0
}

choose() {
    choose_front
    if [ "$front" = gui ]; then
        tell_failure() { window error "$1" "$1" || :; }
        [ -n "$mode$folder" ] || ask_in_window
    fi
    if [ "$silent" = no ] && [ -z "$mode$folder" ] && [ "$front" = text ]; then
        ask_in_text
    fi
    [ -n "$mode" ] || mode=install
    [ -n "$folder" ] || folder=$(installed_folder)
    make_absolute "$folder"
    target=$absolute
    [ "$(printf '%s' "$target" | wc -l)" -eq 0 ] ||
        usage_error 'a folder of that name will not do' 'папка с таким именем не подходит'
}

# --- doing it

is_ours() { [ -e "$1/app/needs" ] || [ -e "$1/app.old/needs" ]; }

# what lies in the target, and whether that may be replaced
check_target() {
    [ "$target" != / ] && [ "$target" != "$HOME" ] ||
        usage_error "not into $target itself" "не прямо в $target"
    [ ! -e "$target" ] || [ -d "$target" ] ||
        fail "$exit_failed" "$target is no folder" "$target — не папка"
    if ! is_ours "$target"; then
        [ -z "$(ls -A "$target" 2>/dev/null)" ] ||
            fail "$exit_failed" "$target is not empty, and no Tranship is in it" \
                "папка $target не пуста, и Tranship в ней нет"
        return 0
    fi
    # an installation that was cut off between two renames
    [ -e "$target/app" ] || mv "$target/app.old" "$target/app"
    check_kind
    present=$(sed -n 's/^version=//p' "$target/app/needs")
    [ "$downgrade" = yes ] || ! is_older "$version" "$present" || fail "$exit_failed" \
        "$target has the newer version $present; --downgrade replaces it" \
        "в $target более новая версия $present; её заменит --downgrade"
}

# an upgrade leaves what is there what it is
check_kind() {
    if [ -e "$target/app/bin/tranship-portable.conf" ]; then
        [ "$mode" = extract ] || mode=portable
    elif [ "$mode" = portable ]; then
        fail "$exit_failed" "the Tranship in $target is not portable: choose another folder" \
            "Tranship в $target — не переносная копия: выберите другую папку"
    fi
}

check_room() {
    above=$target
    while [ ! -d "$above" ]; do above=$(dirname "$above"); done
    [ -w "$above" ] || fail "$exit_failed" "you may not write to $above" "нет права записи в $above"
    free=$(df -Pk "$above" | awk 'NR == 2 { print $4 }')
    [ "${free:-0}" -ge "$((unpacked_kib + 1024))" ] || fail "$exit_failed" \
        "$above has $((free / 1024)) MiB free, $((unpacked_kib / 1024 + 1)) MiB are needed" \
        "в $above свободно $((free / 1024)) МиБ, нужно $((unpacked_kib / 1024 + 1)) МиБ"
}

# shellcheck disable=SC2317 # called by the trap
clean_up() {
    [ -z "$stage" ] || rm -rf "$stage"
    [ -z "$stage" ] || [ -e "$target/app" ] || [ ! -e "$target/app.old" ] || mv "$target/app.old" "$target/app"
    remove_made_folders "$made_folders"
}

unpack_into() {
    packed | head -c "$unpacker_size" >"$1.unpack" && chmod 700 "$1.unpack" &&
        packed | tail -c "+$((unpacker_size + 1))" | "$1.unpack" | (cd "$1" && tar -x -f -)
    outcome=$?
    rm -f "$1.unpack"
    [ "$outcome" -eq 0 ]
}

unpack() {
    umask 022
    make_folder "$target"
    # inside, so that taking its place is a rename
    stage=$target/.new.$$
    mkdir "$stage" || fail "$exit_failed" "$target cannot be written" "не удаётся писать в $target"
    unpack_into "$stage" ||
        fail "$exit_failed" "unpacking into $target failed" "не удалось распаковать в $target"
    [ "$("$stage/bin/transhipctl" --version 2>&1)" = "transhipctl $version" ] || fail "$exit_failed" \
        "programs do not run from $target: is it mounted noexec?" \
        "программы из $target не запускаются: не смонтировано ли с noexec?"
    [ "$mode" != portable ] || printf 'data=../../data\n' >"$stage/bin/tranship-portable.conf"
}

take_place() {
    rm -rf "$target/app.old"
    [ ! -e "$target/app" ] || mv "$target/app" "$target/app.old"
    mv "$stage" "$target/app" || fail "$exit_failed" "$target/app cannot be made" "не удаётся создать $target/app"
    stage=
    rm -rf "$target/app.old"
    for name in tranship transhipctl; do replace_script launcher "$name"; done
    replace_script uninstall uninstall
    [ "$mode" != portable ] || [ -d "$target/data" ] || mkdir -m 700 "$target/data"
    # a portable copy travels: paths of today mean nothing tomorrow
    [ "$mode" != install ] || note_made_folders
}

# a shell may be reading the old one
replace_script() {
    cp "$target/app/$1" "$target/$2.new" && chmod 755 "$target/$2.new" && mv "$target/$2.new" "$target/$2" ||
        fail "$exit_failed" "$target/$2 cannot be written" "не удаётся записать $target/$2"
}

install_it() {
    [ "$mode" = extract ] || need_home
    check_system
    check_target
    ask_to_quit "$target"
    check_room
    trap clean_up EXIT
    trap 'exit 1' INT TERM HUP
    say 'Unpacking…' 'Распаковка…'
    unpack
    take_place
    [ "$mode" != install ] || [ "$menu" = no ] || register_desktop
    made_folders=
    tell_done
}

tell_done() {
    if [ "$front" = gui ]; then
        window info "Tranship $version is in $target." "Tranship $version находится в $target." || :
    fi
    say "Tranship $version is in $target." "Tranship $version находится в $target."
    case $mode in
    portable) say "Start it with $target/tranship." "Запуск: $target/tranship." ;;
    install)
        [ "$menu" = no ] || say "It is in the menu; transhipctl is in $HOME/.local/bin." \
            "Он есть в меню; transhipctl — в $HOME/.local/bin."
        say "Uninstall with $target/uninstall." "Удаление: $target/uninstall."
        ;;
    esac
}

uninstall_it() {
    is_ours "$target" || fail "$exit_failed" "no Tranship is in $target" "в $target нет Tranship"
    set --
    [ "$silent" = no ] || set -- "$@" --silent
    [ "$quit_running" = no ] || set -- "$@" --quit-running
    [ "$remove_jobs" = no ] || set -- "$@" --remove-jobs
    exec "$target/uninstall" "$@"
}

read_arguments "$@"
verify
if [ "$mode" = verify ]; then
    say "$0 is whole." "Файл $0 цел."
    exit 0
fi
need_home
choose
case $mode in
uninstall) uninstall_it ;;
*) install_it ;;
esac
# what follows is no script
exit 0
