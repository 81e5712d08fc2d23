// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is said to Tranship, by way of its program "tranship-browser".

const api = globalThis.browser ?? globalThis.chrome;
const host = "org.tranship.tranship";

/** The answer, {ok, ...}; when the browser cannot start the program: {ok: false, error: "NoHost"}. */
async function ask(message) {
  try {
    return await api.runtime.sendNativeMessage(host, message);
  } catch (problem) {
    return { ok: false, error: "NoHost", message: String(problem.message ?? problem) };
  }
}

export const hello = () => ask({ type: "hello" });
export const offer = (link) => ask({ type: "offer", ...link });
