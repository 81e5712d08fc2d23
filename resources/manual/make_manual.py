#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Man pages, shell completions and the reference of transhipctl, from the programs' own help.

usage: make_manual.py --tranship PROGRAM --transhipctl PROGRAM --tranship-browser PROGRAM
                      --into FOLDER --version VERSION
"""

import argparse
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
# pylint: disable=wrong-import-position
import completions
import manpages
import programhelp
import reference


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("--tranship", "--transhipctl", "--tranship-browser", "--into", "--version"):
        parser.add_argument(name, required=True)
    options = parser.parse_args()

    window = programhelp.Help(programhelp.ask(options.tranship))
    browser = programhelp.Help(programhelp.ask(options.tranship_browser))
    general, verbs = programhelp.verbs_of(options.transhipctl)
    pages = {
        "tranship.1": manpages.tranship(window, options.version),
        "tranship-browser.1": manpages.tranship_browser(browser, options.version),
        "transhipctl.1": manpages.transhipctl(general, verbs, options.version),
        "transhipctl": completions.bash(general, verbs),
        "transhipctl.fish": completions.fish(general, verbs),
        "_transhipctl": completions.zsh(general, verbs),
        "transhipctl.md": reference.markdown(general, verbs),
    }
    os.makedirs(options.into, exist_ok=True)
    for name, text in pages.items():
        with open(os.path.join(options.into, name), "w", encoding="utf-8") as file:
            file.write(text)


if __name__ == "__main__":
    main()
