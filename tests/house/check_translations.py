#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Refuses translations that are unfinished, lack a plural, lose a placeholder or a mnemonic.

usage: check_translations.py FILE.ts...
"""

import re
import sys
from xml.etree import ElementTree

FORMS = {"en": 2, "ru": 3}
PLACEHOLDER = re.compile(r"%(?:L?\d+|n)")
MNEMONIC = re.compile(r"&[^\s&]")


def faults_of(source, text):
    if not text:
        yield "not translated"
        return
    if sorted(set(PLACEHOLDER.findall(source))) != sorted(set(PLACEHOLDER.findall(text))):
        yield f"placeholders differ in {text!r}"
    if len(MNEMONIC.findall(source)) != len(MNEMONIC.findall(text)):
        yield f"mnemonics differ in {text!r}"
    if source.endswith("…") != text.endswith("…"):
        yield f"the ellipsis differs in {text!r}"
    if source[:1].isspace() != text[:1].isspace() or source[-1:].isspace() != text[-1:].isspace():
        yield f"blanks at the ends differ in {text!r}"


def message_faults(message, forms):
    source, translation = message.findtext("source"), message.find("translation")
    if translation.get("type") == "unfinished":
        yield "not translated"
        return
    if message.get("numerus") != "yes":
        yield from faults_of(source, translation.text)
        return
    texts = [form.text for form in translation.findall("numerusform")]
    if len(texts) != forms:
        yield f"{len(texts)} plurals instead of {forms}"
    for text in texts:
        yield from faults_of(source, text)


def check(file):
    root = ElementTree.parse(file).getroot()
    forms = FORMS[root.get("language").split("_")[0]]
    for context in root.iter("context"):
        for message in context.iter("message"):
            for fault in message_faults(message, forms):
                yield f"{file}: {context.findtext('name')}: {message.findtext('source')!r}: {fault}"


if __name__ == "__main__":
    found = [fault for file in sys.argv[1:] for fault in check(file)]
    print("\n".join(found) if found else "all is translated")
    sys.exit(1 if found or len(sys.argv) < 2 else 0)
