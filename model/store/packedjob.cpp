// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/store/packedjob.h"

#include "model/job/uploadsessiontext.h"
#include "model/store/jobrow.h"

#include <algorithm>
#include <cstring>

namespace tranship {

namespace {

/// Numbers near 0, of either sign, take one byte (as in Protocol Buffers' sint64).
void putNumber(QByteArray &bytes, qint64 number)
{
    auto rest = (static_cast<quint64>(number) << 1) ^ static_cast<quint64>(number >> 63);
    while (rest >= 0x80) {
        bytes.append(static_cast<char>(rest | 0x80));
        rest >>= 7;
    }
    bytes.append(static_cast<char>(rest));
}

qint64 takeNumber(const char *&at)
{
    quint64 value = 0;
    int shift = 0;
    quint8 byte = 0;
    do {
        byte = static_cast<quint8>(*at++);
        value |= static_cast<quint64>(byte & 0x7f) << shift;
        shift += 7;
    } while ((byte & 0x80) != 0);
    return static_cast<qint64>(value >> 1) ^ -static_cast<qint64>(value & 1);
}

void putBytes(QByteArray &bytes, QByteArrayView value)
{
    putNumber(bytes, value.size());
    bytes.append(value.data(), value.size());
}

QByteArrayView takeBytes(const char *&at)
{
    const qsizetype size = takeNumber(at);
    return {std::exchange(at, at + size), size};
}

/// The texts that are searched stand together.
bool isSearched(const char *name)
{
    return std::strcmp(name, "name") == 0 || std::strcmp(name, "url") == 0
        || std::strcmp(name, "path") == 0;
}

class PackingRow final {
public:
    QByteArray searched;
    QByteArray rest;

    void id(const char *, const JobId &value) { rest.append(value.toRfc4122()); }

    void text(const char *name, const QString &value)
    {
        putBytes(isSearched(name) ? searched : rest, value.toUtf8());
    }

    void path(const char *name, const QString &value) { text(name, value); }

    void partName(const char *name, const QString &value) { text(name, value); }

    void bytes(const char *, const QByteArray &value) { putBytes(rest, value); }

    // hardly any job has them: none takes one byte
    void requestHeaders(const char *, const QList<RequestHeader> &value)
    {
        putBytes(rest, value.isEmpty() ? QByteArray() : requestHeadersText(value));
    }

    void credentials(const char *, const QList<JobCredential> &value)
    {
        putBytes(rest, value.isEmpty() ? QByteArray() : credentialsText(value));
    }

    void proxy(const char *name, const QString &value) { text(name, value); }

    void bypass(const char *name, const QString &value) { text(name, value); }

    void security(const char *, SecurityFlags value) { putNumber(rest, value.toInt()); }

    void pathOrNone(const char *name, const QString &value) { text(name, value); }

    void command(const char *name, const QString &value) { text(name, value); }

    void bits(const char *, quint64 value) { putNumber(rest, static_cast<qint64>(value)); }

    void flag(const char *, bool value) { putNumber(rest, value ? 1 : 0); }

    void number(const char *, qint64 value, qint64) { putNumber(rest, value); }

    template <typename Duration> void duration(const char *, Duration value)
    {
        putNumber(rest, value.count());
    }

    void errorCode(const char *, ErrorCode value) { putNumber(rest, static_cast<int>(value)); }

    template <typename Enum> void choice(const char *, Enum value, Enum)
    {
        putNumber(rest, static_cast<int>(value));
    }

    void time(const char *, const QDateTime &value)
    {
        putNumber(rest, value.isValid() ? value.toMSecsSinceEpoch() : noTime);
    }

    void url(const char *name, const QUrl &value)
    {
        putBytes(isSearched(name) ? searched : rest, packedUrl(value));
    }

    void urls(const char *name, const QList<QUrl> &values)
    {
        putNumber(rest, values.size());
        for (const QUrl &value : values)
            url(name, value);
    }

    void rangeList(const char *, const QList<ByteRange> &values)
    {
        putNumber(rest, values.size());
        for (const ByteRange &value : values) {
            putNumber(rest, value.begin);
            putNumber(rest, value.end);
        }
    }

    void ranges(const char *name, const ByteRanges &value) { rangeList(name, value.ranges()); }

    void digests(const char *, const QList<QByteArray> &values)
    {
        putNumber(rest, values.size());
        for (const QByteArray &value : values)
            putBytes(rest, value);
    }

    void session(const char *, const UploadSession &value)
    {
        putBytes(rest, uploadSessionText(value));
    }

    static constexpr qint64 noTime = std::numeric_limits<qint64>::min();
};

class UnpackingRow final {
public:
    UnpackingRow(const char *searched, const char *rest) : m_searched(searched), m_rest(rest) { }

    [[nodiscard]] qint64 next() { return takeNumber(m_rest); }

    void id(const char *, JobId &field)
    {
        field = JobId::fromRfc4122({m_rest, 16});
        m_rest += 16;
    }

    void text(const char *name, QString &field)
    {
        const QByteArrayView value = takeBytes(isSearched(name) ? m_searched : m_rest);
        if (!value.isEmpty())
            field = QString::fromUtf8(value);
    }

    void path(const char *name, QString &field) { text(name, field); }

    void partName(const char *name, QString &field) { text(name, field); }

    void bytes(const char *, QByteArray &field)
    {
        const QByteArrayView value = takeBytes(m_rest);
        if (!value.isEmpty())
            field = value.toByteArray();
    }

    void requestHeaders(const char *, QList<RequestHeader> &field)
    {
        const QByteArrayView value = takeBytes(m_rest);
        if (!value.isEmpty())
            field = requestHeadersFromText(value.toByteArray()).value_or(field);
    }

    void credentials(const char *, QList<JobCredential> &field)
    {
        const QByteArrayView value = takeBytes(m_rest);
        if (!value.isEmpty())
            field = credentialsFromText(value.toByteArray()).value_or(field);
    }

    void proxy(const char *name, QString &field) { text(name, field); }

    void bypass(const char *name, QString &field) { text(name, field); }

    void security(const char *, SecurityFlags &field)
    {
        field = SecurityFlags::fromInt(static_cast<SecurityFlags::Int>(next()));
    }

    void pathOrNone(const char *name, QString &field) { text(name, field); }

    void command(const char *name, QString &field) { text(name, field); }

    void bits(const char *, quint64 &field) { field = static_cast<quint64>(next()); }

    void flag(const char *, bool &field) { field = next() != 0; }

    template <typename Number> void number(const char *, Number &field, qint64)
    {
        field = static_cast<Number>(next());
    }

    template <typename Duration> void duration(const char *, Duration &field)
    {
        field = Duration(next());
    }

    void errorCode(const char *, ErrorCode &field) { field = static_cast<ErrorCode>(next()); }

    template <typename Enum> void choice(const char *, Enum &field, Enum)
    {
        field = static_cast<Enum>(next());
    }

    void time(const char *, QDateTime &field)
    {
        const qint64 value = next();
        if (value != PackingRow::noTime)
            field = QDateTime::fromMSecsSinceEpoch(value, Qt::UTC);
    }

    void url(const char *name, QUrl &field)
    {
        const QByteArrayView value = takeBytes(isSearched(name) ? m_searched : m_rest);
        if (!value.isEmpty())
            field = QUrl::fromEncoded(value.toByteArray(), QUrl::StrictMode);
    }

    void urls(const char *name, QList<QUrl> &field)
    {
        field.resize(next());
        for (QUrl &value : field)
            url(name, value);
    }

    void rangeList(const char *, QList<ByteRange> &field)
    {
        field.resize(next());
        for (ByteRange &value : field) {
            value.begin = next();
            value.end = next();
        }
    }

    void ranges(const char *name, ByteRanges &field)
    {
        QList<ByteRange> values;
        rangeList(name, values);
        for (const ByteRange &value : std::as_const(values))
            field.add(value);
    }

    void digests(const char *name, QList<QByteArray> &field)
    {
        field.resize(next());
        for (QByteArray &value : field)
            bytes(name, value);
    }

    void session(const char *, UploadSession &field)
    {
        const QByteArrayView value = takeBytes(m_rest);
        if (!value.isEmpty())
            field = uploadSessionFromText(value.toByteArray()).value_or(UploadSession());
    }

private:
    const char *m_searched;
    const char *m_rest;
};

/// The two halves of the bytes.
std::pair<QByteArrayView, const char *> halves(const QByteArray &bytes)
{
    const char *at = bytes.constData();
    const QByteArrayView searched = takeBytes(at);
    return {searched, at};
}

char folded(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

bool isPlain(QByteArrayView text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
}

/// `needle` is plain and folded.
bool hasPlain(QByteArrayView text, QByteArrayView needle)
{
    return std::search(text.begin(), text.end(), needle.begin(), needle.end(),
                       [](char one, char other) { return folded(one) == other; })
        != text.end();
}

/// A person reads "%D0%B0" and "xn--" as letters, and the rest as it stands.
bool isReadOtherwise(QByteArrayView url)
{
    return url.contains('%') || url.contains("xn--");
}

} // namespace

QByteArray packedUrl(const QUrl &url)
{
    return url.toEncoded(QUrl::FullyEncoded | QUrl::RemoveUserInfo);
}

PackedJob::PackedJob(const Job &job)
{
    PackingRow row;
    row.rest.reserve(256);
    row.searched.reserve(192);
    visitJob(row, job);
    putNumber(row.rest, job.files.size());
    for (const File &file : job.files)
        visitFile(row, file);
    m_bytes.reserve(row.searched.size() + row.rest.size() + 3);
    putBytes(m_bytes, row.searched);
    m_bytes.append(row.rest);
    m_bytes.squeeze();
}

Job PackedJob::unpacked() const
{
    Job job;
    if (m_bytes.isEmpty())
        return job;
    const auto [searched, rest] = halves(m_bytes);
    UnpackingRow row(searched.data(), rest);
    visitJob(row, job);
    job.files.resize(row.next());
    for (File &file : job.files)
        visitFile(row, file);
    return job;
}

QString PackedJob::name() const
{
    if (m_bytes.isEmpty())
        return {};
    const char *at = halves(m_bytes).first.data();
    return QString::fromUtf8(takeBytes(at));
}

void PackedJob::forEachFile(const std::function<void(QByteArrayView, const QString &)> &visit) const
{
    if (m_bytes.isEmpty())
        return;
    const QByteArrayView searched = halves(m_bytes).first;
    const char *at = searched.data();
    takeBytes(at); // the name
    while (at < searched.data() + searched.size()) {
        const QByteArrayView url = takeBytes(at);
        visit(url, QString::fromUtf8(takeBytes(at)));
    }
}

bool PackedJob::hasText(const QString &needle) const
{
    if (m_bytes.isEmpty())
        return false;
    const QByteArray plain = needle.toUtf8();
    const QByteArrayView searched = halves(m_bytes).first;
    const char *at = searched.data();
    bool isUrl = false; // the name, then an address and a path for each file
    for (bool isName = true; at < searched.data() + searched.size(); isName = false) {
        const QByteArrayView text = takeBytes(at);
        const bool isEasy = isPlain(plain) && !(isUrl && isReadOtherwise(text));
        if (isEasy ? hasPlain(text, plain)
                   : (isUrl ? QUrl::fromEncoded(text.toByteArray()).toDisplayString()
                            : QString::fromUtf8(text))
                         .contains(needle, Qt::CaseInsensitive))
            return true;
        isUrl = isName || !isUrl;
    }
    return false;
}

} // namespace tranship
