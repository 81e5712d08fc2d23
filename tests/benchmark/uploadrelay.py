# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A way to an upload server that breaks after so many bytes, stands still where it is told to, and
keeps account of what went over it. It reads HTTP/1.1 as far as it must: heads and lengths."""

import contextlib
import enum
import socket
import threading

from uploadledger import Head, Ledger

PIECE = 256 * 1024
LOSES_ANSWER = 4  # about every fourth cut comes after the body and takes the answer


class Hold(enum.Enum):
    BODY = 1  # in the middle of a request's body
    ANSWER = 2  # a request has come whole, and its answer does not go back


class Exchange:
    """A request and its answer."""

    def __init__(self, request, begin):
        self.request = request
        self.begin = begin  # in the file; None: the body is no part of it
        self.left = request.length  # bytes of the body that did not come yet
        self.answer = b""  # as long as its head is not whole
        self.is_answered = False
        self.is_held = False
        self.is_lost = False  # the cut comes when its answer does

    @property
    def is_heard(self):
        return not self.is_held and not self.is_lost

    @property
    def passed(self):
        return self.request.length - self.left

    @property
    def is_of_file(self):
        return self.begin is not None and self.request.length > 0


class Way:
    """One connection."""

    def __init__(self, relay, client):
        self._relay = relay
        self._client = client
        self._server = socket.create_connection(("127.0.0.1", relay.upstream))
        for line in (client, self._server):
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._exchange = None
        self._head = b""
        self.is_closed = False

    def run(self):
        for direction in (self._requests, self._answers):
            threading.Thread(target=self._carry, args=(direction,), daemon=True).start()

    def close(self):
        self.is_closed = True
        for line in (self._server, self._client):
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
            line.close()

    def _carry(self, direction):
        with contextlib.suppress(OSError):  # one of the two is gone
            direction()
        self._relay.forget(self)

    def _requests(self):
        while data := self._client.recv(PIECE):
            while data and not self.is_closed:
                is_body = self._exchange and self._exchange.left > 0
                data = self._pass_body(data) if is_body else self._pass_head(data)

    def _pass_head(self, data):
        self._head += data
        end = self._head.find(b"\r\n\r\n") + 4
        if end < 4:
            return b""
        head, rest = self._head[:end], self._head[end:]
        self._head = b""
        self._exchange = self._relay.opened(Head.read(head[:-4]), len(head))
        self._server.sendall(head)
        return rest

    def _pass_body(self, data):
        exchange = self._exchange
        count = self._relay.take(self, exchange, min(len(data), exchange.left))
        if count == 0:
            self.close()
            return b""
        self._server.sendall(data[:count])
        return data[count:]

    def _answers(self):
        while data := self._server.recv(PIECE):
            exchange = self._exchange
            if exchange and not exchange.is_answered:
                self._read_answer(exchange, data)
                if exchange.is_answered:
                    self._relay.hand_back(self, exchange)
            self._client.sendall(data)

    def _read_answer(self, exchange, data):
        exchange.answer += data
        while (end := exchange.answer.find(b"\r\n\r\n")) >= 0:
            head = Head.read(exchange.answer[:end])
            exchange.answer = exchange.answer[end + 4:]
            if head.status >= 200:
                exchange.is_answered = True
                self._relay.answered(exchange, head)
                return


class UploadRelay:
    """Relays connections to a port of 127.0.0.1. `method` reads requests and answers: one of those
    in uploadledger. Connections are cut in the middle of a body whenever `cut_every` bytes of bodies
    have passed since the last time, `most_cuts` times; None: without end. After three of them
    the body comes whole, if not more is left of it than that, and the answer is lost."""

    def __init__(self, upstream, method, cut_every, most_cuts=None):
        self.upstream = upstream
        self.ledger = Ledger()
        self.wire = 0  # bytes that clients sent
        self.cuts = 0
        self.holding = threading.Event()
        self._method = method
        self._cut_every = cut_every
        self._most_cuts = most_cuts
        self._since_cut = 0
        self._without_loss = 0  # cuts since an answer was lost
        self._hold = None  # (place, Hold)
        self._held = None  # (Way, Exchange)
        self._changed = threading.Condition()
        self._ways = set()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def hold(self, place, what):
        """Stands still with the first request that brings bytes of the file from `place` on; sets
        `holding` then. A request whose answer is held is not cut."""
        with self._changed:
            self.holding.clear()
            self._hold = (place, what)

    def break_held(self):
        """Closes the connection that stands still, for its client is gone."""
        with self._changed:
            way, exchange = self._held
            self.ledger.interrupt(exchange.passed)
            self._hold = self._held = None
            way.close()
            self._changed.notify_all()

    def close(self):
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        with self._changed:
            ways = list(self._ways)
            for way in ways:
                way.close()
            self._changed.notify_all()

    def opened(self, request, length):
        with self._changed:
            self.wire += length
            return Exchange(request, self._method.begin(request))

    def take(self, way, exchange, wanted):
        """How many of the wanted bytes of a body may pass; 0: the connection is broken."""
        with self._changed:
            if not exchange.is_of_file:
                exchange.left -= wanted
                self.wire += wanted
                return wanted
            place = exchange.begin + exchange.passed
            count = self._until_hold(way, exchange, place, wanted)
            if count > 0:
                count = self._until_cut(exchange, count)
            exchange.left -= count
            self.wire += count
            self.ledger.pass_on(place, count)
            return count

    def hand_back(self, way, exchange):
        """An answer is to go back."""
        with self._changed:
            if exchange.is_held:
                self._stand_still(way, exchange)
            elif exchange.is_lost:
                self._cut(exchange)
                way.close()

    def answered(self, exchange, answer):
        with self._changed:
            if exchange.is_heard:
                self.ledger.acknowledge(self._method.acknowledged(exchange.request, answer))

    def forget(self, way):
        with self._changed:
            self._ways.discard(way)
            way.close()
            self._changed.notify_all()

    def _until_hold(self, way, exchange, place, wanted):
        if self._hold is None or not exchange.is_heard:
            return wanted
        at, what = self._hold
        if place < at:
            return min(wanted, at - place)
        if what is Hold.ANSWER:
            exchange.is_held = True
            return wanted
        self._stand_still(way, exchange)
        return 0

    def _until_cut(self, exchange, wanted):
        is_over = self._most_cuts is not None and self.cuts >= self._most_cuts
        if exchange.is_heard and not is_over:
            left = self._cut_every - self._since_cut
            if left > 0:
                wanted = min(wanted, left)
            elif self._without_loss >= LOSES_ANSWER - 1 and exchange.left <= self._cut_every:
                exchange.is_lost = True
            else:
                self._cut(exchange)
                return 0
        self._since_cut += wanted
        return wanted

    def _cut(self, exchange):
        self.cuts += 1
        self._since_cut = 0
        self._without_loss = 0 if exchange.is_lost else self._without_loss + 1
        self.ledger.interrupt(exchange.passed)

    def _stand_still(self, way, exchange):
        self._held = (way, exchange)
        self.holding.set()
        self._changed.wait_for(lambda: way.is_closed)

    def _accept(self):
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return  # closed
            try:
                way = Way(self, client)
            except OSError:
                client.close()  # the server is gone
                continue
            with self._changed:
                self._ways.add(way)
            way.run()
