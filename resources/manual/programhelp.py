# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the programs say about themselves with --help, taken apart."""

import os
import re
import subprocess

# two or more blanks end the left column; a left column that is too long leaves one
LINE = re.compile(r"^  (\S.*?)(?:  +|(?<=[A-Z>\]]) )(\S.*)$")
CONTINUED = re.compile(r"^ {10,}(\S.*)$")


class Option:
    """One line of options: its names, the word that stands for its value (or None), its text."""

    def __init__(self, left, text):
        names = re.findall(r"(?:^|, )(--?[\w-]+)", left)
        rest = re.sub(r"(?:^|, )--?[\w-]+", "", left).strip()
        self.names, self.value, self.text = names, rest.strip("<>") or None, text

    def shown(self):
        return ", ".join(self.names) + (f" {self.value}" if self.value else "")

    def long(self):
        return next(name for name in self.names if name.startswith("--"))


class Verb:
    """A verb of transhipctl: arguments as the help shows them, a summary, paragraphs, options."""

    def __init__(self, name, usage, summary, text, options):
        self.name, self.usage, self.summary = name, usage, summary
        self.text, self.options = text, options


class Help:
    """The help of a program, or of a verb: usage, text, and titled lists of (left, right)."""

    def __init__(self, output):
        self.usage, self.text, self.lists, self.after = "", [], {}, []
        title = None
        for line in output.splitlines():
            entry, continued = LINE.match(line), CONTINUED.match(line)
            if line.startswith("Usage: "):
                self.usage = line[len("Usage: "):]
            elif re.fullmatch(r"\S[\w ]*:", line):
                title = line[:-1]
                self.lists[title] = []
            elif title and continued and self.lists[title]:
                left, right = self.lists[title][-1]
                self.lists[title][-1] = (left, f"{right} {continued[1]}")
            elif title and entry:
                self.lists[title].append((entry[1], entry[2]))
            elif line.strip():
                (self.after if title else self.text).append(line.strip())

    def options(self, title):
        return [Option(left, right) for left, right in self.lists.get(title, [])]


def ask(program, *words):
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run([program, *words, "--help"], check=True, capture_output=True, text=True,
                          env=environment, timeout=60).stdout


def verbs_of(program):
    general = Help(ask(program))
    verbs = []
    for name, summary in general.lists["Verbs"]:
        own = Help(ask(program, name))
        usage = own.usage.split(" ... ", 1)[-1] if " ... " in own.usage else own.usage
        usage = usage.replace("transhipctl [OPTION]... ", "")
        verbs.append(Verb(name, usage, summary, " ".join(own.text[1:]),
                          own.options("Options of this verb")))
    return general, verbs
