# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Completions of transhipctl for bash, fish and zsh. Jobs are asked of a running instance; none is started."""

SPDX = ("# SPDX-FileCopyrightText: 2026 Tranship contributors\n"
        "# SPDX-License-Identifier: GPL-3.0-or-later\n")
VALUES = {
    "--type": "download upload upload-reply",
    "--priority": "foreground high normal low",
    "--for": "Queued Connecting Transferring Suspended Error TransientError Transferred Acknowledged Cancelled",
}


def takes_job(verb):
    return "JOB" in verb.usage


def takes_file(verb):
    return any(word in verb.usage for word in ("PATH", "FILE", "FOLDER"))


def value_words(option):
    return VALUES.get(option.long())


def is_path(option):
    return option.value in ("FILE", "DIR")


def longs(options):
    return [option.long() for option in options]


def bash(general, verbs):
    options = general.options("Options")
    own = "\n".join(f"    {verb.name}) words=\"{' '.join(longs(verb.options))}\" ;;"
                    for verb in verbs if verb.options)
    valued = [option for option in options if option.value]
    valued += [option for verb in verbs for option in verb.options if option.value]
    named = {option.long(): option for option in valued}
    choices = "\n".join(f"    {name}) mapfile -t COMPREPLY < <(compgen -W \"{value_words(option)}\" -- \"$word\") && return ;;"
                        for name, option in named.items() if value_words(option))
    paths = "|".join(name for name, option in named.items() if is_path(option))
    others = "|".join(name for name, option in named.items()
                      if not is_path(option) and not value_words(option))
    jobs = "|".join(verb.name for verb in verbs if takes_job(verb))
    return f"""# bash completion for transhipctl                          -*- shell-script -*-
{SPDX}
# names of the jobs of a running instance, a line each
_transhipctl_jobs() {{
    transhipctl "${{folder[@]}}" --no-start --json list 2>/dev/null | tr ',{{' '[\\n*]' |
        sed -n 's/^"id":"\\([0-9a-f]\\{{8\\}}\\)[0-9a-f-]*".*/\\1/p'
}}

_transhipctl() {{
    local word=$2 before=$3 verb='' words='' index folder=()
    COMPREPLY=()
    for ((index = 1; index < COMP_CWORD; index++)); do
        case ${{COMP_WORDS[index]}} in
        --data-dir) folder=(--data-dir "${{COMP_WORDS[index + 1]}}") && ((index++)) ;;
        -*) ;;
        *) [ -n "$verb" ] || verb=${{COMP_WORDS[index]}} ;;
        esac
    done
    case $before in
{choices}
    {paths}) mapfile -t COMPREPLY < <(compgen -f -- "$word") && return ;;
    {others}) return ;;
    esac
    case $verb in
    '') words="{' '.join(verb.name for verb in verbs)}" ;;
{own}
    esac
    if [[ $word == -* ]]; then
        [ -n "$verb" ] || words=
        mapfile -t COMPREPLY < <(compgen -W "$words {' '.join(longs(options))}" -- "$word")
        return
    fi
    if [ -z "$verb" ]; then
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
        return
    fi
    case $verb in
    {jobs}) mapfile -t COMPREPLY < <(compgen -W "$(_transhipctl_jobs)" -- "$word") ;;
    esac
    [ ${{#COMPREPLY[@]}} -gt 0 ] || mapfile -t COMPREPLY < <(compgen -f -- "$word")
}}
complete -o filenames -F _transhipctl transhipctl
"""


def quoted(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def fish_option(option, condition):
    line = f"complete -c transhipctl{condition} -l {option.long()[2:]}"
    if option.value:
        line += " -r"
        if value_words(option):
            line += f" -f -a {quoted(value_words(option))}"
    return f"{line} -d {quoted(option.text)}"


def fish(general, verbs):
    names = " ".join(verb.name for verb in verbs)
    lines = [SPDX,
             "function __transhipctl_jobs",
             "    transhipctl --no-start --json list 2>/dev/null | string match -ra '\"id\":\"([0-9a-f]{8})' |"
             " string match -r '^[0-9a-f]{8}$'",
             "end",
             "",
             f"set -l verbs {names}"]
    lines += [fish_option(option, "") for option in general.options("Options")]
    for verb in verbs:
        lines.append("complete -c transhipctl -f -n \"not __fish_seen_subcommand_from $verbs\" "
                     f"-a {verb.name} -d {quoted(verb.summary)}")
        condition = f" -n '__fish_seen_subcommand_from {verb.name}'"
        if takes_job(verb):
            lines.append(f"complete -c transhipctl{condition} {'' if takes_file(verb) else '-f '}"
                         "-a '(__transhipctl_jobs)'")
        lines += [fish_option(option, condition) for option in verb.options]
    return "\n".join(lines) + "\n"


def zsh_option(option):
    text = option.text.replace("\\", "\\\\").replace("'", "'\\''").replace("[", "\\[").replace("]", "\\]")
    if not option.value:
        return f"'{option.long()}[{text}]'"
    words = value_words(option)
    action = f"({words})" if words else "_files" if is_path(option) else ""
    return f"'*{option.long()}[{text}]:{option.value.lower().replace(':', ' ')}:{action}'"


def zsh(general, verbs):
    described = "\n".join("        " + quoted(f"{verb.name}:{verb.summary}") for verb in verbs)
    own = []
    for verb in verbs:
        action = "_transhipctl_jobs" if takes_job(verb) else "_files" if takes_file(verb) else "_default"
        arguments = " ".join([*map(zsh_option, verb.options), f"'*:argument:{action}'"])
        own.append(f"    {verb.name}) _arguments {arguments} ;;")
    options = " ".join(map(zsh_option, general.options("Options")))
    joined = "\n".join(own)
    return f"""#compdef transhipctl
{SPDX}
_transhipctl_jobs() {{
    local -a jobs
    jobs=(${{(f)"$(transhipctl --no-start --json list 2>/dev/null | tr ',{{' '[\\n*]' |
        sed -n 's/^"id":"\\([0-9a-f]\\{{8\\}}\\)[0-9a-f-]*".*/\\1/p')"}})
    compadd -a jobs
    _files
}}

_transhipctl_verbs() {{
    local -a verbs
    verbs=(
{described}
    )
    _describe verb verbs
}}

_transhipctl() {{
    local state line
    _arguments -C {options} '1: :_transhipctl_verbs' '*:: :->rest' && return
    case $line[1] in
{joined}
    esac
}}

_transhipctl "$@"
"""
