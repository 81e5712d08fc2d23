#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes the pictures of the documents from the real program, with real transfers from a real nginx.

    NOTIFY=xfce tests/support/desktop/session.sh docs/images/make_images.py PROGRAM FOLDER [PREFIX]

Writes window.png, details.png, new-download.png, settings.png, tray-menu.png and notification.png into
FOLDER, each name after PREFIX. The look is that of the environment (GTK_THEME and QT_QPA_PLATFORMTHEME for
a dark one, LANGUAGE, QT_SCALE_FACTOR). Needs scrot, xwininfo and xdotool."""

import os
import pathlib
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tests" / "support" / "desktop"))
# pylint: disable=wrong-import-position
import atspi
from nginx import Nginx

SIZES = {"debian-12.9.0-amd64-netinst.iso": 96, "field-recordings.tar.zst": 40, "thesis-final.pdf": 6,
         "figures.zip": 9, "atlas-europe.pmtiles": 64}


def main():
    program, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    prefix = sys.argv[3] if len(sys.argv) > 3 else ""
    with tempfile.TemporaryDirectory() as temporary:
        root = pathlib.Path(temporary)
        served, target = root / "served", root / "Downloads"
        served.mkdir()
        target.mkdir()
        for name, megabytes in SIZES.items():
            (served / name).write_bytes(os.urandom(megabytes << 20))
        with Nginx(served) as server:
            Photographer(program, root, server, folder, prefix).work(target)


class Photographer:
    def __init__(self, program, root, server, folder, prefix):
        self.folder, self.prefix, self.server, self.data = folder, prefix, server, root / "data"
        self.ctl_program = str(program.parent / "transhipctl")
        self.process = subprocess.Popen([str(program), "--data-dir", str(self.data)])
        self.application = atspi.application("tranship", 30)

    def ctl(self, *words):
        return subprocess.run([self.ctl_program, "--data-dir", str(self.data), "--no-start", *words],
                              check=True, capture_output=True, text=True).stdout

    def add(self, name, *paths, resume=True, priority="normal"):
        self.ctl("create", name, "--priority", priority)
        for path in paths:
            self.ctl("add", name, self.server.url(path), str(self.target) + "/")
        if resume:
            self.ctl("resume", name)

    def picture(self, name, window=None, seconds=1.0):
        time.sleep(seconds)
        what = ["--autoselect", self.place(window)] if window else []
        subprocess.run(["scrot", "-o", *what, str(self.folder / f"{self.prefix}{name}.png")], check=True)

    @staticmethod
    def place(window):
        """X,Y,WIDTH,HEIGHT of a window without its frame, as far as it is on the screen."""
        lines = subprocess.run(["xwininfo", "-id", window], check=True, capture_output=True, text=True).stdout
        values = dict(line.strip().split(":", 1) for line in lines.splitlines() if ":" in line)
        left, top = int(values["Absolute upper-left X"]), int(values["Absolute upper-left Y"])
        width, height = int(values["Width"]), int(values["Height"])
        return f"{left},{top},{min(width, 1280 - left)},{min(height, 800 - top)}"

    def window(self, title):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", title],
                               capture_output=True, text=True, check=False).stdout.split()
        return found[-1] if found else None

    def work(self, target):
        self.target = target
        self.add("debian-12.9.0-amd64-netinst.iso", "slow/debian-12.9.0-amd64-netinst.iso")
        self.add("Thesis with figures", "thesis-final.pdf", "figures.zip")
        self.add("Field recordings", "slow/field-recordings.tar.zst", priority="high")
        self.add("old-mirror.zip", "gone.zip")
        self.add("weather-archive.csv", "busy")
        self.add("atlas-europe.pmtiles", "atlas-europe.pmtiles", resume=False)
        time.sleep(3)
        self.picture("notification", seconds=2)
        time.sleep(8)
        main = self.window("^Tranship$")
        table = atspi.find(self.application, lambda name: name.startswith("debian"), None)
        row = [child.name for child in table.parent if child is not None]
        table.parent.queryTable().addRowSelection(max(0, next(
            (index for index, name in enumerate(row) if name.startswith("debian")), 0)
            // max(1, table.parent.queryTable().nColumns) - 1))
        self.picture("window", main)
        self.dialog("New Download", "new-download", self.fill_links)
        self.settings()
        self.tray_menu()
        self.ctl("quit")
        self.process.wait()

    def fill_links(self, dialog):
        links = "\n".join(self.server.url(name) for name in ("thesis-final.pdf", "figures.zip"))
        atspi.fill(atspi.find(dialog, lambda name: name.startswith("Links"), "text"), links)

    def dialog(self, button, picture, then):
        atspi.press(atspi.find_enabled(self.application, button, "push button"))
        dialog = atspi.find(self.application, button, "dialog")
        then(dialog)
        self.picture(picture, self.window(f"^{button}"))
        subprocess.run(["xdotool", "key", "Escape"], check=True)
        time.sleep(0.5)

    def settings(self):
        subprocess.run(["xdotool", "key", "alt+s"], check=True)
        time.sleep(0.4)
        subprocess.run(["xdotool", "key", "Down", "Return"], check=True)
        time.sleep(0.8)
        subprocess.run(["xdotool", "key", "Down", "Down", "Down"], check=True)
        self.picture("settings", self.window("Settings"))
        subprocess.run(["xdotool", "key", "Escape"], check=True)

    def tray_menu(self):
        subprocess.run(["xdotool", "mousemove", "16", "784", "click", "3"], check=True)
        self.picture("tray-menu")
        subprocess.run(["xdotool", "key", "Escape"], check=True)


if __name__ == "__main__":
    main()
