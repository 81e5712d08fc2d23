# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manual pages in the man(7) format."""


def escaped(text):
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text[:1] in (".", "'") else text


def head(name, version, summary, usage):
    return [
        f'.TH {escaped(name.upper())} 1 "" "Tranship {version}" "User Commands"',
        ".SH NAME",
        f"{escaped(name)} \\- {escaped(summary)}",
        ".SH SYNOPSIS",
        f".B {escaped(name)}",
        escaped(usage),
    ]


def listed(options):
    lines = []
    for option in options:
        lines += [".TP", f"\\fB{escaped(option.shown())}\\fR", escaped(option.text)]
    return lines


def arguments(text):
    lines = [".SH ARGUMENTS"] if text.lists.get("Arguments") else []
    for left, right in text.lists.get("Arguments", []):
        lines += [".TP", f"\\fB{escaped(left)}\\fR", escaped(right)]
    return lines


FILES = [
    ".SH FILES",
    ".TP",
    "\\fI~/.local/share/tranship\\fR",
    "Jobs, backups of them, settings and the socket of \\fBtranshipctl\\fR(1). A portable copy has them",
    "in the folder \\fIdata\\fR beside itself.",
    ".TP",
    "\\fI/etc/xdg/tranship/policy.conf\\fR",
    "Limits and timeouts that an administrator sets, as lines KEY=VALUE.",
]


def tranship(text, version):
    lines = head("tranship", version, "transfer manager whose jobs survive everything",
                 "[OPTION]... [URL...]")
    lines += [".SH DESCRIPTION", escaped(" ".join(text.text)), ".PP",
              "Jobs go on after a crash, a power cut, a restart or a bad network, and end in exactly one of",
              "two ways: Complete, and the files are yours; or Cancel, and nothing is left behind."]
    lines += [*arguments(text), ".SH OPTIONS", *listed(text.options("Options")), *FILES,
              ".SH SEE ALSO", "\\fBtranshipctl\\fR(1), \\fBtranship\\-browser\\fR(1)"]
    return "\n".join(lines) + "\n"


def tranship_browser(text, version):
    lines = head("tranship-browser", version, "gives a browser's downloads to Tranship",
                 "[OPTION]... [BROWSER...]")
    lines += [".SH DESCRIPTION", escaped(" ".join(text.text)), ".PP",
              "The switch in Tranship's settings, General, does what",
              "\\fB\\-\\-connect\\fR and \\fB\\-\\-disconnect\\fR do.",
              *arguments(text), ".SH OPTIONS", *listed(text.options("Options")),
              ".SH FILES",
              ".TP",
              "\\fI~/.config/chromium/NativeMessagingHosts\\fR, \\fI~/.mozilla/native\\-messaging\\-hosts\\fR",
              "and those of other browsers: each gets a file that says which extension may start the program.",
              ".SH SEE ALSO", "\\fBtranship\\fR(1)"]
    return "\n".join(lines) + "\n"


def transhipctl(general, verbs, version):
    lines = head("transhipctl", version, "create, watch and end the jobs of Tranship",
                 "[OPTION]... VERB [ARGUMENT]...")
    lines += [".SH DESCRIPTION", escaped(" ".join(general.text)), ".PP",
              escaped(" ".join(general.after)), ".SH VERBS"]
    for verb in verbs:
        lines += [".SS " + f'"{escaped(verb.usage)}"',
                  escaped(f"{verb.summary}. {verb.text}".strip()), *listed(verb.options)]
    lines += [".SH OPTIONS", *listed(general.options("Options")), *FILES,
              ".SH SEE ALSO", "\\fBtranship\\fR(1)"]
    return "\n".join(lines) + "\n"
