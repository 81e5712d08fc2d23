// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/authorization.h"

#include <QtTest>

using namespace tranship;
using namespace Qt::StringLiterals;

class TestAuthorization final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void loginsAreShown_data();
    void loginsAreShown();
    void digestsAreThoseOfTheRfc_data();
    void digestsAreThoseOfTheRfc();
    void theWholeHeaderOfSha256();
    void namesBeyondAsciiAreHashedOrCoded();
    void aLoginComesBackFromItsSecret();
    void whatIsNoSecretIsNoLogin();
};

static AuthChallenge challengeOf(const QByteArray &value)
{
    return parseChallenges(value).value(0);
}

static QByteArray parameterOf(const QByteArray &authorization, const char *name)
{
    return challengeOf(authorization).parameter(name);
}

void TestAuthorization::loginsAreShown_data()
{
    QTest::addColumn<QByteArray>("challenge");
    QTest::addColumn<SiteLogin>("login");
    QTest::addColumn<QByteArray>("authorization");
    const auto row = [](const char *name, const QByteArray &challenge, const SiteLogin &login,
                        const QByteArray &authorization) {
        QTest::newRow(name) << challenge << login << authorization;
    };
    row("basic, RFC 7617", "Basic realm=x", {u"Aladdin"_s, u"open sesame"_s},
        "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    row("basic with charset, RFC 7617", "Basic realm=x, charset=\"UTF-8\"",
        {u"test"_s, u"123\u00a3"_s}, "Basic dGVzdDoxMjPCow==");
    row("basic without charset: Latin-1 where it can be", "Basic realm=x",
        {u"test"_s, u"123\u00a3"_s}, "Basic dGVzdDoxMjOj");
    row("basic without charset: else UTF-8", "Basic realm=x", {u"t"_s, u"\u20ac"_s},
        "Basic dDrigqw=");
    row("basic, empty password", "Basic realm=x", {u"u"_s, u""_s}, "Basic dTo=");
    row("basic, colon in the password", "Basic realm=x", {u"u"_s, u"a:b"_s}, "Basic dTphOmI=");
    row("basic cannot carry a colon in the name", "Basic realm=x", {u"a:b"_s, u"c"_s}, "");
    row("basic carries no line break", "Basic realm=x", {u"u"_s, u"a\r\nX: y"_s}, "");
    row("bearer", "Bearer realm=x", {u""_s, u"abc.DEF-1"_s, true}, "Bearer abc.DEF-1");
    row("bearer carries no line break", "Bearer realm=x", {u""_s, u"a\nb"_s, true}, "");
    row("a token is no password", "Basic realm=x", {u""_s, u"abc"_s, true}, "");
    row("a password is no token", "Bearer realm=x", {u"u"_s, u"p"_s}, "");
    row("ntlm", "NTLM", {u"u"_s, u"p"_s}, "");
}

void TestAuthorization::loginsAreShown()
{
    QFETCH(QByteArray, challenge);
    QFETCH(SiteLogin, login);
    QTEST(authorizationFor(challengeOf(challenge), login, {"GET", "/", "c", 1}), "authorization");
}

void TestAuthorization::digestsAreThoseOfTheRfc_data()
{
    QTest::addColumn<QByteArray>("challenge");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QByteArray>("clientNonce");
    QTest::addColumn<QByteArray>("response");
    const QByteArray rfc7616 =
        R"(Digest realm="http-auth@example.org", qop="auth, auth-int", )"
        R"(nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", )"
        R"(opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS", algorithm=)";
    const QByteArray rfc2617 = R"(Digest realm="testrealm@host.com", )"
                               R"(nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093")";
    const QByteArray client = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
    const auto row = [](const char *name, const QByteArray &challenge, const QString &password,
                        const QByteArray &nonce, const QByteArray &response) {
        QTest::newRow(name) << challenge << password << nonce << response;
    };
    row("RFC 7616, 3.9.1, MD5", rfc7616 + "MD5", u"Circle of Life"_s, client,
        "8ca523f5e9506fed4657c9700eebdbec");
    row("RFC 7616, 3.9.1, SHA-256", rfc7616 + "SHA-256", u"Circle of Life"_s, client,
        "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
    row("MD5-sess", rfc7616 + "MD5-sess", u"Circle of Life"_s, client,
        "e783283f46242139c486a698fec7211d");
    row("SHA-256-sess", rfc7616 + "SHA-256-sess", u"Circle of Life"_s, client,
        "2fd51b3a77ad75bad6afad6003e818d767133c46d9e2749e7f5232ae1ea3efd7");
    row("RFC 2617, 3.5", rfc2617 + ", qop=auth", u"Circle Of Life"_s, "0a4f113b",
        "6629fae49393a05397450978507c4ef1");
    row("RFC 2069, no qop", rfc2617, u"Circle Of Life"_s, "0a4f113b",
        "670fd8c2df070c60b045671b8b24ff02");
}

void TestAuthorization::digestsAreThoseOfTheRfc()
{
    QFETCH(QByteArray, challenge);
    QFETCH(QString, password);
    QFETCH(QByteArray, clientNonce);
    const SiteLogin login{u"Mufasa"_s, password};
    const QByteArray shown =
        authorizationFor(challengeOf(challenge), login, {"GET", "/dir/index.html", clientNonce, 1});
    QTEST(parameterOf(shown, "response"), "response");
    QCOMPARE(parameterOf(shown, "username"), QByteArray("Mufasa"));
}

void TestAuthorization::theWholeHeaderOfSha256()
{
    const AuthChallenge challenge = challengeOf(
        R"(Digest realm="a \"b\"", nonce="n", opaque="o", qop="auth", algorithm=SHA-256)");
    const QByteArray shown =
        authorizationFor(challenge, {u"u"_s, u"p"_s}, {"PUT", "/x?y=%20", "c", 0x1f});
    QVERIFY(shown.startsWith("Digest username=\"u\", realm=\"a \\\"b\\\"\", nonce=\"n\", "
                             "uri=\"/x?y=%20\", response=\""));
    QVERIFY(
        shown.endsWith("\", algorithm=SHA-256, opaque=\"o\", qop=auth, nc=0000001f, cnonce=\"c\""));
}

void TestAuthorization::namesBeyondAsciiAreHashedOrCoded()
{
    const SiteLogin login{u"J\u00e4s\u00f8n Doe"_s, u"Secret, or not?"_s};
    const QByteArray base = "Digest realm=\"api@example.org\", nonce=n, algorithm=SHA-256, "
                            "qop=auth, charset=UTF-8";
    const QByteArray hashed =
        authorizationFor(challengeOf(base + ", userhash=true"), login, {"GET", "/", "c", 1});
    QCOMPARE(parameterOf(hashed, "username"),
             QByteArray("5a1a8a47df5c298551b9b42ba9b05835174a5bd7d511ff7fe9191d8e946fc4e7"));
    QCOMPARE(parameterOf(hashed, "userhash"), QByteArray("true"));
    const QByteArray coded = authorizationFor(challengeOf(base), login, {"GET", "/", "c", 1});
    QVERIFY(coded.startsWith("Digest username*=UTF-8''J%C3%A4s%C3%B8n%20Doe, "));
}

void TestAuthorization::aLoginComesBackFromItsSecret()
{
    const SiteLogin password{u"u\"\\"_s, u"p\u00e4\n{}"_s, false};
    QCOMPARE(loginFromSecret(loginToSecret(password)), std::optional(password));
    const SiteLogin token{QString(), u"t"_s, true};
    QCOMPARE(loginFromSecret(loginToSecret(token)), std::optional(token));
}

void TestAuthorization::whatIsNoSecretIsNoLogin()
{
    for (const QByteArray &text : {QByteArray(), QByteArray("x"), QByteArray("[]"),
                                   QByteArray("{\"user\":\"u\"}"), QByteArray("{\"token\":1}")})
        QCOMPARE(loginFromSecret(text), std::nullopt);
}

QTEST_APPLESS_MAIN(TestAuthorization)
#include "tst_authorization.moc"
