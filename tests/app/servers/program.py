# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A tranship process without a window, transhipctl to talk to it, and jobs behind gates."""

import json
import pathlib
import subprocess

from gate import Gate
from waiting import wait_for


class Program:
    def __init__(self, folder, data):
        self._folder = pathlib.Path(folder)
        self._data = str(data)
        self._process = None

    def start(self):
        # pylint: disable=consider-using-with
        self._process = subprocess.Popen([str(self._folder / "tranship"), "--headless",
                                          "--data-dir", self._data])
        wait_for(lambda: self._process.poll() is not None or self._run("list").returncode == 0,
                 lambda: self._run("list").stderr)
        if self._process.poll() is not None:
            raise RuntimeError("tranship ended in place of answering")

    def kill(self):
        if self._process:
            self._process.kill()
            self._process.wait(10)

    def ctl(self, *words):
        """The answer of a verb; its complaint where it has one is the error."""
        answer = self._run(*words)
        if answer.returncode != 0:
            raise RuntimeError(f"{' '.join(words)}: {answer.stderr}")
        return json.loads(answer.stdout) if answer.stdout.strip() else None

    def _run(self, *words):
        return subprocess.run([str(self._folder / "transhipctl"), "--data-dir", self._data,
                               "--no-start", "--json", *words],
                              capture_output=True, text=True, timeout=60, check=False)


class Job:
    """A resumed job whose files come through a gate of their own."""

    def __init__(self, program, upstream, names, folder, connections):
        self.names = names
        self.folder = pathlib.Path(folder)
        self.folder.mkdir()
        self.connections = connections
        self.gate = Gate(upstream)
        self._program = program
        title = f"{self.folder.name}"
        self.id = program.ctl("create", title, "--priority", "foreground")["id"]
        program.ctl("set", self.id, "connections", str(connections))
        for name in names:
            program.ctl("add", self.id, f"http://127.0.0.1:{self.gate.port}/{name}",
                        f"{self.folder}/")
        program.ctl("resume", self.id)

    def __str__(self):
        return f"{self.folder.name}: {json.dumps(self.info())}"

    def info(self):
        return self._program.ctl("info", self.id)

    def state(self):
        return self.info()["state"]

    def received(self):
        return self.info()["bytesTransferred"]

    def durable(self):
        """Bytes on stable storage, of all files."""
        return sum(segment["end"] - segment["begin"]
                   for file in self.info()["files"] for segment in file["segments"])

    def feed(self, target):
        """Opens the gate until that many bytes of the files are received. An answer's head does not
        count, nor what a connection brings that is given up: then there is a little more to let."""
        def arrived():
            received = self.received()
            if received < target and self.gate.is_holding():
                self.gate.let(max(target - received, 1))
            return received >= target
        wait_for(arrived, lambda: f"no {target} bytes come: {self}")

    def wait_until_durable(self, target):
        wait_for(lambda: self.durable() >= target, lambda: f"no checkpoint of {target}: {self}")

    def wait_for_state(self, *states):
        wait_for(lambda: self.state() in states, lambda: f"never {states}: {self}")

    def finish(self):
        """Opens the gate for good and completes."""
        self.gate.let_all()
        self.wait_for_state("Transferred", "Error")
        self._program.ctl("complete", self.id)
