#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the self-extracting installer of a bundle. The same input gives the same bytes.

usage: pack.py --bundle FOLDER --unpacker PROGRAM --epoch SECONDS --out FILE.run [--fast]

The file is a script, then a static program that unpacks xz, then a tar archive packed with xz. --fast packs
quickly instead of well, for tests.
"""

import argparse
import hashlib
import io
import lzma
import os
import re
import stat
import tarfile

HERE = os.path.dirname(os.path.abspath(__file__))
INCLUDE = re.compile(r"^\. \./(\S+)$", re.MULTILINE)


def script(name):
    """A script with what it includes in the place where it does."""
    with open(os.path.join(HERE, name), encoding="utf-8") as file:
        return INCLUDE.sub(lambda found: script(found[1]).rstrip("\n"), file.read())


def needs(bundle):
    with open(os.path.join(bundle, "needs"), encoding="utf-8") as file:
        return dict(line.rstrip("\n").split("=", 1) for line in file)


def entry(name, mode, size, epoch):
    info = tarfile.TarInfo(name)
    info.mode, info.size, info.mtime = mode, size, epoch
    return info


def add_bytes(archive, name, data, epoch):
    archive.addfile(entry(name, 0o755, len(data), epoch), io.BytesIO(data))


def add_bundle(archive, bundle, epoch):
    """All of a folder in the order of the names, with no owner and one time."""
    for folder, below, names in os.walk(bundle):
        below.sort()
        inside = os.path.relpath(folder, bundle)
        if inside != ".":
            info = entry(inside, 0o755, 0, epoch)
            info.type = tarfile.DIRTYPE
            archive.addfile(info)
        for name in sorted(names):
            path = os.path.join(folder, name)
            mode = 0o755 if os.stat(path).st_mode & stat.S_IXUSR else 0o644
            with open(path, "rb") as file:
                archive.addfile(entry(os.path.normpath(os.path.join(inside, name)), mode,
                                      os.path.getsize(path), epoch), file)


def pack(bundle, epoch, fast):
    """(bytes of the packed archive, its unpacked size in KiB)"""
    unpacked = io.BytesIO()
    with tarfile.open(fileobj=unpacked, mode="w", format=tarfile.GNU_FORMAT) as archive:
        add_bytes(archive, "launcher", script("launcher.sh").encode(), epoch)
        add_bytes(archive, "uninstall", script("uninstall.sh").encode(), epoch)
        add_bundle(archive, bundle, epoch)
    preset = 0 if fast else 9 | lzma.PRESET_EXTREME
    filters = [{"id": lzma.FILTER_X86}, {"id": lzma.FILTER_LZMA2, "preset": preset}]
    data = unpacked.getvalue()
    return lzma.compress(data, check=lzma.CHECK_CRC32, filters=filters), len(data) // 1024 + 1


def fill(text, values):
    for key, value in values.items():
        text, count = re.subn(rf"^{key}=.*$", f"{key}={value}", text, count=1, flags=re.MULTILINE)
        assert count == 1, key
    return text


def assemble(head, values, tail):
    """The whole file: the digest is over all of it but its own line."""
    head = fill(head, {**values, "lines": head.count("\n")})
    without = "".join(line for line in head.splitlines(True) if not line.startswith("digest="))
    digest = hashlib.sha256(without.encode() + tail).hexdigest()
    return fill(head, {"digest": digest}).encode() + tail


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bundle", required=True)
    parser.add_argument("--unpacker", required=True)
    parser.add_argument("--epoch", required=True, type=int)
    parser.add_argument("--out", required=True)
    parser.add_argument("--fast", action="store_true")
    options = parser.parse_args()

    with open(options.unpacker, "rb") as file:
        unpacker = file.read()
    packed, kib = pack(options.bundle, options.epoch, options.fast)
    values = {**needs(options.bundle), "unpacked_kib": kib, "unpacker_size": len(unpacker),
              "packed_size": len(packed)}
    whole = assemble(script("run.sh"), values, unpacker + packed)
    with open(options.out, "wb") as file:
        file.write(whole)
    os.chmod(options.out, 0o755)
    with open(options.out + ".sha256", "w", encoding="utf-8") as file:
        file.write(f"{hashlib.sha256(whole).hexdigest()}  {os.path.basename(options.out)}\n")
    print(f"{options.out}: {len(whole) / 2**20:.1f} MiB, needs glibc {values['glibc']}")


if __name__ == "__main__":
    main()
