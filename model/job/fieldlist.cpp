// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/fieldlist.h"

namespace tranship {

namespace {

/// The index behind what the bracket or quote at `at` opens; the end of `value` when nothing closes
/// it.
qsizetype behindEnclosed(QByteArrayView value, qsizetype at)
{
    const bool isQuoted = value[at] == '"';
    const char closing = isQuoted ? '"' : '>';
    for (++at; at < value.size(); ++at) {
        if (isQuoted && value[at] == '\\')
            ++at;
        else if (value[at] == closing)
            return at + 1;
    }
    return value.size();
}

void appendTrimmed(QList<QByteArrayView> &parts, QByteArrayView part)
{
    if (const QByteArrayView trimmed = part.trimmed(); !trimmed.isEmpty())
        parts.append(trimmed);
}

} // namespace

QList<QByteArrayView> fieldParts(QByteArrayView value, char separator)
{
    QList<QByteArrayView> parts;
    qsizetype begin = 0;
    qsizetype at = 0;
    while (at < value.size()) {
        if (value[at] == '"' || value[at] == '<') {
            at = behindEnclosed(value, at);
            continue;
        }
        if (value[at] == separator) {
            appendTrimmed(parts, value.sliced(begin, at - begin));
            begin = at + 1;
        }
        ++at;
    }
    appendTrimmed(parts, value.sliced(begin));
    return parts;
}

FieldPair fieldPair(QByteArrayView part)
{
    const qsizetype equals = part.indexOf('=');
    if (equals < 0)
        return {part.trimmed(), {}};
    return {part.first(equals).trimmed(), part.sliced(equals + 1).trimmed()};
}

QByteArray unquotedField(QByteArrayView value)
{
    if (!value.startsWith('"'))
        return value.toByteArray();
    QByteArray text;
    for (qsizetype at = 1; at < value.size() && value[at] != '"'; ++at) {
        if (value[at] == '\\' && at + 1 < value.size())
            ++at;
        text += value[at];
    }
    return text;
}

} // namespace tranship
