// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/job.h"
#include "model/job/result.h"

#include <QStringList>

namespace tranship {

/// The keys that `set` and `get` take (DESIGN section 6): "display-name", "description",
/// "priority", "retry-delay", "no-progress-timeout", "max-download-time", "on-exists",
/// "auto-complete", "parallel-files", "connections", "bandwidth-limit", "cost-policy",
/// "dynamic-content", "upload-method", "reply-path", "category", "header" ("Name: value", each by
/// itself; without a value it goes), "redirects", "insecure-redirects", "checksum" (of the only
/// file, or "INDEX=sha-256:HEX"), those of filesettings.h, "proxy" ("default" or proxyFromText),
/// "proxy-bypass", "security" (securityFromText), "client-certificate" (a path), "notify-command"
/// (commandFromText), "scan" ("on", "off").
[[nodiscard]] QStringList settingKeys();

/// Reads `text` into the job's property; UnknownKey, InvalidArgument, StringTooLong, NotSupported,
/// ReadOnlyAfterResume or InvalidState say what is wrong and change nothing.
[[nodiscard]] Done setSetting(Job &job, const QString &key, const QString &text);
/// The same, or a fact of an upload (uploadFact).
[[nodiscard]] Result<QString> settingText(const Job &job, const QString &key);

} // namespace tranship
