#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A download of a real Chromium goes to Tranship: with its cookies and its page, after a person said so,
and only then. Run it on a desktop of its own:

    tests/support/desktop/session.sh tests/app/browser/handover.py --chromium P --programs DIR --extension DIR
"""

import argparse
import http.server
import json
import os
import pathlib
import select
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "support" / "desktop"))
# pylint: disable=wrong-import-position
import atspi
from chromium import Chromium

BODY = os.urandom(300_000)
EXTENSION_ID = "jpgbhnjalkdmceokbcagkcehenkijgij"


class Shop(http.server.BaseHTTPRequestHandler):
    """Gives the cookie of a visitor with its page, and the file to who shows it."""

    requests = []
    holds = False  # keeps the second half of the file back until it may go or the other side hangs up
    may_go = threading.Event()

    def do_GET(self):
        if self.path == "/page":
            self.answer(b'<a id="link" href="/files/cargo.bin" download>cargo</a>', "text/html",
                        {"Set-Cookie": "visitor=42; Path=/files"})
            return
        Shop.requests.append(dict(self.headers))
        if "visitor=42" in self.headers.get("Cookie", ""):
            self.answer(BODY, "application/octet-stream", {"ETag": '"1"'})
        else:
            self.send_error(403)

    def answer(self, body, kind, headers):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            half = len(body) // 2
            self.wfile.write(body[:half])
            if self.holds and body is BODY:
                self.wait_for_leave()
            self.wfile.write(body[half:])
        except ConnectionError:
            pass  # the browser has let go of it

    def wait_for_leave(self):
        while not Shop.may_go.wait(0.05):
            if select.select([self.connection], [], [], 0)[0]:
                return  # nobody sends anything here but the end

    def log_message(self, *_):
        pass


class HandOver(unittest.TestCase):
    options = None

    @classmethod
    def setUpClass(cls):
        """A keychain that is unlocked, as after a login; it ends with the desktop's bus."""
        (pathlib.Path(os.environ["XDG_DATA_HOME"]) / "keyrings").mkdir(parents=True, exist_ok=True)
        subprocess.run(["gnome-keyring-daemon", "--unlock", "--components=secrets", "--daemonize"],
                       input=b"keyring", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=30,
                       check=True)

    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="handover-")
        self.addCleanup(temporary.cleanup)
        self.root = pathlib.Path(temporary.name)
        self.downloads = self.root / "downloads"
        self.downloads.mkdir()
        os.environ["XDG_DATA_HOME"] = str(self.root / "data")  # jobs of its own; all programs inherit it
        Shop.requests = []
        Shop.holds = True
        Shop.may_go.clear()
        self.addCleanup(Shop.may_go.set)
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Shop)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def tearDown(self):
        self.program("transhipctl", "quit", check=False)

    def program(self, name, *arguments, check=True):
        ended = subprocess.run([os.path.join(self.options.programs, name), *arguments], timeout=60,
                               check=False, capture_output=True, text=True)
        if check:
            self.assertEqual(ended.returncode, 0, f"{name} {arguments}: {ended.stderr}")
        return ended

    def extension(self, with_cookies):
        """Ours, with the rights that a person gives it in a window that a browser without one lacks."""
        folder = self.root / "extension"
        shutil.copytree(self.options.extension, folder)
        manifest = json.loads((folder / "manifest.json").read_text())
        if with_cookies:
            manifest["permissions"] += manifest.pop("optional_permissions")
            manifest["host_permissions"] = manifest.pop("optional_host_permissions")
        (folder / "manifest.json").write_text(json.dumps(manifest))
        return folder

    def open_browser(self, connected=True, with_cookies=True):
        profile = pathlib.Path(os.environ["XDG_CONFIG_HOME"]) / "chromium"
        shutil.rmtree(profile, ignore_errors=True)
        profile.mkdir(parents=True)
        if connected:
            self.assertIn("Chromium", self.program("tranship-browser", "--connect").stdout)
        self.browser = Chromium(self.options.chromium, profile, self.extension(with_cookies))
        self.addCleanup(self.browser.close)
        self.worker = self.browser.target("service_worker", EXTENSION_ID)
        self.browser.wait_for(lambda: self.worker.evaluate("globalThis.chrome?.downloads !== undefined"),
                              "the extension does not start")
        self.worker.evaluate("chrome.storage.local.set({downloads: true})")
        page = self.browser.target("page", "about:blank")
        page.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(self.downloads))
        page.call("Page.enable")
        page.call("Page.navigate", url=f"{self.address}/page")
        self.browser.wait_for(lambda: page.evaluate("document.getElementById('link') !== null"), "no page")
        return page

    def fill_folder_and_accept(self, window, dialog, folder):
        atspi.fill(atspi.find(dialog, "Folder", "text"), str(folder))
        atspi.press(atspi.find_enabled(dialog, "Download", "push button"))
        atspi.wait_for(lambda: atspi.find_now(window, "New Download", "dialog") is None,
                       lambda: f"the dialog stays:\n{atspi.tree(window)}")

    def state_in_the_end(self):
        return self.program("transhipctl", "wait", "cargo.bin", "--for", "Transferred,Error").stdout.strip()

    def test_a_download_goes_over_with_its_cookies_and_its_page(self):
        page = self.open_browser()
        page.evaluate("document.getElementById('link').click()")

        window = atspi.application("tranship")
        dialog = atspi.find(window, "New Download", "dialog")
        links = atspi.find(dialog, lambda name: name.startswith("Links"), "text")
        atspi.find(dialog, lambda name: name.startswith("Tell 127.0.0.1 what the browser would"), "check box")
        self.assertEqual(links.queryText().getText(0, -1), f"{self.address}/files/cargo.bin")
        self.assertEqual(self.program("transhipctl", "list").stdout.count("cargo"), 0,
                         "a job was made unasked")
        Shop.requests.clear()
        Shop.holds = False

        target = self.root / "kept"
        target.mkdir()
        self.fill_folder_and_accept(window, dialog, target)
        self.assertEqual(self.state_in_the_end(), "Transferred")
        self.program("transhipctl", "complete", "cargo.bin")
        self.assertEqual((target / "cargo.bin").read_bytes(), BODY)
        self.assertEqual(list(self.downloads.iterdir()), [], "the browser kept it too")
        self.assertTrue(Shop.requests)
        for request in Shop.requests:
            self.assertEqual(request["Cookie"], "visitor=42")
            self.assertEqual(request["Referer"], f"{self.address}/page")

    def test_without_the_right_no_cookie_goes_over(self):
        page = self.open_browser(with_cookies=False)
        page.evaluate("document.getElementById('link').click()")
        window = atspi.application("tranship")
        dialog = atspi.find(window, "New Download", "dialog")
        Shop.requests.clear()
        Shop.holds = False
        self.fill_folder_and_accept(window, dialog, self.downloads)
        self.assertEqual(self.state_in_the_end(), "Error")
        self.assertTrue(Shop.requests)
        for request in Shop.requests:
            self.assertNotIn("Cookie", request)

    def test_not_connected_the_browser_goes_on_by_itself(self):
        page = self.open_browser(connected=False)
        page.evaluate("document.getElementById('link').click()")
        self.browser.wait_for(lambda: self.worker.evaluate("chrome.action.getBadgeText({})") == "!",
                              "the button says nothing")
        Shop.may_go.set()
        kept = self.browser.wait_for(
            lambda: next((file for file in self.downloads.iterdir()
                          if file.stat().st_size == len(BODY)), None), "the browser let go of it")
        self.assertEqual(kept.read_bytes(), BODY)

    def test_the_popup_says_how_it_stands(self):
        self.open_browser()
        self.worker.evaluate(
            f"chrome.tabs.create({{url: 'chrome-extension://{EXTENSION_ID}/popup.html'}}).then(() => 1)")
        popup = self.browser.target("page", "popup.html")
        state = self.browser.wait_for(
            lambda: popup.evaluate("document.getElementById('state')?.textContent"), "the popup is silent")
        version = self.program("tranship", "--version").stdout.split()[1]
        self.assertEqual(state, f"Connected to Tranship {version}.")
        self.assertTrue(popup.evaluate("document.getElementById('downloads').checked"))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    for option in ["--chromium", "--programs", "--extension"]:
        parser.add_argument(option, required=True)
    HandOver.options, rest = parser.parse_known_args()
    unittest.main(argv=[sys.argv[0], *rest], verbosity=2)
