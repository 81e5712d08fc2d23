#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes the pictures of the documents from the real program, with real transfers from a real nginx.

    SCREEN=1280x860 NOTIFY=xfce tests/support/desktop/session.sh docs/images/make_images.py PROGRAM FOLDER [PREFIX]

Writes window.png, new-download.png, settings.png, schedule.png, tray-menu.png and notification.png into
FOLDER, each name after PREFIX. The look is that of the environment: GTK_THEME=Adwaita:dark and
QT_QPA_PLATFORMTHEME=gtk3 for a dark one, LANGUAGE=ru with LANG=ru_RU.UTF-8, QT_SCALE_FACTOR=2 with
SCREEN=2560x1600. Nothing here knows a translated word. Needs scrot, xwininfo and xdotool."""

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
from pyatspi import STATE_MULTI_LINE

SIZES = {"debian-12.9.0-amd64-netinst.iso": 96, "field-recordings.tar.zst": 40, "thesis-final.pdf": 6,
         "figures.zip": 9, "atlas-europe.pmtiles": 64}


def run(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def main():
    program, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    prefix = sys.argv[3] if len(sys.argv) > 3 else ""
    with tempfile.TemporaryDirectory() as temporary:
        root = pathlib.Path(temporary)
        served, target = root / "served", root / "Downloads"
        served.mkdir()
        target.mkdir()
        (pathlib.Path.home() / "Downloads").mkdir(exist_ok=True)  # a home as people have it
        for name, megabytes in SIZES.items():
            (served / name).write_bytes(os.urandom(megabytes << 20))
        with Nginx(served) as server:
            Photographer(program, root, server, folder, prefix).work(target)


class Photographer:
    def __init__(self, program, root, server, folder, prefix):
        self.folder, self.prefix, self.server, self.data = folder, prefix, server, root / "data"
        self.ctl_program = str(program.parent / "transhipctl")
        # GTK, which a dark look loads, would speak to the screen reader in Qt's place.
        self.process = subprocess.Popen([str(program), "--data-dir", str(self.data)],
                                        env={**os.environ, "NO_AT_BRIDGE": "1"})
        self.application = atspi.application("tranship", 30)
        self.main_window = atspi.wait_for(self.active_window, "no window")
        self.target = None

    def ctl(self, *words):
        return run(self.ctl_program, "--data-dir", str(self.data), "--no-start", *words)

    def add(self, name, *paths, limit=None, resume=True, priority="normal"):
        """A job; `limit` keeps it going for as long as pictures are taken."""
        self.ctl("create", name, "--priority", priority)
        for path in paths:
            self.ctl("add", name, self.server.url(path), str(self.target) + "/")
        if limit:
            self.ctl("set", name, "bandwidth-limit", limit)
        if resume:
            self.ctl("resume", name)

    def picture(self, name, window=None, seconds=1.0):
        time.sleep(seconds)
        what = ["--autoselect", self.place(window)] if window else []
        run("scrot", "-o", *what, str(self.folder / f"{self.prefix}{name}.png"))

    @staticmethod
    def geometry(*which):
        """Left, top, width and height as xwininfo says them."""
        lines = run("xwininfo", *which).splitlines()
        values = dict(line.strip().split(":", 1) for line in lines if ":" in line)
        keys = ("Absolute upper-left X", "Absolute upper-left Y", "Width", "Height")
        return tuple(int(values[key]) for key in keys)

    def place(self, window):
        """X,Y,WIDTH,HEIGHT of a window without its frame, as far as it is on the screen."""
        left, top, width, height = self.geometry("-id", window)
        _, _, right, bottom = self.geometry("-root")
        return f"{left},{top},{min(width, right - left)},{min(height, bottom - top)}"

    @staticmethod
    def active_window():
        found = subprocess.run(["xdotool", "getactivewindow"], capture_output=True, text=True, check=False)
        return found.stdout.strip()

    def opened_window(self):
        """The dialog that has come to the front."""
        def look():
            window = self.active_window()
            return window if window != self.main_window else None

        return atspi.wait_for(look, "no dialog")

    @staticmethod
    def bubble():
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--class", "xfce4-notifyd"],
                               capture_output=True, text=True, check=False).stdout.split()
        return found[-1] if found else None

    def work(self, target):
        self.target = target
        self.notification()
        self.fill_list()
        self.list_with_details()
        self.dialog("ctrl+n", "new-download", self.fill_links)
        self.settings()
        self.tray_menu()
        self.ctl("quit")
        self.process.wait()

    def notification(self):
        """The bubble, and then none: it must not lie over the other pictures."""
        self.add("Thesis with figures", "thesis-final.pdf", "figures.zip")
        self.picture("notification", atspi.wait_for(self.bubble, "no notification", 30))
        for key in ("NotifyTransferred", "NotifyError"):
            self.ctl("policy", key, "false")
        run("xdotool", "mousemove", "--window", self.bubble(), "20", "20", "click", "1")
        atspi.wait_for(lambda: self.bubble() is None, "the notification stays", 30)

    def fill_list(self):
        self.add("debian-12.9.0-amd64-netinst.iso", "debian-12.9.0-amd64-netinst.iso", limit="1500K")
        self.add("Field recordings", "field-recordings.tar.zst", limit="600K", priority="high")
        self.add("old-mirror.zip", "gone.zip")
        self.add("weather-archive.csv", "busy")
        self.add("atlas-europe.pmtiles", "atlas-europe.pmtiles", limit="5M")
        time.sleep(4)
        self.ctl("suspend", "atlas-europe.pmtiles")
        time.sleep(8)

    def list_with_details(self):
        cell = atspi.find(self.application, lambda name: name.startswith("debian"))
        table = cell.parent.queryTable()
        table.addRowSelection(table.getRowAtIndex(cell.getIndexInParent()))
        self.picture("window", self.main_window)

    def fill_links(self):
        dialog = atspi.find(self.application, lambda name: True, "dialog")
        links = "\n".join(self.server.url(name) for name in ("thesis-final.pdf", "figures.zip"))
        field = next(node for node, _ in atspi.walk(dialog) if atspi.is_on_screen(node)
                     and node.getState().contains(STATE_MULTI_LINE))
        atspi.fill(field, links)

    def dialog(self, keys, picture, fill):
        run("xdotool", "key", keys)
        window = self.opened_window()
        fill()
        self.picture(picture, window)
        self.close(window)

    def close(self, window):
        run("xdotool", "key", "Escape")
        atspi.wait_for(lambda: self.active_window() != window, "the dialog stays")

    def settings(self):
        run("xdotool", "key", "ctrl+comma")
        window = self.opened_window()
        run("xdotool", "key", "--delay", "100", *["Down"] * 5)
        self.picture("schedule", window)
        run("xdotool", "key", "Down")
        self.picture("settings", window)
        self.close(window)

    def tray_menu(self):
        _, _, _, bottom = self.geometry("-root")
        run("xdotool", "mousemove", "16", str(bottom - 16), "click", "3")
        self.picture("tray-menu")
        run("xdotool", "key", "Escape")


if __name__ == "__main__":
    main()
