# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/transhipctl.md"""


def cell(text):
    return text.replace("|", "\\|").replace("<", "&lt;")


def table(options):
    lines = ["| option | |", "|---|---|"]
    for option in options:
        shown = option.shown().replace("|", "\\|")
        lines.append(f"| `{shown}` | {cell(option.text)} |")
    return lines


def markdown(general, verbs):
    lines = [
        "# transhipctl",
        "",
        "Made from the program's own help by `resources/manual/make_manual.py`; a test keeps it so.",
        "",
        f"`{general.usage}`",
        "",
        " ".join(general.text),
        "",
        "| verb | |",
        "|---|---|",
        *(f"| [`{verb.name}`](#{verb.name}) | {cell(verb.summary)} |" for verb in verbs),
        "",
        "## Options of every verb",
        "",
        *table(general.options("Options")),
        "",
        " ".join(general.after),
        "",
    ]
    for verb in verbs:
        lines += [f"## {verb.name}", "", f"`transhipctl {verb.usage}`", "", f"{cell(verb.summary)}. {cell(verb.text)}".rstrip(), ""]
        if verb.options:
            lines += [*table(verb.options), ""]
    return "\n".join(lines).rstrip("\n") + "\n"
