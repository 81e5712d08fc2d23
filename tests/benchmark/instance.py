# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tranship as it is installed: a running instance with its store, and transhipctl to talk to it."""

import json
import os
import pathlib
import resource
import socket
import struct
import subprocess
import threading
import time

from measuring import Run, clean_environment, memory_of, wait_for


class Questioner(threading.Thread):
    """Asks the window's thread something all the time and keeps how long it took."""

    def __init__(self, data):
        super().__init__(daemon=True)
        self._path = str(data / "control.sock")
        self._ended = threading.Event()
        self._longest = 0.0

    def run(self):
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(self._path)
            number = 0
            while not self._ended.wait(0.02):
                number += 1
                question = {"version": 1, "id": number, "verb": "ping", "arguments": {}}
                body = json.dumps(question).encode()
                begin = time.monotonic()
                line.sendall(struct.pack(">I", len(body)) + body)
                self._exactly(line, struct.unpack(">I", self._exactly(line, 4))[0])
                self._longest = max(self._longest, time.monotonic() - begin)

    def finish(self):
        self._ended.set()
        self.join()
        return self._longest

    @staticmethod
    def _exactly(line, count):
        data = b""
        while len(data) < count:
            piece = line.recv(count - len(data))
            if not piece:
                raise ConnectionError("the instance hung up")
            data += piece
        return data


class Instance:
    def __init__(self, build, data, home, prefix=(), window=False):
        self._ctl = str(build / "bin" / "transhipctl")
        self._data = data
        self._environment = clean_environment(home)
        self._control_cpu = 0.0
        mode = [] if window else ["--headless"]
        # pylint: disable=consider-using-with
        self._process = subprocess.Popen(
            [*prefix, str(build / "bin" / "tranship"), "--data-dir", str(data), *mode],
            env=self._environment, stdin=subprocess.DEVNULL)
        try:
            wait_for(self._answers, lambda: "tranship does not answer")
        except BaseException:
            self.close()
            raise
        self._idle = memory_of(self._process.pid, "VmRSS")

    def version(self):
        return subprocess.run([self._ctl, "--version"], capture_output=True, text=True,
                              check=True).stdout.strip()

    def ctl(self, *words):
        """The answer of a verb; its complaint where it has one is the error."""
        answer = self._ask(*words)
        if answer.returncode != 0:
            raise RuntimeError(f"{' '.join(words)}: {answer.stderr}")
        return json.loads(answer.stdout) if answer.stdout.strip() else None

    def transfer(self, work, settings):
        """A job from its Resume until it is Transferred, every file's end in the store. That is what
        is measured; it is made before and completed after it."""
        job = self.ctl("create", "benchmark", *(f"--set={key}={value}" for key, value in settings))["id"]
        self._add(job, work)
        pathlib.Path(f"/proc/{self._process.pid}/clear_refs").write_text("5", encoding="ascii")
        questioner = Questioner(self._data)
        questioner.start()
        cpu = self._cpu()
        begin = time.monotonic()
        self.ctl("resume", job)
        ended = self.ctl("wait", job)
        wall = time.monotonic() - begin
        run = Run(wall, self._cpu() - cpu,
                  memory_of(self._process.pid, "VmHWM") - self._idle, questioner.finish())
        if ended["state"] != "Transferred":
            raise RuntimeError(f"the job ended in {ended['state']}: {ended['error']}")
        self.ctl("complete", job)
        return run

    def close(self):
        if self._process.poll() is None:
            self._ask("quit")
            try:
                self._process.wait(20)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()

    def _add(self, job, work):
        if len(work.urls) == 1:
            proof = ["--checksum", f"sha-256:{work.checksum}"] if work.checksum else []
            self.ctl("add", job, work.urls[0], f"{work.folder}/", *proof)
            return
        listed = work.scratch / "tranship.list"
        listed.write_text("".join(f"{url}\t{work.folder / source.name}\n"
                                  for url, source in zip(work.urls, work.sources)))
        self.ctl("add", job, "--list", str(listed))

    def _answers(self):
        if self._process.poll() is not None:
            raise RuntimeError("tranship ended in place of answering")
        return self._ask("list").returncode == 0

    def _ask(self, *words):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        answer = subprocess.run([self._ctl, "--data-dir", str(self._data), "--no-start", "--json",
                                 *words], env=self._environment, capture_output=True, text=True,
                                check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self._control_cpu += (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)
        return answer

    def _cpu(self):
        """Of the instance, and of transhipctl for it."""
        with open(f"/proc/{self._process.pid}/stat", encoding="ascii") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") + self._control_cpu
