#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One big file to a server over a line that is cut every few MiB, by a tranship that is killed.

    upload_endurance.py --build build/ci [--size 1G] [--cut-every 8M] [--kills 3] [--method tus]...
                        [--quick] [--timeout SECONDS] [--folder DIR]

A relay in front of each server cuts the connection in the middle of a request's body whenever so
many bytes of bodies have passed; about every fourth time it lets the rest of the body through and
cuts off the answer. And it stands still for kill -9 of tranship: once in the middle of a body, then
when the server has a whole request and its answer did not go back, and so on in turn. A method that
cannot resume has one cut and one kill, each in the first half of the file, and starts over.

Rules, of which each that is broken ends it with 1: the server's file has the source's SHA-256; no
byte is sent again that an answer which tranship could hear has acknowledged; and no more bytes come
again than had come of the requests that cuts and kills broke off.

Servers are the programs of tests/support (bits-forgetful: the one of BITS, as it is when it keeps
nothing of a fragment that broke off), nginx and Apache; for Nextcloud and S3 stand-ins that
keep their protocols' rules. When tranship waits to try again, Resume cuts that short. Prints a
table of markdown.
"""

import argparse
import contextlib
import dataclasses
import hashlib
import os
import pathlib
import shutil
import signal
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "app" / "servers"))
# pylint: disable=wrong-import-position
import table
from measuring import MEBI
from program import Program
from uploadrelay import Hold, UploadRelay
from uploadtargets import TARGETS, Missing

UNITS = {"K": 1 << 10, "M": 1 << 20, "G": 1 << 30}
HOLDS = (Hold.BODY, Hold.ANSWER)


def size_of(text):
    """"8M" is 8 MiB."""
    unit = UNITS.get(text[-1:].upper())
    return int(text[:-1]) * unit if unit else int(text)


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, required=True, help="with bin/tranship in it")
    parser.add_argument("--size", type=size_of, default="1G", help="of the file")
    parser.add_argument("--cut-every", type=size_of, default="8M", help="bytes between two cuts")
    parser.add_argument("--kills", type=int, default=3, help="how often tranship is killed")
    parser.add_argument("--method", action="append", choices=list(TARGETS),
                        help="only this one; may be given again")
    parser.add_argument("--quick", action="store_true",
                        help="bits and tus, 16 MiB, a cut every 2 MiB, one kill")
    parser.add_argument("--timeout", type=float, default=1800, help="seconds for each method")
    parser.add_argument("--folder", type=pathlib.Path, help="where to work; default: the temporary folder")
    options = parser.parse_args()
    if options.quick:
        options.size, options.cut_every, options.kills = 16 * MEBI, 2 * MEBI, 1
        options.method = options.method or ["bits", "tus"]
    return options


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def make_source(path, size):
    with open(path, "wb") as file:
        for begin in range(0, size, MEBI):
            file.write(os.urandom(min(MEBI, size - begin)))


@dataclasses.dataclass
class Trial:
    """What came of one method's upload."""
    method: str
    size: int
    resumes: bool
    cuts: int
    kills: int
    wall: float  # seconds
    wire: int  # bytes that tranship sent, heads too
    acknowledged_again: int
    excess: int  # bytes that came again though nothing had broken them off
    is_right: bool

    def faults(self):
        """Rules that are broken, in words."""
        rules = {"the server's file is another": not self.is_right,
                 f"{self.acknowledged_again} acknowledged bytes were sent again": self.acknowledged_again,
                 f"{self.excess} bytes too many were sent again": self.excess}
        return [text for text, is_broken in rules.items() if is_broken]


class Run:
    """The upload of `source` to `target`, with what befalls it."""

    def __init__(self, options, target, source, root):
        self._target = target
        self._source = source
        self._size = options.size
        self._end = time.monotonic() + options.timeout
        self._kills = self._places(options, target)
        cuts = None if target.RESUMES else 1
        cut_every = options.cut_every if target.RESUMES else options.size // 4
        self._relay = UploadRelay(target.port, target.reader(), cut_every, cuts)
        self._program = Program(options.build / "bin", root / "data")
        self._job = ""

    @staticmethod
    def _places(options, target):
        """[(byte of the file, Hold)] of the kills, in order"""
        if not target.RESUMES:
            return [(options.size // 2, Hold.BODY)] if options.kills else []
        return [(options.size * (n + 1) // (options.kills + 1), HOLDS[n % len(HOLDS)])
                for n in range(options.kills)]

    def run(self):
        with contextlib.ExitStack() as stack:
            stack.callback(self._relay.close)
            stack.callback(self._program.kill)
            self._program.start()
            begin = time.monotonic()
            self._begin()
            for place, what in self._kills:
                self._kill_at(place, what)
            self._wait_until(lambda: self._state() == "Transferred")
            wall = time.monotonic() - begin
            self._program.ctl("complete", self._job)
        return self._trial(wall)

    def _begin(self):
        if self._kills:
            self._relay.hold(*self._kills[0])
        ctl, port = self._program.ctl, self._relay.port
        self._job = ctl("create", "up", "--type", "upload", "--priority", "foreground", "--set",
                        f"upload-method={self._target.METHOD or self._target.NAME}")["id"]
        ctl("add", self._job, self._target.url(port), str(self._source),
            *self._target.options(port, self._size))
        ctl("resume", self._job)

    def _kill_at(self, place, what):
        self._relay.hold(place, what)
        self._wait_until(self._relay.holding.is_set)
        self._program.kill()
        self._relay.break_held()
        self._program.start()

    def _wait_until(self, condition):
        while not condition():
            state = self._state()
            if state == "TransientError":
                self._program.ctl("resume", self._job)
            elif state == "Error":
                raise RuntimeError(f"the job ended: {self._info()['error']}")
            if time.monotonic() > self._end:
                raise TimeoutError(f"it takes too long: {self._info()}")
            self._relay.holding.wait(0.2)

    def _info(self):
        return self._program.ctl("info", self._job)

    def _state(self):
        return self._info()["state"]

    def _trial(self, wall):
        ledger, made = self._relay.ledger, self._target.file()
        is_right = made is not None and made.exists() and sha256(made) == sha256(self._source)
        return Trial(self._target.NAME, self._size, self._target.RESUMES, self._relay.cuts,
                     len(self._kills), wall, self._relay.wire, ledger.acknowledged_again,
                     ledger.excess, is_right)


def lines(trials):
    body = [[trial.method, f"{trial.size / MEBI:.0f} MiB", str(trial.cuts), str(trial.kills),
             f"{trial.wall:.0f}", f"{trial.wire / trial.size:.3f}", str(trial.acknowledged_again),
             "yes" if trial.is_right else "**no**",
             "goes on" if trial.resumes else "starts over",
             "; ".join(trial.faults()) or "pass"] for trial in trials]
    return table.rows(["method", "size", "cuts", "kills", "wall s", "on the wire ÷ size",
                       "acknowledged and sent again", "SHA-256 right", "after a break", "verdict"], body)


def run_method(options, name, source, root):
    folder = root / name / "served"
    folder.mkdir(parents=True)
    try:
        with contextlib.closing(TARGETS[name](folder, options.build)) as target:
            return Run(options, target, source, root / name).run()
    finally:
        shutil.rmtree(root / name, ignore_errors=True)


def run_all(options, root):
    """([Trial], [what went wrong or is missing], whether something went wrong)"""
    source = root / "source"
    make_source(source, options.size)
    trials, notes, has_failed = [], [], False
    for name in options.method or TARGETS:
        try:
            trials.append(run_method(options, name, source, root))
        except Missing as why:
            notes.append(f"{name} skipped: {why}")
        except (RuntimeError, TimeoutError) as why:
            notes.append(f"{name} failed: {why}")
            has_failed = True
        else:
            notes += [f"{name}: {fault}" for fault in trials[-1].faults()]
            has_failed = has_failed or bool(trials[-1].faults())
            print("\n".join(lines(trials[-1:])), file=sys.stderr, flush=True)
    return trials, notes, has_failed


def end(*_):
    raise SystemExit("ended from outside")


def main():
    options = parse()
    options.build = options.build.resolve()
    signal.signal(signal.SIGTERM, end)  # what was started is closed then
    root = pathlib.Path(tempfile.mkdtemp(prefix="tranship-endurance-", dir=options.folder))
    root.chmod(0o755)  # for a server that changes its user
    try:
        trials, notes, has_failed = run_all(options, root)
    finally:
        shutil.rmtree(root, ignore_errors=True)
    print("\n".join([*lines(trials), *notes]))
    return 1 if has_failed else 0


if __name__ == "__main__":
    sys.exit(main())
