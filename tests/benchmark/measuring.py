# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program takes for a piece of work, and rounds in which several programs do the same."""

import dataclasses
import os
import statistics
import subprocess
import threading
import time

MEBI = 1 << 20
GIBI = 1 << 30


@dataclasses.dataclass
class Run:
    wall: float  # seconds
    cpu: float  # seconds, user and system, of the program and what it started
    memory: float  # MiB at the peak; of an instance: over what it had when it was idle
    stall: float = 0.0  # seconds its main thread kept a question waiting at most


def clean_environment(home):
    """Ours without proxies and without anybody's own configuration."""
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    return kept | {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "LC_ALL": "C.UTF-8"}


def wait_for(condition, complaint, seconds=20):
    """Until `condition()` is true; `complaint()` tells what there was in its place."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(complaint())
        time.sleep(0.02)


def memory_of(process, field):
    """A size in /proc's status of a process, in MiB; 0 when it is gone."""
    try:
        with open(f"/proc/{process}/status", encoding="ascii") as status:
            for line in status:
                if line.startswith(field + ":"):
                    return int(line.split()[1]) / 1024
    except (FileNotFoundError, ProcessLookupError):
        pass
    return 0.0


class MemoryWatch(threading.Thread):
    """The peak of a process while it lives. Its usage at the end would also count ours, of which it
    was a copy before its own program was loaded."""

    def __init__(self, process):
        super().__init__(daemon=True)
        self.peak = 0.0
        self._process = process
        self._ended = threading.Event()

    def run(self):
        while not self._ended.wait(0.02):
            self.peak = max(self.peak, memory_of(self._process, "VmHWM"))

    def finish(self):
        self._ended.set()
        self.join()
        return self.peak


def run_commands(commands, folder, home):
    """One after the other, each of which must succeed."""
    cpu = memory = 0.0
    begin = time.monotonic()
    for command in commands:
        # pylint: disable=consider-using-with
        process = subprocess.Popen(command, cwd=folder, env=clean_environment(home),
                                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        watch = MemoryWatch(process.pid)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        memory = max(memory, watch.finish())
        if process.returncode != 0:
            raise RuntimeError(f"{' '.join(command[:6])} ended with {process.returncode}")
        cpu += usage.ru_utime + usage.ru_stime
    return Run(time.monotonic() - begin, cpu, memory)


def run_rounds(contestants, pairs, random, check):
    """{name: [Run]}: `pairs` rounds after one that warms up and isn't counted. In each round every
    contestant, a function without arguments that returns a Run, has its turn in an order drawn
    anew. `check(name)` looks at what it has brought and removes it, after the first round with
    `check(name, whole=True)`: every byte. What is removed is not written to disk any more, so that
    nobody pays for the one before."""
    runs = {name: [] for name in contestants}
    for number in range(pairs + 1):
        order = list(contestants)
        random.shuffle(order)
        for name in order:
            run = contestants[name]()
            check(name, whole=number == 0)
            if number > 0:
                runs[name].append(run)
    return runs


def median(runs, quantity):
    return statistics.median(getattr(run, quantity) for run in runs)


def ratios(ours, theirs, quantity):
    """Round by round."""
    return [getattr(own, quantity) / getattr(their, quantity) for own, their in zip(ours, theirs)]
