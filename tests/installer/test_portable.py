#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A portable copy keeps everything beside itself and travels."""

import unittest

from rig import InstallerTest, tree


class Portable(InstallerTest):
    def setUp(self):
        super().setUp()
        self.stick = self.root / "stick"
        self.stick.mkdir()
        self.folder = self.stick / "Tranship"

    def test_everything_is_in_its_folder_and_it_travels(self):
        self.install("--silent", "--portable", self.folder)
        self.download(self.folder)
        self.suspended_job(self.folder, "Travels")
        self.assertEqual(self.run_installer("--silent", "--portable", self.folder).returncode, 3)
        self.install("--silent", "--quit-running", "--folder", self.folder)
        self.assertEqual(self.job_names(self.folder), ["Travels"])
        self.quit(self.folder)
        self.assertEqual(tree(self.home), [])
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()),
                         ["app", "data", "tranship", "transhipctl", "uninstall"])
        self.assertEqual(self.folder.joinpath("data").stat().st_mode & 0o777, 0o700)

        other = self.root / "other mount point"
        self.stick.rename(other)
        moved = other / "Tranship"
        self.addCleanup(self.quit, moved)
        self.assertEqual(self.job_names(moved), ["Travels"])
        self.quit(moved)

        done = self.uninstall(moved, "--silent")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual([path.name for path in moved.iterdir()], ["data"])
        self.install("--silent", "--downgrade", "--extract", self.root / "only")
        self.assertEqual(tree(self.home), [])

    def test_uninstalling_with_the_jobs_leaves_nothing(self):
        self.install("--silent", "--portable", self.folder)
        self.suspended_job(self.folder, "Gone")
        done = self.uninstall(self.folder, "--silent", "--quit-running", "--remove-jobs")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual((tree(self.stick), tree(self.home)), ([], []))

    def test_only_unpacked_programs_use_the_users_own_data(self):
        self.install("--silent", "--extract", self.folder)
        self.suspended_job(self.folder, "Mine")
        self.quit(self.folder)
        self.assertFalse((self.folder / "data").exists())
        self.assertTrue((self.home / ".local/share/tranship/jobs.sqlite").exists())

    def test_an_installation_does_not_become_portable(self):
        self.install("--silent", "--no-menu", "--folder", self.folder)
        self.assertEqual(self.run_installer("--silent", "--portable", self.folder).returncode, 1)


if __name__ == "__main__":
    unittest.main()
