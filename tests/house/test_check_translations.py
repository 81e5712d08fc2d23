#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Seeds one fault at a time into a translation and looks whether check_translations.py sees it."""

import os
import tempfile
import unittest

from check_translations import check

FRAME = ('<TS version="2.1" language="ru"><context><name>Menu</name>'
         "<message{kind}><source>{source}</source>{translation}</message></context></TS>")


class Seeded(unittest.TestCase):
    def faults(self, source, translation, kind=""):
        with tempfile.TemporaryDirectory() as folder:
            file = os.path.join(folder, "a.ts")
            with open(file, "w", encoding="utf-8") as output:
                output.write(FRAME.format(source=source, translation=translation, kind=kind))
            return [fault.rsplit(": ", 1)[-1] for fault in check(file)]

    def plural_faults(self, source, *forms):
        texts = "".join(f"<numerusform>{form}</numerusform>" for form in forms)
        return self.faults(source, f"<translation>{texts}</translation>", ' numerus="yes"')

    def test_sound_ones_pass(self):
        self.assertEqual(self.faults("C&amp;lose %1…", "<translation>%1 &amp;закрыть…</translation>"), [])
        self.assertEqual(self.plural_faults("%n day(s)", "%n день", "%n дня", "%n дней"), [])

    def test_unfinished_ones_are_refused(self):
        self.assertEqual(self.faults("Close", '<translation type="unfinished"/>'), ["not translated"])
        self.assertEqual(self.faults("Close", '<translation type="unfinished">А</translation>'),
                         ["not translated"])
        self.assertEqual(self.faults("Close", "<translation/>"), ["not translated"])

    def test_lost_placeholders_are_refused(self):
        self.assertEqual(self.faults("%1 of %2", "<translation>%1 из</translation>"),
                         ["placeholders differ in '%1 из'"])

    def test_lost_mnemonics_are_refused(self):
        self.assertEqual(self.faults("&amp;Close", "<translation>Закрыть</translation>"),
                         ["mnemonics differ in 'Закрыть'"])

    def test_an_ampersand_between_blanks_is_no_mnemonic(self):
        self.assertEqual(self.faults("A &amp; B", "<translation>А и Б</translation>"), [])

    def test_lost_ellipses_and_blanks_are_refused(self):
        self.assertEqual(self.faults("Open…", "<translation>Открыть</translation>"),
                         ["the ellipsis differs in 'Открыть'"])
        self.assertEqual(self.faults(" s", "<translation>с</translation>"),
                         ["blanks at the ends differ in 'с'"])

    def test_missing_plurals_are_refused(self):
        self.assertEqual(self.plural_faults("%n day(s)", "%n день", "%n дней"),
                         ["2 plurals instead of 3"])
        self.assertEqual(self.plural_faults("%n day(s)", "%n день", "%n дня", ""), ["not translated"])


if __name__ == "__main__":
    unittest.main()
