# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which libraries a program takes along, and which glibc they want."""

import os
import re
import subprocess

# Qt's plugins that Tranship can use, below Qt's folder of plugins. No GL integration and no toolkit's
# theme: windows are drawn by the processor, and GTK alone would weigh more than everything else.
PLUGINS = [
    "platforms/libqxcb.so",
    "platforms/libqwayland-generic.so",
    "platforms/libqoffscreen.so",
    "wayland-shell-integration/libxdg-shell.so",
    "wayland-decoration-client/libbradient.so",
    "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
    "platforminputcontexts/libibusplatforminputcontextplugin.so",
    "platformthemes/libqxdgdesktopportal.so",
    "tls/libqopensslbackend.so",
    "tls/libqcertonlybackend.so",
    "sqldrivers/libqsqlite.so",
    "iconengines/libqsvgicon.so",
    "imageformats/libqsvg.so",
    "networkinformation/libqnetworkmanager.so",
    "networkinformation/libqglib.so",
]

# Opened by name while the program runs, so that no program or plugin says that it needs them.
OPENED_BY_NAME = ["libssl.so.3", "libcrypto.so.3", "libsecret-1.so.0"]

# glibc belongs to the system with its loader and its name services, and to nobody else: two of them
# in one process don't work. Everything else comes along, the dispatchers of OpenGL too: QtGui is
# linked to them, nothing here ever makes a GL context, so that no driver of the system meets them.
LEFT_TO_THE_SYSTEM = re.compile(
    r"^(ld-linux.*|linux-vdso|libc|libm|libdl|libpthread|librt|libresolv|libutil|libanl|libnss_\w+)"
    r"\.so(\.\d+)*$")

LDD_LINE = re.compile(r"^\s*(\S+) => (/\S.*|not found)(?: \(0x[0-9a-f]+\))?$")
GLIBC_VERSION = re.compile(r"\bGLIBC_(\d+(?:\.\d+)+)\b")


class Missing(Exception):
    """A file that has to come along is not on this machine."""


def is_left(name):
    return bool(LEFT_TO_THE_SYSTEM.match(name))


def parse_ldd(text):
    """name -> path of the libraries in ldd's answer, those of the system left out."""
    found = {}
    for line in text.splitlines():
        match = LDD_LINE.match(line)
        if not match or is_left(os.path.basename(match[1])):
            continue
        if match[2] == "not found":
            raise Missing(f"{match[1]} is not on this machine")
        found[os.path.basename(match[1])] = re.sub(r" \(0x[0-9a-f]+\)$", "", match[2])
    return found


def parse_cache(text):
    """name -> path of the x86-64 libraries in the answer of "ldconfig -p"; the first one counts."""
    found = {}
    for line in text.splitlines():
        name, arrow, path = line.strip().partition(" => ")
        if arrow and "x86-64" in name:
            found.setdefault(name.split(" ")[0], path)
    return found


def command(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True,
                          env={**os.environ, "LC_ALL": "C"}).stdout


def closure(files):
    """name -> path of every library that the ELF files need, directly or through others."""
    found = {}
    for file in files:
        found.update(parse_ldd(command("ldd", file)))
    return dict(sorted(found.items()))


def opened_by_name():
    """The paths of OPENED_BY_NAME on this machine."""
    ldconfig = next(path for path in ("/sbin/ldconfig", "/usr/sbin/ldconfig") if os.path.exists(path))
    cache = parse_cache(command(ldconfig, "-p"))
    absent = [name for name in OPENED_BY_NAME if name not in cache]
    if absent:
        raise Missing(f"not on this machine: {', '.join(absent)}")
    return {name: cache[name] for name in OPENED_BY_NAME}


def newest_glibc(text):
    """The newest GLIBC_x.y that objdump's answer asks for; None when there is none."""
    versions = [tuple(map(int, found.split("."))) for found in GLIBC_VERSION.findall(text)]
    return ".".join(map(str, max(versions))) if versions else None


def needed_glibc(files):
    """The oldest glibc that has what all the ELF files ask for."""
    return newest_glibc("".join(command("objdump", "-p", file) for file in files))
