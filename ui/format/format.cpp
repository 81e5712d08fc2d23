// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/format/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace tranship::format {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Format)
};

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

QString number(qint64 value, QLocale locale)
{
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(value);
}

QString withUnit(const QString &value, size_t power)
{
    switch (power) {
    case 0:
        return Words::tr("%1 B", "bytes").arg(value);
    case 1:
        return Words::tr("%1 KiB").arg(value);
    case 2:
        return Words::tr("%1 MiB").arg(value);
    case 3:
        return Words::tr("%1 GiB").arg(value);
    case 4:
        return Words::tr("%1 TiB").arg(value);
    case 5:
        return Words::tr("%1 PiB").arg(value);
    default:
        return Words::tr("%1 EiB").arg(value);
    }
}

QString days(qint64 value, const QLocale &locale)
{
    return Words::tr("%1 d", "days").arg(number(value, locale));
}

QString hours(qint64 value, const QLocale &locale)
{
    return Words::tr("%1 h", "hours").arg(number(value, locale));
}

QString minutes(qint64 value, const QLocale &locale)
{
    return Words::tr("%1 min", "minutes").arg(number(value, locale));
}

QString seconds(qint64 value, const QLocale &locale)
{
    return Words::tr("%1 s", "seconds").arg(number(value, locale));
}

/// Two units side by side; the smaller one is left out when it is 0.
QString joined(const QString &large, qint64 small, const QString &smallText)
{
    return small > 0 ? large + u' ' + smallText : large;
}

} // namespace

QString unknown()
{
    return QString(u'\u2014');
}

QString bytes(qint64 count, const QLocale &locale)
{
    if (count < 0)
        return unknown();
    auto value = static_cast<double>(count);
    size_t power = 0;
    // 1023.95 would be shown as 1024.0 of the smaller unit.
    while (power < 6 && value >= (power == 0 ? 1024.0 : 1023.95)) {
        value /= 1024.0;
        ++power;
    }
    if (power == 0)
        return withUnit(number(count, locale), 0);
    QLocale plain = locale;
    plain.setNumberOptions(QLocale::OmitGroupSeparator);
    return withUnit(plain.toString(value, 'f', 1), power);
}

QString speed(qint64 bytesPerSecond, const QLocale &locale)
{
    if (bytesPerSecond <= 0)
        return unknown();
    return Words::tr("%1/s", "an amount of bytes per second").arg(bytes(bytesPerSecond, locale));
}

QString bytesOf(qint64 done, qint64 total, const QLocale &locale)
{
    if (total < 0 || done == total)
        return bytes(done, locale);
    return Words::tr("%1 of %2", "bytes moved of all bytes")
        .arg(bytes(done, locale), bytes(total, locale));
}

QString percent(qint64 done, qint64 total, const QLocale &locale)
{
    if (total < 0)
        return {};
    const double share = total == 0 ? 1.0 : static_cast<double>(done) / static_cast<double>(total);
    // The double of (2^63 - 1) / 2^63 is 1: what is not all of it stays below 100.
    const auto whole = static_cast<qint64>(share * 100.0);
    return Words::tr("%1 %", "percent")
        .arg(number(done < total ? qMin<qint64>(whole, 99) : 100, locale));
}

QString duration(std::chrono::seconds time, const QLocale &locale)
{
    const qint64 count = time.count();
    if (count < 0)
        return unknown();
    if (count < minute)
        return seconds(count, locale);
    if (count < 10 * minute) {
        const qint64 rest = count % minute;
        return joined(minutes(count / minute, locale), rest, seconds(rest, locale));
    }
    if (count < hour)
        return minutes(count / minute, locale);
    if (count < day) {
        const qint64 rest = count % hour / minute;
        return joined(hours(count / hour, locale), rest, minutes(rest, locale));
    }
    const qint64 rest = count < 10 * day ? count % day / hour : 0;
    return joined(days(count / day, locale), rest, hours(rest, locale));
}

QString durationInWords(std::chrono::seconds time)
{
    const qint64 count = std::max<qint64>(time.count(), 0);
    if (count < minute)
        return Words::tr("%n second(s)", "", static_cast<int>(count));
    if (count < hour)
        return Words::tr("%n minute(s)", "", static_cast<int>(count / minute));
    if (count < day)
        return Words::tr("%n hour(s)", "", static_cast<int>(count / hour));
    return Words::tr("%n day(s)", "", static_cast<int>(std::min<qint64>(count / day, 1'000'000)));
}

QString dateTime(const QDateTime &moment, const QLocale &locale)
{
    if (!moment.isValid())
        return unknown();
    return locale.toString(moment.toLocalTime(), QLocale::ShortFormat);
}

QString exactDateTime(const QDateTime &moment, const QLocale &locale)
{
    if (!moment.isValid())
        return unknown();
    QString pattern = locale.timeFormat(QLocale::ShortFormat);
    const qsizetype minutes = pattern.indexOf(QStringLiteral("mm"));
    if (minutes > 0 && !pattern.contains(QLatin1Char('s')))
        pattern.insert(minutes + 2, QString(pattern.at(minutes - 1) + QStringLiteral("ss")));
    const QDateTime local = moment.toLocalTime();
    return locale.toString(local.date(), QLocale::ShortFormat) + QLatin1Char(' ')
        + locale.toString(local.time(), pattern);
}

} // namespace tranship::format
