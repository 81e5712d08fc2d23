// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>

#include <utility>

namespace tranship {

/// Headers of an answer as they came: name and value, repeated ones as rows of their own.
using HeaderFields = QList<std::pair<QByteArray, QByteArray>>;

/// The trimmed, non-empty parts of a header's value between `separator`s that stand outside quoted
/// strings and <angle brackets> (RFC 9110, section 5.6.1; RFC 8288, section 3). The parts are views
/// into `value`. What is quoted and has no end belongs to the last part.
[[nodiscard]] QList<QByteArrayView> fieldParts(QByteArrayView value, char separator);

/// "name=value" cut at its first equals sign, both trimmed; without one the value is null.
struct FieldPair {
    QByteArrayView name;
    QByteArrayView value;
};

[[nodiscard]] FieldPair fieldPair(QByteArrayView part);

/// A token as it is, a quoted string without its quotes and escapes.
[[nodiscard]] QByteArray unquotedField(QByteArrayView value);

} // namespace tranship
