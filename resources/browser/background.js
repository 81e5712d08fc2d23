// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Links of the context menu, and downloads of the browser if the person wants so, go to Tranship.
// There its dialog asks before anything is fetched.

import { offer } from "./host.js";
import { cookieHeader, isWeb, mayHaveCookies, referrerFor } from "./request.js";

const api = globalThis.browser ?? globalThis.chrome;

/** The cookies of a link, when the person has let us have them. */
async function cookiesOf(url) {
  if (!(await api.permissions.contains(mayHaveCookies))) return "";
  return cookieHeader(await api.cookies.getAll({ url }));
}

async function offerLink(url, referrer) {
  const answer = await offer({ url, referrer, cookies: await cookiesOf(url) });
  await api.action.setBadgeText({ text: answer.ok ? "" : "!" });
  await api.storage.session.set({ problem: answer.ok ? "" : answer.error });
  return answer.ok;
}

/** What a click in the context menu meant. */
function clicked(info) {
  const url = info.linkUrl ?? info.srcUrl;
  if (isWeb(url)) return offerLink(url, referrerFor(url, info.frameUrl ?? info.pageUrl));
  return undefined;
}

/** Stops a download for a moment; false when it is there already, as small ones are at once. */
async function hold(id) {
  try {
    await api.downloads.pause(id);
  } catch {
    return false;
  }
  const [item] = await api.downloads.search({ id });
  if (item.state === "in_progress" && item.bytesReceived !== item.totalBytes) return true;
  if (item.canResume) await api.downloads.resume(id);
  return false;
}

/** A download that has just begun waits until Tranship has it; if it doesn't take it, it goes on. */
async function began(item) {
  const { downloads } = await api.storage.local.get({ downloads: false });
  const url = item.finalUrl ?? item.url;
  const isOurs = item.byExtensionId === undefined || item.byExtensionId === api.runtime.id;
  if (!downloads || item.state !== "in_progress" || !isOurs || !isWeb(url)) return;
  if (!(await hold(item.id))) return;
  if (await offerLink(url, isWeb(item.referrer) ? item.referrer : "")) {
    await api.downloads.cancel(item.id);
    await api.downloads.erase({ id: item.id });
  } else {
    await api.downloads.resume(item.id);
  }
}

function addMenu() {
  api.contextMenus.create({
    id: "download",
    title: api.i18n.getMessage("download"),
    contexts: ["link", "image", "video", "audio"],
  });
}

api.runtime.onInstalled.addListener(addMenu);
api.contextMenus.onClicked.addListener(clicked);
api.downloads.onCreated.addListener(began);
