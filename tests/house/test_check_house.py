#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Seeds one fault at a time into a small sound tree and looks whether check_house.py sees it."""

import os
import subprocess
import sys
import tempfile
import unittest

from check_house import check, code_only

LICENCE = ("// SPDX-FileCopyrightText: 2026 Tranship contributors\n"
           "// SPDX-License-Identifier: GPL-3.0-or-later\n")
ONCE = LICENCE + "#pragma once\n"

SOUND = {
    "app/tranship/main.cpp": LICENCE + '#include "ui/window.h"\n#include "model/engine.h"\n',
    "app/transhipctl/main.cpp": LICENCE + '#include "model/control/client.h"\n',
    "ui/window.h": ONCE + '#include "model/jobmodel.h"\n#include <QWidget>\n',
    "ui/window.cpp": LICENCE + '#include "ui/window.h"\nauto words = tr("Complete");\n',
    "model/control/client.h": ONCE + '#include "model/engine.h"\n',
    "model/jobmodel.h": ONCE + '#include "model/engine.h"\n',
    "model/engine.h": ONCE + '#include "model/queue/queue.h"\n',
    "model/queue/queue.h": ONCE + '#include "model/transfer/download/filedownload.h"\n',
    "model/transfer/download/filedownload.h":
        ONCE + '#include "model/transfer/transport.h"\n#include "model/transfer/verifier.h"\n',
    "model/transfer/upload/fileupload.h": ONCE + '#include "model/transfer/transport.h"\n',
    "model/transfer/transport.h": ONCE + '#include "model/job/job.h"\n',
    "model/transfer/httptransport.h": ONCE + '#include "model/transfer/transport.h"\n',
    "model/transfer/verifier.h": ONCE + '#include "model/files/bytefile.h"\n',
    "model/files/bytefile.h": ONCE + '#include "model/job/job.h"\n',
    "model/store/store.h": ONCE + '#include "model/job/job.h"\n',
    "model/secrets/secrets.h": ONCE,
    "model/job/job.h": ONCE + '#include <QString>\n#include <chrono>\n// says tr( in passing\n',
    "model/job/state.h": ONCE + "const auto words = R\"(tr(\"x\"))\";\n",
}


def qt_headers(folder):
    for module, names in {"QtCore": ("QString", "QObject", "QFile"), "QtGui": ("QImage",),
                          "QtWidgets": ("QWidget",), "QtNetwork": ("QTcpSocket",)}.items():
        os.makedirs(os.path.join(folder, module))
        for name in names:
            with open(os.path.join(folder, module, name), "w", encoding="utf-8"):
                pass
    return folder


class Seeded(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        self.tree = os.path.join(self.temporary.name, "tree")
        self.qt = qt_headers(os.path.join(self.temporary.name, "qt"))
        for path, text in SOUND.items():
            self.write(path, text)

    def write(self, path, text):
        full = os.path.join(self.tree, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w", encoding="utf-8") as source:
            source.write(text)

    def seed(self, path, line):
        self.write(path, SOUND[path] + line + "\n")

    def found(self):
        return list(check(self.tree, self.qt))

    def assert_caught(self, path, words):
        found = self.found()
        self.assertEqual(len(found), 1, found)
        self.assertTrue(found[0].startswith(path + ":"), found[0])
        self.assertIn(words, found[0])

    def test_a_sound_tree_passes(self):
        self.assertEqual(self.found(), [])

    def test_an_include_that_points_up_is_refused(self):
        upward = [
            ("model/job/job.h", "model/files/bytefile.h"),
            ("model/files/bytefile.h", "model/transfer/httptransport.h"),
            ("model/store/store.h", "model/queue/queue.h"),
            ("model/transfer/verifier.h", "model/transfer/upload/fileupload.h"),
            ("model/transfer/upload/fileupload.h", "model/queue/queue.h"),
            ("model/queue/queue.h", "model/engine.h"),
            ("model/engine.h", "model/control/client.h"),
            ("model/control/client.h", "ui/window.h"),
            ("ui/window.h", "app/tranship/wiring.h"),
        ]
        self.write("app/tranship/wiring.h", ONCE)
        for path, target in upward:
            with self.subTest(path=path, target=target):
                self.seed(path, f'#include "{target}"')
                words = [fault for fault in self.found() if "points up the floors" in fault]
                self.assertEqual(len(words), 1)
                self.assertIn(f"{path}:", words[0])
                self.write(path, SOUND[path])

    def test_rooms_of_one_floor_do_not_know_each_other(self):
        joined = [
            ("model/files/bytefile.h", "model/store/store.h"),
            ("model/store/store.h", "model/secrets/secrets.h"),
            ("model/transfer/httptransport.h", "model/transfer/verifier.h"),
            ("model/transfer/verifier.h", "model/transfer/transport.h"),
            ("model/transfer/upload/fileupload.h", "model/transfer/download/filedownload.h"),
            ("model/jobmodel.h", "model/control/client.h"),
        ]
        for path, target in joined:
            with self.subTest(path=path, target=target):
                self.seed(path, f'#include "{target}"')
                self.assert_caught(path, "don't know each other")
                self.write(path, SOUND[path])

    def test_the_transport_does_not_know_the_disk(self):
        self.seed("model/transfer/httptransport.h", '#include "model/files/bytefile.h"')
        self.assert_caught("model/transfer/httptransport.h", "over the fence")

    def test_the_window_goes_through_the_engine(self):
        self.seed("ui/window.h", '#include "model/queue/queue.h"')
        self.assert_caught("ui/window.h", "over the fence")

    def test_an_include_relative_to_its_file_is_followed(self):
        self.seed("model/job/job.h", '#include "../engine.h"')
        found = self.found()
        self.assertIn("points up the floors: model/engine.h", "\n".join(found))

    def test_a_commented_include_is_none(self):
        self.seed("model/job/job.h", '// #include "model/engine.h"\n/*\n#include "ui/window.h"\n*/')
        self.assertEqual(self.found(), [])

    def test_the_model_knows_no_windows(self):
        for name in ("QWidget", "QImage", "QtGui/QColor"):
            with self.subTest(name=name):
                self.seed("model/queue/queue.h", f"#include <{name}>")
                self.assert_caught("model/queue/queue.h", "no windows")

    def test_rules_hold_values_of_qtcore_only(self):
        for name, words in (("QTcpSocket", "QtCore only"), ("QObject", "values"), ("QFile", "I/O")):
            with self.subTest(name=name):
                self.seed("model/job/job.h", f"#include <{name}>")
                self.assert_caught("model/job/job.h", words)

    def test_rules_are_no_objects(self):
        self.seed("model/job/state.h", "class State : public QObject {};")
        self.assert_caught("model/job/state.h", "no objects")

    def test_the_model_speaks_no_language(self):
        for words in ('tr("Complete")', 'QCoreApplication::translate("a", "b")'):
            with self.subTest(words=words):
                self.seed("model/queue/queue.h", f"auto words = {words};")
                self.assert_caught("model/queue/queue.h:5", "no language")

    def test_headers_that_include_each_other_are_refused(self):
        self.write("model/job/a.h", ONCE + '#include "model/job/b.h"\n')
        self.write("model/job/b.h", ONCE + '#include "model/job/c.h"\n')
        self.write("model/job/c.h", ONCE + '#include "model/job/a.h"\n')
        self.assert_caught("model/job/a.h", "a.h -> model/job/b.h -> model/job/c.h -> model/job/a.h")

    def test_a_header_is_read_once(self):
        self.write("model/job/again.h", LICENCE)
        self.assert_caught("model/job/again.h", "#pragma once")

    def test_every_source_names_its_licence(self):
        for path in ("ui/bare.cpp", "tools/bare.sh", "tests/bare.py", "ui/CMakeLists.txt"):
            with self.subTest(path=path):
                self.write(path, "nothing\n")
                self.assert_caught(path, "SPDX")
                os.remove(os.path.join(self.tree, path))

    def test_paths_of_one_machine_are_refused(self):
        for folder in ("home/ann", "root/src", "work/tree", "Users/ann"):
            with self.subTest(folder=folder):
                self.write("notes.md", f"see /{folder}/a.txt\n")
                self.assert_caught("notes.md:1", "one machine")

    def test_the_example_home_and_paths_inside_others_are_allowed(self):
        self.write("notes.md", "/home/user/a.iso, tests/home/b, https://a.example/home/c\n")
        self.write("tests/samples.cpp", LICENCE + '"/home/ann/a.iso"\n')
        self.assertEqual(self.found(), [])

    def test_build_folders_are_not_read(self):
        self.write("build/dev/generated.cpp", "nothing\n")
        self.write("build-old/generated.cpp", "nothing\n")
        self.assertEqual(self.found(), [])

    def test_the_program_ends_with_one_when_something_is_found(self):
        program = os.path.join(os.path.dirname(os.path.abspath(__file__)), "check_house.py")
        self.assertEqual(subprocess.run([sys.executable, program, self.tree],
                                        capture_output=True, check=False).returncode, 0)
        self.write("ui/bare.cpp", "nothing\n")
        answer = subprocess.run([sys.executable, program, self.tree],
                                capture_output=True, text=True, check=False)
        self.assertEqual(answer.returncode, 1)
        self.assertIn("ui/bare.cpp:1: no SPDX lines", answer.stdout)


class CodeOnly(unittest.TestCase):
    def test_literals_and_comments_go_and_lines_stay(self):
        text = 'a("tr(");\n/* tr(\n */ b(\'"\'); // tr(\nc(R"x(tr(\n)x");\nd = 1\'000;\n'
        self.assertEqual(code_only(text), "a();\n\n b(); \nc(\n);\nd = 1'000;\n")


if __name__ == "__main__":
    unittest.main()
