#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Seeds one fault at a time into a page of faults and looks whether check_faults.py sees it."""

import os
import tempfile
import unittest

from check_faults import check

SOURCE = "class A {\n    void inside() {}\n};\nvoid A::outside()\n{\n}\n"


class Seeded(unittest.TestCase):
    def faults(self, *rows):
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "tst_a.cpp"), "w", encoding="utf-8") as source:
                source.write(SOURCE)
            page = os.path.join(folder, "page.md")
            with open(page, "w", encoding="utf-8") as lines:
                lines.write("\n".join(rows))
            return [fault.rsplit(": ", 1)[-1] for fault in check(page, folder)]

    def test_tests_that_are_there_pass(self):
        self.assertEqual(self.faults("| B1 | x | `tst_a::inside` `tst_a::outside` |"), [])

    def test_a_row_without_a_test_is_refused(self):
        self.assertEqual(self.faults("| B1 | x | y |"), ["B1 has no test"])

    def test_a_test_that_is_not_there_is_refused(self):
        self.assertEqual(self.faults("| B1 | x | `tst_a::gone` |"), ["there is no tst_a::gone"])
        self.assertEqual(self.faults("| B1 | x | `tst_b::inside` |"), ["there is no tst_b::inside"])

    def test_a_row_that_stands_there_twice_is_refused(self):
        row = "| B1 | x | `tst_a::inside` |"
        self.assertEqual(self.faults(row, row), ["B1 stands there twice"])

    def test_a_page_without_rows_is_refused(self):
        self.assertEqual(self.faults("# Faults"), ["there are no rows"])


if __name__ == "__main__":
    unittest.main()
