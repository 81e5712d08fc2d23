#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Installing for one user, upgrading and uninstalling, as that user sees it."""

import os
import re
import shutil
import subprocess
import unittest

from rig import InstallerTest, tree


class Install(InstallerTest):
    def setUp(self):
        super().setUp()
        self.folder = self.home / ".local/opt/tranship"
        self.share = self.home / ".local/share"

    def test_a_silent_installation_downloads_upgrades_and_leaves_nothing_but_jobs(self):
        self.assertEqual(self.install("--silent").stdout, "")
        for path in ("applications/org.tranship.Tranship.desktop",
                     "icons/hicolor/scalable/apps/org.tranship.Tranship.svg",
                     "icons/hicolor/symbolic/apps/org.tranship.Tranship-symbolic.svg"):
            self.assertTrue((self.share / path).is_file(), path)
        link = self.home / ".local/bin/transhipctl"
        self.assertEqual(os.readlink(link), str(self.folder / "transhipctl"))
        self.download(self.folder)

        job = self.suspended_job(self.folder, "Kept")["id"]
        refused = self.run_installer("--silent")
        self.assertEqual(refused.returncode, 3, refused.stderr)
        self.assertEqual(self.job_names(self.folder), ["Kept"])
        self.install("--silent", "--quit-running")
        self.assertEqual([entry["id"] for entry in self.ctl(self.folder, "list")], [job])

        refused = self.uninstall(self.folder, "--silent")
        self.assertEqual(refused.returncode, 3, refused.stderr)
        done = self.uninstall(self.folder, "--silent", "--quit-running")
        self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)
        left = [path for path in tree(self.home) if not path.startswith(".local/share/tranship")]
        self.assertEqual(left, [".local", ".local/share"])
        self.assertTrue((self.share / "tranship/jobs.sqlite").exists())

        self.install("--silent")
        self.assertEqual(self.job_names(self.folder), ["Kept"])
        done = self.uninstall(self.folder, "--silent", "--quit-running", "--remove-jobs")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(tree(self.home), [".local", ".local/share"])
        self.assertEqual(tree(self.scratch), [])

    def test_removing_the_jobs_cancels_them(self):
        self.install("--silent")
        url, _ = self.serve("cargo.bin")
        target = self.root / "downloads"
        target.mkdir()
        job = self.suspended_job(self.folder, "Half")["id"]
        self.ctl(self.folder, "add", job, url, target)
        self.ctl(self.folder, "resume", job)
        self.ctl(self.folder, "wait", job)
        self.assertEqual([path.suffix for path in target.iterdir()], [".part"])
        done = self.uninstall(self.folder, "--silent", "--quit-running", "--remove-jobs")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(tree(target), [])
        self.assertEqual(tree(self.home), [])

    def test_a_folder_of_any_name_will_do(self):
        folder = self.home / "my apps/Ü $HOME \"quoted\" `id` 100% \\n"
        self.install("--silent", "--folder", folder)
        entry = self.share / "applications/org.tranship.Tranship.desktop"
        line = re.search(r"^Exec=(.*)$", entry.read_text(), re.MULTILINE)[1]
        text = line.replace("\\\\", "\\")  # as every text of the format
        quoted = re.match(r'"((?:\\.|[^"\\])*)" %U$', text)[1]
        shown = re.sub(r'\\(["`$\\])', r"\1", quoted).replace("%%", "%")
        self.assertEqual(shown, str(folder / "tranship"))
        if shutil.which("desktop-file-validate"):
            subprocess.run(["desktop-file-validate", str(entry)], check=True)
        version = subprocess.run([str(self.home / ".local/bin/transhipctl"), "--version"],
                                 capture_output=True, text=True, check=True, env=self.environment)
        self.assertTrue(version.stdout.startswith("transhipctl "))
        self.assertEqual(self.uninstall(folder, "--silent").returncode, 0)
        self.assertEqual(tree(self.home), [])

    def test_it_asks_in_the_terminal(self):
        done = self.install("--text", answers="1\n~/here\n")
        self.assertIn("is in", done.stdout)
        self.assertTrue((self.home / "here/tranship").exists())
        again = self.install("--text", answers="1\n\n")  # it knows where it is installed
        self.assertIn(str(self.home / "here"), again.stdout)
        kept = self.uninstall(self.home / "here", input="no\n")
        self.assertEqual(kept.returncode, 0)
        self.assertTrue((self.home / "here/app").exists())
        gone = self.uninstall(self.home / "here", input="yes\n")
        self.assertEqual(gone.returncode, 0, gone.stderr)
        self.assertEqual(tree(self.home), [])

    def test_it_asks_in_a_window_where_there_is_no_terminal(self):
        tools = self.scratch / "tools"
        tools.mkdir()
        (tools / "zenity").write_text(f'#!/bin/sh\necho "$*" >>"{self.scratch}/asked"\n')
        (tools / "zenity").chmod(0o755)
        self.install(PATH=f"{tools}:/usr/bin:/bin", DISPLAY=":0")
        asked = (self.scratch / "asked").read_text().splitlines()
        self.assertEqual([line.split(" ")[0] for line in asked], ["--question", "--info"])
        self.assertTrue((self.folder / "tranship").exists())

    def test_it_speaks_russian(self):
        done = self.install("--text", answers="1\n\n", LC_ALL="ru_RU.UTF-8")
        self.assertIn("находится в", done.stdout)

    def test_what_belongs_to_others_stays(self):
        mine = self.home / ".local/bin/transhipctl"
        mine.parent.mkdir(parents=True)
        mine.write_text("mine")
        icon = self.share / "icons/hicolor/scalable/apps/org.tranship.Tranship.svg"
        icon.parent.mkdir(parents=True)
        icon.write_text("drawn by me")
        before = tree(self.home)
        done = self.install("--folder", self.folder)
        self.assertIn("left as it is", done.stdout)
        self.assertEqual((mine.read_text(), icon.read_text()), ("mine", "drawn by me"))
        self.assertEqual(self.uninstall(self.folder, "--silent").returncode, 0)
        self.assertEqual(tree(self.home), before)

    def test_the_last_of_two_installations_has_the_menu_entry(self):
        second = self.home / "second"
        self.install("--silent")
        self.install("--silent", "--folder", second)
        entry = self.share / "applications/org.tranship.Tranship.desktop"
        self.assertEqual(self.uninstall(self.folder, "--silent").returncode, 0)
        self.assertIn(f"TryExec={second}/tranship", entry.read_text())
        self.assertTrue((self.share / "icons/hicolor/scalable/apps").exists())
        self.assertEqual(self.uninstall(second, "--silent").returncode, 0)
        self.assertFalse(entry.exists())

    def test_an_upgrade_that_was_cut_off_is_taken_up(self):
        self.install("--silent", "--no-menu")
        (self.folder / "app").rename(self.folder / "app.old")
        self.install("--silent", "--no-menu")
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()),
                         ["app", "installed", "tranship", "transhipctl", "uninstall"])

    def test_what_browsers_were_told_goes_with_it(self):
        (self.home / ".config/chromium").mkdir(parents=True)
        self.install("--silent")
        program = self.folder / "app/bin/tranship-browser"
        connected = subprocess.run([program, "--connect"], env=self.environment, capture_output=True,
                                   text=True, timeout=60, check=False)
        self.assertEqual((connected.returncode, connected.stdout), (0, "Chromium\n"), connected.stderr)
        hosts = self.home / ".config/chromium/NativeMessagingHosts"
        self.assertTrue((hosts / "org.tranship.tranship.json").exists())
        self.assertTrue((self.folder / "app/share/tranship/browser/chromium/manifest.json").exists())
        self.assertEqual(self.uninstall(self.folder, "--silent").returncode, 0)
        self.assertFalse(hosts.exists())

    def test_autostart_of_this_installation_goes_with_it(self):
        self.install("--silent")
        autostart = self.home / ".config/autostart/org.tranship.Tranship.desktop"
        autostart.parent.mkdir(parents=True)
        autostart.write_text(f"[Desktop Entry]\nExec={self.folder}/tranship --background\n")
        self.assertEqual(self.uninstall(self.folder, "--silent").returncode, 0)
        self.assertFalse(autostart.exists())

    def test_licences_of_what_comes_along_are_there(self):
        self.install("--silent")
        licences = self.folder / "app/share/doc/tranship/licences"
        page = (licences / "README.md").read_text()
        for library in (self.folder / "app/lib").iterdir():
            self.assertIn(f"lib/{library.name}", page)
        self.assertIn("GNU LESSER GENERAL PUBLIC LICENSE", (licences / "common/LGPL-3").read_text())


if __name__ == "__main__":
    unittest.main()
