// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The extension's rules of what a request would have said: request.js, as its browsers load it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const source = readFileSync(new URL("../../../resources/browser/request.js", import.meta.url));
const { cookieHeader, isWeb, referrerFor } = await import(
  `data:text/javascript;base64,${source.toString("base64")}`
);

for (const [url, expected] of [
  ["https://example.org/a", true],
  ["HTTP://example.org/", true],
  ["ftp://example.org/a", false],
  ["blob:https://example.org/1", false],
  ["data:text/plain,a", false],
  ["javascript:alert(1)", false],
  ["", false],
  [undefined, false],
]) {
  assert.equal(isWeb(url), expected, String(url));
}

for (const [name, url, page, expected] of [
  ["same origin", "https://a.org/f", "https://a.org/p?q=1#top", "https://a.org/p?q=1"],
  ["another origin", "https://b.org/f", "https://a.org/p?token=1", "https://a.org/"],
  ["another port", "https://a.org:8443/f", "https://a.org/p", "https://a.org/"],
  ["down to http", "http://a.org/f", "https://a.org/p", ""],
  ["up to https", "https://a.org/f", "http://a.org/p", "http://a.org/"],
  ["a login in the page's link", "https://a.org/f", "https://me:pw@a.org/p", "https://a.org/p"],
  ["a page of the browser", "https://a.org/f", "chrome://downloads", ""],
  ["no page", "https://a.org/f", undefined, ""],
]) {
  assert.equal(referrerFor(url, page), expected, name);
}

const cookie = (name, value, path) => ({ name, value, path });
for (const [name, cookies, expected] of [
  ["none", [], ""],
  ["one", [cookie("a", "1", "/")], "a=1"],
  ["longer paths first", [cookie("a", "1", "/"), cookie("b", "2", "/files")], "b=2; a=1"],
  ["in their order else", [cookie("b", "1", "/"), cookie("a", "2", "/")], "b=1; a=2"],
  ["without a name", [cookie("", "1", "/")], "1"],
  ["without a value", [cookie("a", "", "/")], "a="],
]) {
  assert.equal(cookieHeader(cookies), expected, name);
}
