# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stand-ins for servers that take a file in pieces and put it together, on 127.0.0.1, with the pieces
on disk: what of Nextcloud takes chunked uploads of version 2 (its developer manual, "Chunked file
upload") and what of Amazon S3 takes a multipart upload (its API reference: UploadPart,
CompleteMultipartUpload). Only a piece that came whole is kept. What breaks a rule is answered 400."""

import hashlib
import http.server
import pathlib
import shutil
import socketserver
import threading
import urllib.parse
from xml.etree import ElementTree

BLOCK = 1 << 20
LEAST_PIECE = 5 << 20
S3_SPACE = "{http://s3.amazonaws.com/doc/2006-03-01/}"


class _Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        pass  # connections break here all the time


class ChunkStore:
    """Listens at `port`; the whole file lies at `target`, its pieces in `folder`."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.target = self.folder / "target"
        store = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def __getattr__(self, name):
                if name.startswith("do_"):
                    return self._serve
                raise AttributeError(name)

            def _serve(self):
                status, headers, body = store.answer(self)
                self.send_response(status)
                if status >= 400:
                    self.send_header("Connection", "close")  # a body may still come
                for header in headers.items():
                    self.send_header(*header)
                if status != 204:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        self._server = _Server(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self):
        self._server.shutdown()
        self._server.server_close()

    def answer(self, request):
        """(status, headers, body)"""
        raise NotImplementedError

    @staticmethod
    def take(request, path):
        """The request's body into a file; its MD5."""
        digest = hashlib.md5()
        left = int(request.headers["Content-Length"])
        temporary = path.with_name(f"{path.name}.{threading.get_ident()}.part")
        with open(temporary, "wb") as file:
            while left > 0:
                data = request.rfile.read(min(BLOCK, left))
                if not data:
                    raise ConnectionError("the body broke off")
                digest.update(data)
                file.write(data)
                left -= len(data)
        temporary.rename(path)
        return digest.hexdigest()

    def join(self, pieces):
        """The target out of the files; false when one but the last is too small."""
        if any(piece.stat().st_size < LEAST_PIECE for piece in pieces[:-1]):
            return False
        with open(self.target, "wb") as whole:
            for piece in pieces:
                with open(piece, "rb") as file:
                    shutil.copyfileobj(file, whole, BLOCK)
                piece.unlink()
        return True


def body_of(request):
    return request.rfile.read(int(request.headers.get("Content-Length", 0)))


class Nextcloud(ChunkStore):
    """Of the user "ann", who has no folders."""

    FILES = "/remote.php/dav/files/ann/"
    UPLOADS = "/remote.php/dav/uploads/ann/"

    def __init__(self, folder):
        super().__init__(folder)
        self._uploads = {}  # name of a folder of chunks: {number: file}

    def url(self, port):
        return f"http://127.0.0.1:{port}{self.FILES}target"

    def answer(self, request):
        path = request.path
        if request.command != "PUT":
            body_of(request)
        if path.startswith(self.FILES):
            return self._answer_of_file(request, path.removeprefix(self.FILES))
        if not path.startswith(self.UPLOADS):
            return 404, {}, b""
        name, _, chunk = path.removeprefix(self.UPLOADS).partition("/")
        return self._answer_of_upload(request, name, chunk)

    def _answer_of_file(self, request, name):
        if request.command != "PROPFIND":
            return 405, {}, b""
        if name == "":
            return self._listing(self._folder(request.path))
        if name == "target" and self.target.exists():
            return self._listing(self._file(request.path, self.target.stat().st_size))
        return 404, {}, b""

    def _answer_of_upload(self, request, name, chunk):
        destination = urllib.parse.urlsplit(request.headers.get("Destination", "")).path
        if request.command != "PROPFIND" and destination != self.FILES + "target":
            return 400, {}, b""
        if request.command == "MKCOL":
            if name in self._uploads:
                return 405, {}, b""
            self._uploads[name] = {}
            return 201, {}, b""
        chunks = self._uploads.get(name)
        if chunks is None:
            return 404, {}, b""
        if request.command == "PROPFIND":
            files = "".join(self._file(f"{self.UPLOADS}{name}/{number:05}", piece.stat().st_size)
                            for number, piece in sorted(chunks.items()))
            return self._listing(self._folder(f"{self.UPLOADS}{name}/") + files)
        if request.command == "PUT" and chunk.isdigit() and 1 <= int(chunk) <= 10_000:
            piece = self.folder / f"chunk-{int(chunk):05}"
            self.take(request, piece)
            chunks[int(chunk)] = piece
            return 201, {}, b""
        if request.command == "MOVE" and chunk == ".file":
            return self._join(request, name)
        if request.command == "DELETE":
            del self._uploads[name]
            return 204, {}, b""
        return 405, {}, b""

    def _join(self, request, name):
        pieces = [piece for _, piece in sorted(self._uploads[name].items())]
        total = sum(piece.stat().st_size for piece in pieces)
        if int(request.headers.get("OC-Total-Length", -1)) != total or not self.join(pieces):
            return 400, {}, b""
        del self._uploads[name]
        return 201, {}, b""

    @staticmethod
    def _listing(responses):
        text = f'<?xml version="1.0"?><d:multistatus xmlns:d="DAV:">{responses}</d:multistatus>'
        return 207, {"Content-Type": "application/xml; charset=utf-8"}, text.encode()

    @staticmethod
    def _response(href, properties):
        return (f"<d:response><d:href>{href}</d:href><d:propstat><d:prop>{properties}</d:prop>"
                "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>")

    def _folder(self, href):
        return self._response(href, "<d:resourcetype><d:collection/></d:resourcetype>")

    def _file(self, href, length):
        return self._response(
            href, f"<d:getcontentlength>{length}</d:getcontentlength><d:resourcetype/>")


class S3(ChunkStore):
    """One multipart upload; who asks is not looked at, for nothing is signed."""

    KEY = "/bucket/key"

    def __init__(self, folder):
        super().__init__(folder)
        self._parts = {}  # number: (file, ETag)

    def url(self, port):
        return f"http://127.0.0.1:{port}{self.KEY}?uploadId=1"

    def part_urls(self, port, size):
        count = max(1, -(-size // LEAST_PIECE))
        return [f"http://127.0.0.1:{port}{self.KEY}?partNumber={number}&uploadId=1"
                for number in range(1, count + 1)]

    def answer(self, request):
        query = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(request.path).query))
        number = int(query.get("partNumber", 0))
        if request.command == "PUT" and number > 0:
            piece = self.folder / f"part-{number:05}"
            tag = f'"{self.take(request, piece)}"'
            self._parts[number] = (piece, tag)
            return 200, {"ETag": tag}, b""
        body = body_of(request)
        if request.command == "POST" and number == 0:
            return self._complete(body)
        return 400, {}, b""

    def _complete(self, body):
        listed = [(int(part.findtext(f"{S3_SPACE}PartNumber")), part.findtext(f"{S3_SPACE}ETag"))
                  for part in ElementTree.fromstring(body).iter(f"{S3_SPACE}Part")]
        is_right = listed == sorted(listed) and all(
            number in self._parts and self._parts[number][1] == tag for number, tag in listed)
        if not is_right or not self.join([self._parts[number][0] for number, _ in listed]):
            return 400, {"Content-Type": "application/xml"}, b"<Error><Code>InvalidPart</Code></Error>"
        text = ('<CompleteMultipartUploadResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">'
                '<ETag>"1"</ETag></CompleteMultipartUploadResult>')
        return 200, {"Content-Type": "application/xml"}, text.encode()
