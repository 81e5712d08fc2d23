#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Tab offers, in a real bash; the others are at least sound scripts."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

BUILD = pathlib.Path(os.environ.get("TRANSHIP_BUILD", "."))
MADE = BUILD / "manual"
# Sets what bash sets when Tab is pressed at the end of the words, calls what it would call.
PRESS_TAB = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_transhipctl transhipctl "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
printf '%s\\n' "${COMPREPLY[@]}"
"""


class Completion(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="completion-")
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.environment = {**os.environ, "HOME": str(self.folder),
                            "PATH": f"{BUILD / 'bin'}:{os.environ['PATH']}"}
        for name in ("XDG_DATA_HOME", "DISPLAY", "WAYLAND_DISPLAY"):
            self.environment.pop(name, None)

    def tab(self, *words):
        done = subprocess.run(["bash", "-c", PRESS_TAB, "bash", str(MADE / "transhipctl"),
                               "transhipctl", *words], capture_output=True, text=True, check=True,
                              cwd=self.folder, env=self.environment, timeout=30)
        self.assertEqual(done.stderr, "")
        return done.stdout.split("\n")[:-1]

    def test_verbs(self):
        self.assertEqual(self.tab("tr"), ["transfer", "trust"])
        self.assertIn("take-ownership", self.tab(""))
        self.assertEqual(self.tab("--json", "canc"), ["cancel"])
        self.assertEqual(self.tab("--data-dir", "/x", "resu"), ["resume"])

    def test_options_of_the_verb_and_of_all(self):
        self.assertEqual(self.tab("wait", "x", "--f"), ["--for"])
        self.assertEqual(self.tab("list", "--js"), ["--json"])
        self.assertEqual(self.tab("list", "--prio"), [""])
        self.assertNotIn("create", self.tab("--"))

    def test_values(self):
        self.assertEqual(self.tab("create", "--priority", "f"), ["foreground"])
        self.assertEqual(self.tab("create", "--type", "upload"), ["upload", "upload-reply"])
        self.assertIn("TransientError", self.tab("wait", "x", "--for", "Trans"))
        self.assertEqual(self.tab("wait", "x", "--timeout", ""), [""])

    def test_files(self):
        (self.folder / "list.txt").write_text("")
        self.assertEqual(self.tab("add", "x", "--list", "li"), ["list.txt"])

    def test_jobs_of_a_running_instance_and_none_is_started(self):
        self.assertEqual(self.tab("cancel", ""), [""])
        self.assertFalse((self.folder / ".local").exists())
        program = str(BUILD / "bin/transhipctl")
        made = subprocess.run([program, "--json", "create", "A job"], capture_output=True, text=True,
                              check=True, env=self.environment, timeout=60)
        try:
            self.assertEqual(self.tab("cancel", ""), [json.loads(made.stdout)["id"][:8]])
        finally:
            subprocess.run([program, "quit"], check=True, env=self.environment, timeout=60)

    def test_scripts_are_sound(self):
        for shell, name in (("bash", "transhipctl"), ("zsh", "_transhipctl"),
                            ("fish", "transhipctl.fish")):
            if shutil.which(shell):
                subprocess.run([shell, "-n", str(MADE / name)], check=True, timeout=30)
        if shutil.which("shellcheck"):
            subprocess.run(["shellcheck", "-s", "bash", str(MADE / "transhipctl")], check=True)


if __name__ == "__main__":
    unittest.main()
