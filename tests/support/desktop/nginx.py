#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real nginx over a folder, on a free port of 127.0.0.1.

As a program: nginx.py FOLDER   prints the port, serves until its input ends.
In Python:    with Nginx(folder) as server: server.url("file.bin")

/slow/NAME gives at 1 MiB/s, /norange/NAME without ranges, /busy answers 503, /moved/NAME redirects,
/upload/NAME takes PUT into FOLDER/upload."""

import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time

TEMPLATE = pathlib.Path(__file__).with_name("nginx.conf.in")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def program():
    """Debian keeps nginx where only root looks."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


class Nginx:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder).resolve()
        self.port = 0
        self._process = None
        self._state = None

    def __enter__(self):
        # Between asking for a free port and taking it somebody else may take it: then ask again.
        for _ in range(5):
            self.port = free_port()
            if self._start():
                return self
        raise RuntimeError(f"nginx does not start: {self._complaint()}")

    def __exit__(self, *_):
        self._stop()

    def url(self, path):
        return f"http://127.0.0.1:{self.port}/{path}"

    def log(self):
        return (pathlib.Path(self._state.name) / "access.log").read_text(encoding="utf-8")

    def _start(self):
        self._stop()
        self._state = tempfile.TemporaryDirectory(prefix="nginx-")
        state = pathlib.Path(self._state.name)
        text = TEMPLATE.read_text(encoding="utf-8")
        for key, value in {"STATE": state, "FOLDER": self.folder, "PORT": self.port}.items():
            text = text.replace(f"@{key}@", str(value))
        (state / "nginx.conf").write_text(text, encoding="utf-8")
        with open(state / "start.log", "w", encoding="utf-8") as log:
            self._process = subprocess.Popen(
                [program(), "-e", str(state / "error.log"), "-c", str(state / "nginx.conf")],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        return self._answers()

    def _answers(self):
        end = time.monotonic() + 10
        while self._process.poll() is None and time.monotonic() < end:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return self._process.poll() is None
            except OSError:
                time.sleep(0.02)
        return False

    def _stop(self):
        if self._process:
            self._process.terminate()
            self._process.wait(10)
            self._process = None
        if self._state:
            self._state.cleanup()
            self._state = None

    def _complaint(self):
        logs = (pathlib.Path(self._state.name) / name for name in ("start.log", "error.log"))
        return "".join(log.read_text(encoding="utf-8") for log in logs if log.exists())


if __name__ == "__main__":
    with Nginx(sys.argv[1]) as server:
        print(server.port, flush=True)
        sys.stdin.read()
