# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The programs to compare with: how each does a piece of work."""

import dataclasses
import pathlib
import re
import shutil
import subprocess
from typing import Callable


@dataclasses.dataclass
class Work:
    """Files to be brought into a folder under their own names."""
    urls: list[str]
    sources: list[pathlib.Path]  # what the server gives for them
    folder: pathlib.Path
    scratch: pathlib.Path  # for lists of files
    authority: pathlib.Path | None = None  # whom to trust over TLS
    checksum: str | None = None  # SHA-256 of the one file, hexadecimal

    def output(self):
        """Where the one file goes."""
        return self.folder / self.sources[0].name


@dataclasses.dataclass
class Peer:
    name: str  # as in the table
    programs: list[str]
    commands: Callable[[Work], list[list[str]]]

    def is_present(self):
        return all(shutil.which(program) for program in self.programs)


def curl(work):
    trust = ["--cacert", str(work.authority)] if work.authority else []
    return [["curl", "-q", "--silent", "--show-error", "--fail", *trust, "-o", str(work.output()),
             work.urls[0]]]


def curl_and_dgst(work):
    return curl(work) + [["openssl", "dgst", "-sha256", str(work.output())]]


def curl_parallel(work):
    listed = work.scratch / "curl.list"
    listed.write_text("".join(f'url = "{url}"\noutput = "{work.folder / source.name}"\n'
                              for url, source in zip(work.urls, work.sources)))
    return [["curl", "-q", "--silent", "--show-error", "--no-progress-meter", "--fail", "--parallel",
             "--parallel-max", "6", "-K", str(listed)]]


def aria2(*options):
    def commands(work):
        return [["aria2c", "--no-conf", "--quiet", *options, "-d", str(work.folder), "-o",
                 work.output().name, work.urls[0]]]
    return Peer(" ".join(["aria2c", *options]), ["aria2c"], commands)


def aria2_list(work):
    listed = work.scratch / "aria2.list"
    listed.write_text("".join(f"{url}\n out={source.name}\n"
                              for url, source in zip(work.urls, work.sources)))
    return [["aria2c", "--no-conf", "--quiet", "-j6", "-d", str(work.folder), "-i", str(listed)]]


def wget2(work):
    return [["wget2", "--no-config", "--quiet", "-O", str(work.output()), work.urls[0]]]


CURL = Peer("curl -o", ["curl"], curl)
CURL_DGST = Peer("curl, then openssl dgst", ["curl", "openssl"], curl_and_dgst)
CURL_PARALLEL = Peer("curl --parallel --parallel-max 6", ["curl"], curl_parallel)
ARIA2_4 = aria2("-x4", "-s4")
ARIA2_8 = aria2("-x8", "-s8", "-k1M")
ARIA2_16 = aria2("-x16", "-s16", "-k1M")
ARIA2_LIST = Peer("aria2c -j6", ["aria2c"], aria2_list)
WGET2 = Peer("wget2 -O", ["wget2"], wget2)


def version_of(program):
    """Its name and the number it gives itself; None without it."""
    if not shutil.which(program):
        return None
    flag = {"nginx": "-v", "openssl": "version"}.get(program, "--version")
    said = subprocess.run([program, flag], capture_output=True, text=True, check=False)
    number = re.search(r"\d+(\.\d+)+", said.stdout or said.stderr)
    return f"{program} {number.group()}" if number else program
