#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of what comes along and what the system gives."""

import os
import pathlib
import sys
import tempfile
import unittest

TREE = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(TREE / "installer" / "bundle"), str(TREE / "installer" / "portable")]
# pylint: disable=wrong-import-position
import libraries
import pack
import provenance


class WhatComesAlong(unittest.TestCase):
    def test_glibc_is_left_to_the_system(self):
        for name in ("libc.so.6", "libm.so.6", "ld-linux-x86-64.so.2", "libresolv.so.2",
                     "libpthread.so.0", "linux-vdso.so.1", "libnss_files.so.2"):
            self.assertTrue(libraries.is_left(name), name)

    def test_everything_else_comes_along(self):
        for name in ("libcrypto.so.3", "libcap.so.2", "libstdc++.so.6", "libgcc_s.so.1",
                     "libQt6Core.so.6", "libX11.so.6", "libGL.so.1", "libmd4c.so.0"):
            self.assertFalse(libraries.is_left(name), name)

    def test_paths_are_read_from_ldd(self):
        answer = ("\tlinux-vdso.so.1 (0x00007ffc)\n"
                  "\tlibQt6Core.so.6 => /lib/x86_64-linux-gnu/libQt6Core.so.6 (0x00007f01)\n"
                  "\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f02)\n"
                  "\t/lib64/ld-linux-x86-64.so.2 (0x00007f03)\n")
        self.assertEqual(libraries.parse_ldd(answer),
                         {"libQt6Core.so.6": "/lib/x86_64-linux-gnu/libQt6Core.so.6"})

    def test_a_library_that_is_not_there_is_an_error(self):
        with self.assertRaises(libraries.Missing):
            libraries.parse_ldd("\tlibnowhere.so.1 => not found\n")

    def test_the_first_of_the_loaders_cache_counts(self):
        answer = ("\tlibssl.so.3 (libc6,x86-64) => /lib/a/libssl.so.3\n"
                  "\tlibssl.so.3 (libc6) => /lib/i386/libssl.so.3\n"
                  "\tlibssl.so.3 (libc6,x86-64) => /lib/b/libssl.so.3\n")
        self.assertEqual(libraries.parse_cache(answer), {"libssl.so.3": "/lib/a/libssl.so.3"})

    def test_versions_of_glibc_are_compared_as_numbers(self):
        self.assertEqual(libraries.newest_glibc("GLIBC_2.9 GLIBC_2.36 GLIBC_2.2.5"), "2.36")
        self.assertIsNone(libraries.newest_glibc("GLIBCXX_3.4.29"))


class WhoseItIs(unittest.TestCase):
    def test_each_licence_is_named_once(self):
        text = "Files: *\nLicense: MIT\n\nFiles: a\nLicense: GPL-2+\n text\n\nLicense: MIT\n text\n"
        self.assertEqual(provenance.licences_of(text), ["MIT", "GPL-2+"])

    def test_shared_licences_are_found_where_a_sentence_ends_after_them(self):
        text = "see /usr/share/common-licenses/LGPL-2.1. And '/usr/share/common-licenses/GPL-3'."
        self.assertEqual(provenance.COMMON_LICENCE.findall(text), ["LGPL-2.1", "GPL-3"])

    def test_a_library_is_known_by_both_spellings_of_a_merged_usr(self):
        self.assertIn("/lib/none/libx.so.1", provenance.spellings("/usr/lib/none/libx.so.1"))


class OneFile(unittest.TestCase):
    def test_the_digest_is_over_everything_but_its_own_line(self):
        head = "#!/bin/sh\nlines=0\ndigest=0\nexit 0\n"
        whole = pack.assemble(head, {}, b"packed")
        self.assertTrue(whole.startswith(b"#!/bin/sh\nlines=4\ndigest="))
        self.assertTrue(whole.endswith(b"\nexit 0\npacked"))

    def test_the_same_files_give_the_same_bytes_whenever_they_were_made(self):
        with tempfile.TemporaryDirectory() as folder:
            archives = []
            for order, moment in ((("a", "b"), 1), (("b", "a"), 2)):
                bundle = pathlib.Path(folder, str(moment))
                (bundle / "bin").mkdir(parents=True)
                for name in order:
                    path = bundle / "bin" / name
                    path.write_text(name)
                    path.chmod(0o755 if name == "a" else 0o600 + moment)
                    os.utime(path, (moment, moment))
                archives.append(pack.pack(str(bundle), 1767225600, True))
        self.assertEqual(*archives)

    def test_scripts_are_whole(self):
        for name in ("run.sh", "uninstall.sh"):
            self.assertNotIn("\n. ./", pack.script(name))
            self.assertIn("\nask_to_quit() {", pack.script(name))


if __name__ == "__main__":
    unittest.main()
