// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/result.h"

#include <QJsonObject>

namespace tranship {

/// What the extension says, in messages of native messaging:
///
///   {"type": "hello"}                                        is answered with the version
///   {"type": "offer", "url": URL, "referrer"?: URL, "cookies"?: TEXT}
///
/// and hears: {"ok": true, ...} or {"ok": false, "error": NAME, "message": SENTENCE}.
enum class HostMessage { Hello, Offer };

/// InvalidArgument: no message of ours.
[[nodiscard]] Result<HostMessage> hostMessageFrom(const QJsonObject &message);
/// The arguments of "open-urls" for an offer. What is in them is checked where they are taken.
[[nodiscard]] QJsonObject openArgumentsFrom(const QJsonObject &offer);

[[nodiscard]] QJsonObject refusal(const Error &error);

} // namespace tranship
