# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs as tables of markdown."""

import os
import pathlib
import platform
import statistics
import subprocess

import network
import peers
from measuring import GIBI, MEBI, median, ratios

OWN = "tranship"


def rows(head, body):
    widths = [max(len(row[column]) for row in [head, *body]) for column in range(len(head))]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |"
             for row in [head, *body]]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return lines


def span(values):
    """The median and how far it went."""
    return f"{statistics.median(values):.2f} ({min(values):.2f} to {max(values):.2f})"


def case_lines(case, size, runs):
    """What each program took for `size` bytes, and how tranship stands to it."""
    body = []
    for name, own in runs.items():
        is_own = name == OWN
        body.append([name, f"{median(own, 'wall'):.2f}", f"{median(own, 'cpu'):.2f}",
                     f"{median(own, 'cpu') * GIBI / size:.2f}",
                     f"{max(run.memory for run in own):.0f}" + (" over idle" if is_own else ""),
                     "" if is_own else span(ratios(runs[OWN], own, "wall")),
                     "" if is_own else span(ratios(runs[OWN], own, "cpu"))])
    stall = max(run.stall for run in runs[OWN]) * 1000
    return [f"### `{case.name}`: {case.title}", "",
            *rows(["program", "wall s", "CPU s", "CPU s per GiB", "peak MiB", "tranship's wall ÷ its",
                   "tranship's CPU ÷ its"], body), "",
            f"{size / MEBI:.0f} MiB in all. tranship's main thread kept a question waiting for "
            f"{stall:.0f} ms at most.", ""]


def judge(gate, runs):
    """(measured, verdict) as texts"""
    own = runs[OWN]
    if gate.peer is None:
        measured = max(getattr(run, gate.quantity) for run in own)
    elif gate.peer.name in runs:
        measured = statistics.median(ratios(own, runs[gate.peer.name], gate.quantity))
    else:
        return "", f"not measured: no {gate.peer.programs[0]}"
    return f"{measured:.2f}", "pass" if measured <= gate.most else "**fail**"


def gate_lines(results, skipped):
    """results: [(case, size, runs)]; skipped: [(case, why)]"""
    body = []
    for case, _, runs in results:
        body += [[case.name, str(gate), *judge(gate, runs)] for gate in case.gates]
    for case, why in skipped:
        body += [[case.name, str(gate), "", f"not measured: {why}"] for gate in case.gates]
    return ["### Gates", "", *rows(["case", "gate", "measured", "verdict"], body), ""]


def processor():
    for line in pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


def machine_lines(folder, own_version):
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / GIBI
    system = subprocess.run(["df", "--output=fstype", str(folder)], capture_output=True, text=True,
                            check=True).stdout.split()[-1]
    congestion = pathlib.Path("/proc/sys/net/ipv4/tcp_congestion_control").read_text().strip()
    lossy = network.loss_based() or "not measured"
    versions = [peers.version_of(program) for program in ("curl", "aria2c", "wget2", "openssl", "nginx")]
    return [f"Machine: {processor()}, {os.cpu_count()} processors, {memory:.0f} GiB, Linux "
            f"{platform.release()}, {system}, TCP {congestion} (over the lossy link: {lossy}).",
            f"Versions: {', '.join([own_version] + [version for version in versions if version])}."]
