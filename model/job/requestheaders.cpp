// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/requestheaders.h"

#include "model/job/httpheaders.h"
#include "model/job/redirects.h"
#include "model/job/url.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringBuilder>
#include <QStringList>

#include <algorithm>
#include <array>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestHeader = 8 * 1024;
/// In a reference: more would be a server's way to fill the keychain's list.
constexpr qsizetype longestRealm = 200;

/// Made with each request; another value would break the exchange or what is believed about it.
constexpr std::array ownHeaders = {
    "host",
    "connection",
    "content-length",
    "transfer-encoding",
    "te",
    "trailer",
    "upgrade",
    "expect",
    "keep-alive",
    "range",
    "if-range",
    "content-range",
    "if-match",
    "if-none-match",
    "accept-encoding",
    "proxy-authorization",
    "content-encoding",
    "proxy-connection",
};

struct PolicyRow {
    RedirectPolicy policy;
    QLatin1String name;
};

constexpr std::array policyRows = {
    PolicyRow{RedirectPolicy::Follow, "follow"_L1},
    PolicyRow{RedirectPolicy::Report, "report"_L1},
    PolicyRow{RedirectPolicy::Refuse, "refuse"_L1},
};

tl::unexpected<Error> refused(const QString &what)
{
    return failure(ErrorCode::InvalidArgument, ErrorContext::QueueManager, what);
}

bool isOwn(const QByteArray &name)
{
    return std::any_of(ownHeaders.begin(), ownHeaders.end(),
                       [lower = name.toLower()](const char *one) { return lower == one; });
}

bool hasName(const RequestHeader &header, const QByteArray &name)
{
    return header.name.compare(name, Qt::CaseInsensitive) == 0;
}

QByteArray compact(const QJsonArray &array)
{
    return array.isEmpty() ? QByteArray() : QJsonDocument(array).toJson(QJsonDocument::Compact);
}

/// The objects of the array; nothing when it is no array of objects.
std::optional<QList<QJsonObject>> objects(const QByteArray &text)
{
    QList<QJsonObject> all;
    if (text.isEmpty())
        return all;
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (!document.isArray())
        return std::nullopt;
    const QJsonArray array = document.array();
    for (const QJsonValue &value : array) {
        if (!value.isObject())
            return std::nullopt;
        all.append(value.toObject());
    }
    return all;
}

} // namespace

QLatin1String redirectPolicyName(RedirectPolicy policy)
{
    const auto row = std::find_if(policyRows.begin(), policyRows.end(),
                                  [policy](const PolicyRow &one) { return one.policy == policy; });
    return row == policyRows.end() ? "follow"_L1 : row->name;
}

std::optional<RedirectPolicy> redirectPolicyFromName(QStringView name)
{
    const auto row = std::find_if(policyRows.begin(), policyRows.end(),
                                  [name](const PolicyRow &one) { return name == one.name; });
    return row == policyRows.end() ? std::nullopt : std::optional(row->policy);
}

Result<RequestHeader> parseRequestHeader(const QString &text, SecretNames names)
{
    if (text.size() > longestHeader) {
        return failure(ErrorCode::StringTooLong, ErrorContext::QueueManager,
                       u"a header of 8192 characters at most"_s);
    }
    const qsizetype colon = text.indexOf(u':');
    RequestHeader header;
    header.name = text.left(std::max<qsizetype>(colon, 0)).trimmed().toLatin1();
    header.value = text.mid(colon + 1).trimmed().toUtf8();
    if (colon < 0 || !isHeaderName(header.name))
        return refused(u"a header is \"Name: value\""_s);
    if (!isHeaderValue(header.value))
        return refused(u"a header's value has no line breaks and no control characters"_s);
    if (isOwn(header.name))
        return refused(QString::fromLatin1(header.name) % u" is set for each request"_s);
    const bool isCookie = header.name.compare("Cookie", Qt::CaseInsensitive) == 0;
    const bool isSecret = isCookie || isSecretName(QString::fromLatin1(header.name));
    if (names == SecretNames::Refused && isSecret && !header.value.isEmpty())
        return refused(QString::fromLatin1(header.name) % u" is a secret: secret-header"_s);
    return header;
}

Done setRequestHeader(QList<RequestHeader> &headers, const RequestHeader &header)
{
    const auto place =
        std::find_if(headers.begin(), headers.end(),
                     [&header](const RequestHeader &one) { return hasName(one, header.name); });
    if (header.value.isEmpty() && !header.isSecret()) {
        if (place != headers.end())
            headers.erase(place);
        return {};
    }
    if (place != headers.end())
        *place = header;
    else if (headers.size() >= mostRequestHeaders)
        return refused(u"32 headers at most"_s);
    else
        headers.append(header);
    return {};
}

QString requestHeadersForPeople(const QList<RequestHeader> &headers)
{
    QStringList lines;
    for (const RequestHeader &header : headers) {
        const QString value =
            header.isSecret() ? QString(secretStandIn) : QString::fromUtf8(header.value);
        lines.append(QString::fromLatin1(header.name) % u": "_s % value);
    }
    return lines.join(u'\n');
}

QString proxyCredentialOf(const QList<JobCredential> &credentials)
{
    const auto found = std::find_if(credentials.begin(), credentials.end(),
                                    [](const JobCredential &one) { return one.isProxy; });
    return found == credentials.end() ? QString() : found->secret;
}

QString headerSecret(const QString &job, const QByteArray &name)
{
    return u"job "_s % job % u" header "_s % QString::fromLatin1(name.toLower());
}

QString credentialSecret(const QString &job, const QString &origin, bool isProxy)
{
    return u"job "_s % job % (isProxy ? u" proxy"_s : u" server "_s % origin);
}

QString siteSecret(const QString &origin, const QString &realm, bool isProxy)
{
    return (isProxy ? u"proxy "_s : u"site "_s) % origin % u' '
        % realm.simplified().left(longestRealm);
}

QString certificateSecret(const QString &path)
{
    return u"certificate "_s % path;
}

QByteArray requestHeadersText(const QList<RequestHeader> &headers)
{
    QJsonArray array;
    for (const RequestHeader &header : headers) {
        QJsonObject object{{u"name"_s, QString::fromLatin1(header.name)}};
        if (header.isSecret()) {
            object.insert(u"secret"_s, header.secret);
            object.insert(u"origin"_s, header.origin);
        } else {
            object.insert(u"value"_s, QString::fromUtf8(header.value));
        }
        array.append(object);
    }
    return compact(array);
}

std::optional<QList<RequestHeader>> requestHeadersFromText(const QByteArray &text)
{
    const auto all = objects(text);
    if (!all || all->size() > mostRequestHeaders)
        return std::nullopt;
    QList<RequestHeader> headers;
    for (const QJsonObject &object : *all) {
        const RequestHeader header{object.value("name"_L1).toString().toLatin1(),
                                   object.value("value"_L1).toString().toUtf8(),
                                   object.value("secret"_L1).toString(),
                                   object.value("origin"_L1).toString()};
        // what the store holds is no more to be trusted than what a person types
        if (!isHeaderName(header.name) || !isHeaderValue(header.value) || isOwn(header.name)
            || header.isSecret() != header.value.isEmpty())
            return std::nullopt;
        headers.append(header);
    }
    return headers;
}

QByteArray credentialsText(const QList<JobCredential> &credentials)
{
    QJsonArray array;
    for (const JobCredential &credential : credentials) {
        array.append(QJsonObject{{u"origin"_s, credential.origin},
                                 {u"secret"_s, credential.secret},
                                 {u"proxy"_s, credential.isProxy}});
    }
    return compact(array);
}

std::optional<QList<JobCredential>> credentialsFromText(const QByteArray &text)
{
    const auto all = objects(text);
    if (!all)
        return std::nullopt;
    QList<JobCredential> credentials;
    for (const QJsonObject &object : *all) {
        const JobCredential credential{object.value("origin"_L1).toString(),
                                       object.value("secret"_L1).toString(),
                                       object.value("proxy"_L1).toBool()};
        if (credential.secret.isEmpty())
            return std::nullopt;
        credentials.append(credential);
    }
    return credentials;
}

} // namespace tranship
