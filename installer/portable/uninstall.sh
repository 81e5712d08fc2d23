#!/bin/sh
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Takes the Tranship of the folder that this file lies in away.
# shellcheck disable=SC2015 # "fail" ends the script

. ./common.sh

remove_jobs=no

usage() {
    words 'usage: uninstall [OPTION]...
Takes this Tranship away, and everything it put elsewhere. Jobs stay unless you say otherwise.

  --remove-jobs    cancel all jobs, which deletes their unfinished files, and delete history and settings
  --quit-running   quit Tranship when it runs
  --silent         ask nothing and say nothing
  --help           print this
' 'использование: uninstall [ПАРАМЕТР]...
Удаляет этот Tranship и всё, что он разместил вне своей папки. Задания остаются, если не сказано иное.

  --remove-jobs    отменить все задания вместе с их недокачанными файлами, удалить историю и настройки
  --quit-running   завершить Tranship, если он работает
  --silent         ничего не спрашивать и не сообщать
  --help           показать эту справку
'
}

read_arguments() {
    while [ $# -gt 0 ]; do
        case $1 in
        --remove-jobs) remove_jobs=yes ;;
        --quit-running) quit_running=yes ;;
        --silent) silent=yes ;;
        --help | -h) usage && exit 0 ;;
        *) fail "$exit_usage" "unknown argument: $1 (try --help)" "неизвестный параметр: $1 (см. --help)" ;;
        esac
        shift
    done
}

find_target() {
    self=$0
    while [ -L "$self" ]; do
        link=$(readlink "$self")
        case $link in
        /*) self=$link ;;
        *) self=$(dirname "$self")/$link ;;
        esac
    done
    target=$(cd "$(dirname "$self")" && pwd -P) && [ -e "$target/app/needs" ] ||
        fail "$exit_failed" 'this file lies in no installation of Tranship' \
            'этот файл лежит не в папке установленного Tranship'
}

confirm() {
    [ "$silent" = no ] || return 0
    ask "Uninstall Tranship from $target?" "Удалить Tranship из $target?" yes
    is_yes "$answer" || exit 0
    [ "$remove_jobs" = no ] && [ -d "$data_folder" ] || return 0
    ask "Also cancel all jobs and delete $data_folder?" \
        "Отменить также все задания и удалить $data_folder?" no
    if is_yes "$answer"; then remove_jobs=yes; fi
}

# Cancel and nothing else knows where the unfinished files lie and which servers are to be told.
cancel_jobs() {
    [ -e "$data_folder/jobs.sqlite" ] || return 0
    "$target/transhipctl" --data-dir "$data_folder" list --json >/dev/null ||
        fail "$exit_failed" 'the jobs cannot be cancelled: nothing was removed' \
            'задания не удаётся отменить: ничего не удалено'
    "$target/transhipctl" --data-dir "$data_folder" list --json | tr ',{' '[\n*]' |
        sed -n 's/^"id":"\([0-9a-f-]*\)".*/\1/p' | while IFS= read -r job; do
        "$target/transhipctl" --data-dir "$data_folder" cancel "$job" >/dev/null || :
    done
    quit_all "$target"
}

remove_files() {
    folders=$(sed -n 's/^folder //p' "$target/installed" 2>/dev/null)
    [ "$remove_jobs" = no ] || rm -rf "$data_folder"
    rm -rf "$target/app" "$target/app.old"
    rm -f "$target/tranship" "$target/transhipctl" "$target/installed" "$target/uninstall"
    cd /
    rmdir "$target" 2>/dev/null || :
    remove_made_folders "$folders"
}

read_arguments "$@"
find_target
find_data_folder "$target"
confirm
ask_to_quit "$target"
[ "$remove_jobs" = no ] || cancel_jobs
unregister_desktop
remove_files
if [ -d "$data_folder" ]; then
    say "Tranship is gone. Its jobs and settings stay in $data_folder." \
        "Tranship удалён. Задания и настройки остались в $data_folder."
else
    say 'Tranship is gone.' 'Tranship удалён.'
fi
# the shell must not read on in a file that is gone
exit 0
