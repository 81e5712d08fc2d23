# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two network namespaces with a bad link between them. Nothing of it is seen outside."""

import os
import pathlib
import shutil
import subprocess
import sys

from webserver import Place

SERVER = "10.77.0.1"
CLIENT = "10.77.0.2"
LOSS_BASED = ("cubic", "reno")


def why_not():
    """What a network of our own lacks here; None: nothing."""
    if os.geteuid() != 0:
        return "it needs root for its network namespaces"
    if not shutil.which("ip"):
        return "there is no ip (iproute2)"
    if not os.access("/dev/net/tun", os.R_OK | os.W_OK):
        return "there is no /dev/net/tun"
    return None if loss_based() else "the kernel allows neither cubic nor reno here"


def loss_based():
    """A congestion control that a namespace may choose, of those that a loss makes slow down; the
    kernel may have more. None: there is none."""
    path = pathlib.Path("/proc/sys/net/ipv4/tcp_allowed_congestion_control")
    allowed = path.read_text(encoding="ascii").split()
    return next((name for name in LOSS_BASED if name in allowed), None)


class LossyNetwork:
    def __init__(self, delay=50, loss=0.5):
        self._names = {side: f"tranship-{os.getpid()}-{side}" for side in ("server", "client")}
        self._link = None
        try:
            for name in self._names.values():
                run("ip", "netns", "add", name)
            self._join(delay, loss)
            self._tune()
        except BaseException:
            self.close()
            raise
        self.server = Place(SERVER, self._prefix("server"))
        self.client = Place(CLIENT, self._prefix("client"))

    def close(self):
        if self._link:
            self._link.stdin.close()
            self._link.wait()
        for name in self._names.values():
            subprocess.run(["ip", "netns", "del", name], stderr=subprocess.DEVNULL, check=False)

    def _join(self, delay, loss):
        program = pathlib.Path(__file__).with_name("lossylink.py")
        # pylint: disable=consider-using-with
        self._link = subprocess.Popen(
            [sys.executable, str(program), "--server", self._names["server"], "--client",
             self._names["client"], "--delay", str(delay), "--loss", str(loss)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        if self._link.stdout.readline().strip() != b"ready":
            raise RuntimeError("the link program does not start")
        for side, own, other in (("server", SERVER, CLIENT), ("client", CLIENT, SERVER)):
            run("ip", "-n", self._names[side], "link", "set", "lo", "up")
            run("ip", "-n", self._names[side], "addr", "add", own, "peer", other, "dev", "link")
            # A short queue would lose more than the link is asked to.
            run("ip", "-n", self._names[side], "link", "set", "dev", "link", "mtu", "1500",
                "txqueuelen", "10000", "up")

    def _tune(self):
        """A server that takes every loss for a full line, and no memory of the connections before."""
        self._set("server", "tcp_congestion_control", loss_based())
        for side in self._names:
            self._set(side, "tcp_no_metrics_save", "1")

    def _set(self, side, key, value):
        run(*self._prefix(side), "sh", "-c", f"echo {value} > /proc/sys/net/ipv4/{key}")

    def _prefix(self, side):
        return ("ip", "netns", "exec", self._names[side])


def run(*command):
    subprocess.run(command, check=True)
