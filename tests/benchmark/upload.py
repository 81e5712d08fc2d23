#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One PUT of 1 GiB to nginx by Tranship's engine against `curl -T`: wall time, processor time, memory.

    upload.py --build build/release [--pairs N] [--quick]

Needs the target benchmark_uploaddriver. Each round runs both in an order drawn anew; what they
brought is compared, every byte after the first round, and removed; the first round isn't counted.
Prints tables of markdown. Ends with 1 when a gate is missed, unless --quick, whose times say
nothing.

QNetworkAccessManager asks for the body in pieces of 16 KiB from a thread of its own, and each piece is
a signal there and one back, a copy on either side and a write of its own to the socket. To wake the
other thread is what costs most when it is on another processor, so both stay on one (OneProcessor).
What is left to curl's processor time a sender that owns its socket would save (Sender is the place
for it): it would write whole blocks as they come from the disk, or let the kernel take them from the
file (sendfile).
"""

import argparse
import filecmp
import json
import pathlib
import random
import shutil
import signal
import statistics
import sys
import tempfile

import table
from measuring import GIBI, MEBI, Run, ratios, run_commands, run_rounds
from webserver import Files, Nginx, Place

CURL = "curl -T"
WALL = 2.0  # times curl's
MEMORY = 30  # MiB over idle
DAV = "client_max_body_size 0; location /up/ {{ dav_methods PUT; root {root}; }}"


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, required=True, help="where the driver was built")
    parser.add_argument("--pairs", type=int, default=5, help="rounds that count")
    parser.add_argument("--quick", action="store_true", help="little work: does it run at all?")
    parser.add_argument("--folder", type=pathlib.Path, help="where to work; default: the temporary folder")
    return parser.parse_args()


class Uploads:
    """The two ways to bring `source` to `origin`, and what came of them."""

    def __init__(self, driver, origin, source, root):
        self._driver = driver
        self._origin = origin
        self._source = source
        self._root = root
        self._target = root / "up" / "file"

    def own(self):
        output = self._root / "driver.json"
        command = [str(self._driver), f"{self._origin}/up/file", str(self._source)]
        run = run_commands([["sh", "-c", 'exec "$@" > "$0"', str(output), *command]], self._root,
                           self._root)
        said = json.loads(output.read_text(encoding="utf-8"))
        return Run(said["wall"], run.cpu, said["memory"])

    def curl(self):
        return run_commands([["curl", "-q", "--silent", "--show-error", "--fail", "-T",
                              str(self._source), f"{self._origin}/up/file"]], self._root, self._root)

    def check(self, name, whole):
        if self._target.stat().st_size != self._source.stat().st_size or (
                whole and not filecmp.cmp(self._target, self._source, shallow=False)):
            raise RuntimeError(f"{name} brought something else")
        self._target.unlink()


def measure(options, root):
    driver = options.build.resolve() / "tests" / "benchmark" / "benchmark_uploaddriver"
    size = 64 * MEBI if options.quick else GIBI
    files = Files(root / "www")
    source = files.make("source", size)
    (root / "up").mkdir()
    server = Nginx(root / "nginx", files, Place(), DAV.format(root=root))
    try:
        uploads = Uploads(driver, server.origin, source, root)
        runs = run_rounds({table.OWN: uploads.own, CURL: uploads.curl}, options.pairs,
                          random.Random(), uploads.check)
    finally:
        server.close()
    return size, runs


def verdict(measured, most):
    return "pass" if measured <= most else "**fail**"


def report(root, size, runs):
    own, curl = runs[table.OWN], runs[CURL]
    wall = statistics.median(ratios(own, curl, "wall"))
    memory = max(run.memory for run in own)
    passed = wall <= WALL and memory <= MEMORY
    body = [[f"wall ≤ {WALL:.2f} × {CURL}", f"{wall:.2f}", verdict(wall, WALL)],
            [f"memory ≤ {MEMORY} MiB over idle", f"{memory:.0f}", verdict(memory, MEMORY)]]
    timed = [[name, f"{statistics.median(run.wall for run in of):.2f}",
              f"{statistics.median(run.cpu for run in of):.2f}",
              f"{max(run.memory for run in of):.0f}"] for name, of in runs.items()]
    lines = [f"### `upload`: one PUT of {size / MEBI:.0f} MiB over HTTP to nginx", "",
             *table.machine_lines(root, "tranship's engine"), "",
             *table.rows(["gate", "measured", "verdict"], body), "",
             *table.rows(["program", "wall s", "CPU s", "peak MiB"], timed), "",
             f"tranship's wall ÷ curl's: {table.span(ratios(own, curl, 'wall'))}. tranship's memory "
             "is over idle.", ""]
    return "\n".join(lines), passed


def end(*_):
    raise SystemExit("ended from outside")


def main():
    options = parse()
    signal.signal(signal.SIGTERM, end)  # what was started is closed then
    root = pathlib.Path(tempfile.mkdtemp(prefix="tranship-upload-", dir=options.folder))
    try:
        size, runs = measure(options, root)
        text, passed = report(root, size, runs)
    finally:
        shutil.rmtree(root, ignore_errors=True)
    print(text)
    return 0 if passed or options.quick else 1


if __name__ == "__main__":
    sys.exit(main())
