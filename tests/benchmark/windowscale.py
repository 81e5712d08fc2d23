#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window with very many jobs beside what it promises (docs/benchmark-window.md).

usage: windowscale.py --build build/ci [--jobs 100000] [--moving 200] [--seconds 20] [--runs 3]

Prints the median of the runs; ends with 1 when a gate is missed. Needs nginx for the moving jobs. The window is painted off the
screen unless QT_QPA_PLATFORM says where."""

import argparse
import contextlib
import json
import os
import pathlib
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

HOSTS = 8
SLOW = """
daemon off;
pid {state}/pid;
error_log {state}/error.log;
worker_processes 1;
{user}
events {{ worker_connections 1024; }}
http {{
    access_log off;
    client_body_temp_path {state}/body;
    proxy_temp_path {state}/proxy;
    fastcgi_temp_path {state}/fastcgi;
    uwsgi_temp_path {state}/uwsgi;
    scgi_temp_path {state}/scgi;
    server {{
        {listen}
        root {state}/files;
        limit_rate 8k;
    }}
}}
"""

# what is measured, its gate and in which unit
GATES = [("usable", "usable window after start", 1500, "ms"),
         ("filter longest", "filter change", 60, "ms"),
         ("sort longest", "sort change", 60, "ms"),
         ("search longest", "search keystroke", 60, "ms"),
         ("KiB a job", "memory of an idle job", 2, "KiB"),
         ("added order p99", "stalls, default order", 16, "ms"),
         ("by progress p99", "stalls, sorted by progress", 16, "ms"),
         ("moving by progress p99", "stalls, only what moves, by progress", 16, "ms")]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def slow_server(state):
    """nginx that gives each connection 8 KiB/s; the URL of its file, %1 being the host."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    if not program:
        raise SystemExit("the moving jobs need nginx")
    port = free_port()
    (state / "files").mkdir()
    with open(state / "files" / "slow.bin", "wb") as file:
        file.truncate(64 << 20)  # room for every part file is taken at once
    for folder in (state, state / "files", state / "files" / "slow.bin"):
        folder.chmod(0o755)
    text = SLOW.format(state=state, user="user root;" if os.geteuid() == 0 else "",
                       listen=" ".join(f"listen 127.0.0.{host}:{port};" for host in range(1, HOSTS + 1)))
    (state / "nginx.conf").write_text(text, encoding="utf-8")
    with subprocess.Popen([program, "-e", str(state / "error.log"), "-c", str(state / "nginx.conf")]) as server:
        try:
            time.sleep(0.5)
            yield f"http://127.0.0.%1:{port}/slow.bin"
        finally:
            server.terminate()


class Window:
    def __init__(self, build):
        self._program = str(pathlib.Path(build) / "tests" / "benchmark" / "benchmark_windowscale")

    def make(self, folder, jobs, *moving):
        subprocess.run([self._program, "make", str(folder), str(jobs), *map(str, moving)], check=True)

    def measure(self, verb, folder, jobs, *more):
        environment = dict(os.environ, HOME=str(folder))
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        done = subprocess.run([self._program, verb, str(folder), str(jobs), *map(str, more)],
                              check=True, env=environment, stdout=subprocess.PIPE, text=True)
        return json.loads(done.stdout)


def middle(runs):
    return {key: statistics.median(run[key] for run in runs) for key in runs[0]}


def idle_jobs(window, root, jobs, runs):
    empty, full = root / "empty", root / "full"
    window.make(empty, 0)
    window.make(full, jobs)
    nothing = middle([window.measure("measure", empty, 0) for _ in range(runs)])
    result = middle([window.measure("measure", full, jobs) for _ in range(runs)])
    result["empty usable"] = nothing["usable"]
    result["KiB a job"] = (result["rss"] - nothing["rss"]) / jobs
    result["KiB a job, after use"] = (result["rss used"] - nothing["rss"]) / jobs
    result["KiB a job, PSS"] = (result["pss"] - nothing["pss"]) / jobs
    return result


def moving_jobs(window, root, jobs, moving, seconds):
    state, folder = root / "server", root / "moving"
    state.mkdir()
    folder.mkdir()
    with slow_server(state) as url:
        window.make(folder, jobs, moving, url)
        result = window.measure("stalls", folder, jobs, seconds)
        if min(result["moving"], result["moving at the end"]) < moving:
            raise SystemExit(f"of {moving} jobs only {result['moving']} moved, at the end "
                             f"{result['moving at the end']}: what was measured says nothing")
        return result


def show(result):
    for key, value in result.items():
        print(f"{key}: {value:.2f}", flush=True)


def table(result):
    lines = ["| what | measured | at most |", "|---|---|---|"]
    missed = 0
    for key, words, most, unit in GATES:
        if key not in result:
            continue
        missed += result[key] > most
        lines.append(f"| {words} | {result[key]:.2f} {unit} | {most} {unit} |")
    return "\n".join(lines), missed


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--build", default="build/ci")
    parser.add_argument("--jobs", type=int, default=100_000)
    parser.add_argument("--moving", type=int, default=200)
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--runs", type=int, default=3)
    wanted = parser.parse_args()
    window = Window(wanted.build)
    with tempfile.TemporaryDirectory(prefix="windowscale-") as root:
        root = pathlib.Path(root)
        result = idle_jobs(window, root, wanted.jobs, wanted.runs)
        show(result)
        if wanted.moving:
            stalls = moving_jobs(window, root, wanted.jobs, wanted.moving, wanted.seconds)
            show(stalls)
            result |= stalls
    text, missed = table(result)
    print(text)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
