// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/authchallenge.h"

#include <QtTest>

using namespace tranship;
using namespace Qt::StringLiterals;

class TestAuthChallenge final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void challengesAreRead_data();
    void challengesAreRead();
    void theBestOneIsTaken_data();
    void theBestOneIsTaken();
    void aServersFloodIsBounded();
};

/// "scheme(token68|name=value;...)", the challenges a blank apart.
static QString shown(const QList<AuthChallenge> &challenges)
{
    QStringList all;
    for (const AuthChallenge &challenge : challenges) {
        QStringList inside;
        if (!challenge.token68.isEmpty())
            inside.append(QString::fromLatin1(challenge.token68));
        for (const auto &[name, value] : challenge.parameters)
            inside.append(QString::fromLatin1(name) + u'=' + QString::fromLatin1(value));
        all.append(QString::fromLatin1(challenge.scheme) + u'(' + inside.join(u';') + u')');
    }
    return all.join(u' ');
}

void TestAuthChallenge::challengesAreRead_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("challenges");
    const auto row = [](const char *name, const QByteArray &value, const QString &challenges) {
        QTest::newRow(name) << value << challenges;
    };
    row("none", "", u""_s);
    row("scheme alone", "Negotiate", u"negotiate()"_s);
    row("realm", R"(Basic realm="a b")", u"basic(realm=a b)"_s);
    row("token as value", "Basic realm=simple", u"basic(realm=simple)"_s);
    row("blanks around the sign", "Basic realm = \"a\" , charset\t= UTF-8",
        u"basic(realm=a;charset=UTF-8)"_s);
    row("names and schemes in any case", R"(BASIC REALM="A")", u"basic(realm=A)"_s);
    row("escaped quote", R"(Basic realm="a \"b\" \\ c")", u"basic(realm=a \"b\" \\ c)"_s);
    row("comma in quotes", R"(Basic realm="a, Digest realm=b")",
        u"basic(realm=a, Digest realm=b)"_s);
    row("two in one", R"(Basic realm="a", Digest realm="b", nonce="n")",
        u"basic(realm=a) digest(realm=b;nonce=n)"_s);
    row("token68", "NTLM TlRMTVNTUAAC==", u"ntlm(TlRMTVNTUAAC==)"_s);
    row("token68, then another", "Negotiate abc=, Basic realm=\"r\"",
        u"negotiate(abc=) basic(realm=r)"_s);
    row("schemes alone", "Negotiate, NTLM, Basic realm=r", u"negotiate() ntlm() basic(realm=r)"_s);
    row("empty list elements", ", ,Basic realm=r, , ,", u"basic(realm=r)"_s);
    row("RFC 9110, 11.6.1",
        R"(Basic realm="simple", Newauth realm="apps", type=1, title="Login to \"apps\"")",
        u"basic(realm=simple) newauth(realm=apps;type=1;title=Login to \"apps\")"_s);
    row("quote that never ends", R"(Basic realm="r", Digest realm="b)", u"basic(realm=r)"_s);
    row("escape at the end", "Basic realm=\"r\\", u""_s);
    row("no value", "Basic realm=", u"basic(realm=)"_s);
    row("no value, then another", "Digest realm=, nonce=\"n\"", u"digest(realm=)"_s);
    row("garbage", "=;=", u""_s);
    row("garbage after a good one", "Basic realm=r, \"", u"basic(realm=r)"_s);
    row("no blank after the scheme", "Basic\"r\"", u""_s);
}

void TestAuthChallenge::challengesAreRead()
{
    QFETCH(QByteArray, value);
    QFETCH(QString, challenges);
    QCOMPARE(shown(parseChallenges(value)), challenges);
}

void TestAuthChallenge::theBestOneIsTaken_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("forPassword");
    QTest::addColumn<QString>("forToken");
    const auto row = [](const char *name, const QByteArray &value, const QString &forPassword,
                        const QString &forToken = u""_s) {
        QTest::newRow(name) << value << forPassword << forToken;
    };
    row("none", "", u""_s);
    row("basic", "Basic realm=a", u"basic(realm=a)"_s);
    row("digest before basic", "Basic realm=a, Digest realm=b, nonce=n",
        u"digest(realm=b;nonce=n)"_s);
    row("sha-256 before md5",
        "Digest realm=a, nonce=n, algorithm=MD5, Digest realm=a, nonce=n, algorithm=SHA-256",
        u"digest(realm=a;nonce=n;algorithm=SHA-256)"_s);
    row("the first of equals", "Basic realm=a, Basic realm=b", u"basic(realm=a)"_s);
    row("unknown algorithm", "Digest realm=a, nonce=n, algorithm=SHA-512-256, Basic realm=b",
        u"basic(realm=b)"_s);
    row("no nonce", "Digest realm=a", u""_s);
    row("only auth-int", R"(Digest realm=a, nonce=n, qop="auth-int")", u""_s);
    row("auth among others", R"(Digest realm=a, nonce=n, qop="auth-int, auth")",
        u"digest(realm=a;nonce=n;qop=auth-int, auth)"_s);
    row("ntlm and negotiate alone", "Negotiate, NTLM", u""_s);
    row("bearer is for tokens", "Bearer realm=a, Basic realm=b", u"basic(realm=b)"_s,
        u"bearer(realm=a)"_s);
}

void TestAuthChallenge::theBestOneIsTaken()
{
    QFETCH(QByteArray, value);
    const QList<AuthChallenge> challenges = parseChallenges(value);
    const auto one = [](const std::optional<AuthChallenge> &challenge) {
        return challenge ? shown({*challenge}) : QString(u""_s);
    };
    QTEST(one(challengeForPassword(challenges)), "forPassword");
    QTEST(one(challengeForToken(challenges)), "forToken");
    QVERIFY(schemeNames(parseChallenges("Negotiate, NTLM, Negotiate")) == "negotiate, ntlm"_L1);
}

void TestAuthChallenge::aServersFloodIsBounded()
{
    QVERIFY(parseChallenges(QByteArray(20'000, 'a')).isEmpty());
    QByteArray many;
    for (int i = 0; i < 1000; ++i)
        many += "A,";
    QCOMPARE(parseChallenges(many).size(), 16);
    QByteArray parameters = "Basic a=1";
    for (int i = 0; i < 100; ++i)
        parameters += ",b=2";
    QVERIFY(parseChallenges(parameters).isEmpty());
}

QTEST_APPLESS_MAIN(TestAuthChallenge)
#include "tst_authchallenge.moc"
