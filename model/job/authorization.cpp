// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/authorization.h"

#include "model/job/controlcharacters.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

bool isLatin1(const QString &text)
{
    return QString::fromLatin1(text.toLatin1()) == text;
}

/// What a server that names no charset is most likely to understand.
QByteArray encoded(const QString &text, const AuthChallenge &challenge)
{
    const bool isUtf8 = challenge.parameter("charset").compare("utf-8", Qt::CaseInsensitive) == 0;
    return isUtf8 || !isLatin1(text) ? text.toUtf8() : text.toLatin1();
}

QByteArray basic(const AuthChallenge &challenge, const SiteLogin &login)
{
    // RFC 7617, section 2: the first colon ends the name.
    if (login.user.contains(u':') || hasControl(login.user) || hasControl(login.secret))
        return {};
    const QByteArray pair = encoded(login.user, challenge) + ':' + encoded(login.secret, challenge);
    return "Basic " + pair.toBase64();
}

QByteArray bearer(const SiteLogin &login)
{
    const bool isVisible = std::all_of(login.secret.begin(), login.secret.end(),
                                       [](QChar c) { return c > u' ' && c < u'\x7f'; });
    if (!isVisible || login.secret.isEmpty())
        return {};
    return "Bearer " + login.secret.toLatin1();
}

QByteArray quoted(const QByteArray &value)
{
    QByteArray text = "\"";
    for (const char c : value) {
        if (c == '"' || c == '\\')
            text += '\\';
        text += c;
    }
    return text + '"';
}

/// The computation of RFC 7616, section 3.4.
class Digest {
public:
    Digest(const AuthChallenge &challenge, const SiteLogin &login, const DigestUse &use,
           DigestAlgorithm algorithm)
        : m_challenge(challenge),
          m_use(use),
          m_algorithm(algorithm),
          m_user(encoded(login.user, challenge)),
          m_password(encoded(login.secret, challenge)),
          m_count(QByteArray::number(use.count, 16).rightJustified(8, '0'))
    {
    }

    [[nodiscard]] QByteArray header() const
    {
        QByteArray value = "Digest " + userField();
        const auto add = [&value](const char *name, const QByteArray &text) {
            value += QByteArray(", ") + name + '=' + text;
        };
        add("realm", quoted(m_challenge.parameter("realm")));
        add("nonce", quoted(m_challenge.parameter("nonce")));
        add("uri", quoted(m_use.uri));
        add("response", quoted(response()));
        if (const QByteArray name = m_challenge.parameter("algorithm"); !name.isEmpty())
            add("algorithm", name);
        if (const QByteArray opaque = m_challenge.parameter("opaque"); !opaque.isEmpty())
            add("opaque", quoted(opaque));
        if (hasQop()) {
            add("qop", "auth");
            add("nc", m_count);
        }
        if (hasQop() || isSession())
            add("cnonce", quoted(m_use.clientNonce));
        if (hashesUser())
            add("userhash", "true");
        return value;
    }

private:
    [[nodiscard]] bool hasQop() const { return !m_challenge.parameter("qop").isEmpty(); }

    [[nodiscard]] bool isSession() const
    {
        return m_algorithm == DigestAlgorithm::Md5Sess
            || m_algorithm == DigestAlgorithm::Sha256Sess;
    }

    [[nodiscard]] bool hashesUser() const
    {
        return m_challenge.parameter("userhash").compare("true", Qt::CaseInsensitive) == 0;
    }

    [[nodiscard]] QByteArray hash(const QByteArray &text) const
    {
        const auto algorithm = m_algorithm >= DigestAlgorithm::Sha256 ? QCryptographicHash::Sha256
                                                                      : QCryptographicHash::Md5;
        return QCryptographicHash::hash(text, algorithm).toHex();
    }

    [[nodiscard]] QByteArray realm() const { return m_challenge.parameter("realm"); }

    [[nodiscard]] QByteArray userField() const
    {
        if (hashesUser())
            return "username=" + quoted(hash(m_user + ':' + realm()));
        const bool isAscii = std::all_of(m_user.begin(), m_user.end(), [](char c) {
            return static_cast<unsigned char>(c) < 0x80 && static_cast<unsigned char>(c) >= 0x20;
        });
        if (isAscii)
            return "username=" + quoted(m_user);
        // RFC 8187, as section 3.4 wants it.
        const bool isUtf8 =
            m_challenge.parameter("charset").compare("utf-8", Qt::CaseInsensitive) == 0;
        if (isUtf8)
            return "username*=UTF-8''" + m_user.toPercentEncoding();
        return "username=" + quoted(m_user);
    }

    [[nodiscard]] QByteArray response() const
    {
        const QByteArray nonce = m_challenge.parameter("nonce");
        QByteArray one = hash(m_user + ':' + realm() + ':' + m_password);
        if (isSession())
            one = hash(one + ':' + nonce + ':' + m_use.clientNonce);
        const QByteArray two = hash(m_use.method + ':' + m_use.uri);
        if (!hasQop())
            return hash(one + ':' + nonce + ':' + two);
        return hash(one + ':' + nonce + ':' + m_count + ':' + m_use.clientNonce + ":auth:" + two);
    }

    const AuthChallenge &m_challenge;
    const DigestUse &m_use;
    const DigestAlgorithm m_algorithm;
    const QByteArray m_user;
    const QByteArray m_password;
    const QByteArray m_count;
};

} // namespace

QByteArray loginToSecret(const SiteLogin &login)
{
    QJsonObject object;
    if (login.isToken)
        object.insert(u"token"_s, login.secret);
    else
        object = {{u"user"_s, login.user}, {u"password"_s, login.secret}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<SiteLogin> loginFromSecret(const QByteArray &secret)
{
    const QJsonObject object = QJsonDocument::fromJson(secret).object();
    if (object.value("token"_L1).isString())
        return SiteLogin{QString(), object.value("token"_L1).toString(), true};
    if (!object.value("user"_L1).isString() || !object.value("password"_L1).isString())
        return std::nullopt;
    return SiteLogin{object.value("user"_L1).toString(), object.value("password"_L1).toString(),
                     false};
}

QByteArray authorizationFor(const AuthChallenge &challenge, const SiteLogin &login,
                            const DigestUse &use)
{
    if (login.isToken)
        return challenge.scheme == "bearer" ? bearer(login) : QByteArray();
    if (challenge.scheme == "basic")
        return basic(challenge, login);
    const std::optional<DigestAlgorithm> algorithm = digestAlgorithm(challenge);
    return algorithm ? Digest(challenge, login, use, *algorithm).header() : QByteArray();
}

std::optional<AuthChallenge> bestChallenge(const QList<AuthChallenge> &challenges,
                                           const SiteLogin &login)
{
    return login.isToken ? challengeForToken(challenges) : challengeForPassword(challenges);
}

} // namespace tranship
