// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/authserver.h"

#include <QCryptographicHash>
#include <QRegularExpression>

namespace tranship {

namespace {

QByteArray parameter(const QByteArray &header, const QByteArray &name)
{
    const QRegularExpression pattern(
        QStringLiteral("[ ,]%1=\"?([^\",]*)\"?").arg(QString::fromLatin1(name)));
    return pattern.match(QString::fromLatin1(header)).captured(1).toLatin1();
}

} // namespace

QList<QByteArray> AuthServer::headersSeen(const QString &path, QByteArrayView name) const
{
    QList<QByteArray> values;
    for (const BodyRequest &request : seen) {
        if (request.path == path)
            values.append(request.header(name));
    }
    return values;
}

BodyAnswer AuthServer::answer(const BodyRequest &request)
{
    seen.append(request);
    const Place place = places.value(request.path);
    const bool isOpen = place.isOpenToHead && request.method == "HEAD";
    if (!isOpen && !isLetIn(request, place))
        return refusal(place);
    if (request.method == "PUT")
        return {201, {}, {}};
    return place.answer;
}

QByteArray AuthServer::shownBy(const BodyRequest &request) const
{
    return request.header(isProxy ? "Proxy-Authorization" : "Authorization");
}

bool AuthServer::isLetIn(const BodyRequest &request, const Place &place)
{
    const QByteArray shown = shownBy(request);
    if (place.scheme == Scheme::None)
        return true;
    if (shown.isEmpty())
        return false;
    bool isRight = false;
    m_isStale = false;
    switch (place.scheme) {
    case Scheme::Basic:
        isRight = shown == "Basic " + QByteArray(user + ':' + password).toBase64();
        break;
    case Scheme::Bearer:
        isRight = shown == "Bearer " + password;
        break;
    case Scheme::DigestMd5:
    case Scheme::DigestSha256:
        isRight = isDigestRight(request, place.scheme, place.realm);
        break;
    case Scheme::Ntlm:
    case Scheme::None:
        break;
    }
    m_wrong += isRight || m_isStale ? 0 : 1;
    return isRight;
}

bool AuthServer::isDigestRight(const BodyRequest &request, Scheme scheme, const QByteArray &realm)
{
    const QByteArray shown = shownBy(request);
    const auto hash = [scheme](const QByteArray &text) {
        return QCryptographicHash::hash(text,
                                        scheme == Scheme::DigestMd5 ? QCryptographicHash::Md5
                                                                    : QCryptographicHash::Sha256)
            .toHex();
    };
    const QByteArray nonce = parameter(shown, "nonce");
    const QByteArray target = request.query.isEmpty()
        ? request.path.toLatin1()
        : request.path.toLatin1() + '?' + request.query.toLatin1();
    const QByteArray expected =
        hash(hash(user + ':' + realm + ':' + password) + ':' + nonce + ':' + parameter(shown, "nc")
             + ':' + parameter(shown, "cnonce") + ":auth:" + hash(request.method + ':' + target));
    if (parameter(shown, "response") != expected || parameter(shown, "uri") != target)
        return false;
    m_isStale =
        nonce != "n" + QByteArray::number(m_nonce) || (noncesLive >= 0 && m_uses >= noncesLive);
    if (m_isStale) {
        ++m_nonce;
        m_uses = 0;
        return false;
    }
    ++m_uses;
    return true;
}

BodyAnswer AuthServer::refusal(const Place &place) const
{
    const QByteArray digest = "Digest realm=\"" + place.realm + "\", qop=\"auth\", nonce=\"n"
        + QByteArray::number(m_nonce) + "\", opaque=\"o\"" + (m_isStale ? ", stale=true" : "");
    QByteArray challenge;
    switch (place.scheme) {
    case Scheme::Basic:
        challenge = "Basic realm=\"" + place.realm + '"';
        break;
    case Scheme::DigestMd5:
        challenge = digest + ", algorithm=MD5";
        break;
    case Scheme::DigestSha256:
        challenge = digest + ", algorithm=SHA-256, Basic realm=\"" + place.realm + '"';
        break;
    case Scheme::Bearer:
        challenge = "Bearer realm=\"" + place.realm + '"';
        break;
    case Scheme::Ntlm:
        challenge = "NTLM";
        break;
    case Scheme::None:
        break;
    }
    if (isProxy)
        return {407, {{"Proxy-Authenticate", challenge}}, "no"};
    return {401, {{"WWW-Authenticate", challenge}}, "no"};
}

} // namespace tranship
