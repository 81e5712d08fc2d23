#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From link to file with the hands of a person: the real window, a real web server, nothing inside
the program touched. Run it on a desktop of its own:

    tests/support/desktop/session.sh tests/app/desktop/window_download.py PROGRAM
"""

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

PROGRAM = "tranship"
SIZE = 30 * 1024 * 1024
NAME = "cargo.bin"


def is_row(node_name, *words):
    return node_name.startswith(NAME) and all(word in node_name for word in words)


class WindowDownload(unittest.TestCase):
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
        self.process = subprocess.Popen([PROGRAM, "--data-dir", str(self.root / "data")],
                                        env={**os.environ, "LANG": "C.UTF-8", "LANGUAGE": "en"})
        self.addCleanup(self.end_program)
        return atspi.application("tranship")

    def end_program(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        self.assertEqual(self.process.wait(20), 0, "the program did not end well")

    def files(self):
        return sorted(path.name for path in self.folder.iterdir())

    def start_download(self, url):
        atspi.press(atspi.find_enabled(self.window, "New Download", "push button"))
        dialog = atspi.find(self.window, "New Download", "dialog")
        atspi.fill(atspi.find(dialog, lambda name: name.startswith("Links"), "text"), url)
        atspi.fill(atspi.find(dialog, "Folder", "text"), str(self.folder))
        atspi.press(atspi.find_enabled(dialog, "Download", "push button"))
        atspi.wait_for(lambda: atspi.find_now(self.window, "New Download", "dialog") is None,
                       lambda: f"the dialog stays:\n{atspi.tree(self.window)}")

    def press_verb(self, verb):
        """Chooses the only row, where it is not chosen yet, and presses the tool bar's button."""
        row = atspi.find(self.window, is_row)
        row.parent.queryTable().addRowSelection(0)
        bar = atspi.find(self.window, "Toolbar", "tool bar")
        atspi.press(atspi.find_enabled(bar, verb, "push button"))

    def wait_until_the_list_is_empty(self):
        atspi.wait_for(lambda: atspi.find_now(self.window, is_row) is None,
                       lambda: f"the job is still listed:\n{atspi.tree(self.window)}")

    def test_complete_leaves_the_whole_file_and_nothing_else(self):
        self.start_download(self.server.url(NAME))
        atspi.find(self.window, lambda name: is_row(name, "Transferred"), timeout=60)
        self.assertNotIn(NAME, self.files(), "the file stands before Complete")

        self.press_verb("Complete")
        self.wait_until_the_list_is_empty()
        self.assertEqual(self.files(), [NAME])
        written = hashlib.sha256((self.folder / NAME).read_bytes()).hexdigest()
        self.assertEqual(written, self.checksum)

    def test_cancel_on_the_way_leaves_nothing(self):
        self.start_download(self.server.url(f"slow/{NAME}"))
        atspi.find(self.window, lambda name: is_row(name, "Transferring"))
        atspi.wait_for(self.files, "no part file in the folder")

        self.press_verb("Cancel")
        atspi.press(atspi.find_enabled(self.window, "Delete files", "push button"))
        self.wait_until_the_list_is_empty()
        atspi.wait_for(lambda: not self.files(), lambda: f"left behind: {self.files()}")

    def test_a_second_start_fills_the_dialog_and_starts_nothing(self):
        url = self.server.url(NAME)
        links = self.root / "links.txt"
        links.write_text(f"the other one: {url}?other\n")
        again = subprocess.run([PROGRAM, "--data-dir", str(self.root / "data"), url, links.name],
                               cwd=self.root, timeout=30, check=False)
        self.assertEqual(again.returncode, 0)
        dialog = atspi.find(self.window, "New Download", "dialog")
        text = atspi.find(dialog, lambda name: name.startswith("Links"), "text")
        self.assertIn(url, text.queryText().getText(0, -1))
        atspi.find(dialog, lambda name: name.startswith("2 file"), "label")
        self.assertIsNone(atspi.find_now(self.window, is_row), "a job was made unasked")
        atspi.press(atspi.find_enabled(dialog, "Close", "push button"))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        PROGRAM = sys.argv.pop(1)
    unittest.main(verbosity=2)
