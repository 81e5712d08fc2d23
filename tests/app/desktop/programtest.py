# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests from outside share: the program on a desktop of its own, a web server, and the hands
and eyes of a person."""

import hashlib
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "support" / "desktop"))
# pylint: disable=wrong-import-position
import atspi
from nginx import Nginx

SIZE = 30 * 1024 * 1024
NAME = "cargo.bin"


def is_row(node_name, *words):
    return node_name.startswith(NAME) and all(word in node_name for word in words)


class ProgramTest(unittest.TestCase):
    program = "tranship"

    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="window-")
        self.addCleanup(temporary.cleanup)
        self.root = pathlib.Path(temporary.name)
        self.folder = self.root / "downloads"
        self.folder.mkdir()
        served = self.root / "served"
        served.mkdir()
        cargo = os.urandom(SIZE)
        self.checksum = hashlib.sha256(cargo).hexdigest()
        (served / NAME).write_bytes(cargo)
        self.server = Nginx(served)
        self.server.__enter__()
        self.addCleanup(self.server.__exit__)
        self.window = self.open_window()

    def open_window(self):
        self.process = subprocess.Popen([self.program, "--data-dir", str(self.root / "data")],
                                        env={**os.environ, "LANG": "C.UTF-8", "LANGUAGE": "en"})
        self.addCleanup(self.end_program)
        return atspi.application("tranship")

    def end_program(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        self.assertEqual(self.process.wait(20), 0, "the program did not end well")

    def files(self):
        return sorted(path.name for path in self.folder.iterdir())

    def start_download(self, url, keeps_folder=False):
        """Into self.folder, or into the one that is offered."""
        atspi.press(atspi.find_enabled(self.window, "New Download", "push button"))
        dialog = atspi.find(self.window, "New Download", "dialog")
        atspi.fill(atspi.find(dialog, lambda name: name.startswith("Links"), "text"), url)
        if not keeps_folder:
            atspi.fill(atspi.find(dialog, "Folder", "text"), str(self.folder))
        atspi.press(atspi.find_enabled(dialog, "Download", "push button"))
        atspi.wait_for(lambda: atspi.find_now(self.window, "New Download", "dialog") is None,
                       lambda: f"the dialog stays:\n{atspi.tree(self.window)}")

    def press_verb(self, verb):
        """Chooses the only row, where it is not chosen yet, and presses the tool bar's button."""
        row = self.wait_for_row()
        row.parent.queryTable().addRowSelection(0)
        bar = atspi.find(self.window, "Toolbar", "tool bar")
        atspi.press(atspi.find_enabled(bar, verb, "push button"))

    def wait_until_the_list_is_empty(self):
        atspi.wait_for(lambda: self.row_now() is None,
                       lambda: f"the job is still listed:\n{atspi.tree(self.window)}")

    def wait_for_row(self, *words, timeout=60):
        return atspi.wait_for(lambda: self.row_now(*words),
                              lambda: f"no row with {words} in\n{atspi.tree(self.window)}", timeout)

    def row_now(self, *words):
        """The job's row; other lists and labels may say the same name."""
        jobs = atspi.find_now(self.window, "Jobs", "tree")
        return jobs and atspi.find_now(jobs, lambda name: is_row(name, *words))

    def assert_the_file_is_whole(self):
        self.assertEqual(self.files(), [NAME])
        written = hashlib.sha256((self.folder / NAME).read_bytes()).hexdigest()
        self.assertEqual(written, self.checksum)


def main(case):
    if len(sys.argv) > 1:
        case.program = sys.argv.pop(1)
    unittest.main(verbosity=2)
