#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real tranship whose network goes, returns and costs, as a NetworkManager on a private bus says:

    dbus-run-session -- network.py FOLDER_OF_THE_PROGRAMS

What comes from 0.0.0.0 comes from this machine too, but its address does not say so."""

import hashlib
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import dbus
import dbusmock

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "servers"))
sys.path.insert(0, str(HERE.parents[1] / "support" / "desktop"))
# pylint: disable=wrong-import-position
from gate import Gate
from nginx import Nginx
from program import Program
from waiting import wait_for

PROGRAMS = "."
MANAGER = "org.freedesktop.NetworkManager"
SIZE = 4 * 1024 * 1024
# NMState and NMMetered
DISCONNECTED, GLOBAL = 20, 70
METERED, FREE = 1, 2


class NetworkManager:
    """Says what it is told to say. The private bus is the system's for this test."""

    def __init__(self):
        # pylint: disable=consider-using-with
        self._process = subprocess.Popen(
            [sys.executable, "-m", "dbusmock", "--system", "--template", "networkmanager"],
            stdout=subprocess.DEVNULL)
        self._bus = dbus.bus.BusConnection(os.environ["DBUS_SYSTEM_BUS_ADDRESS"])
        wait_for(lambda: self._bus.name_has_owner(MANAGER), lambda: "no NetworkManager comes")
        self._mock = dbus.Interface(
            self._bus.get_object(MANAGER, "/org/freedesktop/NetworkManager"), dbusmock.MOCK_IFACE)
        wait_for(self._has_costs, lambda: "the NetworkManager takes no properties")

    def _has_costs(self):
        try:
            self._mock.AddProperties(MANAGER, {"Metered": dbus.UInt32(FREE)})
        except dbus.exceptions.DBusException:
            return False
        return True

    def say(self, state=GLOBAL, metered=FREE):
        self._mock.UpdateProperties(MANAGER, {"State": dbus.UInt32(state),
                                              "Connectivity": dbus.UInt32(4 if state == GLOBAL else 1),
                                              "Metered": dbus.UInt32(metered)})

    def end(self):
        self._bus.close()
        self._process.terminate()
        self._process.wait(10)


class NetworkThatGoes(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="network-")
        self.addCleanup(temporary.cleanup)
        self.root = pathlib.Path(temporary.name)
        self.root.chmod(0o755)
        served = self.root / "served"
        served.mkdir()
        cargo = os.urandom(SIZE)
        self.checksum = hashlib.sha256(cargo).hexdigest()
        (served / "cargo.bin").write_bytes(cargo)
        server = Nginx(served)
        server.__enter__()
        self.addCleanup(server.__exit__)
        self.gate = Gate(server.port)
        self.addCleanup(self.gate.close)
        self.manager = NetworkManager()
        self.addCleanup(self.manager.end)
        self.manager.say()
        self.program = Program(PROGRAMS, self.root / "data")
        self.addCleanup(self.program.kill)
        self.program.start()

    def job(self, host, *settings):
        folder = self.root / "downloads"
        folder.mkdir(exist_ok=True)
        job = self.program.ctl("create", "cargo")["id"]
        for key, value in settings:
            self.program.ctl("set", job, key, value)
        self.program.ctl("add", job, f"http://{host}:{self.gate.port}/cargo.bin", f"{folder}/")
        self.program.ctl("resume", job)
        return job

    def info(self, job):
        return self.program.ctl("info", job)

    def wait_for_state(self, job, state):
        wait_for(lambda: self.info(job)["state"] == state, lambda: f"never {state}: {self.info(job)}", 20)

    def move_some(self, job):
        self.gate.let(SIZE // 4)
        wait_for(lambda: self.info(job)["bytesTransferred"] > 0, lambda: f"nothing moves: {self.info(job)}")

    def check_file(self, job):
        self.program.ctl("complete", job)
        content = (self.root / "downloads" / "cargo.bin").read_bytes()
        self.assertEqual(hashlib.sha256(content).hexdigest(), self.checksum)

    def test_a_job_waits_for_the_network_and_goes_on_when_it_is_back(self):
        job = self.job("0.0.0.0")
        self.move_some(job)
        self.manager.say(state=DISCONNECTED)
        self.wait_for_state(job, "TransientError")
        self.assertEqual(self.info(job)["error"]["name"], "NetworkDisconnected")
        before = self.info(job)["bytesTransferred"]
        self.assertGreater(before, 0)

        self.gate.let_all()
        self.manager.say(state=GLOBAL)
        self.wait_for_state(job, "Transferred")
        self.check_file(job)
        self.assertLess(self.gate.passed, 2 * SIZE, "it began again")

    def test_what_comes_from_this_machine_needs_no_network(self):
        self.manager.say(state=DISCONNECTED)
        self.gate.let_all()
        job = self.job("127.0.0.1")
        self.wait_for_state(job, "Transferred")
        self.check_file(job)

    def test_a_job_that_avoids_costs_waits_while_the_network_costs(self):
        job = self.job("0.0.0.0", ("cost-policy", "not-metered"))
        self.move_some(job)
        self.manager.say(metered=METERED)
        self.wait_for_state(job, "TransientError")
        self.assertEqual(self.info(job)["error"]["name"], "BlockedByCostPolicy")

        self.gate.let_all()
        self.manager.say(metered=FREE)
        self.wait_for_state(job, "Transferred")
        self.check_file(job)

    def test_a_job_that_avoids_costs_sends_no_request_on_a_network_that_costs(self):
        self.manager.say(metered=METERED)
        first = self.job("0.0.0.0")
        self.move_some(first)
        self.program.ctl("cancel", first)
        before = self.gate.connections
        self.gate.let_all()
        job = self.job("0.0.0.0", ("cost-policy", "not-metered"))
        self.wait_for_state(job, "TransientError")
        self.assertEqual(self.gate.connections, before, "a request went out")


if __name__ == "__main__":
    PROGRAMS = sys.argv.pop(1)
    os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
    unittest.main(verbosity=2)
