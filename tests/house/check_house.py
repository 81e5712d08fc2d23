#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Refuses what the compiler lets through: an #include that points up the floors, a model that
knows of windows or words, circles of headers, sources without a licence, paths of one machine.

usage: check_house.py TREE [--qt-headers DIR]   DIR holds QtCore, QtGui and QtWidgets
"""

import argparse
import os
import re
import sys

# Rooms from the top floor down. A file may include its own room and the rooms on lower floors;
# rooms of one floor don't know each other. The longest pattern that fits a path wins.
FLOORS = [
    [r"app/tranship/", r"app/tranship-browser/", r"app/transhipctl/"],
    [r"app/"],
    [r"ui/"],
    [r"model/control/", r"model/job(model|cells)\."],
    [r"model/[^/]+$"],
    [r"model/queue/"],
    [r"model/transfer/download/", r"model/transfer/upload/", r"model/transfer/local/"],
    [r"model/transfer/verifier[^/]*$", r"model/transfer/"],
    [r"model/files/", r"model/store/", r"model/secrets/"],
    [r"model/threads/"],
    [r"model/job/"],
]

# Stricter than the floors: room -> all it may include of the model, its own room aside.
FENCES = {
    r"ui/": r"model/(engine\.h|jobmodel\.h|job/)",
    r"model/transfer/": r"model/(job|threads)/",
    r"model/transfer/verifier[^/]*$": r"model/(job|files)/",
}

SOURCE = (".cpp", ".h")
LICENSED = SOURCE + (".py", ".sh", ".cmake", ".svg", ".desktop", "CMakeLists.txt", ".in")
SKIPPED_FOLDERS = re.compile(r"^(build.*|\.git|\.cache|__pycache__)$")
SPDX = ("SPDX-FileCopyrightText: ", "SPDX-License-Identifier: GPL-3.0-or-later")
# /home/user is the example of documentation; tests may invent homes; any other is somebody's.
SOMEBODYS_HOME = re.compile(r"(?<![\w./$}-])/home/(?!user\b)\w")
MACHINE_PATH = re.compile(r"(?<![\w./$}-])/(?:root|work|Users|workspace)/")
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)
TRANSLATED = re.compile(
    r"\b(?:tr|translate|QT_TR_NOOP|QT_TRANSLATE_NOOP)\s*\(|\bQ_DECLARE_TR_FUNCTIONS\b")


def all_files(tree):
    for folder, below, names in os.walk(tree):
        below[:] = sorted(name for name in below if not SKIPPED_FOLDERS.match(name))
        for name in sorted(names):
            yield os.path.relpath(os.path.join(folder, name), tree).replace(os.sep, "/")


def read(tree, path):
    with open(os.path.join(tree, path), encoding="utf-8", errors="replace") as source:
        return source.read()


def room(path):
    """(floor counted from the top, pattern of the room), or None outside the house."""
    for pattern in sorted((p for floor in FLOORS for p in floor), key=len, reverse=True):
        if re.match(pattern, path):
            return next(n for n, floor in enumerate(FLOORS) if pattern in floor), pattern
    return None


def code_only(text):
    """The text with comments and literals emptied; lines stay where they are."""
    literal = r'R"(?P<fence>[^(\s]*)\(.*?\)(?P=fence)"|"(?:\\.|[^"\\\n])*"'
    character = r"(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'"
    pattern = re.compile(rf"//[^\n]*|/\*.*?\*/|{literal}|{character}", re.DOTALL)
    return pattern.sub(lambda found: "\n" * found.group().count("\n"), text)


def includes(text):
    """(line, bracket, name) of each #include that is not commented out."""
    without_blocks = re.sub(r"/\*.*?\*/", lambda f: "\n" * f.group().count("\n"), text, flags=re.DOTALL)
    for found in INCLUDE.finditer(without_blocks):
        yield without_blocks.count("\n", 0, found.start(2)) + 1, found.group(1), found.group(2)


def resolved(path, name, files):
    """The file of the tree that an #include of `path` means, or None when it is not ours."""
    beside = os.path.normpath(os.path.join(os.path.dirname(path), name)).replace(os.sep, "/")
    return name if name in files else beside if beside in files else None


def check_arrow(path, target):
    here, there = room(path), room(target)
    if here is None or there is None or here == there:
        return None
    if there[0] < here[0]:
        return f"points up the floors: {target}"
    if there[0] == here[0]:
        return f"joins rooms that don't know each other: {target}"
    fence = FENCES.get(here[1])
    if fence and target.startswith("model/") and not re.match(fence, target):
        return f"steps over the fence of its room: {target}"
    return None


def module_of(name, qt_headers):
    """The Qt module of a header, or None: <QtGui/QImage> says it, <QImage> has to be looked up."""
    if "/" in name:
        return name.split("/")[0] if name.startswith("Qt") else None
    for module in ("QtCore", "QtGui", "QtWidgets", "QtSvg") if qt_headers else ():
        if os.path.isfile(os.path.join(qt_headers, module, name)):
            return module
    return None


def check_model_include(path, name, qt_headers):
    module = module_of(name, qt_headers)
    if path.startswith("model/") and module in ("QtGui", "QtWidgets", "QtSvg"):
        return f"the model knows no windows: <{name}>"
    if not path.startswith("model/job/") or not name.startswith("Q"):
        return None
    if qt_headers and module != "QtCore" and name != "QtGlobal":
        return f"model/job knows QtCore only: <{name}>"
    if name.split("/")[-1] in ("QObject", "QTimer", "QThread", "QFile"):
        return f"model/job holds values, no objects and no I/O: <{name}>"
    return None


def check_source(tree, path, files, qt_headers):
    text = read(tree, path)
    for line, bracket, name in includes(text):
        target = resolved(path, name, files) if bracket == '"' else None
        wrong = check_arrow(path, target) if target else check_model_include(path, name, qt_headers)
        if wrong:
            yield f"{path}:{line}: {wrong}"
    if path.endswith(".h") and "#pragma once" not in text:
        yield f"{path}:1: header without #pragma once"
    if not path.startswith("model/"):
        return
    code = code_only(text)
    for found in TRANSLATED.finditer(code):
        yield f"{path}:{code.count(chr(10), 0, found.start()) + 1}: the model speaks no language: tr()"
    if path.startswith("model/job/") and re.search(r"\bQ_OBJECT\b|:\s*public\s+QObject\b", code):
        yield f"{path}:1: model/job holds values, no objects"


def check_circles(tree, files):
    """Files that include each other, however long the way round."""
    graph = {}
    for path in (file for file in files if file.endswith(SOURCE)):
        names = [name for _, bracket, name in includes(read(tree, path)) if bracket == '"']
        graph[path] = [target for target in (resolved(path, n, files) for n in names) if target]
    done, trail = set(), []

    def visit(path):
        if path in trail:
            yield f"{path}:1: includes itself: " + " -> ".join(trail[trail.index(path):] + [path])
        elif path not in done:
            trail.append(path)
            for target in graph.get(path, []):
                yield from visit(target)
            trail.pop()
            done.add(path)

    for path in sorted(graph):
        yield from visit(path)


def check_text(tree, path):
    try:
        with open(os.path.join(tree, path), encoding="utf-8") as source:
            text = source.read()
    except UnicodeDecodeError:
        return
    if path.endswith(LICENSED) and not all(mark in text[:600] for mark in SPDX):
        yield f"{path}:1: no SPDX lines"
    for number, line in enumerate(text.splitlines(), 1):
        invented = path.startswith("tests/")
        if MACHINE_PATH.search(line) or not invented and SOMEBODYS_HOME.search(line):
            yield f"{path}:{number}: a path of one machine"


def check(tree, qt_headers=None):
    files = set(all_files(tree))
    for path in sorted(files):
        yield from check_text(tree, path)
        if path.endswith(SOURCE):
            yield from check_source(tree, path, files, qt_headers)
    yield from check_circles(tree, files)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tree")
    parser.add_argument("--qt-headers", help="folder with QtCore, QtGui and QtWidgets")
    options = parser.parse_args()
    found = list(check(options.tree, options.qt_headers))
    print("\n".join(found) if found else "the house stands")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
