# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is compared with whom, and how good it has to be."""

import dataclasses

import peers
from measuring import GIBI, MEBI

KIBI = 1 << 10


@dataclasses.dataclass
class Gate:
    """The median of the ratios to a peer round by round, or without a peer a number of MiB, may be
    `most`."""
    quantity: str  # "wall", "cpu" or "memory"
    most: float
    peer: peers.Peer | None = None

    def __str__(self):
        return (f"{self.quantity} ≤ {self.most:.2f} × {self.peer.name}" if self.peer
                else f"{self.quantity} ≤ {self.most:.0f} MiB over idle")


@dataclasses.dataclass
class Case:
    name: str
    title: str
    size: int  # bytes of each file
    peers: list[peers.Peer]
    gates: list[Gate]
    files: int = 1
    quick_size: int | None = None  # None: the same
    quick_files: int | None = None
    settings: tuple[tuple[str, str], ...] = ()  # of the job
    server: str = ""  # lines of nginx's server block
    is_tls: bool = False
    is_verified: bool = False  # the checksum is given
    is_lossy: bool = False  # over a bad link

    def work_size(self, quick):
        """(files, bytes of each)"""
        if not quick:
            return self.files, self.size
        return self.quick_files or self.files, self.quick_size or self.size


CASES = [
    Case("plain", "2 GiB over HTTP", 2 * GIBI, [peers.CURL, peers.ARIA2_4, peers.WGET2],
         [Gate("wall", 0.60, peers.CURL), Gate("wall", 0.35, peers.ARIA2_4),
          Gate("cpu", 0.75, peers.CURL), Gate("memory", 60)],
         quick_size=256 * MEBI),
    Case("tls", "2 GiB over TLS 1.3", 2 * GIBI, [peers.CURL],
         [Gate("wall", 1.1, peers.CURL), Gate("cpu", 1.4, peers.CURL)],
         quick_size=256 * MEBI, is_tls=True),
    Case("small", "2,000 files of 16 KiB as one job", 16 * KIBI,
         [peers.ARIA2_LIST, peers.CURL_PARALLEL],
         [Gate("wall", 0.45, peers.ARIA2_LIST), Gate("wall", 1.5, peers.CURL_PARALLEL)],
         files=2000, quick_files=300),
    Case("throttled", "256 MiB, 8 MiB a second for each connection, 16 connections", 256 * MEBI,
         [peers.ARIA2_16], [Gate("wall", 0.85, peers.ARIA2_16)],
         quick_size=64 * MEBI, settings=(("connections", "16"),), server="limit_rate 8m;"),
    Case("lossy", "32 MiB, 50 ms delay, 0.5 % loss, 16 connections", 32 * MEBI, [peers.ARIA2_8],
         [Gate("wall", 0.75, peers.ARIA2_8)],
         quick_size=8 * MEBI, settings=(("connections", "16"),), is_lossy=True),
    Case("sha256", "2 GiB over HTTP, verified by SHA-256", 2 * GIBI, [peers.CURL_DGST],
         [Gate("wall", 0.6, peers.CURL_DGST)],
         quick_size=256 * MEBI, is_verified=True),
]
