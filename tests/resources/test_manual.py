#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual says what the programs say."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

TREE = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("TRANSHIP_BUILD", "."))
MADE = BUILD / "manual"
sys.path.insert(0, str(TREE / "resources" / "manual"))
# pylint: disable=wrong-import-position
import programhelp

HELP = """Usage: transhipctl [OPTION]... add JOB URL PATH | JOB --list FILE
Add files to a job.
Downloads URL into PATH.

Options of this verb:
  --list FILE             lines URL<TAB>PATH
  --a-rather-long-option VALUE of an upload
  -h, --help              Show this.
                          And that.

Options:
  --json                  one document

JOB is an id.
"""


class Manual(unittest.TestCase):
    def test_help_is_taken_apart(self):
        text = programhelp.Help(HELP)
        self.assertEqual(text.usage, "transhipctl [OPTION]... add JOB URL PATH | JOB --list FILE")
        self.assertEqual(text.text, ["Add files to a job.", "Downloads URL into PATH."])
        shown = [(option.shown(), option.text) for option in text.options("Options of this verb")]
        self.assertEqual(shown, [("--list FILE", "lines URL<TAB>PATH"),
                                 ("--a-rather-long-option VALUE", "of an upload"),
                                 ("-h, --help", "Show this. And that.")])
        self.assertEqual(text.after, ["JOB is an id."])

    def test_the_reference_in_the_documents_is_up_to_date(self):
        self.assertEqual((TREE / "docs/transhipctl.md").read_text(encoding="utf-8"),
                         (MADE / "transhipctl.md").read_text(encoding="utf-8"),
                         "copy manual/transhipctl.md of the build folder to docs/")

    def test_every_verb_and_option_is_in_the_man_page(self):
        page = (MADE / "transhipctl.1").read_text(encoding="utf-8").replace("\\-", "-")
        general, verbs = programhelp.verbs_of(str(BUILD / "bin/transhipctl"))
        self.assertGreater(len(verbs), 15)
        for verb in verbs:
            self.assertIn(f'.SS "{verb.usage}', page)
            for option in verb.options:
                self.assertIn(option.shown(), page)
        for option in general.options("Options"):
            self.assertIn(option.shown(), page)

    @unittest.skipUnless(shutil.which("man"), "man is not here")
    def test_man_pages_have_no_warnings(self):
        for name in ("tranship.1", "transhipctl.1", "tranship-browser.1"):
            done = subprocess.run(["man", "--warnings", "-l", str(MADE / name)], capture_output=True,
                                  text=True, check=True, env={**os.environ, "MANWIDTH": "80"})
            self.assertEqual(done.stderr, "")
            self.assertRegex(done.stdout, r"NAME\n +tranship")

    def test_pages_of_the_guide_lead_somewhere(self):
        for page in (TREE / "docs").glob("*.md"):
            for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
                self.assertTrue((page.parent / target).exists(), f"{page.name}: {target}")


if __name__ == "__main__":
    unittest.main()
