// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/uploadsession.h"

namespace tranship {

/// A session as the store keeps it: a JSON object whose members bear the fields' names, only those
/// that say something; opaque bytes in Base64, times in ISO 8601. Empty for a session that has not
/// begun.
[[nodiscard]] QByteArray uploadSessionText(const UploadSession &session);

/// What uploadSessionText gave. Nothing when it makes no sense: no such method, a URL that
/// checkedUrl refuses, a negative number. Members not known here are passed over.
[[nodiscard]] std::optional<UploadSession> uploadSessionFromText(const QByteArray &text);

} // namespace tranship
