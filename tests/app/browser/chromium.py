# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A Chromium without a screen, driven over its DevTools protocol."""

import json
import pathlib
import subprocess
import time
import urllib.request

import websocket

PATIENCE = 60  # seconds: an empty machine needs two, a busy one many more


class Target:
    """A page or a worker of the browser."""

    def __init__(self, address):
        self.socket = websocket.create_connection(address, timeout=PATIENCE, suppress_origin=True)
        self.last = 0

    def call(self, method, **parameters):
        self.last += 1
        self.socket.send(json.dumps({"id": self.last, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self.socket.recv())
            if answer.get("id") == self.last:
                return answer["result"]

    def evaluate(self, script):
        """The value of a script, awaited when it is a promise."""
        answer = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True,
                           userGesture=True)
        if "exceptionDetails" in answer:
            raise AssertionError(f"{script}: {answer['exceptionDetails']}")
        return answer["result"].get("value")


class Chromium:
    def __init__(self, program, profile, extension):
        self.profile = pathlib.Path(profile)
        self.process = subprocess.Popen(
            [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
             "--password-store=basic",
             f"--user-data-dir={profile}", f"--load-extension={extension}",
             "--disable-features=DisableLoadExtensionCommandLineSwitch", "--remote-debugging-port=0",
             "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.port = self.wait_for(self.read_port, "no port for DevTools")

    def read_port(self):
        file = self.profile / "DevToolsActivePort"
        return int(file.read_text().split()[0]) if file.exists() else None

    def wait_for(self, answer, problem):
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            found = answer()
            if found:
                return found
            if self.process.poll() is not None:
                raise AssertionError(f"Chromium ended with {self.process.returncode}: {problem}")
            time.sleep(0.05)
        raise AssertionError(problem)

    def targets(self):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/json/list", timeout=PATIENCE) as list_:
            return json.load(list_)

    def target(self, kind, part_of_url):
        def find():
            return next((found for found in self.targets()
                         if found["type"] == kind and part_of_url in found["url"]), None)
        found = self.wait_for(find, f"no {kind} with {part_of_url} in its address")
        return Target(found["webSocketDebuggerUrl"])

    def close(self):
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait(PATIENCE)
