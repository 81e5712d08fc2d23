// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/structuredfields.h"

#include "model/job/fieldlist.h"

#include <algorithm>

namespace tranship {

namespace {

/// RFC 9651, section 3.3.1: more digits are no Integer.
constexpr qsizetype mostDigits = 15;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The item itself, without its parameters.
QByteArrayView bareItem(QByteArrayView value)
{
    const QByteArrayView item = value.trimmed();
    const QList<QByteArrayView> parts = fieldParts(item, ';');
    const bool hasItem = !parts.isEmpty() && item.startsWith(parts.first());
    return hasItem ? parts.first() : QByteArrayView();
}

} // namespace

std::optional<qint64> structuredInteger(QByteArrayView value)
{
    const QByteArrayView item = bareItem(value);
    const bool isNegative = item.startsWith('-');
    const QByteArrayView digits = isNegative ? item.sliced(1) : item;
    if (digits.isEmpty() || digits.size() > mostDigits
        || !std::all_of(digits.begin(), digits.end(), isDigit))
        return std::nullopt;
    const qint64 number = digits.toLongLong();
    return isNegative ? -number : number;
}

std::optional<bool> structuredBoolean(QByteArrayView value)
{
    const QByteArrayView item = bareItem(value);
    if (item == QByteArrayView("?1"))
        return true;
    if (item == QByteArrayView("?0"))
        return false;
    return std::nullopt;
}

} // namespace tranship
