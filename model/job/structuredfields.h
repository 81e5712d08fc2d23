// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <optional>

namespace tranship {

/// A header's value that is one Integer (RFC 9651, section 3.3.1), with or without parameters,
/// which are dropped. nullopt for anything else.
[[nodiscard]] std::optional<qint64> structuredInteger(QByteArrayView value);

/// The same of a Boolean (section 3.3.6): "?1", "?0".
[[nodiscard]] std::optional<bool> structuredBoolean(QByteArrayView value);

} // namespace tranship
