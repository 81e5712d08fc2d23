#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tranship against curl, aria2c and wget2, those that are installed: wall time, processor time, memory.

    compare.py --build build/release [--case NAME]... [--pairs N] [--quick] [--write docs/benchmark.md]

Each round runs all programs of a case in an order drawn anew, on the same disk, output removed
before each; one round warms up and isn't counted. Ratios are medians of the ratios round by round.
Tranship runs as it is installed: checkpoints, store, and every file durable before it counts.
Servers are nginx on 127.0.0.1, or in network namespaces of their own (case lossy: needs root).
Prints tables of markdown. Ends with 1 when a gate is missed, unless --quick, whose times say nothing.
"""

import argparse
import datetime
import pathlib
import random
import shutil
import signal
import sys
import tempfile

import table
from bench import Bench, Skipped
from cases import CASES
from webserver import Files


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, required=True, help="with bin/tranship in it")
    parser.add_argument("--case", action="append", choices=[case.name for case in CASES],
                        help="only this one; may be given again")
    parser.add_argument("--pairs", type=int, default=5, help="rounds that count")
    parser.add_argument("--quick", action="store_true", help="little work: does it run at all?")
    parser.add_argument("--window", action="store_true", help="tranship with its window; needs a display")
    parser.add_argument("--folder", type=pathlib.Path, help="where to work; default: the temporary folder")
    parser.add_argument("--write", type=pathlib.Path, help="write the tables there too")
    return parser.parse_args()


def measure(options, root):
    """([(case, size, runs)], [(case, why it was skipped)], tranship's version)"""
    bench = Bench(options.build.resolve(), root, Files(root / "www"), random.Random())
    results, skipped, version = [], [], "tranship"
    for case in CASES:
        if options.case and case.name not in options.case:
            continue
        print(f"{case.name}: {case.title}", file=sys.stderr, flush=True)
        try:
            runs, version = bench.run(case, options.pairs, options.quick, options.window)
            count, size = case.work_size(options.quick)
            results.append((case, count * size, runs))
        except Skipped as why:
            print(f"{case.name} skipped: {why}", file=sys.stderr, flush=True)
            skipped.append((case, str(why)))
    return results, skipped, version


def report(options, root, results, skipped, version):
    today = datetime.date.today().isoformat()
    lines = ["# Benchmark", "",
             f"`tests/benchmark/compare.py --pairs {options.pairs}{' --quick' if options.quick else ''}`"
             f" on {today}; figures are medians.", "",
             *table.machine_lines(root, version), "",
             "Tranship's times are those of a whole job, from Resume to Transferred: every byte is on "
             "stable storage and", "every file's end in its store, which the others do not wait for.", "",
             *table.gate_lines(results, skipped)]
    for case, size, runs in results:
        lines += table.case_lines(case, size, runs)
    return "\n".join(lines)


def end(*_):
    raise SystemExit("ended from outside")


def main():
    options = parse()
    signal.signal(signal.SIGTERM, end)  # what was started is closed then
    if not shutil.which("nginx"):
        sys.exit("nginx is not installed")
    root = pathlib.Path(tempfile.mkdtemp(prefix="tranship-benchmark-", dir=options.folder))
    try:
        results, skipped, version = measure(options, root)
        text = report(options, root, results, skipped, version)
    finally:
        shutil.rmtree(root, ignore_errors=True)
    print(text)
    if options.write:
        options.write.write_text(text, encoding="utf-8")
    missed = [gate for case, _, runs in results for gate in case.gates
              if "fail" in table.judge(gate, runs)[1]]
    return 1 if missed and not options.quick else 0


if __name__ == "__main__":
    sys.exit(main())
