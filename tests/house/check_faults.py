#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Refuses a page of faults or promises whose rows name no test, or one that is not there.

usage: check_faults.py PAGE.md FOLDER_OF_TESTS
"""

import os
import re
import sys

ROW = re.compile(r"^\| ([A-Z]\d+) \|")
TEST = re.compile(r"`(tst_\w+)::(\w+)`")
FUNCTION = re.compile(r"\bvoid (?:\w+::)?(\w+)\(\)")


def functions_of(folder):
    """Names of the functions of each test program; programs of one name are taken together."""
    functions = {}
    for place, _, files in os.walk(folder):
        for file in files:
            program, suffix = os.path.splitext(file)
            if program.startswith("tst_") and suffix == ".cpp":
                with open(os.path.join(place, file), encoding="utf-8") as source:
                    functions.setdefault(program, set()).update(FUNCTION.findall(source.read()))
    return functions


def check(page, folder):
    functions = functions_of(folder)
    seen = set()
    faults = []
    with open(page, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            row = ROW.match(line)
            tests = TEST.findall(line)
            if row and row[1] in seen:
                faults.append(f"{page}:{number}: {row[1]} stands there twice")
            if row and not tests:
                faults.append(f"{page}:{number}: {row[1]} has no test")
            if row:
                seen.add(row[1])
            for program, function in tests:
                if function not in functions.get(program, ()):
                    faults.append(f"{page}:{number}: there is no {program}::{function}")
    if not seen:
        faults.append(f"{page}: there are no rows")
    return faults


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    found = check(sys.argv[1], sys.argv[2])
    print("\n".join(found), end="\n" if found else "")
    sys.exit(1 if found else 0)
