// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/routes.h"

#include "model/transfer/identity.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testcertificate.h"

#include <QFile>
#include <QTemporaryDir>
#include <QUrl>
#include <QtTest>

#include <optional>

using namespace tranship;
using namespace tranship::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A keeper without doors: who knows a login is let in with it.
class Keeper final : public Routes::Keeper {
public:
    class Pass final : public LoginPass { };

    void enter(const Routes::Door &door, QObject *,
               std::function<void(const Result<Login> &)> answer) override
    {
        asked.append(door.proxy);
        if (refusal)
            answer(failure(*refusal));
        else
            answer(logins.value(door.proxy));
    }

    QByteArray authorization(const std::shared_ptr<LoginPass> &, const QByteArray &method,
                             const QUrl &) override
    {
        return "for " + method;
    }

    void accepted(const std::shared_ptr<LoginPass> &) override { ++accepts; }

    void refused(const Routes::Door &door, const QByteArray &, const std::shared_ptr<LoginPass> &,
                 QObject *, std::function<void(const Done &)> answer) override
    {
        challenged.append(door);
        answer({});
    }

    void certificatePassword(const QString &, QObject *,
                             std::function<void(const Result<QByteArray> &)> answer) override
    {
        ++passwordsAsked;
        if (refusal)
            answer(failure(*refusal));
        else
            answer(password);
    }

    QHash<QString, Login> logins;
    QByteArray password;
    std::optional<Error> refusal;
    QStringList asked;
    QList<Routes::Door> challenged;
    int accepts = 0;
    int passwordsAsked = 0;
};

ConnectionSetup setup(const QString &proxy, const QString &bypass = {})
{
    ConnectionSetup made;
    made.proxy = proxyFromText(proxy, bypass).value_or(ProxySetup());
    return made;
}

const QUrl page(u"http://x.example/a"_s);
const QUrl securePage(u"https://x.example/a"_s);

} // namespace

class TestRoutes final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void listsAreUsedInOrderAndFailedOnesLast();
    void whenAllFailedTheOldestFailureIsTriedFirst();
    void aBypassedHostIsAskedDirectly();
    void theSystemIsAskedOnTheWorkerAndBelievedForAWhile();
    void aLoginGoesToItsProxyAlone();
    void whatTheKeeperRefusesIsSaid();
    void aProxyIsProvenUntilItAsks();
    void aProxyInTroubleHasNotLookedAtTheLogin_data();
    void aProxyInTroubleHasNotLookedAtTheLogin();
    void theJobsOwnLoginIsAskedForByItsReference();
    void theCertificateIsReadForHttpsAlone();
    void thePasswordIsAskedForOnlyWhereTheFileWantsOne();
    void aCertificateThatCannotBeReadIsSaid();
    void anEqualCertificateKeepsItsConnections();
    void theEnvironmentsProxyIsTheSystems();

private:
    Result<Route> find(const ConnectionSetup &setup, const QUrl &url = page);
    QString hostOf(const ConnectionSetup &setup);

    InlineWorker m_worker;
    FakeClock m_clock;
    std::unique_ptr<Keeper> m_keeper;
    QList<QNetworkProxy> m_system;
    int m_systemAsked = 0;
    std::unique_ptr<Routes> m_routes;
};

void TestRoutes::init()
{
    m_keeper = std::make_unique<Keeper>();
    m_system.clear();
    m_systemAsked = 0;
    m_routes = std::make_unique<Routes>(m_worker, *m_keeper, m_clock, [this](const QUrl &) {
        ++m_systemAsked;
        return m_system;
    });
}

Result<Route> TestRoutes::find(const ConnectionSetup &setup, const QUrl &url)
{
    QObject context;
    std::optional<Result<Route>> found;
    m_routes->find(url, setup, &context, [&found](const Result<Route> &route) { found = route; });
    (void)QTest::qWaitFor([&found] { return found.has_value(); }, 10'000);
    return found.value_or(failure(ErrorCode::Timeout, ErrorContext::Transport));
}

QString TestRoutes::hostOf(const ConnectionSetup &setup)
{
    const Result<Route> route = find(setup);
    return route ? route->proxy.hostName() : QString(errorName(route.error().code));
}

void TestRoutes::listsAreUsedInOrderAndFailedOnesLast()
{
    const ConnectionSetup both = setup(u"one:1 two:2"_s);
    const Result<Route> first = find(both);
    QCOMPARE(first->proxy.hostName(), u"one"_s);
    m_routes->proxyFailed(first->proxy);
    QCOMPARE(hostOf(both), u"two"_s);
    m_clock.advance(6min);
    QCOMPARE(hostOf(both), u"one"_s);
}

void TestRoutes::whenAllFailedTheOldestFailureIsTriedFirst()
{
    const ConnectionSetup both = setup(u"one:1 two:2"_s);
    m_routes->proxyFailed(find(both)->proxy);
    m_clock.advance(1s);
    m_routes->proxyFailed(find(both)->proxy);
    QCOMPARE(hostOf(both), u"one"_s);
}

void TestRoutes::aBypassedHostIsAskedDirectly()
{
    const Result<Route> route = find(setup(u"one:1"_s, u"*.example"_s));
    QCOMPARE(route->proxy.type(), QNetworkProxy::NoProxy);
    QCOMPARE(find(setup(u"none"_s))->proxy.type(), QNetworkProxy::NoProxy);
}

void TestRoutes::theSystemIsAskedOnTheWorkerAndBelievedForAWhile()
{
    m_system = {QNetworkProxy(QNetworkProxy::HttpProxy, u"desk"_s, 8080)};
    QCOMPARE(hostOf(setup(u"system"_s)), u"desk"_s);
    QCOMPARE(hostOf(setup({})), u"desk"_s);
    QCOMPARE(m_systemAsked, 1);
    m_clock.advance(31s);
    m_system.clear();
    QCOMPARE(find(setup({}))->proxy.type(), QNetworkProxy::NoProxy);
    QCOMPARE(m_systemAsked, 2);
}

void TestRoutes::aLoginGoesToItsProxyAlone()
{
    m_keeper->logins.insert(u"http://one:1"_s,
                            {std::make_shared<Keeper::Pass>(), u"me"_s, u"secret"_s});
    const Result<Route> one = find(setup(u"one:1"_s));
    QCOMPARE(one->proxy.user(), u"me"_s);
    QCOMPARE(one->proxy.password(), u"secret"_s);
    QCOMPARE(m_routes->proxyAuthorization(*one, "GET", page), "for GET");
    const Result<Route> two = find(setup(u"two:2"_s));
    QVERIFY(two->proxy.user().isEmpty());
    QVERIFY(m_routes->proxyAuthorization(*two, "GET", page).isEmpty());
    QVERIFY(find(setup(u"socks5://one:1"_s))->proxy.user().isEmpty());
    QCOMPARE(m_keeper->asked,
             (QStringList{u"http://one:1"_s, u"http://two:2"_s, u"socks5://one:1"_s}));
}

void TestRoutes::whatTheKeeperRefusesIsSaid()
{
    m_keeper->refusal = makeError(ErrorCode::ProxyAuthenticationRequired, ErrorContext::Transport);
    QCOMPARE(find(setup(u"one:1"_s)).error().code, ErrorCode::ProxyAuthenticationRequired);
    // who needs none is not held up
    QVERIFY(find(setup(u"none"_s)));
}

void TestRoutes::aProxyIsProvenUntilItAsks()
{
    const Result<Route> route = find(setup(u"one:1"_s));
    QVERIFY(!m_routes->isProven(*route));
    m_routes->proxyAnswered(*route);
    QVERIFY(m_routes->isProven(*route));
    QCOMPARE(m_keeper->accepts, 0);
    bool isAnswered = false;
    m_routes->proxyChallenged({*route, setup(u"one:1"_s), page, "Basic realm=\"x\""}, this,
                              [&isAnswered](const Done &done) { isAnswered = done.has_value(); });
    QVERIFY(isAnswered);
    QVERIFY(!m_routes->isProven(*route));
    QCOMPARE(m_keeper->challenged.size(), 1);
    QCOMPARE(m_keeper->challenged.constFirst().proxy, u"http://one:1"_s);
    Route shown = *route;
    shown.login = std::make_shared<Keeper::Pass>();
    m_routes->proxyAnswered(shown);
    QCOMPARE(m_keeper->accepts, 1);
}

void TestRoutes::aProxyInTroubleHasNotLookedAtTheLogin_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("a file") << page << 200 << true;
    QTest::newRow("a refusal of the server's") << page << 403 << true;
    QTest::newRow("the server or the proxy in trouble") << page << 503 << false;
    QTest::newRow("the server in trouble, through a tunnel") << securePage << 503 << true;
}

void TestRoutes::aProxyInTroubleHasNotLookedAtTheLogin()
{
    QFETCH(QUrl, url);
    QFETCH(int, status);
    QFETCH(bool, isTaken);
    Result<Route> route = find(setup(u"one:1"_s), url);
    route->login = std::make_shared<Keeper::Pass>();
    passProxy({m_routes.get(), nullptr}, url, status, *route);
    QVERIFY(!route->login);
    QCOMPARE(m_keeper->accepts, isTaken ? 1 : 0);
    QCOMPARE(m_routes->isProven(*route), isTaken);
}

void TestRoutes::theJobsOwnLoginIsAskedForByItsReference()
{
    ConnectionSetup own = setup(u"one:1"_s);
    own.job = JobId::createUuid();
    own.proxySecret = u"job 1 proxy"_s;
    m_routes->proxyChallenged({*find(own), own, page, {}}, this, [](const Done &) {});
    QCOMPARE(m_keeper->challenged.constFirst().job, own.job);
    QCOMPARE(m_keeper->challenged.constFirst().credential, own.proxySecret);
}

void TestRoutes::theCertificateIsReadForHttpsAlone()
{
    const QTemporaryDir folder;
    const TestCertificate mine = makeCertificate({.name = "me"});
    QFile file(folder.filePath(u"me.pem"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(mine.certificate + mine.key);
    file.close();
    ConnectionSetup shown = setup(u"none"_s);
    shown.clientCertificate = file.fileName();
    QVERIFY(!find(shown, page)->identity);
    const Result<Route> route = find(shown, securePage);
    QVERIFY(route->identity);
    QCOMPARE(route->identity->chain, QList<QSslCertificate>{mine.parsed()});
}

void TestRoutes::thePasswordIsAskedForOnlyWhereTheFileWantsOne()
{
    const QTemporaryDir folder;
    const TestCertificate mine = makeCertificate({.name = "me"});
    const auto file = [&folder](const QString &name, const QByteArray &content) {
        QFile made(folder.filePath(name));
        return made.open(QIODevice::WriteOnly) && made.write(content) == content.size()
            ? made.fileName()
            : QString();
    };
    ConnectionSetup shown = setup(u"none"_s);
    shown.clientCertificate = file(u"me.pem"_s, mine.certificate + mine.key);
    QVERIFY(find(shown, securePage)->identity);
    QCOMPARE(m_keeper->passwordsAsked, 0);

    shown.clientCertificate =
        file(u"locked.pem"_s, mine.certificate + mine.parsedKey().toPem("secret"));
    QCOMPARE(find(shown, securePage).error().code, ErrorCode::ClientCertificateLocked);
    m_keeper->password = "wrong";
    QCOMPARE(find(shown, securePage).error().code, ErrorCode::ClientCertificateLocked);
    m_keeper->password = "secret";
    const Result<Route> route = find(shown, securePage);
    QVERIFY(route && route->identity);
    QCOMPARE(route->identity->chain, QList<QSslCertificate>{mine.parsed()});
    QCOMPARE(m_keeper->passwordsAsked, 3);
    // it is known for a while
    QVERIFY(find(shown, securePage)->identity);
    QCOMPARE(m_keeper->passwordsAsked, 3);
}

void TestRoutes::aCertificateThatCannotBeReadIsSaid()
{
    ConnectionSetup shown = setup(u"none"_s);
    shown.clientCertificate = u"/nowhere/me.pem"_s;
    const Result<Route> route = find(shown, securePage);
    QCOMPARE(route.error().code, ErrorCode::ClientCertificateUnusable);
    QVERIFY(route.error().detail.contains(u"/nowhere/me.pem"_s));
}

void TestRoutes::anEqualCertificateKeepsItsConnections()
{
    const QTemporaryDir folder;
    const TestCertificate mine = makeCertificate({.name = "me"});
    QFile file(folder.filePath(u"me.pem"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(mine.certificate + mine.key);
    file.close();
    ConnectionSetup shown = setup(u"none"_s);
    shown.clientCertificate = file.fileName();
    const auto first = find(shown, securePage)->identity;
    m_clock.advance(2min);
    QCOMPARE(find(shown, securePage)->identity, first);
}

void TestRoutes::theEnvironmentsProxyIsTheSystems()
{
    // H7
    qputenv("http_proxy", "http://env.example:81");
    qunsetenv("no_proxy");
    const Routes::Proxies proxies = Routes::systemProxies(page);
    qunsetenv("http_proxy");
    QVERIFY(!proxies.isEmpty());
    QCOMPARE(proxies.constFirst().hostName(), u"env.example"_s);
    QCOMPARE(proxies.constFirst().port(), quint16(81));
}

QTEST_GUILESS_MAIN(TestRoutes)
#include "tst_routes.moc"
