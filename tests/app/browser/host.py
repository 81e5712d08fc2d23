#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""tranship-browser as a browser sees it: what it is told, and what it answers.

usage: host.py PROGRAM
"""

import json
import os
import pathlib
import struct
import subprocess
import sys
import tempfile
import unittest

ORIGIN = "chrome-extension://of-no-matter/"


def framed(payload):
    return struct.pack("=I", len(payload)) + payload


def answers_in(data):
    answers = []
    while data:
        length = struct.unpack("=I", data[:4])[0]
        answers.append(json.loads(data[4:4 + length]))
        data = data[4 + length:]
    return answers


class Host(unittest.TestCase):
    program = ""

    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="browser-host-")
        self.addCleanup(temporary.cleanup)
        self.home = pathlib.Path(temporary.name)
        # Where no instance runs, and none can be started: its program is not beside this copy.
        self.environment = {"HOME": str(self.home), "PATH": str(self.home), "LC_ALL": "C.UTF-8"}
        self.alone = self.home / "tranship-browser"
        self.alone.write_bytes(pathlib.Path(self.program).read_bytes())
        self.alone.chmod(0o755)

    def run_host(self, data, *arguments):
        return subprocess.run([self.alone, *(arguments or [ORIGIN])], input=data, env=self.environment,
                              capture_output=True, timeout=60, check=False)

    def ask(self, *messages):
        told = self.run_host(b"".join(framed(json.dumps(message).encode()) for message in messages))
        self.assertEqual(told.returncode, 0, told.stderr)
        return answers_in(told.stdout)

    def test_it_says_its_version(self):
        version = subprocess.run([self.program, "--version"], capture_output=True, text=True,
                                 check=True).stdout.split()[1]
        self.assertEqual(self.ask({"type": "hello"}), [{"ok": True, "version": version}])

    def test_messages_are_answered_in_their_order(self):
        answers = self.ask({"type": "hello"}, {"type": "dance"}, {"type": "hello"})
        self.assertEqual([answer["ok"] for answer in answers], [True, False, True])
        self.assertEqual(answers[1]["error"], "InvalidArgument")

    def test_an_offer_without_an_instance_says_so(self):
        (answer,) = self.ask({"type": "offer", "url": "https://example.org/a"})
        self.assertEqual((answer["ok"], answer["error"]), (False, "NoInstance"))

    def test_what_is_no_message_is_refused_and_ends_it(self):
        for name, data in {"no JSON": framed(b"hello"), "no object": framed(b"[1]"),
                           "too long": struct.pack("=I", 1 << 20) + b"x"}.items():
            with self.subTest(name):
                told = self.run_host(data)
                self.assertEqual(told.returncode, 1)
                self.assertFalse(answers_in(told.stdout)[0]["ok"])

    def test_a_message_cut_off_is_not_answered(self):
        told = self.run_host(framed(b'{"type": "hello"}')[:-3])
        self.assertEqual((told.returncode, told.stdout), (1, b""))

    def test_nothing_said_is_no_failure(self):
        told = self.run_host(b"")
        self.assertEqual((told.returncode, told.stdout), (0, b""))

    def test_browsers_are_connected_and_disconnected(self):
        self.assertEqual(self.run_host(b"", "--connect").returncode, 4)
        (self.home / ".config" / "chromium").mkdir(parents=True)
        self.assertEqual(self.run_host(b"", "--status").returncode, 3)
        connected = self.run_host(b"", "--connect")
        self.assertEqual((connected.returncode, connected.stdout), (0, b"Chromium\n"))
        manifest = self.home / ".config/chromium/NativeMessagingHosts/org.tranship.tranship.json"
        self.assertEqual(json.loads(manifest.read_text())["path"], str(self.alone))
        self.assertEqual(self.run_host(b"", "--status").returncode, 0)
        self.assertEqual(self.run_host(b"", "--disconnect").returncode, 0)
        self.assertFalse(manifest.exists())


if __name__ == "__main__":
    Host.program = sys.argv.pop(1)
    unittest.main(verbosity=2)
