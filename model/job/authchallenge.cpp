// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/authchallenge.h"

#include <QStringList>

#include <algorithm>
#include <cstring>

namespace tranship {

namespace {

constexpr qsizetype longestValue = 16 * 1024;
constexpr qsizetype mostChallenges = 16;
constexpr qsizetype mostParameters = 32;

bool isTokenByte(char c)
{
    const bool isAlphanumeric =
        (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return isAlphanumeric || (c != 0 && std::strchr("!#$%&'*+-.^_`|~", c) != nullptr);
}

bool isToken68Byte(char c)
{
    const bool isAlphanumeric =
        (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return isAlphanumeric || (c != 0 && std::strchr("-._~+/", c) != nullptr);
}

/// Goes through the value from its first byte to its last.
class Reader {
public:
    explicit Reader(QByteArrayView value) : m_value(value) { }

    [[nodiscard]] bool isAtEnd() const { return m_at >= m_value.size(); }

    [[nodiscard]] char next() const { return isAtEnd() ? '\0' : m_value[m_at]; }

    [[nodiscard]] qsizetype at() const { return m_at; }

    void goTo(qsizetype at) { m_at = at; }

    void skipBlanks()
    {
        while (next() == ' ' || next() == '\t')
            ++m_at;
    }

    /// Empty list elements are allowed (RFC 9110, section 5.6.1).
    void skipCommas()
    {
        while (next() == ',' || next() == ' ' || next() == '\t')
            ++m_at;
    }

    bool take(char c)
    {
        if (next() != c || isAtEnd())
            return false;
        ++m_at;
        return true;
    }

    QByteArray takeWhile(bool (*belongs)(char))
    {
        const qsizetype begin = m_at;
        while (!isAtEnd() && belongs(next()))
            ++m_at;
        return m_value.sliced(begin, m_at - begin).toByteArray();
    }

    std::optional<QByteArray> takeQuoted()
    {
        QByteArray text;
        while (!isAtEnd()) {
            const char c = m_value[m_at++];
            if (c == '"')
                return text;
            if (c != '\\')
                text += c;
            else if (isAtEnd())
                return std::nullopt;
            else
                text += m_value[m_at++];
        }
        return std::nullopt;
    }

private:
    QByteArrayView m_value;
    qsizetype m_at = 0;
};

/// One auth-param; false, with the reader where it was, when there is none. `isBroken`: it began
/// like one.
bool takeParameter(Reader &reader, AuthChallenge &challenge, bool &isBroken)
{
    const qsizetype begin = reader.at();
    const QByteArray name = reader.takeWhile(isTokenByte);
    reader.skipBlanks();
    if (name.isEmpty() || !reader.take('=')) {
        reader.goTo(begin);
        return false;
    }
    reader.skipBlanks();
    std::optional<QByteArray> value;
    if (reader.take('"')) {
        value = reader.takeQuoted();
    } else {
        const QByteArray token = reader.takeWhile(isTokenByte);
        if (!token.isEmpty())
            value = token;
    }
    isBroken = !value || challenge.parameters.size() >= mostParameters;
    if (!isBroken)
        challenge.parameters.append({name.toLower(), *value});
    return !isBroken;
}

/// Whether what comes is a token68 that ends with its challenge.
bool takeToken68(Reader &reader, AuthChallenge &challenge)
{
    const qsizetype begin = reader.at();
    QByteArray token = reader.takeWhile(isToken68Byte);
    token += reader.takeWhile([](char c) { return c == '='; });
    reader.skipBlanks();
    if (!token.isEmpty() && (reader.isAtEnd() || reader.next() == ',')) {
        challenge.token68 = token;
        return true;
    }
    reader.goTo(begin);
    return false;
}

bool takeParameters(Reader &reader, AuthChallenge &challenge)
{
    bool isBroken = false;
    while (takeParameter(reader, challenge, isBroken)) {
        reader.skipBlanks();
        if (!reader.isAtEnd() && reader.next() != ',')
            return false;
        reader.skipCommas();
    }
    return !isBroken;
}

/// False: the value cannot be read any further.
bool takeChallenge(Reader &reader, QList<AuthChallenge> &challenges)
{
    AuthChallenge challenge;
    challenge.scheme = reader.takeWhile(isTokenByte).toLower();
    if (challenge.scheme.isEmpty())
        return false;
    const bool hasBlank = reader.next() == ' ' || reader.next() == '\t';
    reader.skipBlanks();
    if (!reader.isAtEnd() && reader.next() != ',') {
        if (!hasBlank)
            return false;
        if (!takeToken68(reader, challenge) && !takeParameters(reader, challenge))
            return false;
    }
    challenges.append(challenge);
    return true;
}

int rankForPassword(const AuthChallenge &challenge)
{
    if (challenge.scheme == "basic")
        return 1;
    const std::optional<DigestAlgorithm> algorithm = digestAlgorithm(challenge);
    if (!algorithm)
        return 0;
    return *algorithm >= DigestAlgorithm::Sha256 ? 3 : 2;
}

bool offersAuth(const AuthChallenge &challenge)
{
    const QByteArray offered = challenge.parameter("qop");
    const QList<QByteArray> words = offered.toLower().split(',');
    return offered.isEmpty() || std::any_of(words.begin(), words.end(), [](const QByteArray &word) {
               return word.trimmed() == "auth";
           });
}

} // namespace

QByteArray AuthChallenge::parameter(QByteArrayView name) const
{
    const auto found = std::find_if(parameters.begin(), parameters.end(),
                                    [name](const auto &one) { return one.first == name; });
    return found == parameters.end() ? QByteArray() : found->second;
}

QString AuthChallenge::realm() const
{
    return QString::fromUtf8(parameter("realm"));
}

QList<AuthChallenge> parseChallenges(QByteArrayView value)
{
    QList<AuthChallenge> challenges;
    if (value.size() > longestValue)
        return challenges;
    Reader reader(value);
    reader.skipCommas();
    while (!reader.isAtEnd() && challenges.size() < mostChallenges) {
        if (!takeChallenge(reader, challenges))
            break;
        reader.skipCommas();
    }
    return challenges;
}

std::optional<DigestAlgorithm> digestAlgorithm(const AuthChallenge &challenge)
{
    // "auth-int" alone would need a hash of the body before it is sent.
    if (challenge.scheme != "digest" || challenge.parameter("nonce").isEmpty()
        || !offersAuth(challenge))
        return std::nullopt;
    const QByteArray name = challenge.parameter("algorithm").toLower();
    if (name.isEmpty() || name == "md5")
        return DigestAlgorithm::Md5;
    if (name == "md5-sess")
        return DigestAlgorithm::Md5Sess;
    if (name == "sha-256")
        return DigestAlgorithm::Sha256;
    if (name == "sha-256-sess")
        return DigestAlgorithm::Sha256Sess;
    return std::nullopt;
}

std::optional<AuthChallenge> challengeForPassword(const QList<AuthChallenge> &challenges)
{
    const auto best = std::max_element(challenges.begin(), challenges.end(),
                                       [](const AuthChallenge &one, const AuthChallenge &other) {
                                           return rankForPassword(one) < rankForPassword(other);
                                       });
    if (best == challenges.end() || rankForPassword(*best) == 0)
        return std::nullopt;
    return *best;
}

std::optional<AuthChallenge> challengeForToken(const QList<AuthChallenge> &challenges)
{
    const auto bearer =
        std::find_if(challenges.begin(), challenges.end(),
                     [](const AuthChallenge &one) { return one.scheme == "bearer"; });
    return bearer == challenges.end() ? std::nullopt : std::optional(*bearer);
}

QString schemeNames(const QList<AuthChallenge> &challenges)
{
    QStringList names;
    for (const AuthChallenge &challenge : challenges)
        names.append(QString::fromLatin1(challenge.scheme.left(20)));
    names.removeDuplicates();
    return names.join(QStringLiteral(", "));
}

} // namespace tranship
