# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A server for each upload method, as a program of its own where there is one, and how its protocol
is read on the wire."""

import contextlib
import pathlib
import shutil
import subprocess

import webservers
from chunkstores import S3, Nextcloud
from measuring import wait_for
from uploadledger import Bits, Chunks, Offsets, Whole

SUPPORT = pathlib.Path(__file__).resolve().parent.parent / "support"


class Missing(Exception):
    """The server cannot be had here; says why."""


def need(what, is_there):
    if not is_there:
        raise Missing(f"{what} is not installed")


class Target:
    """Where a file goes. Servers have a folder of their own; `build` is what CMake made."""

    RESUMES = True  # else it starts over
    NAME = ""
    METHOD = ""  # what the job is told; as the name when it is empty

    def __init__(self, folder, build):
        self.folder = pathlib.Path(folder)
        self.build = build
        self.port = 0
        self._stack = contextlib.ExitStack()
        try:
            self.start(self._stack)
        except BaseException:
            self._stack.close()
            raise

    def start(self, stack):
        """Sets `port`; what must end with the target goes on the stack."""
        raise NotImplementedError

    def reader(self):
        """How its requests and answers are read: of uploadledger."""
        raise NotImplementedError

    def url(self, port):
        """Of the file, with the relay's port."""
        return f"http://127.0.0.1:{port}/target"

    def options(self, _port, _size):
        """What `transhipctl add` is told besides."""
        return []

    def file(self):
        """What the server made; None when there is nothing."""
        return self.folder / "target"

    def close(self):
        self._stack.close()


class ProgramTarget(Target):
    """A program that says its port in the first line of what it prints, and ends with its input."""

    def command(self):
        raise NotImplementedError

    def start(self, stack):
        said = self.folder.with_name(self.folder.name + ".out")
        output = stack.enter_context(open(said, "wb"))
        # pylint: disable=consider-using-with
        process = subprocess.Popen(self.command(), stdin=subprocess.PIPE, stdout=output)
        stack.callback(process.stdin.close)
        stack.callback(process.wait)
        stack.callback(process.terminate)

        def line():
            if process.poll() is not None:
                raise RuntimeError(f"{self.NAME}: the server ended in place of listening")
            return said.read_text(encoding="utf-8").partition("\n")
        wait_for(lambda: line()[1], lambda: f"{self.NAME}: the server does not listen")
        self.port = self.port_in(line()[0])

    def port_in(self, line):
        return int(line.removeprefix("READY "))


class BitsTarget(ProgramTarget):
    NAME = "bits"

    def command(self):
        return [self.build / "tests" / "support" / "tranship_bits_server", self.folder]

    def port_in(self, line):
        return int(line.rsplit(":", 1)[1].strip("/"))

    def reader(self):
        return Bits()


class ForgetfulBitsTarget(BitsTarget):
    """Drops what came of a fragment that broke off."""

    NAME = "bits-forgetful"
    METHOD = "bits"

    def command(self):
        return [*super().command(), "--lose-cut"]


class OffsetTarget(ProgramTarget):
    def reader(self):
        return Offsets()

    def url(self, port):
        return f"http://127.0.0.1:{port}/files"

    def file(self):
        made = [path for path in self.folder.iterdir() if path.suffix != ".json"]
        return made[0] if len(made) == 1 else None

    def node(self, script):
        node = shutil.which("node") or shutil.which("nodejs")
        need("node", node)
        return [node, script, self.folder]


class TusTarget(OffsetTarget):
    NAME = "tus"

    def command(self):
        place = self.build / "tests" / "tusserver"
        need("@tus/server (ctest -R support/tusserver gets it)",
             (place / "installed-package-lock.json").exists())
        return self.node(place / "tusserver.mjs")


class ResumableTarget(OffsetTarget):
    NAME = "resumable"

    def command(self):
        return self.node(SUPPORT / "resumableserver" / "resumableserver.mjs")


class StoreTarget(Target):
    """A stand-in in a thread."""

    STORE = Nextcloud

    def start(self, stack):
        self._store = self.STORE(self.folder)
        stack.callback(self._store.close)
        self.port = self._store.port

    def url(self, port):
        return self._store.url(port)


class NextcloudTarget(StoreTarget):
    NAME = "nextcloud"

    def reader(self):
        return Chunks(r"/uploads/ann/[^/]+/(\d+)$")


class S3Target(StoreTarget):
    NAME = "s3-multipart"
    STORE = S3

    def reader(self):
        return Chunks(r"partNumber=(\d+)")

    def options(self, port, size):
        urls = self.folder.with_name("part-urls.txt")
        urls.write_text("\n".join(self._store.part_urls(port, size)) + "\n", encoding="utf-8")
        return ["--part-urls", str(urls)]


class DavTarget(Target):
    RESUMES = False
    SERVER = webservers.NginxDav

    def start(self, stack):
        need(self.SERVER.NAME, webservers.program(self.SERVER.NAME))
        self.folder.chmod(0o777)  # for a server that changes its user
        server = stack.enter_context(self.SERVER(self.folder))
        self.port = server.port

    def reader(self):
        return Whole()


class PutTarget(DavTarget):
    NAME = "put"


class WebDavTarget(DavTarget):
    NAME = "webdav"
    SERVER = webservers.ApacheDav


TARGETS = {target.NAME: target for target in (BitsTarget, ForgetfulBitsTarget, TusTarget, ResumableTarget,
                                              NextcloudTarget, S3Target, PutTarget, WebDavTarget)}
