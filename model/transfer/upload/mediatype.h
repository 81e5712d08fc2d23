// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace tranship {

/// The media type that a file's name lets expect, "application/octet-stream" when nothing does. The
/// file itself is not looked at.
[[nodiscard]] QByteArray mediaTypeOf(const QString &fileName);

} // namespace tranship
