// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import { hello } from "./host.js";
import { mayHaveCookies } from "./request.js";

const api = globalThis.browser ?? globalThis.chrome;
const words = (key, ...values) => api.i18n.getMessage(key, values);
const element = (id) => document.getElementById(id);

async function showState() {
  const { problem } = await api.storage.session.get({ problem: "" });
  const answer = await hello();
  if (!answer.ok) element("state").textContent = words("notConnected");
  else if (problem !== "") element("state").textContent = words("refused", problem);
  else element("state").textContent = words("connected", answer.version);
}

/** The browser asks the person, and keeps the answer. */
async function wantCookies(isWanted) {
  if (isWanted) await api.permissions.request(mayHaveCookies);
  else await api.permissions.remove(mayHaveCookies);
  await showRights();
}

async function showRights() {
  element("cookies").checked = await api.permissions.contains(mayHaveCookies);
}

for (const place of document.querySelectorAll("[data-words]")) {
  place.textContent = words(place.dataset.words);
}
const { downloads } = await api.storage.local.get({ downloads: false });
element("downloads").checked = downloads;
await showRights();
element("downloads").addEventListener("change", (event) =>
  api.storage.local.set({ downloads: event.target.checked }),
);
element("cookies").addEventListener("change", (event) => wantCookies(event.target.checked));
await api.action.setBadgeText({ text: "" });
await showState();
