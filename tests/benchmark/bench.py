# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One case from its server to its runs."""

import contextlib
import filecmp
import functools
import os
import shutil
import subprocess

import network
from instance import Instance
from measuring import run_commands, run_rounds
from peers import Work
from webserver import Authority, Nginx, Place

OWN = "tranship"
# Where Qt looks for whom to trust; nothing else makes it trust anybody.
TRUSTED_FOLDERS = ("/etc/ssl/certs", "/usr/lib/ssl/certs", "/usr/share/ssl", "/usr/local/ssl/certs",
                   "/etc/pki/tls/certs")


class Skipped(Exception):
    """The case can't be had here; says why."""


def trusting(authority):
    """What stands before a command for it to trust an authority, and nobody else: a view of the
    files of its own."""
    own_view = ["unshare", "--mount"]
    if os.geteuid() != 0:
        own_view += ["--user", "--map-root-user"]
    if not shutil.which("unshare") or subprocess.run(own_view + ["true"], check=False).returncode != 0:
        raise Skipped("it needs a mount namespace (unshare)")
    script = ('trusted=$1; shift; for folder in ' + " ".join(TRUSTED_FOLDERS) + '; do '
              'test ! -d "$folder" || mount --bind "$trusted" "$folder" || exit 1; done; exec "$@"')
    return (*own_view, "sh", "-c", script, "sh", str(authority.trusted))


class Bench:
    def __init__(self, build, root, files, random):
        self._build = build
        self._root = root
        self._files = files
        self._random = random

    def run(self, case, pairs, quick, window=False):
        """({name: [Run]}, version of tranship)"""
        folder = self._root / case.name
        folder.mkdir()
        with contextlib.ExitStack() as stack:
            stack.callback(shutil.rmtree, folder, ignore_errors=True)
            return self._run(case, pairs, quick, window, folder, stack)

    def _run(self, case, pairs, quick, window, folder, stack):
        present = [peer for peer in case.peers if peer.is_present()]
        if not present:
            raise Skipped("none of the programs to compare with is installed")
        serves, fetches = self._places(case, stack)
        authority = Authority(folder / "authority") if case.is_tls else None
        trust = trusting(authority) if authority else ()
        nginx = Nginx(folder / "nginx", self._files, serves, case.server, authority)
        stack.callback(nginx.close)
        work = self._work(case, quick, folder, nginx.origin, authority)
        home = folder / "home"
        home.mkdir()
        instance = Instance(self._build, folder / "data", home, (*fetches.prefix, *trust), window)
        stack.callback(instance.close)
        instance.ctl("policy", "MaxFilesPerJob", str(max(200, len(work.urls))))

        contestants = {OWN: functools.partial(instance.transfer, work, case.settings)}
        for peer in present:
            commands = [[*fetches.prefix, *command] for command in peer.commands(work)]
            contestants[peer.name] = functools.partial(run_commands, commands, work.folder, home)
        runs = run_rounds(contestants, pairs, self._random, check=functools.partial(check, work))
        return runs, instance.version()

    def _places(self, case, stack):
        if not case.is_lossy:
            return Place(), Place()
        missing = network.why_not()
        if missing:
            raise Skipped(missing)
        link = network.LossyNetwork()
        stack.callback(link.close)
        return link.server, link.client

    def _work(self, case, quick, folder, origin, authority):
        count, size = case.work_size(quick)
        names = [f"{size}.bin"] if count == 1 else [f"{size}/{n:05}.bin" for n in range(count)]
        sources = [self._files.make(name, size) for name in names]
        target = folder / "target"
        target.mkdir()
        return Work([f"{origin}/{name}" for name in names], sources, target, folder,
                    authority.certificate if authority else None,
                    self._files.sha256(sources[0]) if case.is_verified else None)


def check(work, name, whole):
    """The files are there, by their size or by every byte; then they go."""
    for source in work.sources:
        brought = work.folder / source.name
        if not brought.exists():
            raise RuntimeError(f"{name} did not bring {source.name}")
        same = (filecmp.cmp(brought, source, shallow=False) if whole
                else brought.stat().st_size == source.stat().st_size)
        if not same:
            raise RuntimeError(f"{name} brought other bytes for {source.name}")
    for left in work.folder.iterdir():
        left.unlink()
