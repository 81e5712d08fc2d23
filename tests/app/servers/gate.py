# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A gate in front of a web server, so that "in mid transfer" is a number of bytes and no moment."""

import socket
import threading

PIECE = 64 * 1024


def close(*sockets):
    for each in sockets:
        try:
            each.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass  # the other side was faster
        each.close()


class Gate:
    """Relays connections to a port of 127.0.0.1; of the server's answers, heads included and all
    connections together, it lets through as many bytes as it was told and holds the rest. Or of the
    requests, for uploads.

    Counted here and not in the server's log: a server counts what it gave to the kernel, which is
    megabytes more than came out of a connection that was cut."""

    def __init__(self, upstream, holds="answers"):
        self.passed = 0
        self._holds = holds
        self.connections = 0
        self._upstream = upstream
        self._limit = 0
        self._changed = threading.Condition()
        self._open = set()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def let(self, count):
        """So many bytes more than have passed."""
        with self._changed:
            self._limit = self.passed + count
            self._changed.notify_all()

    def let_all(self):
        self.let(1 << 60)

    def is_holding(self):
        return self.passed >= self._limit

    def close(self):
        close(self._listener)
        with self._changed:
            for pair in self._open:
                close(*pair)
            self._open.clear()
            self._changed.notify_all()

    def _accept(self):
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return  # closed
            self.connections += 1
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client):
        server = socket.socket()
        # The server is not to be finished long before its bytes are let through.
        server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, PIECE)
        client.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, PIECE)
        pair = (client, server)
        with self._changed:
            self._open.add(pair)
        try:
            server.connect(("127.0.0.1", self._upstream))
            threading.Thread(target=self._relay_requests, args=(pair,), daemon=True).start()
            self._relay(pair, server, client, self._holds == "answers")
        except OSError:
            pass  # one of the two is gone, and so is the other now
        self._forget(pair)

    def _relay_requests(self, pair):
        client, server = pair
        try:
            self._relay(pair, client, server, self._holds == "requests")
        except OSError:
            pass  # as above
        self._forget(pair)

    def _relay(self, pair, source, sink, is_held):
        while data := source.recv(PIECE):
            while data:
                count = self._take(pair, len(data)) if is_held else len(data)
                if count == 0:
                    return
                sink.sendall(data[:count])
                data = data[count:]

    def _forget(self, pair):
        with self._changed:
            self._open.discard(pair)
            self._changed.notify_all()
        close(*pair)

    def _take(self, pair, wanted):
        """How many of the wanted bytes may pass now; waits for the first; 0: the pair is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self.passed < self._limit or pair not in self._open)
            if pair not in self._open:
                return 0
            count = min(wanted, self._limit - self.passed)
            self.passed += count
            return count
