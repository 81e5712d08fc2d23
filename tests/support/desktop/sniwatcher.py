#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A tray with no pixels: org.kde.StatusNotifierWatcher on the session bus, to be started before the
program whose icon is looked at. Commands come line by line on stdin, answers go as one JSON a line:

items            title, status, tooltip and number of pictures of the icon
menu             labels of its menu, and which can be used
click LABEL|ID   chooses from the menu
activate         a left click
"""

import json
import os

from gi.repository import Gio, GLib

WATCHER = "org.kde.StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"

# Qt asks with QDBusInterface::property(), which believes only what the introspection declares.
INTERFACE = """<node><interface name="org.kde.StatusNotifierWatcher">
<method name="RegisterStatusNotifierItem"><arg direction="in" type="s"/></method>
<method name="RegisterStatusNotifierHost"><arg direction="in" type="s"/></method>
<property name="RegisteredStatusNotifierItems" type="as" access="read"/>
<property name="IsStatusNotifierHostRegistered" type="b" access="read"/>
<property name="ProtocolVersion" type="i" access="read"/>
<signal name="StatusNotifierItemRegistered"><arg type="s"/></signal>
<signal name="StatusNotifierItemUnregistered"><arg type="s"/></signal>
<signal name="StatusNotifierHostRegistered"/></interface></node>"""


def say(**answer):
    print(json.dumps(answer), flush=True)


class Watcher:
    def __init__(self):
        self._bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self._items = []
        interface = Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0]
        self._bus.register_object("/StatusNotifierWatcher", interface, self._called, self._asked, None)
        Gio.bus_own_name_on_connection(self._bus, WATCHER, 0, lambda *_: say(event="ready"), None)

    def _called(self, connection, sender, path, _interface, method, parameters, invocation):
        if method == "RegisterStatusNotifierItem":
            service = parameters.unpack()[0]
            self._items.append((sender, service if service.startswith("/") else "/StatusNotifierItem"))
            say(event="registered", service=service, sender=sender)
            connection.emit_signal(None, path, WATCHER, "StatusNotifierItemRegistered",
                                   GLib.Variant("(s)", (service,)))
        invocation.return_value(None)

    def _asked(self, _connection, _sender, _path, _interface, name):
        return {
            "RegisteredStatusNotifierItems":
                GLib.Variant("as", [sender + path for sender, path in self._items]),
            "IsStatusNotifierHostRegistered": GLib.Variant("b", True),
            "ProtocolVersion": GLib.Variant("i", 0),
        }[name]

    def _call(self, path, interface, method, signature, arguments):
        sender = self._items[-1][0]
        return self._bus.call_sync(sender, path, interface, method, GLib.Variant(signature, arguments),
                                   None, 0, 5000, None).unpack()

    def _property(self, name):
        return self._call(self._items[-1][1], "org.freedesktop.DBus.Properties", "Get", "(ss)",
                          (ITEM, name))[0]

    def _entries(self):
        path = self._property("Menu")
        self._call(path, MENU, "AboutToShow", "(i)", (0,))
        layout = self._call(path, MENU, "GetLayout", "(iias)", (0, -1, []))[1]
        return path, [(entry[0], entry[1]) for entry in layout[2]]

    def items(self):
        say(title=self._property("Title"), status=self._property("Status"),
            tooltip=self._property("ToolTip")[2], pictures=len(self._property("IconPixmap")))

    def menu(self):
        say(menu=[{"id": number, "label": entry.get("label", ""), "enabled": entry.get("enabled", True)}
                  for number, entry in self._entries()[1]])

    def click(self, wanted):
        path, entries = self._entries()
        number = next(number for number, entry in entries
                      if wanted in (entry.get("label", "").replace("_", ""), str(number)))
        self._call(path, MENU, "Event", "(isvu)", (number, "clicked", GLib.Variant("s", ""), 0))
        say(clicked=wanted)

    def activate(self):
        self._call(self._items[-1][1], ITEM, "Activate", "(ii)", (0, 0))
        say(activated=True)


def main():
    watcher = Watcher()
    loop = GLib.MainLoop()
    commands = {"items": watcher.items, "menu": watcher.menu, "click": watcher.click,
                "activate": watcher.activate}
    pending = b""

    def read(*_):
        nonlocal pending
        block = os.read(0, 4096)
        if not block:
            loop.quit()
            return False
        *lines, pending = (pending + block).split(b"\n")
        for line in lines:
            verb, _, argument = line.decode().strip().partition(" ")
            try:
                commands[verb](*([argument] if argument else []))
            except Exception as error:  # pylint: disable=broad-except  # the answer is the error
                say(error=repr(error))
        return True

    GLib.io_add_watch(0, GLib.IO_IN | GLib.IO_HUP, read)
    loop.run()


if __name__ == "__main__":
    main()
