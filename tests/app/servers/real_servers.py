#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real web server and a real tranship, one of them killed in mid transfer: the files are right
and little is fetched twice.

    real_servers.py SERVER FOLDER_OF_THE_PROGRAMS     SERVER: nginx, apache2, lighttpd or caddy
"""

import hashlib
import os
import pathlib
import sys
import tempfile
import time
import unittest

from program import Job, Program
from webservers import SERVERS

SERVER = SERVERS["nginx"]
PROGRAMS = "."
MEBIBYTE = 1024 * 1024
SIZE = 24 * MEBIBYTE
TAIL = MEBIBYTE  # received after a checkpoint, before a kill
# Of each connection, at each of its ends: heads, and what was on its way through a held gate.
BUFFERS = 128 * 1024
# What an open gate has let through until an answer is seen to be of another version.
FLOOD = 2 * MEBIBYTE


def put(path, size=SIZE, age=0):
    """New bytes under that name, by renaming as a careful administrator does; their checksum.
    Servers make their ETag of whole seconds, so the age tells versions apart."""
    content = os.urandom(size)
    fresh = path.with_suffix(".new")
    fresh.write_bytes(content)
    then = time.time() - age
    os.utime(fresh, (then, then))
    fresh.replace(path)
    return hashlib.sha256(content).hexdigest()


class RealServer(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="real-")
        self.addCleanup(temporary.cleanup)
        self.root = pathlib.Path(temporary.name)
        self.root.chmod(0o755)  # for servers that change their user
        self.served = self.root / "served"
        self.served.mkdir()
        self.checksums = {}
        self.server = SERVER(self.served)
        self.server.__enter__()
        self.addCleanup(self.server.__exit__)
        self.program = Program(PROGRAMS, self.root / "data")
        self.addCleanup(self.program.kill)
        self.program.start()

    def serve(self, name, size=SIZE, age=3600):
        self.checksums[name] = put(self.served / name, size, age)

    def job(self, title, names, connections):
        job = Job(self.program, self.server.port, names, self.root / title, connections)
        self.addCleanup(job.gate.close)
        return job

    def restart_program(self):
        self.program.kill()
        self.program.start()

    def check_files(self, job):
        self.assertEqual(sorted(path.name for path in job.folder.iterdir()), sorted(job.names))
        for name in job.names:
            content = (job.folder / name).read_bytes()
            self.assertEqual(hashlib.sha256(content).hexdigest(), self.checksums[name],
                             f"{job.folder.name}: {name}")

    def check_bytes(self, job, expected, ends):
        """`ends`: how often all connections of the job came to an end."""
        most = expected + ends * job.connections * len(job.names) * BUFFERS
        self.assertLessEqual(job.gate.passed, most, f"{job.folder.name} fetched too much")

    def test_a_killed_program_goes_on_at_its_last_checkpoint(self):
        names = [f"part{number}.bin" for number in range(3)]
        for name in names:
            self.serve(name, SIZE // 3)
        self.serve("whole.bin")
        jobs = [self.job("one-connection", ["whole.bin"], 1),
                self.job("eight-connections", ["whole.bin"], 8),
                self.job("three-files", names, 1),
                self.job("three-files-eight-connections", names, 8)]
        again = dict.fromkeys(jobs, 0)

        for place in (SIZE // 4, SIZE // 2, SIZE * 3 // 4):
            for job in jobs:
                job.feed(place)
            for job in jobs:
                job.wait_until_durable(place)
                again[job] -= job.gate.passed
                job.feed(place + TAIL)
                again[job] += job.gate.passed
            self.restart_program()
            for job in jobs:
                self.assertGreaterEqual(job.durable(), place, str(job))

        for job in jobs:
            job.finish()
            self.check_files(job)
            self.check_bytes(job, SIZE + again[job], 4)
        # So many connections in each of the four lives, at most
        self.assertLessEqual(self.server.requests(), 4 * (1 + 8 + 3 + 24))

    def test_a_killed_server_is_waited_for_and_gone_on_with(self):
        self.serve("kept.bin")
        self.serve("replaced.bin")
        kept = [self.job("kept", ["kept.bin"], 1), self.job("kept-by-eight", ["kept.bin"], 8)]
        replaced = [self.job("replaced", ["replaced.bin"], 1),
                    self.job("replaced-by-eight", ["replaced.bin"], 8)]
        for job in kept + replaced:
            job.feed(SIZE // 2)

        self.server.kill()
        for job in kept + replaced:
            job.gate.let_all()  # also of what the kernel still has of the server
        for job in kept + replaced:
            job.wait_for_state("TransientError")
        lost = {job: job.gate.passed for job in replaced}
        self.serve("replaced.bin", SIZE - MEBIBYTE, 0)
        self.assertTrue(self.server.start())

        for job in kept + replaced:
            job.finish()
            self.check_files(job)
        for job in kept:
            self.check_bytes(job, SIZE, 2)
        for job in replaced:
            self.check_bytes(job, lost[job] + SIZE + job.connections * FLOOD, 3)

    def test_a_file_replaced_in_mid_transfer_is_never_spliced(self):
        self.serve("whole.bin")
        jobs = [self.job("one-connection", ["whole.bin"], 1),
                self.job("eight-connections", ["whole.bin"], 8)]
        for job in jobs:
            job.feed(SIZE // 2)
        for job in jobs:
            job.wait_until_durable(SIZE // 2)

        self.serve("whole.bin", SIZE, 0)
        self.restart_program()
        for job in jobs:
            job.finish()
            self.check_files(job)
            self.check_bytes(job, SIZE // 2 + SIZE + job.connections * FLOOD, 3)


if __name__ == "__main__":
    SERVER = SERVERS[sys.argv.pop(1)]
    PROGRAMS = sys.argv.pop(1)
    unittest.main(verbosity=2)
