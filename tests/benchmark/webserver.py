# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is downloaded: files of random bytes, nginx over them, and an authority that vouches for it."""

import dataclasses
import hashlib
import os
import pathlib
import shutil
import socket
import subprocess

from measuring import MEBI, wait_for

NGINX = """
daemon off;
pid {state}/pid;
error_log {state}/error.log;
worker_processes 2;
{user}
events {{ worker_connections 256; }}
http {{
    access_log off;
    sendfile on;
    keepalive_requests 100000;
    client_body_temp_path {state}/body;
    proxy_temp_path {state}/proxy;
    fastcgi_temp_path {state}/fastcgi;
    uwsgi_temp_path {state}/uwsgi;
    scgi_temp_path {state}/scgi;
    server {{
        listen {address}:{port}{tls};
        root {folder};
        {settings}
    }}
}}
"""

TLS = """ssl_certificate {folder}/server.pem;
        ssl_certificate_key {folder}/server.key;
        ssl_protocols TLSv1.3;"""


class Files:
    """Files of random bytes, made once."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir()

    def make(self, name, size):
        path = self.folder / name
        if not path.exists():
            path.parent.mkdir(exist_ok=True)
            with open(path, "wb") as file:
                for begin in range(0, size, MEBI):
                    file.write(os.urandom(min(MEBI, size - begin)))
        return path

    @staticmethod
    def sha256(path):
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()


class Authority:
    """Made for this run; vouches for 127.0.0.1."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir()
        self.certificate = self.folder / "authority.pem"
        self._make("authority", "/CN=Benchmark", ["-x509", "-addext", "keyUsage=critical,keyCertSign"])
        self._make("server", "/CN=127.0.0.1",
                   ["-x509", "-addext", "subjectAltName=IP:127.0.0.1",
                    "-addext", "basicConstraints=critical,CA:FALSE",
                    "-CA", str(self.certificate), "-CAkey", str(self.folder / "authority.key")])
        self._make_trusted()

    def _make(self, name, subject, options):
        self._openssl("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                      "-days", "2", "-subj", subject, "-keyout", str(self.folder / f"{name}.key"),
                      "-out", str(self.folder / f"{name}.pem"), *options)

    def _make_trusted(self):
        """A folder as /etc/ssl/certs is one: names are hashes of subjects."""
        self.trusted = self.folder / "trusted"
        self.trusted.mkdir()
        subject = self._openssl("x509", "-noout", "-hash", "-in", str(self.certificate)).strip()
        shutil.copy(self.certificate, self.trusted / f"{subject}.0")

    @staticmethod
    def _openssl(*words):
        done = subprocess.run(["openssl", *words], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"openssl {words[0]}: {done.stderr}")
        return done.stdout


@dataclasses.dataclass
class Place:
    """Where a server listens, and what has to stand before a command for it to run there."""
    address: str = "127.0.0.1"
    prefix: tuple[str, ...] = ()

    def free_port(self):
        if self.prefix:
            return 8080  # a network of its own
        with socket.socket() as probe:
            probe.bind((self.address, 0))
            return probe.getsockname()[1]


class Nginx:
    """nginx as it serves most of the world: two workers, sendfile."""

    def __init__(self, state, files, place, settings="", authority=None):
        self._state = pathlib.Path(state)
        self._state.mkdir()
        port = place.free_port()
        scheme = "https" if authority else "http"
        self.origin = f"{scheme}://{place.address}:{port}"
        if authority:
            settings += TLS.format(folder=authority.folder)
        # without it root's workers would be nobody, who may not read our files
        user = "user root;" if os.geteuid() == 0 else ""
        configuration = self._state / "nginx.conf"
        configuration.write_text(NGINX.format(
            state=self._state, user=user, address=place.address, port=port,
            tls=" ssl" if authority else "", folder=files.folder, settings=settings))
        # pylint: disable=consider-using-with
        self._process = subprocess.Popen([*place.prefix, "nginx", "-c", str(configuration)],
                                         stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait_for(lambda: self._is_ready(place, port), self._complaint)
        except BaseException:
            self.close()
            raise

    def close(self):
        if self._process.poll() is None:
            self._process.terminate()
            self._process.wait()

    def _is_ready(self, place, port):
        if self._process.poll() is not None:
            raise RuntimeError(self._complaint())
        if place.prefix:
            return (self._state / "pid").exists()  # written when it listens
        with socket.socket() as probe:
            return probe.connect_ex((place.address, port)) == 0

    def _complaint(self):
        log = self._state / "error.log"
        return "nginx does not serve: " + (log.read_text() if log.exists() else "")
