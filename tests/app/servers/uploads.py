#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real tranship that uploads and is killed in mid transfer, to a real nginx and to a BITS server
in a process of its own: the server's file is right, and what it acknowledged is not sent again.

    uploads.py FOLDER_OF_THE_PROGRAMS BITS_SERVER
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import threading
import unittest

from gate import Gate
from program import Program
from waiting import wait_for
from webservers import NginxDav

PROGRAMS = "."
BITS_SERVER = "tranship_bits_server"
MEBIBYTE = 1024 * 1024
SIZE = 12 * MEBIBYTE
RATE = 4 * MEBIBYTE  # bytes a second; it keeps the fragments small
PACKET = re.compile(r"(?P<type>\S+) (?P<path>\S+) (?P<begin>-?\d+)-(?P<end>-?\d+) -> "
                    r"(?P<status>\d+) (?P<next>-?\d+)")


class BitsServer:
    """The program, and the packets that it tells of."""

    def __init__(self, folder, *options):
        # pylint: disable=consider-using-with
        self._process = subprocess.Popen([BITS_SERVER, str(folder), *options],
                                         stdout=subprocess.PIPE, text=True)
        self.url = self._process.stdout.readline().strip()
        self.port = int(self.url.rsplit(":", 1)[1].strip("/"))
        self.packets = []
        self._reading = threading.Thread(target=self._read, daemon=True)
        self._reading.start()

    def close(self):
        self._process.kill()
        self._process.wait(10)
        self._reading.join(10)
        self._process.stdout.close()

    def count(self, kind):
        return sum(1 for packet in self.packets
                   if packet["type"].lower() == kind and packet["status"] == 200)

    def _read(self):
        for line in self._process.stdout:
            found = PACKET.match(line)
            if found:
                self.packets.append({key: int(value) if key not in ("type", "path") else value
                                     for key, value in found.groupdict().items()})


class Uploads(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="uploads-")
        self.addCleanup(temporary.cleanup)
        self.root = pathlib.Path(temporary.name)
        self.root.chmod(0o755)
        self.served = self.root / "served"
        self.served.mkdir()
        self.source = self.root / "source.bin"
        self.source.write_bytes(os.urandom(SIZE))
        self.program = Program(PROGRAMS, self.root / "data")
        self.addCleanup(self.program.kill)
        self.program.start()

    def gate(self, port):
        gate = Gate(port, "requests")
        self.addCleanup(gate.close)
        return gate

    def bits(self, *options):
        server = BitsServer(self.served, *options)
        self.addCleanup(server.close)
        return server

    def resumed(self, url, kind, method, *settings):
        job = self.program.ctl("create", "up", "--type", kind, "--priority", "foreground", "--set",
                               f"upload-method={method}", "--set", f"bandwidth-limit={RATE}",
                               *settings)["id"]
        self.program.ctl("add", job, url, str(self.source))
        self.program.ctl("resume", job)
        return job

    def info(self, job):
        return self.program.ctl("info", job)

    def acknowledged(self, job):
        return self.info(job)["files"][0]["upload"]["acknowledged"]

    def feed(self, job, gate, target):
        """Opens the gate until the server has acknowledged that much."""
        def is_there():
            arrived = self.acknowledged(job)
            if arrived < target and gate.is_holding():
                gate.let(MEBIBYTE // 2)
            return arrived >= target
        wait_for(is_there, lambda: f"never acknowledged: {self.info(job)}")

    def restart(self):
        self.program.kill()
        self.program.start()

    def wait_for_state(self, job, *states):
        wait_for(lambda: self.info(job)["state"] in states,
                 lambda: f"never {states}: {self.info(job)}")
        return self.info(job)["state"]

    def finish(self, job, gate):
        gate.let_all()
        self.assertEqual(self.wait_for_state(job, "Transferred", "Error"), "Transferred",
                         self.info(job))
        return self.program.ctl("complete", job)["jobs"][0]

    def test_transfer_goes_all_the_way_to_nginx(self):
        with NginxDav(self.served) as server:
            url = f"http://127.0.0.1:{server.port}/new/a.bin"
            report = self.program.ctl("transfer", "--upload", url, str(self.source), "--set",
                                      "upload-method=put")
            self.assertEqual(report["files"][0]["url"], url)
            self.assertEqual((self.served / "new" / "a.bin").read_bytes(),
                             self.source.read_bytes())

    def test_a_put_that_is_killed_begins_anew_and_is_right(self):
        for method in ("put", "webdav"):
            with self.subTest(method=method), NginxDav(self.served) as server:
                gate = self.gate(server.port)
                name = f"{method}.bin"
                job = self.resumed(f"http://127.0.0.1:{gate.port}/{name}", "upload", method)
                for _ in range(3):
                    before = gate.passed
                    gate.let(SIZE // 3)
                    wait_for(lambda: gate.passed >= before + SIZE // 3,
                             lambda: f"nothing moves: {self.info(job)}")
                    self.assertFalse((self.served / name).exists())
                    self.restart()
                self.finish(job, gate)
                self.assertEqual((self.served / name).read_bytes(), self.source.read_bytes())

    def test_a_killed_bits_upload_goes_on_where_the_server_is(self):
        server = self.bits()
        gate = self.gate(server.port)
        job = self.resumed(f"http://127.0.0.1:{gate.port}/a.bin", "upload", "bits")
        self.assertIn("InvalidState", self.program_refuses("complete", job))
        for place in (SIZE // 4, SIZE // 2, SIZE * 3 // 4):
            self.feed(job, gate, place)
            self.restart()
        self.finish(job, gate)
        self.assertEqual((self.served / "a.bin").read_bytes(), self.source.read_bytes())
        wait_for(lambda: server.count("close-session") == 1, lambda: f"{server.packets[-3:]}")
        self.assertEqual(server.count("create-session"), 1)
        largest = max(packet["end"] - packet["begin"] for packet in server.packets)
        self.assertLessEqual(self.again(server.packets), 3 * largest)

    @staticmethod
    def again(packets):
        """Bytes that came although the server had acknowledged them. BITS has no question for what
        is there: a kill may cost the one fragment whose answer it lost."""
        there = count = 0
        for packet in packets:
            if packet["type"].lower() == "fragment":
                count += max(0, min(there, packet["end"]) - packet["begin"])
                if packet["status"] == 200:
                    there = max(there, packet["next"])
        return count

    def test_a_cancelled_bits_upload_leaves_no_session(self):
        server = self.bits()
        gate = self.gate(server.port)
        job = self.resumed(f"http://127.0.0.1:{gate.port}/a.bin", "upload", "bits")
        self.feed(job, gate, SIZE // 4)
        self.program.ctl("cancel", job)
        # the way is closed; told it is all the same, by the next program too
        self.restart()
        gate.let_all()
        wait_for(lambda: server.count("cancel-session") == 1, lambda: f"{server.packets[-3:]}")
        self.assertFalse((self.served / "a.bin").exists())

    def test_a_reply_is_there_after_complete(self):
        server = self.bits("--reply", "forty-two")
        gate = self.gate(server.port)
        answer = self.root / "answer.txt"
        job = self.resumed(f"http://127.0.0.1:{gate.port}/a.bin", "upload-reply", "bits", "--set",
                           f"reply-path={answer}")
        self.feed(job, gate, SIZE // 2)
        self.restart()
        gate.let_all()
        self.assertEqual(self.wait_for_state(job, "Transferred", "Error"), "Transferred",
                         self.info(job))
        self.assertFalse(answer.exists())
        wait_for(lambda: server.count("close-session") == 1, lambda: f"{server.packets[-3:]}")
        self.program.ctl("complete", job)
        self.assertEqual(answer.read_text(encoding="utf-8"), "forty-two")
        self.assertEqual((self.served / "a.bin").read_bytes(), self.source.read_bytes())

    def program_refuses(self, *words):
        with self.assertRaises(RuntimeError) as caught:
            self.program.ctl(*words)
        return str(caught.exception)


if __name__ == "__main__":
    PROGRAMS = sys.argv.pop(1)
    BITS_SERVER = sys.argv.pop(1)
    unittest.main(verbosity=2)
