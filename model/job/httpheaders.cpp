// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/httpheaders.h"

#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <limits>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

/// RFC 9110, section 5.6.2.
bool isTokenByte(char c)
{
    const bool alphanumeric =
        (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return alphanumeric || (c != '\0' && QByteArrayView("!#$%&'*+-.^_`|~").contains(c));
}

std::optional<qint64> plainNumber(QByteArrayView text)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.isEmpty() || !std::all_of(text.begin(), text.end(), isDigit))
        return std::nullopt;
    bool fits = false;
    const qint64 number = text.toLongLong(&fits);
    return fits ? std::optional(number) : std::nullopt;
}

/// The part before the first `separator`; `rest` becomes what follows it.
QByteArrayView cutAt(QByteArrayView &rest, char separator)
{
    const qsizetype at = rest.indexOf(separator);
    const QByteArrayView head = at < 0 ? rest : rest.first(at);
    rest = at < 0 ? QByteArrayView() : rest.sliced(at + 1);
    return head;
}

std::optional<ByteRange> rangeOfContentRange(QByteArrayView text)
{
    if (!text.contains('-'))
        return std::nullopt;
    const auto first = plainNumber(cutAt(text, '-'));
    const auto last = plainNumber(text);
    if (!first || !last || *last < *first || *last == std::numeric_limits<qint64>::max())
        return std::nullopt;
    return ByteRange{*first, *last + 1};
}

struct Parameter {
    QByteArray name; ///< lower case
    QByteArray value;
};

/// Reads the quoted string that `text` begins with and leaves what follows it; nullopt when it has
/// no end.
std::optional<QByteArray> takeQuoted(QByteArrayView &text)
{
    QByteArray value;
    for (qsizetype i = 1; i < text.size(); ++i) {
        if (text[i] == '"') {
            text = text.sliced(i + 1);
            return value;
        }
        // Servers send Windows paths with bare backslashes; only these two are meant as escapes.
        const bool escapes =
            text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == '"' || text[i + 1] == '\\');
        if (escapes)
            ++i;
        value += text[i];
    }
    return std::nullopt;
}

/// The first ";name=value" of `text`, taken off it; nullopt at the end and at what cannot be read.
std::optional<Parameter> takeParameter(QByteArrayView &text)
{
    while (text.startsWith(';') || text.startsWith(' ') || text.startsWith('\t'))
        text = text.sliced(1);
    const qsizetype equals = text.indexOf('=');
    if (equals < 0)
        return std::nullopt;
    Parameter parameter;
    parameter.name = text.first(equals).trimmed().toByteArray().toLower();
    text = text.sliced(equals + 1).trimmed();
    if (!text.startsWith('"')) {
        parameter.value = cutAt(text, ';').trimmed().toByteArray();
        return parameter;
    }
    const auto value = takeQuoted(text);
    if (!value)
        return std::nullopt;
    parameter.value = *value;
    cutAt(text, ';');
    return parameter;
}

std::optional<QString> fromUtf8(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(bytes);
    return decoder.hasError() ? std::nullopt : std::optional(text);
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::optional<QByteArray> percentDecoded(QByteArrayView text)
{
    QByteArray bytes;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            bytes += text[i];
            continue;
        }
        const int high = i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
        const int low = i + 2 < text.size() ? hexDigit(text[i + 2]) : -1;
        if (high < 0 || low < 0)
            return std::nullopt;
        bytes += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return bytes;
}

/// RFC 8187: charset'language'percent-coded.
std::optional<QString> extendedValue(QByteArrayView text)
{
    if (text.count('\'') < 2)
        return std::nullopt;
    const QByteArray charset = cutAt(text, '\'').toByteArray().toLower();
    cutAt(text, '\'');
    const auto bytes = percentDecoded(text);
    if (!bytes)
        return std::nullopt;
    if (charset == "utf-8")
        return fromUtf8(*bytes);
    if (charset == "iso-8859-1")
        return QString::fromLatin1(*bytes);
    return std::nullopt;
}

QString plainValue(const QByteArray &value)
{
    // Mail's encoded words (RFC 2047) have no place in HTTP: as good as no name.
    if (value.startsWith("=?") && value.endsWith("?="))
        return {};
    const auto text = fromUtf8(value);
    return text ? *text : QString::fromLatin1(value);
}

int monthNumber(QStringView name)
{
    constexpr std::array months = {"Jan"_L1, "Feb"_L1, "Mar"_L1, "Apr"_L1, "May"_L1, "Jun"_L1,
                                   "Jul"_L1, "Aug"_L1, "Sep"_L1, "Oct"_L1, "Nov"_L1, "Dec"_L1};
    const auto month = std::find(months.begin(), months.end(), name);
    return month == months.end() ? 0 : static_cast<int>(month - months.begin()) + 1;
}

/// One of the three forms; the groups are named, so that their order may differ.
QDateTime dateBy(const QString &form, const QString &text)
{
    const auto match = QRegularExpression(QRegularExpression::anchoredPattern(form)).match(text);
    if (!match.hasMatch())
        return {};
    const QString yearText = match.captured(u"year"_s);
    int year = yearText.toInt();
    // Two digits: Last-Modified is never of the far future, and nothing was served before 1970.
    if (yearText.size() == 2)
        year += year < 70 ? 2000 : 1900;
    const QDate date(year, monthNumber(match.capturedView(u"month"_s)),
                     match.captured(u"day"_s).trimmed().toInt());
    const int second = std::min(match.captured(u"second"_s).toInt(), 59); // 60 is a leap second
    const QTime time(match.captured(u"hour"_s).toInt(), match.captured(u"minute"_s).toInt(),
                     second);
    if (!date.isValid() || !time.isValid())
        return {};
    return QDateTime(date, time, Qt::UTC);
}

} // namespace

std::optional<ContentRange> parseContentRange(QByteArrayView value)
{
    if (!value.contains(' ') || !value.contains('/'))
        return std::nullopt;
    const QByteArrayView unit = cutAt(value, ' ');
    if (unit.compare("bytes", Qt::CaseInsensitive) != 0)
        return std::nullopt;
    const QByteArrayView rangeText = cutAt(value, '/');
    ContentRange result;
    if (value != QByteArrayView("*")) {
        const auto total = plainNumber(value);
        if (!total)
            return std::nullopt;
        result.total = *total;
    }
    if (rangeText == QByteArrayView("*"))
        return result.total < 0 ? std::nullopt : std::optional(result);
    result.range = rangeOfContentRange(rangeText);
    if (!result.range || (result.total >= 0 && result.range->end > result.total))
        return std::nullopt;
    return result;
}

std::optional<qint64> parseContentLength(QByteArrayView value)
{
    std::optional<qint64> length;
    for (;;) {
        const bool isLast = !value.contains(',');
        const auto one = plainNumber(cutAt(value, ',').trimmed());
        if (!one || (length && *length != *one))
            return std::nullopt;
        length = one;
        if (isLast)
            return length;
    }
}

QString parseContentDisposition(QByteArrayView value)
{
    // A value without a type ("filename=x") is read as well.
    const qsizetype semicolon = value.indexOf(';');
    const QByteArrayView type = semicolon < 0 ? value : value.first(semicolon);
    if (!type.contains('='))
        value = value.sliced(type.size());
    std::optional<QString> extended;
    std::optional<QString> plain;
    while (const auto parameter = takeParameter(value)) {
        if (parameter->name == "filename*" && !extended)
            extended = extendedValue(parameter->value);
        else if (parameter->name == "filename" && !plain)
            plain = plainValue(parameter->value);
    }
    if (extended && !extended->isEmpty())
        return *extended;
    return plain.value_or(QString());
}

QDateTime parseHttpDate(QByteArrayView value)
{
    const QString time = u"(?<hour>\\d\\d):(?<minute>\\d\\d):(?<second>[0-5]\\d|60)"_s;
    const QString day = u"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)"_s;
    const QString longDay = u"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"_s;
    const QString month = u"(?<month>[A-Z][a-z]{2})"_s;
    const std::array<QString, 3> forms = {
        QString(day % u", (?<day>\\d\\d) "_s % month % u" (?<year>\\d{4}) "_s % time % u" GMT"_s),
        QString(longDay % u", (?<day>\\d\\d)-"_s % month % u"-(?<year>\\d\\d) "_s % time
                % u" GMT"_s),
        QString(day % u" "_s % month % u" (?<day>[ \\d]\\d) "_s % time % u" (?<year>\\d{4})"_s),
    };
    const QString text = QString::fromLatin1(value.trimmed());
    for (const QString &form : forms) {
        const QDateTime date = dateBy(form, text);
        if (date.isValid())
            return date;
    }
    return {};
}

std::optional<std::chrono::seconds> parseRetryAfter(QByteArrayView value,
                                                    const QDateTime &serverNow)
{
    if (const auto number = plainNumber(value.trimmed()))
        return std::chrono::seconds(*number);
    const QDateTime date = parseHttpDate(value);
    if (!date.isValid() || !serverNow.isValid())
        return std::nullopt;
    return std::chrono::seconds(std::max<qint64>(serverNow.secsTo(date), 0));
}

bool isHeaderName(QByteArrayView name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), isTokenByte);
}

bool isHeaderValue(QByteArrayView value)
{
    return std::all_of(value.begin(), value.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return c == '\t' || (byte >= 0x20 && byte != 0x7f);
    });
}

} // namespace tranship
