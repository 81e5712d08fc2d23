// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/uploadsessiontext.h"

#include "model/job/url.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

QString base64(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QJsonArray partsJson(const QList<UploadedPart> &parts)
{
    QJsonArray array;
    for (const UploadedPart &part : parts)
        array.append(QJsonObject{{u"length"_s, part.length}, {u"tag"_s, base64(part.tag)}});
    return array;
}

/// Takes members out of an object; what is there and makes no sense is remembered.
class Members final {
public:
    explicit Members(QJsonObject object) : m_object(std::move(object)) { }

    [[nodiscard]] bool makeSense() const { return m_makeSense; }

    QString text(QLatin1String name)
    {
        const QJsonValue value = m_object.value(name);
        expect(value.isUndefined() || value.isString());
        return value.toString();
    }

    QByteArray bytes(QLatin1String name)
    {
        const auto decoded = QByteArray::fromBase64Encoding(
            text(name).toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        expect(decoded.decodingStatus == QByteArray::Base64DecodingStatus::Ok);
        return decoded.decoded;
    }

    qint64 number(QLatin1String name)
    {
        const QJsonValue value = m_object.value(name);
        const qint64 read = value.toInteger(-1);
        expect(value.isUndefined() || read >= 0);
        return value.isUndefined() ? 0 : read;
    }

    bool flag(QLatin1String name)
    {
        const QJsonValue value = m_object.value(name);
        expect(value.isUndefined() || value.isBool());
        return value.toBool();
    }

    QUrl url(QLatin1String name)
    {
        const QString value = text(name);
        if (value.isEmpty())
            return {};
        const QUrl parsed(value, QUrl::StrictMode);
        const Result<QUrl> checked = checkedUrl(parsed);
        expect(checked.has_value());
        return checked ? *checked : QUrl();
    }

    QDateTime time(QLatin1String name)
    {
        const QString value = text(name);
        if (value.isEmpty())
            return {};
        const QDateTime read = QDateTime::fromString(value, Qt::ISODateWithMs);
        expect(read.isValid());
        return read;
    }

    UploadMethod method(QLatin1String name)
    {
        const QString value = text(name);
        const auto method = uploadMethodFromName(value);
        expect(value.isEmpty() || method.has_value());
        return method.value_or(UploadMethod::Auto);
    }

    QList<UploadedPart> parts(QLatin1String name)
    {
        const QJsonValue value = m_object.value(name);
        expect(value.isUndefined() || value.isArray());
        QList<UploadedPart> list;
        const QJsonArray array = value.toArray();
        for (const QJsonValue &entry : array) {
            expect(entry.isObject());
            Members part(entry.toObject());
            list.append({part.number("length"_L1), part.bytes("tag"_L1)});
            expect(part.makeSense());
        }
        return list;
    }

private:
    void expect(bool makesSense) { m_makeSense = m_makeSense && makesSense; }

    QJsonObject m_object;
    bool m_makeSense = true;
};

void put(QJsonObject &object, QLatin1String name, const QUrl &url)
{
    if (!url.isEmpty())
        object.insert(name, url.toString(QUrl::FullyEncoded));
}

void put(QJsonObject &object, QLatin1String name, const QDateTime &time)
{
    if (time.isValid())
        object.insert(name, time.toUTC().toString(Qt::ISODateWithMs));
}

void put(QJsonObject &object, QLatin1String name, qint64 number)
{
    if (number != 0)
        object.insert(name, number);
}

} // namespace

QByteArray uploadSessionText(const UploadSession &session)
{
    QJsonObject object;
    if (session.method != UploadMethod::Auto)
        object.insert("method"_L1, uploadMethodName(session.method));
    put(object, "url"_L1, session.url);
    if (!session.id.isEmpty())
        object.insert("id"_L1, base64(session.id));
    if (!session.host.isEmpty())
        object.insert("host"_L1, session.host);
    put(object, "hostPatience"_L1, static_cast<qint64>(session.hostPatience.count()));
    put(object, "hostLost"_L1, session.hostLost);
    put(object, "acknowledged"_L1, session.acknowledged);
    put(object, "sent"_L1, session.sent);
    put(object, "mostAtOnce"_L1, session.mostAtOnce);
    if (!session.parts.isEmpty())
        object.insert("parts"_L1, partsJson(session.parts));
    if (session.isUnsure)
        object.insert("isUnsure"_L1, true);
    if (session.isWhole)
        object.insert("isWhole"_L1, true);
    put(object, "expires"_L1, session.expires);
    put(object, "replyUrl"_L1, session.replyUrl);
    return object.isEmpty() ? QByteArray() : QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<UploadSession> uploadSessionFromText(const QByteArray &text)
{
    if (text.isEmpty())
        return UploadSession{};
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (!document.isObject())
        return {};
    Members members(document.object());
    UploadSession session;
    session.method = members.method("method"_L1);
    session.url = members.url("url"_L1);
    session.id = members.bytes("id"_L1);
    session.host = members.text("host"_L1);
    session.hostPatience = std::chrono::seconds(members.number("hostPatience"_L1));
    session.hostLost = members.time("hostLost"_L1);
    session.acknowledged = members.number("acknowledged"_L1);
    session.sent = members.number("sent"_L1);
    session.mostAtOnce = members.number("mostAtOnce"_L1);
    session.parts = members.parts("parts"_L1);
    session.isUnsure = members.flag("isUnsure"_L1);
    session.isWhole = members.flag("isWhole"_L1);
    session.expires = members.time("expires"_L1);
    session.replyUrl = members.url("replyUrl"_L1);
    if (!members.makeSense())
        return {};
    return session;
}

} // namespace tranship
