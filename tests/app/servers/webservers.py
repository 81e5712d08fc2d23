# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real web servers of a Linux machine, each over a folder and on a free port of 127.0.0.1, as
root or as anybody:  with SERVERS["caddy"](folder) as server: server.port"""

import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile

from waiting import wait_for

NGINX = """
daemon off;
# One process that keeps its user: a worker of its own user could not read a test's folder.
master_process off;
pid {state}/pid;
events {{ worker_connections 128; }}
http {{
    access_log {state}/access.log;
    client_body_temp_path {state}/body;
    proxy_temp_path {state}/proxy;
    fastcgi_temp_path {state}/fastcgi;
    uwsgi_temp_path {state}/uwsgi;
    scgi_temp_path {state}/scgi;
    server {{
        listen 127.0.0.1:{port};
        root {folder};
    }}
}}
"""

APACHE = """
ServerRoot {state}
DefaultRuntimeDir {state}
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {state}/pid
ErrorLog {state}/error.log
# Only a server that root starts reads these two; it refuses to serve as root.
User nobody
Group nogroup
LoadModule mpm_event_module {modules}/mod_mpm_event.so
LoadModule authz_core_module {modules}/mod_authz_core.so
StartServers 1
ServerLimit 2
ThreadsPerChild 32
MaxRequestWorkers 64
DocumentRoot {folder}
LogFormat "%r %>s" short
CustomLog {state}/access.log short
"""

LIGHTTPD = """
server.modules = ("mod_accesslog")
server.bind = "127.0.0.1"
server.port = {port}
server.document-root = "{folder}"
server.errorlog = "{state}/error.log"
accesslog.filename = "{state}/access.log"
"""

CADDY = """
{{
    admin off
    auto_https off
    storage file_system {state}
}}
http://127.0.0.1:{port} {{
    bind 127.0.0.1
    root * {folder}
    file_server
    log {{
        output file {state}/access.log
    }}
}}
"""


def program(name):
    """Debian keeps servers where only root looks."""
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class WebServer:
    NAME = ""
    CONFIGURATION = ""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder).resolve()
        self.port = 0
        self._process = None
        self._temporary = tempfile.TemporaryDirectory(prefix=f"{self.NAME}-")
        self.state = pathlib.Path(self._temporary.name)
        # A server that changes its user has to get in.
        self.state.chmod(0o755)

    def __enter__(self):
        # Between asking for a free port and taking it somebody else may take it: then ask again.
        for _ in range(5):
            self.port = free_port()
            if self.start():
                return self
        raise RuntimeError(f"{self.NAME} does not start: {self._complaint()}")

    def __exit__(self, *_):
        self.kill()
        self._temporary.cleanup()

    def start(self):
        """At the port it has; false when the server ends in place of answering."""
        configuration = self.state / "configuration"
        configuration.write_text(self._configuration(), encoding="utf-8")
        environment = {**os.environ, "HOME": str(self.state), "XDG_CONFIG_HOME": str(self.state)}
        with open(self.state / "start.log", "ab") as log:
            # pylint: disable=consider-using-with
            self._process = subprocess.Popen(
                self._command(configuration), env=environment, start_new_session=True,
                stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        wait_for(lambda: self._process.poll() is not None or answers(self.port), self._complaint)
        return self._process.poll() is None

    def kill(self):
        """With all its children, at once: connections are reset and nothing is tidied up."""
        if self._process is None:
            return
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass  # ended by itself
        self._process.wait(10)
        self._process = None

    def requests(self):
        """Answered so far, cut ones too."""
        log = self.state / "access.log"
        return log.read_text(encoding="utf-8").count("GET") if log.exists() else 0

    def _configuration(self):
        return self.CONFIGURATION.format(state=self.state, folder=self.folder, port=self.port)

    def _command(self, configuration):
        raise NotImplementedError

    def _complaint(self):
        logs = (self.state / name for name in ("start.log", "error.log"))
        return "".join(log.read_text(encoding="utf-8") for log in logs if log.exists())


class Nginx(WebServer):
    NAME = "nginx"
    CONFIGURATION = NGINX

    def _command(self, configuration):
        return [program("nginx"), "-e", str(self.state / "error.log"), "-c", str(configuration)]


class NginxDav(Nginx):
    """Takes files by PUT, into folders that it makes."""

    CONFIGURATION = NGINX.replace(
        "root {folder};",
        "root {folder}; client_max_body_size 0; dav_methods PUT DELETE MKCOL MOVE; "
        "create_full_put_path on;")


class Apache(WebServer):
    NAME = "apache2"
    CONFIGURATION = APACHE
    MODULES = "/usr/lib/apache2/modules"

    def _configuration(self):
        return self.CONFIGURATION.format(state=self.state, folder=self.folder, port=self.port,
                                         modules=self.MODULES)

    def _command(self, configuration):
        return [program("apache2"), "-D", "FOREGROUND", "-f", str(configuration)]


class ApacheDav(Apache):
    """Takes files by WebDAV."""

    CONFIGURATION = APACHE + """
LoadModule dav_module {modules}/mod_dav.so
LoadModule dav_fs_module {modules}/mod_dav_fs.so
DavLockDB {state}/locks/db
<Directory {folder}>
    Dav On
    Require all granted
</Directory>
"""

    def start(self):
        locks = self.state / "locks"
        locks.mkdir(exist_ok=True)
        locks.chmod(0o777)
        return super().start()


class Lighttpd(WebServer):
    NAME = "lighttpd"
    CONFIGURATION = LIGHTTPD

    def _command(self, configuration):
        return [program("lighttpd"), "-D", "-f", str(configuration)]


class Caddy(WebServer):
    NAME = "caddy"
    CONFIGURATION = CADDY

    def _command(self, configuration):
        return [program("caddy"), "run", "--config", str(configuration), "--adapter", "caddyfile"]


SERVERS = {server.NAME: server for server in (Nginx, Apache, Lighttpd, Caddy)}
