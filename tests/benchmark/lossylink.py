#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A bad link between two network namespaces: a TUN device in each and this program between them.
What the server sends comes late, and some of it never; the way back is free.

    lossylink.py --server NAMESPACE --client NAMESPACE [--delay MS] [--loss PERCENT] [--rate MB/S]

Says "ready" when both devices, named "link", are there; ends with its standard input. Needs root.
"""

import argparse
import collections
import ctypes
import fcntl
import os
import random
import select
import struct
import sys
import time

TUNSETIFF = 0x400454CA
IFF_TUN = 0x0001
IFF_NO_PI = 0x1000
CLONE_NEWNET = 0x40000000
LONGEST_PACKET = 2048
PACKETS_PER_TURN = 64


class Way:
    """Packets on their way in one direction: each takes its time on the line, waits for those before
    it, and arrives `delay` later, unless it is lost or the queue before the line is full."""

    def __init__(self, delay=0.0, loss=0.0, rate=None, room=5_000_000, chance=random.random):
        self._delay = delay  # seconds
        self._loss = loss  # 0 to 1
        self._rate = rate  # bytes a second; None: any
        self._room = room  # bytes
        self._chance = chance
        self._line_free = 0.0  # when the line has sent what was given to it
        self._packets = collections.deque()  # (when it arrives, packet)

    def take(self, now, packet):
        """False: it is lost."""
        if self._loss and self._chance() < self._loss:
            return False
        sent = now
        if self._rate:
            begin = max(now, self._line_free)
            if (begin - now) * self._rate + len(packet) > self._room:
                return False
            sent = self._line_free = begin + len(packet) / self._rate
        self._packets.append((sent + self._delay, packet))
        return True

    def next_due(self):
        """When the next one arrives; None when nothing is on its way."""
        return self._packets[0][0] if self._packets else None

    def arrived(self, now):
        while self._packets and self._packets[0][0] <= now:
            yield self._packets.popleft()[1]


def open_device(namespace):
    """A TUN device in a namespace, which this thread enters."""
    libc = ctypes.CDLL(None, use_errno=True)
    with open(f"/run/netns/{namespace}", "rb") as place:
        if libc.setns(place.fileno(), CLONE_NEWNET) != 0:
            raise OSError(ctypes.get_errno(), f"cannot enter the namespace {namespace}")
    device = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(device, TUNSETIFF, struct.pack("16sH22x", b"link", IFF_TUN | IFF_NO_PI))
    return device


def receive(device, way, now):
    for _ in range(PACKETS_PER_TURN):
        try:
            packet = os.read(device, LONGEST_PACKET)
        except BlockingIOError:
            return
        way.take(now, packet)


def deliver(device, way, now):
    for packet in way.arrived(now):
        try:
            os.write(device, packet)
        except OSError:
            pass  # no room, or the device is down: as good as lost


def patience(ways, now):
    """Seconds until something arrives; None: until something is sent."""
    dues = [due for due in (way.next_due() for way in ways) if due is not None]
    return max(0.0, min(dues) - now) if dues else None


def forward(server, client, downward, upward):
    """Until standard input ends."""
    control = sys.stdin.fileno()
    poll = select.epoll()
    for source in (server, client, control):
        poll.register(source, select.EPOLLIN)
    while True:
        wait = patience((downward, upward), time.monotonic())
        events = poll.poll(wait)
        now = time.monotonic()
        for source, _ in events:
            if source == control:
                return
            receive(source, downward if source == server else upward, now)
        deliver(client, downward, now)
        deliver(server, upward, now)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--server", required=True)
    parser.add_argument("--client", required=True)
    parser.add_argument("--delay", type=float, default=50, help="milliseconds")
    parser.add_argument("--loss", type=float, default=0.5, help="percent")
    parser.add_argument("--rate", type=float, default=50, help="megabytes a second")
    options = parser.parse_args()
    downward = Way(options.delay / 1000, options.loss / 100, options.rate * 1_000_000)
    server, client = open_device(options.server), open_device(options.client)
    print("ready", flush=True)
    forward(server, client, downward, Way())


if __name__ == "__main__":
    main()
