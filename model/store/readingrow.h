// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/command.h"
#include "model/job/filename.h"
#include "model/job/job.h"
#include "model/job/proxy.h"
#include "model/job/uploadsessiontext.h"
#include "model/job/url.h"

#include <QDir>
#include <QSqlQuery>
#include <QVariant>

#include <limits>

namespace tranship {

/// Reads columns in order into fields. What makes no sense leaves the field as it is and is named
/// in complaint().
class ReadingRow final {
public:
    ReadingRow(const QSqlQuery &query, int firstColumn) : m_query(query), m_column(firstColumn) { }

    [[nodiscard]] const QString &complaint() const { return m_complaint; }

    [[nodiscard]] QVariant next() { return m_query.value(m_column++); }

    void id(const char *name, JobId &field)
    {
        field = JobId::fromString(next().toString());
        expect(!field.isNull(), name);
    }

    void text(const char *, QString &field) { field = next().toString(); }

    void bytes(const char *, QByteArray &field) { field = next().toByteArray(); }

    void bits(const char *, quint64 &field) { field = static_cast<quint64>(next().toLongLong()); }

    void path(const char *name, QString &field)
    {
        const QString value = next().toString();
        if (expect(QDir::isAbsolutePath(value) && !value.contains(QChar::Null), name))
            field = value;
    }

    void partName(const char *name, QString &field)
    {
        const QString value = next().toString();
        if (expect(value.isEmpty() || isPartFileName(value), name))
            field = value;
    }

    void url(const char *name, QUrl &field)
    {
        const QString value = next().toString();
        if (value.isEmpty())
            return;
        const QUrl parsed(value, QUrl::StrictMode);
        if (expect(isPlain(value, parsed) || checkedSource(parsed).has_value(), name))
            field = parsed;
    }

    void urls(const char *name, QList<QUrl> &field)
    {
        const QStringList lines = next().toString().split(u'\n', Qt::SkipEmptyParts);
        for (const QString &line : lines) {
            const QUrl parsed(line, QUrl::StrictMode);
            if (expect(checkedUrl(parsed).has_value(), name))
                field.append(parsed);
        }
    }

    void rangeList(const char *name, QList<ByteRange> &field)
    {
        const auto value = rangeListFromText(next().toByteArray());
        if (expect(value.has_value(), name))
            field = *value;
    }

    /// The columns before it say how long each is (File::pieces).
    void digests(const char *name, QList<QByteArray> &field)
    {
        const QByteArray value = next().toByteArray();
        const qsizetype length = digestLength(m_digests);
        if (!expect(value.size() % length == 0, name))
            return;
        for (qsizetype at = 0; at < value.size(); at += length)
            field.append(value.mid(at, length));
    }

    void ranges(const char *name, ByteRanges &field)
    {
        const std::optional<ByteRanges> value = ByteRanges::fromText(next().toByteArray());
        if (expect(value.has_value(), name))
            field = *value;
    }

    void time(const char *name, QDateTime &field)
    {
        const QVariant value = next();
        if (value.isNull())
            return;
        const QDateTime read = QDateTime::fromMSecsSinceEpoch(value.toLongLong(), Qt::UTC);
        if (expect(isWhole(value) && read.isValid(), name))
            field = read;
    }

    template <typename Duration> void duration(const char *name, Duration &field)
    {
        qint64 count = field.count();
        number(name, count, 0);
        field = Duration(count);
    }

    void session(const char *name, UploadSession &field)
    {
        const auto value = uploadSessionFromText(next().toString().toUtf8());
        if (expect(value.has_value(), name))
            field = *value;
    }

    void security(const char *name, SecurityFlags &field)
    {
        int value = 0;
        number(name, value, 0);
        if (expect(isSecurity(value), name))
            field = SecurityFlags(value);
    }

    void proxy(const char *name, QString &field)
    {
        textOrNone(name, field,
                   [](const QString &text) { return proxyFromText(text).has_value(); });
    }

    void bypass(const char *name, QString &field)
    {
        textOrNone(name, field,
                   [](const QString &text) { return bypassFromText(text).has_value(); });
    }

    void pathOrNone(const char *name, QString &field)
    {
        textOrNone(name, field, [](const QString &text) {
            return QDir::isAbsolutePath(text) && !text.contains(QChar::Null);
        });
    }

    void command(const char *name, QString &field)
    {
        textOrNone(name, field,
                   [](const QString &text) { return commandFromText(text).has_value(); });
    }

    void requestHeaders(const char *name, QList<RequestHeader> &field)
    {
        const auto value = requestHeadersFromText(next().toString().toUtf8());
        if (expect(value.has_value(), name))
            field = *value;
    }

    void credentials(const char *name, QList<JobCredential> &field)
    {
        const auto value = credentialsFromText(next().toString().toUtf8());
        if (expect(value.has_value(), name))
            field = *value;
    }

    template <typename Number> void number(const char *name, Number &field, qint64 lowest)
    {
        const QVariant value = next();
        const qint64 read = value.toLongLong();
        if (expect(isWhole(value) && read >= lowest && read <= std::numeric_limits<Number>::max(),
                   name)) {
            field = static_cast<Number>(read);
        }
    }

    void flag(const char *name, bool &field)
    {
        int value = 0;
        number(name, value, 0);
        field = value != 0;
    }

    void errorCode(const char *name, ErrorCode &field)
    {
        int value = 0;
        number(name, value, 0);
        const auto code = static_cast<ErrorCode>(value);
        if (expect(code == ErrorCode::None || errorFromName(QString(errorName(code))) == code,
                   name))
            field = code;
    }

    template <typename Enum> void choice(const char *name, Enum &field, Enum highest)
    {
        int value = 0;
        number(name, value, 0);
        if (expect(value <= static_cast<int>(highest), name))
            field = static_cast<Enum>(value);
        if constexpr (std::is_same_v<Enum, Checksum::Algorithm>)
            m_digests = field;
    }

    bool expect(bool makesSense, const char *name)
    {
        if (!makesSense && m_complaint.isEmpty())
            m_complaint = QString::fromLatin1(name);
        return makesSense;
    }

private:
    /// What checkedSource() passes of nearly all addresses, without taking them apart.
    static bool isPlain(const QString &text, const QUrl &url)
    {
        return url.isValid() && text.size() < longestUrl / 2
            && (text.startsWith(u"https://") || text.startsWith(u"http://")) && !text.contains(u'@')
            && !text.contains(u'#') && !url.host().isEmpty() && url.port() != 0;
    }

    /// Nearly all jobs have an empty one, which is not taken apart.
    template <typename Check> void textOrNone(const char *name, QString &field, Check fits)
    {
        const QString value = next().toString();
        if (expect(value.isEmpty() || fits(value), name))
            field = value;
    }

    /// SQLite keeps what it is given: a text in a column of numbers stays a text.
    static bool isWhole(const QVariant &value) { return value.typeId() == QMetaType::LongLong; }

    const QSqlQuery &m_query;
    int m_column;
    QString m_complaint;
    Checksum::Algorithm m_digests = Checksum::Algorithm::Sha256; ///< the choice read last
};

} // namespace tranship
