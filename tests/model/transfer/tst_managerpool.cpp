// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/managerpool.h"

#include "model/transfer/identity.h"

#include <QNetworkAccessManager>
#include <QPointer>
#include <QTest>
#include <QUrl>

using namespace tranship;
using namespace Qt::StringLiterals;

namespace {

const QUrl one(u"https://one.example/a"_s);

Route through(const QString &host, const QString &user = {}, const QString &password = {})
{
    Route route;
    route.proxy = QNetworkProxy(QNetworkProxy::HttpProxy, host, 3128, user, password);
    return route;
}

} // namespace

class TestManagerPool final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sixRequestsOfARouteShareAManager();
    void routesThatDifferShareNone_data();
    void routesThatDifferShareNone();
    void aManagerHasTheProxyOfItsRoute();
    void idleManagersOfOtherRoutesAreTakenOver();
    void aRetiredManagerServesNobody();
    void aFreshManagerIsNobodyElses();
    void aPassOfALoginIsNotKept();
};

void TestManagerPool::sixRequestsOfARouteShareAManager()
{
    ManagerPool pool;
    std::vector<std::unique_ptr<ManagerPool::Lease>> leases;
    for (int i = 0; i < 6; ++i)
        leases.push_back(pool.lease(one, through(u"gate"_s)));
    for (const auto &lease : leases)
        QCOMPARE(&lease->manager(), &leases.front()->manager());
    const auto seventh = pool.lease(one, through(u"gate"_s));
    QVERIFY(&seventh->manager() != &leases.front()->manager());
}

void TestManagerPool::routesThatDifferShareNone_data()
{
    QTest::addColumn<Route>("other");
    Route flags = through(u"gate"_s);
    flags.security = SecurityFlag::IgnoreDate;
    Route identity = through(u"gate"_s);
    identity.identity = std::make_shared<ClientIdentity>();
    Route trust = through(u"gate"_s);
    trust.trust = 1;
    QTest::newRow("another proxy") << through(u"other"_s);
    QTest::newRow("a login") << through(u"gate"_s, u"me"_s, u"secret"_s);
    QTest::newRow("no proxy") << Route();
    QTest::newRow("security flags") << flags;
    QTest::newRow("a client certificate") << identity;
    QTest::newRow("trust that changed") << trust;
}

void TestManagerPool::routesThatDifferShareNone()
{
    QFETCH(Route, other);
    ManagerPool pool;
    const auto first = pool.lease(one, through(u"gate"_s));
    const auto second = pool.lease(one, other);
    QVERIFY(&first->manager() != &second->manager());
    const auto again = pool.lease(one, through(u"gate"_s));
    QCOMPARE(&again->manager(), &first->manager());
}

void TestManagerPool::aManagerHasTheProxyOfItsRoute()
{
    ManagerPool pool;
    const auto lease = pool.lease(one, through(u"gate"_s, u"me"_s));
    QCOMPARE(lease->manager().proxy().hostName(), u"gate"_s);
    // Qt sends the login by itself where it opens a tunnel or speaks SOCKS
    QCOMPARE(lease->manager().proxy().user(), u"me"_s);
}

void TestManagerPool::idleManagersOfOtherRoutesAreTakenOver()
{
    ManagerPool pool;
    for (int i = 0; i < 40; ++i)
        (void)pool.lease(one, through(u"gate%1"_s.arg(i)));
    // the last of them serves the next route, with its own proxy
    const auto lease = pool.lease(one, through(u"last"_s));
    QCOMPARE(lease->manager().proxy().hostName(), u"last"_s);
}

void TestManagerPool::aRetiredManagerServesNobody()
{
    ManagerPool pool;
    const auto first = pool.lease(one);
    first->retireManager();
    const auto second = pool.lease(one);
    QVERIFY(&first->manager() != &second->manager());
}

void TestManagerPool::aFreshManagerIsNobodyElses()
{
    ManagerPool pool;
    const auto first = pool.lease(one, through(u"gate"_s));
    auto fresh = pool.leaseFresh(one, through(u"gate"_s));
    QVERIFY(&fresh->manager() != &first->manager());
    QCOMPARE(fresh->manager().proxy().hostName(), u"gate"_s);
    const auto second = pool.lease(one, through(u"gate"_s));
    QCOMPARE(&second->manager(), &first->manager());
    const QPointer<QNetworkAccessManager> used = &fresh->manager();
    fresh.reset();
    QTRY_VERIFY(used.isNull());
}

void TestManagerPool::aPassOfALoginIsNotKept()
{
    class Pass final : public LoginPass { };

    ManagerPool pool;
    Route route = through(u"gate"_s, u"me"_s);
    const auto first = pool.lease(one, route);
    route.login = std::make_shared<Pass>();
    const std::weak_ptr<LoginPass> pass = route.login;
    const auto second = pool.lease(one, route);
    QCOMPARE(&second->manager(), &first->manager());
    const auto fresh = pool.leaseFresh(one, route);
    route.login.reset();
    QVERIFY(pass.expired());
}

QTEST_GUILESS_MAIN(TestManagerPool)
#include "tst_managerpool.moc"
