# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A home folder of its own, the installer under test, and a web server with a file."""

import functools
import hashlib
import http.server
import json
import os
import pathlib
import subprocess
import tempfile
import threading
import unittest

INSTALLER = os.environ.get("TRANSHIP_INSTALLER", "")
SIZE = 3 * 1024 * 1024


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):  # pylint: disable=arguments-differ
        pass


class FileServer:
    """The files of a folder on 127.0.0.1."""

    def __init__(self, folder):
        handler = functools.partial(Quiet, directory=str(folder))
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()

    def url(self, name):
        return f"http://127.0.0.1:{self._server.server_address[1]}/{name}"

    def close(self):
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def tree(folder):
    """Every path below a folder, relative; what the installer must not touch is compared by it."""
    return sorted(str(path.relative_to(folder)) for path in pathlib.Path(folder).rglob("*"))


class InstallerTest(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="installer-")
        self.addCleanup(temporary.cleanup)
        self.root = pathlib.Path(temporary.name).resolve()
        self.home = self.root / "home"
        self.scratch = self.root / "scratch"
        self.home.mkdir()
        self.scratch.mkdir()
        self.environment = {
            "HOME": str(self.home), "TMPDIR": str(self.scratch), "PATH": "/usr/bin:/bin",
            "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen",
        }

    def run_installer(self, *arguments, file=INSTALLER, answers=None, **environment):
        return subprocess.run(["sh", file, *map(str, arguments)], input=answers, text=True,
                              stdin=subprocess.DEVNULL if answers is None else None,
                              capture_output=True, timeout=120, check=False, cwd=self.home,
                              env={**self.environment, **environment})

    def install(self, *arguments, **options):
        done = self.run_installer(*arguments, **options)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done

    def uninstall(self, folder, *arguments, **options):
        return subprocess.run([str(folder / "uninstall"), *arguments], text=True, capture_output=True,
                              timeout=120, check=False, env=self.environment, **options)

    def ctl(self, folder, *words):
        """The answer of a verb as the installed transhipctl prints it in JSON."""
        done = subprocess.run([str(folder / "transhipctl"), "--json", *map(str, words)], text=True,
                              capture_output=True, timeout=60, check=False, env=self.environment)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout) if done.stdout.strip() else None

    def quit(self, folder):
        """Stops the instance if one runs."""
        if not (folder / "transhipctl").exists():
            return
        subprocess.run([str(folder / "transhipctl"), "quit"], capture_output=True, timeout=60,
                       check=False, env=self.environment)

    def serve(self, name):
        """(URL, SHA-256) of a fresh file."""
        served = self.root / "served"
        served.mkdir(exist_ok=True)
        cargo = os.urandom(SIZE)
        (served / name).write_bytes(cargo)
        server = FileServer(served)
        self.addCleanup(server.close)
        return server.url(name), hashlib.sha256(cargo).hexdigest()

    def download(self, folder):
        """A file from link to Complete by the installed programs."""
        url, digest = self.serve("cargo.bin")
        target = self.root / "downloads"
        target.mkdir(exist_ok=True)
        self.addCleanup(self.quit, folder)
        self.ctl(folder, "transfer", url, target)
        self.assertEqual(hashlib.sha256((target / "cargo.bin").read_bytes()).hexdigest(), digest)
        (target / "cargo.bin").unlink()

    def suspended_job(self, folder, name):
        self.addCleanup(self.quit, folder)
        return self.ctl(folder, "create", name)

    def job_names(self, folder):
        return [job["name"] for job in self.ctl(folder, "list")]
