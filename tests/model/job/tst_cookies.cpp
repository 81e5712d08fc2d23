// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/cookies.h"

#include <QtTest>

using namespace tranship;
using namespace Qt::StringLiterals;

class TestCookies final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cookiesGoBack_data();
    void cookiesGoBack();
    void aCookieIsReplacedAndTakenAway();
    void theLongerPathGoesFirst();
    void aServersFloodIsBounded();
};

static const QDateTime now(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);

void TestCookies::cookiesGoBack_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QByteArray>("set");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QByteArray>("header");
    const auto row = [](const char *name, const QString &from, const QByteArray &set,
                        const QString &to, const QByteArray &header) {
        QTest::newRow(name) << from << set << to << header;
    };
    const QString from = u"https://h/a/b"_s;
    row("same place", from, "x=1", from, "x=1");
    row("below it", from, "x=1", u"https://h/a/c/d"_s, "x=1");
    row("beside it", from, "x=1", u"https://h/ab"_s, "");
    row("path given", from, "x=1; Path=/", u"https://h/z"_s, "x=1");
    row("several", from, "x=1\ny=2", from, "x=1; y=2");
    row("the named port is the same", from, "x=1", u"https://h:443/a/b"_s, "x=1");
    row("another port", from, "x=1; Path=/", u"https://h:8443/a/b"_s, "");
    row("another scheme", from, "x=1; Path=/", u"http://h/a/b"_s, "");
    row("another host, Domain or not", from, "x=1; Path=/; Domain=h", u"https://s.h/a/b"_s, "");
    row("secure over http is not taken", u"http://h/a"_s, "x=1; Secure", u"http://h/a"_s, "");
    row("still good", from, "x=1; Max-Age=10", from, "x=1");
    row("over", from, "x=1; Max-Age=0", from, "");
    row("over by its date", from, "x=1; Expires=Wed, 31 Dec 2025 23:59:59 GMT", from, "");
    row("Max-Age wins", from, "x=1; Expires=Wed, 31 Dec 2025 23:59:59 GMT; Max-Age=9", from, "x=1");
    row("no name", from, "=1", from, "");
    row("no sign", from, "x", from, "");
    row("a line break in it", from, "x=1\r", from, "x=1");
    row("a control character in it", from, QByteArray("x=1\0y", 5), from, "");
    row("empty value", from, "x=", from, "x=");
}

void TestCookies::cookiesGoBack()
{
    QFETCH(QString, from);
    QFETCH(QByteArray, set);
    QFETCH(QString, to);
    CookieShelf shelf;
    shelf.take(QUrl(from), set, now);
    QTEST(shelf.headerFor(QUrl(to), now), "header");
}

void TestCookies::aCookieIsReplacedAndTakenAway()
{
    CookieShelf shelf;
    const QUrl url(u"http://h/"_s);
    shelf.take(url, "x=1; Max-Age=10", now);
    shelf.take(url, "x=2; Max-Age=10", now);
    QCOMPARE(shelf.headerFor(url, now), QByteArray("x=2"));
    QCOMPARE(shelf.headerFor(url, now.addSecs(11)), QByteArray());
    shelf.take(url, "x=; Max-Age=0", now);
    QCOMPARE(shelf.headerFor(url, now), QByteArray());
}

void TestCookies::theLongerPathGoesFirst()
{
    CookieShelf shelf;
    shelf.take(QUrl(u"http://h/a/b"_s), "x=1; Path=/\ny=2; Path=/a", now);
    QCOMPARE(shelf.headerFor(QUrl(u"http://h/a/b"_s), now), QByteArray("y=2; x=1"));
}

void TestCookies::aServersFloodIsBounded()
{
    CookieShelf shelf;
    const QUrl url(u"http://h/"_s);
    for (int i = 0; i < 1000; ++i)
        shelf.take(url, "n" + QByteArray::number(i) + "=1", now);
    shelf.take(url, "big=" + QByteArray(10'000, 'x'), now);
    QCOMPARE(shelf.headerFor(url, now).count('='), 50);
}

QTEST_APPLESS_MAIN(TestCookies)
#include "tst_cookies.moc"
