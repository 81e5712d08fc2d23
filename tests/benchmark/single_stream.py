#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One stream from a local nginx against `curl -o`: wall time, processor time, memory, and how long the
window's thread ever kept a question waiting.

    single_stream.py --build build/release [--size MIB] [--pairs N] [--window]

Runs curl and tranship in turn on the same disk, output removed before each run, one warm-up pair not
counted, and prints medians and the median of the ratios pair by pair. Checkpoints are on, as always.
With --window the program runs with its window (it needs a display). Needs nginx and curl.
"""

import argparse
import json
import os
import pathlib
import shutil
import socket
import statistics
import struct
import subprocess
import sys
import tempfile
import threading
import time

NGINX = """daemon off; pid {root}/nginx.pid; error_log {root}/error.log; worker_processes 2; {user}
events {{ worker_connections 64; }}
http {{ access_log off; sendfile on; client_body_temp_path {root}/b; proxy_temp_path {root}/p;
 fastcgi_temp_path {root}/f; uwsgi_temp_path {root}/u; scgi_temp_path {root}/s;
 server {{ listen 127.0.0.1:{port}; root {root}/www; }} }}
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(condition, seconds=20):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise SystemExit("timed out")
        time.sleep(0.02)


def answers(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Server:
    def __init__(self, root, megabytes):
        self.port = free_port()
        (root / "www").mkdir()
        with open(root / "www" / "file.bin", "wb") as file:
            for _ in range(megabytes):
                file.write(os.urandom(1 << 20))
        user = "user root;" if os.geteuid() == 0 else ""
        (root / "nginx.conf").write_text(NGINX.format(root=root, port=self.port, user=user))
        self.process = subprocess.Popen(["nginx", "-c", str(root / "nginx.conf")],
                                        stderr=subprocess.DEVNULL)
        wait_for(lambda: answers(self.port))
        self.url = f"http://127.0.0.1:{self.port}/file.bin"

    def close(self):
        self.process.terminate()
        self.process.wait()


class Instance:
    """tranship, and transhipctl to talk to it."""

    def __init__(self, build, data, window):
        self.ctl_program = str(build / "bin" / "transhipctl")
        self.data = data
        mode = [] if window else ["--headless"]
        self.process = subprocess.Popen([str(build / "bin" / "tranship"), "--data-dir", str(data), *mode])
        wait_for(lambda: self.ctl("list", check=False).returncode == 0)
        self.idle = self.memory("VmRSS")

    def ctl(self, *words, check=True):
        return subprocess.run([self.ctl_program, "--data-dir", str(self.data), "--no-start", "--json", *words],
                              capture_output=True, check=check)

    def memory(self, field):
        for line in open(f"/proc/{self.process.pid}/status", encoding="ascii"):
            if line.startswith(field + ":"):
                return int(line.split()[1]) / 1024
        raise KeyError(field)

    def processor_seconds(self):
        fields = open(f"/proc/{self.process.pid}/stat", encoding="ascii").read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def reset_peak(self):
        pathlib.Path(f"/proc/{self.process.pid}/clear_refs").write_text("5")

    def close(self):
        self.ctl("quit", check=False)
        self.process.wait()


class Questioner(threading.Thread):
    """Asks the window's thread something all the time and keeps how long it took."""

    def __init__(self, data):
        super().__init__(daemon=True)
        self.path = str(data / "control.sock")
        self.waits = []
        self.running = True

    def run(self):
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(self.path)
            number = 0
            while self.running:
                number += 1
                body = json.dumps({"version": 1, "id": number, "verb": "ping", "arguments": {}}).encode()
                begin = time.monotonic()
                line.sendall(struct.pack(">I", len(body)) + body)
                length = struct.unpack(">I", self.exactly(line, 4))[0]
                self.exactly(line, length)
                self.waits.append(time.monotonic() - begin)
                time.sleep(0.02)

    @staticmethod
    def exactly(line, count):
        data = b""
        while len(data) < count:
            piece = line.recv(count - len(data))
            if not piece:
                raise ConnectionError
            data += piece
        return data


def run_curl(url, target):
    out = target / "curl.bin"
    begin = time.monotonic()
    process = subprocess.Popen(["curl", "-s", "-o", str(out), url])
    _, _, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - begin
    out.unlink()
    return {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime}


def run_tranship(instance, url, target):
    job = json.loads(instance.ctl("create", "bench").stdout)["id"]
    instance.ctl("add", job, url, str(target) + "/")
    instance.reset_peak()
    cpu = instance.processor_seconds()
    questioner = Questioner(instance.data)
    questioner.start()
    begin = time.monotonic()
    instance.ctl("resume", job)
    instance.ctl("wait", job)
    wall = time.monotonic() - begin
    questioner.running = False
    questioner.join()
    result = {"wall": wall, "cpu": instance.processor_seconds() - cpu,
              "memory": instance.memory("VmHWM") - instance.idle, "stall": max(questioner.waits) * 1000}
    instance.ctl("complete", job)
    (target / "file.bin").unlink()
    return result


def median(rows, key):
    return statistics.median(row[key] for row in rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--size", type=int, default=2048, help="MiB")
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--window", action="store_true")
    parser.add_argument("--folder", type=pathlib.Path, help="where to write; default: the temporary folder")
    options = parser.parse_args()
    for program in ("nginx", "curl"):
        if not shutil.which(program):
            sys.exit(f"{program} is not installed")

    root = pathlib.Path(tempfile.mkdtemp(dir=options.folder))
    server = instance = None
    try:
        server = Server(root, options.size)
        target = root / "target"
        target.mkdir()
        instance = Instance(options.build.resolve(), root / "data", options.window)
        curls, ours = [], []
        for pair in range(options.pairs + 1):
            curl, own = run_curl(server.url, target), run_tranship(instance, server.url, target)
            if pair:
                curls.append(curl)
                ours.append(own)
        ratios = [own["wall"] / curl["wall"] for own, curl in zip(ours, curls)]
        cpu_ratios = [own["cpu"] / curl["cpu"] for own, curl in zip(ours, curls)]
        print(f"{options.size} MiB, {options.pairs} pairs, {os.cpu_count()} processors")
        print(f"curl      {median(curls, 'wall'):.2f} s wall, {median(curls, 'cpu'):.2f} s cpu")
        print(f"tranship  {median(ours, 'wall'):.2f} s wall, {median(ours, 'cpu'):.2f} s cpu, "
              f"{max(row['memory'] for row in ours):.1f} MiB over idle at most, "
              f"longest wait of the main thread {max(row['stall'] for row in ours):.0f} ms")
        print(f"ratio     {statistics.median(ratios):.2f} wall ({min(ratios):.2f} to {max(ratios):.2f}), "
              f"{statistics.median(cpu_ratios):.2f} cpu")
    finally:
        if instance:
            instance.close()
        if server:
            server.close()
        shutil.rmtree(root, ignore_errors=True)


if __name__ == "__main__":
    main()
