# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What went over the wire of one file's upload, in bytes of the file, whatever the method."""

import dataclasses
import re


@dataclasses.dataclass
class Head:
    """The head of a request or an answer; names of headers are lower case."""
    first: str  # its first line
    headers: dict[str, str]

    @classmethod
    def read(cls, text):
        first, *lines = text.decode("latin-1").split("\r\n")
        pairs = (line.partition(":") for line in lines if line)
        return cls(first, {name.strip().lower(): value.strip() for name, _, value in pairs})

    @property
    def method(self):
        return self.first.split(" ")[0]

    @property
    def target(self):
        return self.first.split(" ")[1]

    @property
    def status(self):
        return int(self.first.split(" ")[1])

    @property
    def length(self):
        return self.number("content-length", 0)

    def number(self, name, otherwise=None):
        text = self.headers.get(name, "")
        return int(text) if text.isdigit() else otherwise


class Ledger:
    """Bytes that came again, and whether they were allowed to. An interruption allows as many as had
    come of the request that it broke; nothing allows those that the server has acknowledged."""

    def __init__(self):
        self.acknowledged = 0  # bytes from 0 of which the client heard that they are there
        self.came = 0  # bytes of bodies in all
        self.again = 0  # of those, what had come before
        self.acknowledged_again = 0  # of those, what had been acknowledged
        self.excess = 0  # more came again than interruptions allowed, at most
        self._high = 0  # where no byte had come from yet
        self._allowed = 0

    def pass_on(self, begin, count):
        """`count` bytes of the file from `begin` on."""
        end = begin + count
        self.came += count
        self.acknowledged_again += max(0, min(end, self.acknowledged) - begin)
        self.again += max(0, min(end, self._high) - begin)
        self.excess = max(self.excess, self.again - self._allowed)
        self._high = max(self._high, end)

    def interrupt(self, passed):
        """A request was broken off of which so many bytes had come."""
        self._allowed += passed

    def acknowledge(self, offset):
        self.acknowledged = max(self.acknowledged, offset)


class Whole:
    """PUT of the file in one request."""

    def begin(self, request):
        """Where in the file the request's body begins; None when it is no part of it."""
        return 0 if request.method == "PUT" else None

    def acknowledged(self, request, answer):
        """The offset that the answer acknowledges, 0 when it acknowledges nothing."""
        return request.length if request.method == "PUT" and answer.status < 300 else 0


class Offsets:
    """tus and the resumable upload draft: a POST creates and may bring the first bytes."""

    def begin(self, request):
        return {"POST": 0, "PATCH": request.number("upload-offset")}.get(request.method)

    def acknowledged(self, _, answer):
        return answer.number("upload-offset", 0) if answer.status < 300 else 0


class Bits:
    def begin(self, request):
        found = re.match(r"bytes (\d+)-", request.headers.get("content-range", ""))
        return int(found[1]) if found else None

    def acknowledged(self, _, answer):
        heeded = answer.status in (200, 416)
        return answer.number("bits-received-content-range", 0) if heeded else 0


class Chunks:
    """Pieces by number, of which the server keeps only whole ones. `pattern` finds the number in
    the target of a PUT."""

    def __init__(self, pattern):
        self._pattern = re.compile(pattern)
        self._lengths = {}

    def begin(self, request):
        number = self._number(request)
        if number is None:
            return None
        self._lengths[number] = request.length
        return sum(length for other, length in self._lengths.items() if other < number)

    def acknowledged(self, request, answer):
        number = self._number(request)
        if number is None or answer.status >= 300:
            return 0
        return sum(length for other, length in self._lengths.items() if other <= number)

    def _number(self, request):
        found = self._pattern.search(request.target) if request.method == "PUT" else None
        return int(found[1]) if found else None
