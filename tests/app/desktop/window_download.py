#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From link to file with the hands of a person: the real window, a real web server, nothing inside
the program touched. Run it on a desktop of its own:

    tests/support/desktop/session.sh tests/app/desktop/window_download.py PROGRAM
"""

import pathlib
import subprocess

# programtest comes first: it says where the others are
import programtest  # isort: skip
from programtest import NAME, atspi


class WindowDownload(programtest.ProgramTest):
    def test_complete_leaves_the_whole_file_and_nothing_else(self):
        self.start_download(self.server.url(NAME))
        self.wait_for_row("Transferred")
        self.assertNotIn(NAME, self.files(), "the file stands before Complete")

        self.press_verb("Complete")
        self.wait_until_the_list_is_empty()
        self.assert_the_file_is_whole()

    def test_cancel_on_the_way_leaves_nothing(self):
        self.start_download(self.server.url(f"slow/{NAME}"))
        self.wait_for_row("Transferring")
        atspi.wait_for(self.files, "no part file in the folder")

        self.press_verb("Cancel")
        atspi.press(atspi.find_enabled(self.window, "Delete files", "push button"))
        self.wait_until_the_list_is_empty()
        atspi.wait_for(lambda: not self.files(), lambda: f"left behind: {self.files()}")

    def test_suspended_it_stands_still_and_resumed_it_goes_on(self):
        self.start_download(self.server.url(f"slow/{NAME}"))
        self.wait_for_row("Transferring")
        self.press_verb("Suspend")
        self.wait_for_row("Suspended")
        self.press_verb("Resume")
        self.wait_for_row("Transferring")

    def test_a_new_account_gets_its_folder_with_the_first_download(self):
        self.folder = pathlib.Path.home() / "Downloads"
        self.assertFalse(self.folder.exists(), "nobody asked for the folder yet")
        self.start_download(self.server.url(NAME), keeps_folder=True)
        self.wait_for_row("Transferred")
        self.press_verb("Complete")
        self.wait_until_the_list_is_empty()
        self.assert_the_file_is_whole()

    def test_a_second_start_fills_the_dialog_and_starts_nothing(self):
        url = self.server.url(NAME)
        links = self.root / "links.txt"
        links.write_text(f"the other one: {url}?other\n")
        again = subprocess.run([self.program, "--data-dir", str(self.root / "data"), url, links.name],
                               cwd=self.root, timeout=30, check=False)
        self.assertEqual(again.returncode, 0)
        dialog = atspi.find(self.window, "New Download", "dialog")
        text = atspi.find(dialog, lambda name: name.startswith("Links"), "text")
        self.assertIn(url, text.queryText().getText(0, -1))
        atspi.find(dialog, lambda name: name.startswith("2 file"), "label")
        self.assertIsNone(self.row_now(), "a job was made unasked")
        atspi.press(atspi.find_enabled(dialog, "Close", "push button"))


if __name__ == "__main__":
    programtest.main(programtest.ProgramTest)
