#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the installer does not do, and that it then writes nothing."""

import pathlib
import re
import shutil
import unittest

from rig import INSTALLER, InstallerTest, tree


class Refusals(InstallerTest):
    def damaged(self, change):
        """A copy of the installer after change(bytes)."""
        data = bytearray(pathlib.Path(INSTALLER).read_bytes())
        copy = self.root / "damaged.run"
        copy.write_bytes(change(data) or data)
        return str(copy)

    def refused(self, code, *arguments, **options):
        before = tree(self.root)
        done = self.run_installer(*arguments, **options)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        self.assertTrue(done.stderr.startswith("tranship: "), done.stderr)
        self.assertEqual(tree(self.root), before)
        return done.stderr

    def test_a_byte_of_the_packed_files_that_differs(self):
        def change(data):
            data[len(data) // 2] ^= 1
        self.assertIn("SHA-256", self.refused(4, "--silent", file=self.damaged(change)))
        self.refused(4, "--verify", file=self.damaged(change))

    def test_a_script_that_differs(self):
        def change(data):
            at = data.index(b"check_room\n")
            data[at:at + 10] = b"true      "
        self.assertIn("SHA-256", self.refused(4, "--silent", file=self.damaged(change)))

    def test_an_unpacker_that_differs(self):
        def change(data):
            data[data.index(b"\x7fELF") + 100] ^= 0x80
        self.refused(4, "--portable", self.home / "x", file=self.damaged(change))

    def test_a_download_that_was_cut_off(self):
        self.assertIn("size", self.refused(4, "--silent", file=self.damaged(lambda data: data[:-1])))

    def test_a_download_with_more_behind_it(self):
        self.refused(4, "--silent", file=self.damaged(lambda data: data + b"\n"))

    def test_a_whole_file_says_so(self):
        self.assertEqual(self.run_installer("--verify").returncode, 0)
        self.assertEqual(tree(self.home), [])

    def test_a_folder_with_something_else_in_it(self):
        folder = self.home / "Documents"
        folder.mkdir()
        (folder / "letter.txt").write_text("mine")
        for arguments in (("--folder", folder), ("--portable", folder), ("--extract", folder)):
            self.assertIn("not empty", self.refused(1, "--silent", *arguments))

    def test_the_home_folder_itself(self):
        self.refused(2, "--silent", "--folder", self.home)
        self.refused(2, "--silent", "--folder", "/")

    def test_a_file_where_the_folder_should_be(self):
        (self.home / "file").write_text("")
        self.refused(1, "--silent", "--folder", self.home / "file")

    def test_bad_usage(self):
        for arguments in (["--nonsense"], ["--folder"], ["--portable", "a", "--extract", "b"],
                          ["--remove-jobs"], ["--uninstall", "--portable", "x"]):
            self.refused(2, *arguments)

    def test_nobody_to_ask(self):
        self.assertIn("--silent", self.refused(2))

    def test_a_system_with_an_older_glibc(self):
        tools = self.scratch / "tools"
        tools.mkdir()
        (tools / "getconf").write_text("#!/bin/sh\necho glibc 2.31\n")
        (tools / "getconf").chmod(0o755)
        said = self.refused(1, "--silent", PATH=f"{tools}:/usr/bin:/bin")
        self.assertRegex(said, r"glibc 2\.\d+ or newer is needed, here is 2\.31")

    def test_another_processor(self):
        tools = self.scratch / "tools"
        tools.mkdir()
        (tools / "uname").write_text("#!/bin/sh\n[ $1 = -m ] && echo aarch64 || echo Linux\n")
        (tools / "uname").chmod(0o755)
        self.assertIn("aarch64", self.refused(1, "--silent", PATH=f"{tools}:/usr/bin:/bin"))

    def test_a_disk_with_no_room(self):
        tools = self.scratch / "tools"
        tools.mkdir()
        (tools / "df").write_text("#!/bin/sh\necho h\necho /dev/x 100 90 1024 99% /\n")
        (tools / "df").chmod(0o755)
        self.assertIn("1 MiB free", self.refused(1, "--silent", PATH=f"{tools}:/usr/bin:/bin"))

    def test_unpacking_that_fails_leaves_nothing(self):
        tools = self.scratch / "tools"
        tools.mkdir()
        (tools / "tar").write_text("#!/bin/sh\nhead -c 100000 >/dev/null\nexit 2\n")
        (tools / "tar").chmod(0o755)
        said = self.refused(1, "--silent", PATH=f"{tools}:/usr/bin:/bin")
        self.assertIn("unpacking into", said)

    def test_an_upgrade_that_fails_leaves_what_was_there(self):
        folder = self.home / "here"
        self.install("--silent", "--no-menu", "--folder", folder)
        tools = self.scratch / "tools"
        tools.mkdir()
        (tools / "tar").write_text("#!/bin/sh\nexit 2\n")
        (tools / "tar").chmod(0o755)
        self.refused(1, "--silent", "--folder", folder, PATH=f"{tools}:/usr/bin:/bin")
        self.assertTrue(self.ctl(folder, "policy"))
        self.quit(folder)

    def test_a_newer_version_unless_told(self):
        folder = self.home / "here"
        self.install("--silent", "--no-menu", "--folder", folder)
        needs = folder / "app/needs"
        needs.write_text(re.sub("version=.*", "version=99.10.0", needs.read_text()))
        self.assertIn("99.10.0", self.refused(1, "--silent", "--folder", folder))
        self.install("--silent", "--no-menu", "--folder", folder, "--downgrade")
        self.assertNotIn("99.10.0", needs.read_text())

    def test_nothing_to_uninstall(self):
        self.refused(1, "--uninstall", "--silent", "--folder", self.home / "nowhere")

    def test_help_says_every_option(self):
        text = self.run_installer("--help").stdout
        script = pathlib.Path(INSTALLER).read_bytes()[:40000].decode(errors="ignore")
        options = set(re.findall(r"^ {8}(--[a-z-]+)\)", script, re.MULTILINE))
        self.assertGreater(len(options), 5)
        for option in options:
            self.assertIn(option, text)
        self.assertTrue(shutil.which("sh"))


if __name__ == "__main__":
    unittest.main()
