# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a program from outside, as a screen reader sees it: find a widget by role and name, read
it, press it. Qt has to be told to speak: QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 (session.sh does)."""

import time

import pyatspi

DEADLINE = 15.0


class NotThere(Exception):
    """What was waited for did not come; says what there was instead."""


def wait_for(question, what, timeout=DEADLINE):
    """The first true answer of `question`. Widgets that vanish while they are read mean "not yet"."""
    end = time.monotonic() + timeout
    while True:
        try:
            answer = question()
        except Exception:  # pylint: disable=broad-except  # AT-SPI raises GLib.Error and its own
            answer = None
        if answer:
            return answer
        if time.monotonic() > end:
            raise NotThere(what() if callable(what) else what)
        time.sleep(0.05)


def application(name, timeout=DEADLINE):
    def look():
        return next((app for app in pyatspi.Registry.getDesktop(0) if app and app.name == name), None)

    return wait_for(look, f"no application {name!r} speaks", timeout)


def walk(node, depth=0):
    """(widget, depth) of a widget and all below it."""
    yield node, depth
    for index in range(node.childCount):
        child = node.getChildAtIndex(index)
        if child is not None and depth < 30:
            yield from walk(child, depth + 1)


def text_of(node):
    try:
        return node.queryText().getText(0, -1)
    except NotImplementedError:
        return ""


def tree(root):
    lines = []
    for node, depth in walk(root):
        text = text_of(node)
        lines.append("  " * depth + f"[{node.getRoleName()}] {node.name!r}" + (f" {text!r}" if text else ""))
    return "\n".join(lines)


def is_on_screen(node):
    return node.getState().contains(pyatspi.STATE_SHOWING)


def is_enabled(node):
    return node.getState().contains(pyatspi.STATE_ENABLED)


def find_now(root, name, role=None):
    """The visible widget whose name is `name`, or whose name `name` (a function) approves."""
    fits = name if callable(name) else lambda given: given == name
    for node, _ in walk(root):
        if fits(node.name) and (role is None or node.getRoleName() == role) and is_on_screen(node):
            return node
    return None


def find(root, name, role=None, timeout=DEADLINE):
    return wait_for(lambda: find_now(root, name, role),
                    lambda: f"no {role or 'widget'} {name!r} in\n{tree(root)}", timeout)


def find_enabled(root, name, role=None, timeout=DEADLINE):
    def look():
        node = find_now(root, name, role)
        return node if node and is_enabled(node) else None

    return wait_for(look, lambda: f"no {role or 'widget'} {name!r} that can be used in\n{tree(root)}",
                    timeout)


def press(node):
    action = node.queryAction()
    names = [action.getName(index) for index in range(action.nActions)]
    action.doAction(names.index("Press") if "Press" in names else 0)


def fill(node, text):
    node.queryEditableText().setTextContents(text)
    wait_for(lambda: text_of(node) == text, lambda: f"the field kept {text_of(node)!r}")
