// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/rate.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

bool isNone(QStringView text)
{
    return text.compare("none"_L1, Qt::CaseInsensitive) == 0;
}

struct Unit {
    char16_t letter;
    qint64 bytes;
};

constexpr std::array units = {
    Unit{u'G', qint64{1} << 30},
    Unit{u'M', qint64{1} << 20},
    Unit{u'K', qint64{1} << 10},
};
constexpr double fastest = 1e15;

/// Takes the unit off the end of `text`; 1 when there is none.
qint64 takeUnit(QStringView &text)
{
    for (const QLatin1String end : {"iB/s"_L1, "B/s"_L1, "iB"_L1, "B"_L1}) {
        if (text.endsWith(end, Qt::CaseInsensitive)) {
            text.chop(end.size());
            break;
        }
    }
    for (const Unit &unit : units) {
        if (!text.isEmpty() && text.back().toUpper() == QChar(unit.letter)) {
            text.chop(1);
            return unit.bytes;
        }
    }
    return 1;
}

bool isPlainNumber(QStringView text)
{
    return !text.isEmpty() && text.count(u'.') <= 1 && text.front() != u'.' && text.back() != u'.'
        && std::all_of(text.begin(), text.end(),
                       [](QChar c) { return c == u'.' || (c >= u'0' && c <= u'9'); });
}

} // namespace

Result<qint64> rateFromText(QStringView text)
{
    QStringView number = text.trimmed();
    if (isNone(number))
        return 0;
    const qint64 unit = takeUnit(number);
    number = number.trimmed();
    const double bytes = isPlainNumber(number) ? number.toDouble() * static_cast<double>(unit) : -1;
    if (bytes < 0 || bytes > fastest) {
        return failure(ErrorCode::InvalidArgument, ErrorContext::QueueManager,
                       u"\""_s + text.toString()
                           + u"\" is no speed; wanted bytes a second like 500K, 2M or none"_s);
    }
    return static_cast<qint64>(std::llround(bytes));
}

QString rateText(qint64 bytesPerSecond)
{
    if (bytesPerSecond <= 0)
        return u"none"_s;
    for (const Unit &unit : units) {
        if (bytesPerSecond % unit.bytes == 0)
            return QString::number(bytesPerSecond / unit.bytes) + QChar(unit.letter);
    }
    return QString::number(bytesPerSecond);
}

Result<qint64> limitFromText(QStringView text)
{
    return isNone(text.trimmed()) ? unlimitedRate : rateFromText(text);
}

QString limitText(qint64 bytesPerSecond)
{
    return bytesPerSecond == 0 ? u"0"_s : rateText(bytesPerSecond);
}

} // namespace tranship
