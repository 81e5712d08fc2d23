#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the portable installer, tranship-VERSION-x86_64.run, of a built tree. Same input, same bytes.

usage: make.py --build BUILD --out FOLDER [--fast]

Times in it are SOURCE_DATE_EPOCH, else the time of the last commit. --fast packs quickly instead of well.
"""

import argparse
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "bundle"))
# pylint: disable=wrong-import-position
import bundle


def epoch():
    stated = os.environ.get("SOURCE_DATE_EPOCH")
    if stated:
        return stated
    answer = subprocess.run(["git", "-C", HERE, "log", "-1", "--format=%ct"], capture_output=True,
                            text=True, check=False)
    if answer.returncode != 0 or not answer.stdout.strip():
        raise SystemExit("this is no checkout with a history: set SOURCE_DATE_EPOCH")
    return answer.stdout.strip()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--fast", action="store_true")
    options = parser.parse_args()

    moment = epoch()
    os.makedirs(options.out, exist_ok=True)
    name = f"tranship-{bundle.version_of(options.build)}-x86_64.run"
    with tempfile.TemporaryDirectory(dir=options.out) as work:
        laid = os.path.join(work, "bundle")
        subprocess.run([sys.executable, "-B", os.path.join(HERE, "bundle", "bundle.py"), "--build",
                        options.build, "--into", laid, "--epoch", moment], check=True)
        subprocess.run([sys.executable, "-B", os.path.join(HERE, "portable", "pack.py"), "--bundle", laid,
                        "--unpacker", os.path.join(options.build, "bin", "tranship-unxz"), "--epoch",
                        moment, "--out", os.path.join(options.out, name),
                        *(["--fast"] if options.fast else [])], check=True)


if __name__ == "__main__":
    main()
