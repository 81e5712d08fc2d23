// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a request for a link would have said in this browser. Pure rules; no browser is asked.

/** What the person lets us have so that cookies can be read. */
export const mayHaveCookies = {
  permissions: ["cookies"],
  origins: ["http://*/*", "https://*/*"],
};

/** Whether Tranship can fetch a link: not what a page holds in memory (blob:, data:). */
export function isWeb(url) {
  return /^https?:\/\//i.test(url ?? "");
}

/**
 * The page's address as a browser names it to the server of `url` when nothing else is said
 * (Referrer Policy, strict-origin-when-cross-origin); empty: not at all.
 */
export function referrerFor(url, page) {
  if (!isWeb(url) || !isWeb(page)) return "";
  const from = new URL(page);
  const to = new URL(url);
  if (from.protocol === "https:" && to.protocol === "http:") return "";
  if (from.origin !== to.origin) return `${from.origin}/`;
  from.hash = "";
  from.username = "";
  from.password = "";
  return from.href;
}

/** The value of Cookie for the cookies of a link: longer paths first (RFC 6265, section 5.4). */
export function cookieHeader(cookies) {
  return [...cookies]
    .sort((one, other) => other.path.length - one.path.length)
    .map((cookie) => (cookie.name === "" ? cookie.value : `${cookie.name}=${cookie.value}`))
    .join("; ");
}
