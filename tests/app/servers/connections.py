#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real tranship and how it connects: certificates that people decide about, a proxy of the job's
own, and the programs that are told of a job.

    connections.py FOLDER_OF_THE_PROGRAMS
"""

import functools
import http.server
import os
import pathlib
import shutil
import ssl
import subprocess
import sys
import tempfile
import threading
import unittest

from program import Program
from waiting import wait_for
from webservers import answers, free_port

PROGRAMS = "."
SIZE = 200_000


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):  # pylint: disable=arguments-differ
        pass


class SecureServer:
    """Serves a folder over TLS with a certificate that nobody vouches for."""

    def __init__(self, folder, state):
        self.certificate = pathlib.Path(state) / "server.pem"
        self.renew()
        handler = functools.partial(QuietHandler, directory=str(folder))
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self._plain = self._server.socket
        self.port = self._server.server_address[1]
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(self.certificate)
        self._server.socket = self._context.wrap_socket(self._plain, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    @property
    def host(self):
        return f"127.0.0.1:{self.port}"

    def renew(self):
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                        "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                        "-subj", "/CN=Test server", "-addext", "subjectAltName=IP:127.0.0.1",
                        "-keyout", str(self.certificate) + ".key",
                        "-out", str(self.certificate) + ".crt"],
                       check=True, capture_output=True, timeout=60)
        self.certificate.write_text(
            pathlib.Path(str(self.certificate) + ".crt").read_text(encoding="ascii")
            + pathlib.Path(str(self.certificate) + ".key").read_text(encoding="ascii"),
            encoding="ascii")

    def show_another(self):
        """New connections get another certificate."""
        self.renew()
        self._context.load_cert_chain(self.certificate)

    def fingerprint(self):
        output = subprocess.run(["openssl", "x509", "-in", str(self.certificate), "-noout",
                                 "-fingerprint", "-sha256"],
                                check=True, capture_output=True, text=True, timeout=60).stdout
        return output.strip().split("=", 1)[1]

    def close(self):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(10)


class Connections(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="connections-")
        self.addCleanup(temporary.cleanup)
        self.root = pathlib.Path(temporary.name)
        self.served = self.root / "served"
        self.served.mkdir()
        self.content = os.urandom(SIZE)
        (self.served / "a.bin").write_bytes(self.content)
        self.program = Program(PROGRAMS, self.root / "data")
        self.addCleanup(self.program.kill)
        self.program.start()

    def secure_server(self):
        server = SecureServer(self.served, self.root)
        self.addCleanup(server.close)
        return server

    def plain_url(self, name):
        """The file at a server that speaks no TLS."""
        handler = functools.partial(QuietHandler, directory=str(self.served))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        self.addCleanup(thread.join, 10)
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        return f"http://127.0.0.1:{server.server_address[1]}/{name}"

    def job(self, url, **settings):
        job = self.program.ctl("create", "job", "--priority", "foreground")["id"]
        for key, value in settings.items():
            self.program.ctl("set", job, key.replace("_", "-"), value)
        folder = self.root / job
        folder.mkdir()
        self.program.ctl("add", job, url, f"{folder}/")
        self.program.ctl("resume", job)
        return job

    def info(self, job):
        return self.program.ctl("info", job)

    def wait_for_state(self, job, *states):
        wait_for(lambda: self.info(job)["state"] in states, lambda: str(self.info(job)))
        return self.info(job)

    def check_refused(self, job, code):
        info = self.wait_for_state(job, "Error", "Transferred")
        self.assertEqual(info["state"], "Error")
        self.assertEqual(info["error"]["name"], code)
        return info["error"]["detail"]

    def test_a_person_trusts_exactly_one_certificate(self):
        server = self.secure_server()
        url = f"https://{server.host}/a.bin"
        job = self.job(url)
        detail = self.check_refused(job, "CertificateSelfSigned")
        first = server.fingerprint()
        self.assertIn(first, detail)
        shown = self.program.ctl("certificates")
        self.assertEqual([(one["host"], one["fingerprint"], one["subject"], one["trustedSince"])
                          for one in shown], [(server.host, first, "Test server", None)])

        self.program.ctl("trust", server.host, first)
        self.program.ctl("resume", job)
        self.wait_for_state(job, "Transferred")
        self.program.ctl("complete", job)
        self.assertEqual((self.root / job / "a.bin").read_bytes(), self.content)

        # over a kill, and for this certificate alone
        self.program.kill()
        self.program.start()
        self.wait_for_state(self.job(url), "Transferred")
        server.show_another()
        self.program.kill()
        self.program.start()
        self.check_refused(self.job(url), "CertificateSelfSigned")

        self.program.ctl("untrust", server.host, first)
        self.assertEqual([one for one in self.program.ctl("certificates")
                          if one["trustedSince"]], [])
        with self.assertRaisesRegex(RuntimeError, "NotFound"):
            self.program.ctl("untrust", server.host, first)

    def test_security_flags_are_for_their_job_alone(self):
        server = self.secure_server()
        url = f"https://{server.host}/a.bin"
        self.wait_for_state(self.job(url, security="ignore-unknown-issuer"), "Transferred")
        self.check_refused(self.job(url), "CertificateSelfSigned")
        job = self.program.ctl("create", "flags")["id"]
        with self.assertRaisesRegex(RuntimeError, "InvalidArgument"):
            self.program.ctl("set", job, "security", "0x20")

    @unittest.skipUnless(shutil.which("tinyproxy"), "no tinyproxy on this machine")
    def test_a_job_goes_through_its_own_proxy(self):
        state = self.root / "proxy"
        state.mkdir()
        port = free_port()
        (state / "configuration").write_text(
            f"Port {port}\nListen 127.0.0.1\nTimeout 60\nMaxClients 20\nAllow 127.0.0.1\n"
            f"LogFile \"{state}/log\"\nLogLevel Connect\n", encoding="utf-8")
        # pylint: disable=consider-using-with
        proxy = subprocess.Popen(["tinyproxy", "-d", "-c", str(state / "configuration")],
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(proxy.wait, 10)
        self.addCleanup(proxy.kill)
        wait_for(lambda: answers(port), lambda: "tinyproxy does not answer")
        server = self.secure_server()
        url = f"https://{server.host}/a.bin"
        through = {"security": "ignore-unknown-issuer", "proxy": f"http://127.0.0.1:{port}"}
        self.wait_for_state(self.job(url, **through), "Transferred")
        log = (state / "log").read_text(encoding="utf-8")
        self.assertIn(f"CONNECT {server.host}", log)
        # others go straight
        self.wait_for_state(self.job(url, security="ignore-unknown-issuer", proxy="none"),
                            "Transferred")
        self.wait_for_state(self.job(url, proxy_bypass="127.0.0.1", **through), "Transferred")
        self.assertEqual(log.count("CONNECT"),
                         (state / "log").read_text(encoding="utf-8").count("CONNECT"))

    def squid(self, scheme):
        """A Squid that lets "me" with "secret" in; its port and its log."""
        # it changes its user, and nobody else gets into the other folder
        temporary = tempfile.TemporaryDirectory(prefix="squid-", ignore_cleanup_errors=True)
        self.addCleanup(temporary.cleanup)
        state = pathlib.Path(temporary.name)
        state.chmod(0o777)
        helpers = "/usr/lib/squid"
        if scheme == "basic":
            word = subprocess.run(["openssl", "passwd", "-apr1", "secret"], check=True,
                                  capture_output=True, text=True, timeout=60).stdout.strip()
            program = f"{helpers}/basic_ncsa_auth"
        else:
            word, program = "secret", f"{helpers}/digest_file_auth"
        (state / "passwords").write_text(f"me:{word}\n", encoding="ascii")
        port = free_port()
        (state / "configuration").write_text(
            f"http_port 127.0.0.1:{port}\nauth_param {scheme} program {program} {state}/passwords\n"
            f"auth_param {scheme} realm office\nauth_param {scheme} children 1\n"
            "acl users proxy_auth REQUIRED\nhttp_access allow users\nhttp_access deny all\n"
            "cache deny all\ncache_mem 8 MB\nvisible_hostname localhost\npinger_enable off\n"
            "shutdown_lifetime 0 seconds\nnetdb_filename none\n"
            f"pid_filename {state}/pid\naccess_log stdio:{state}/log\n"
            f"cache_log {state}/cache.log\ncoredump_dir {state}\n", encoding="utf-8")
        # pylint: disable=consider-using-with
        proxy = subprocess.Popen(["/usr/sbin/squid", "-N", "-f", str(state / "configuration")],
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(proxy.wait, 10)
        self.addCleanup(proxy.kill)
        wait_for(lambda: answers(port), lambda: "squid does not answer")
        return port, state / "log"

    def give_login(self, job, password):
        secret = self.root / "login"
        secret.write_text(f"me\n{password}\n", encoding="utf-8")
        self.program.ctl("set", job, "credentials", "proxy", "--session", "--secret-file",
                         str(secret))

    def check_proxy_login(self, scheme):
        port, log = self.squid(scheme)
        server = self.secure_server()
        settings = {"security": "ignore-unknown-issuer", "proxy": f"http://127.0.0.1:{port}"}
        for url in (f"https://{server.host}/a.bin", self.plain_url("a.bin")):
            job = self.job(url, **settings)
            self.check_refused(job, "ProxyAuthenticationRequired")
            self.give_login(job, "wrong")
            self.program.ctl("resume", job)
            self.check_refused(job, "ProxyAuthenticationRequired")
            asked = len(log.read_text(encoding="utf-8").splitlines())
            self.program.ctl("resume", job)
            self.check_refused(job, "ProxyAuthenticationRequired")
            # a login that was refused is not shown again
            self.assertEqual(len(log.read_text(encoding="utf-8").splitlines()), asked)
            self.give_login(job, "secret")
            self.program.ctl("resume", job)
            self.wait_for_state(job, "Transferred")
            self.program.ctl("complete", job)
            self.assertEqual((self.root / job / "a.bin").read_bytes(), self.content)

    @unittest.skipUnless(os.path.exists("/usr/sbin/squid"), "no Squid on this machine")
    def test_a_proxy_that_wants_a_login_is_asked_for_it_once(self):
        self.check_proxy_login("basic")

    @unittest.skipUnless(os.path.exists("/usr/sbin/squid"), "no Squid on this machine")
    def test_a_digest_is_shown_to_a_proxy_that_wants_one(self):
        self.check_proxy_login("digest")

    def script(self, name, lines):
        path = self.root / name
        path.write_text("#!/bin/sh\n" + lines, encoding="utf-8")
        path.chmod(0o700)
        return path

    def test_programs_are_told_of_a_job(self):
        server = self.secure_server()
        told = self.root / "told"
        notify = self.script("notify", f'echo "$1 $TRANSHIP_JOB_STATE $TRANSHIP_ERROR" >> {told}\n')
        url = f"https://{server.host}/a.bin"
        settings = {"notify-command": f"{notify} {{id}}"}
        job = self.job(url, **settings)
        self.check_refused(job, "CertificateSelfSigned")
        wait_for(lambda: told.exists() and told.read_text(encoding="utf-8").endswith("\n"),
                 lambda: "the program was not run")
        self.assertEqual(told.read_text(encoding="utf-8"), f"{job} Error CertificateSelfSigned\n")

    def test_nothing_is_completed_that_the_scan_refuses(self):
        server = self.secure_server()
        clean = self.root / "clean"
        scan = self.script("scan", f'test -e {clean} && test "$(wc -c < "$1")" = {SIZE} && exit 0\n'
                                   "echo Eicar FOUND; exit 1\n")
        self.program.ctl("policy", "ScanCommand", str(scan))
        job = self.job(f"https://{server.host}/a.bin", security="ignore-unknown-issuer")
        self.wait_for_state(job, "Transferred")
        with self.assertRaisesRegex(RuntimeError, "ScanRefused.*Eicar FOUND"):
            self.program.ctl("complete", job)
        self.assertEqual(self.info(job)["error"]["name"], "ScanRefused")
        self.assertFalse((self.root / job / "a.bin").exists())
        with self.assertRaisesRegex(RuntimeError, "BlockedByPolicy"):
            self.program.ctl("set", job, "scan", "off")
        clean.touch()
        self.program.ctl("complete", job)
        self.assertEqual((self.root / job / "a.bin").read_bytes(), self.content)


if __name__ == "__main__":
    PROGRAMS = sys.argv.pop(1)
    unittest.main(verbosity=2)
