// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/routes.h"

#include "model/job/url.h"
#include "model/transfer/tls.h"

#include <QFile>
#include <QNetworkProxyFactory>
#include <QPointer>
#include <QUrl>

#include <algorithm>

namespace tranship {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// How long what the system said is believed.
constexpr auto systemAge = 30s;
/// How long a proxy that failed comes after the others.
constexpr auto failedAge = 5min;
/// A certificate's file is looked at again after this.
constexpr auto identityAge = 60s;
constexpr qint64 largestIdentity = 1024 * 1024;

QNetworkProxy proxyOf(const ProxyServer &server)
{
    return {server.kind == ProxyKind::Socks5 ? QNetworkProxy::Socks5Proxy
                                             : QNetworkProxy::HttpProxy,
            server.host, server.port};
}

bool isDirect(const QNetworkProxy &proxy)
{
    return proxy.type() == QNetworkProxy::NoProxy || proxy.type() == QNetworkProxy::DefaultProxy;
}

QString nameOf(const QNetworkProxy &proxy)
{
    ProxyServer server;
    server.kind = proxy.type() == QNetworkProxy::Socks5Proxy ? ProxyKind::Socks5 : ProxyKind::Http;
    server.host = proxy.hostName();
    server.port = proxy.port();
    return proxyName(server);
}

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorCode::ClientCertificateUnusable, ErrorContext::LocalFile,
                       path + u": "_s + file.errorString());
    }
    return file.read(largestIdentity);
}

} // namespace

/// One question on its way.
class Routes::Search {
public:
    QUrl url;
    ConnectionSetup setup;
    QPointer<QObject> context;
    std::function<void(const Result<Route> &)> found;
    Route route;

    void end(const Result<Route> &answer)
    {
        if (context)
            found(answer);
    }
};

Routes::Routes(Worker &worker, Keeper &keeper, const Clock &clock, SystemProxies system)
    : m_worker(worker),
      m_keeper(keeper),
      m_clock(clock),
      m_system(std::move(system))
{
}

void Routes::find(const QUrl &url, const ConnectionSetup &setup, QObject *context,
                  std::function<void(const Result<Route> &)> found)
{
    const auto search = std::make_shared<Search>();
    search->url = url;
    search->setup = setup;
    search->context = context;
    search->found = std::move(found);
    search->route.security = setup.security;
    if (setup.proxy.mode == ProxySetup::Mode::System)
        return askSystem(search);
    Proxies proxies;
    for (const ProxyServer &server : proxiesFor(setup.proxy, url))
        proxies.append(proxyOf(server));
    choose(search, proxies);
}

void Routes::askSystem(const std::shared_ptr<Search> &search)
{
    QUrl origin(search->url.adjusted(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery
                                     | QUrl::RemoveFragment));
    const QString key = origin.toString();
    const auto known = m_known.constFind(key);
    if (known != m_known.cend() && known->until > m_clock.monotonic())
        return choose(search, known->proxies);
    runOn<Proxies>(
        m_worker, this, [system = m_system, origin] { return system(origin); },
        [this, search, key](const Proxies &proxies) {
            m_known.insert(key, {proxies, m_clock.monotonic() + systemAge});
            choose(search, proxies);
        });
}

/// The first that did not fail lately; where all did, the one that has been left alone longest.
void Routes::choose(const std::shared_ptr<Search> &search, const Proxies &proxies)
{
    search->route.proxy = QNetworkProxy(QNetworkProxy::NoProxy);
    if (proxies.isEmpty())
        return identify(search);
    const auto failedUntil = [this](const QNetworkProxy &proxy) {
        const auto until = m_failed.value(nameOf(proxy));
        return until > m_clock.monotonic() ? until : 0ms;
    };
    const auto best = std::min_element(proxies.begin(), proxies.end(),
                                       [&](const QNetworkProxy &one, const QNetworkProxy &other) {
                                           return failedUntil(one) < failedUntil(other);
                                       });
    if (isDirect(*best))
        return identify(search);
    logIn(search, *best);
}

void Routes::logIn(const std::shared_ptr<Search> &search, QNetworkProxy proxy)
{
    const ConnectionSetup &setup = search->setup;
    m_keeper.enter({nameOf(proxy), setup.job, setup.proxySecret, search->url}, this,
                   [this, search, proxy](const Result<Keeper::Login> &login) {
                       if (!login)
                           return search->end(failure(login.error()));
                       search->route.proxy = proxy;
                       search->route.login = login->pass;
                       if (login->pass) {
                           search->route.proxy.setUser(login->user);
                           search->route.proxy.setPassword(login->password);
                       }
                       identify(search);
                   });
}

void Routes::identify(const std::shared_ptr<Search> &search)
{
    const QString path = search->setup.clientCertificate;
    if (path.isEmpty() || search->url.scheme() != "https"_L1)
        return search->end(search->route);
    const auto known = m_identities.constFind(path);
    if (known != m_identities.cend() && known->until > m_clock.monotonic()) {
        search->route.identity = known->identity;
        return search->end(search->route);
    }
    // a keychain is not asked for what no password protects
    readIdentity(search, {}, [this, search](const Error &error) { openIdentity(search, error); });
}

void Routes::openIdentity(const std::shared_ptr<Search> &search, const Error &locked)
{
    m_keeper.certificatePassword(search->setup.clientCertificate, this,
                                 [this, search, locked](const Result<QByteArray> &password) {
                                     const auto fail = [search](const Error &error) {
                                         search->end(failure(error));
                                     };
                                     if (!password)
                                         fail(password.error());
                                     else if (password->isEmpty())
                                         fail(locked);
                                     else
                                         readIdentity(search, *password, fail);
                                 });
}

void Routes::readIdentity(const std::shared_ptr<Search> &search, const QByteArray &password,
                          std::function<void(const Error &)> failed)
{
    runOn<Result<ClientIdentity>>(
        m_worker, this,
        [path = search->setup.clientCertificate, password]() -> Result<ClientIdentity> {
            const Result<QByteArray> content = contentOf(path);
            if (!content)
                return failure(content.error());
            return identityFrom(*content, password);
        },
        [this, search, failed = std::move(failed)](const Result<ClientIdentity> &read) {
            if (!read)
                return failed(read.error());
            // an equal one keeps its connections
            Identity &known = m_identities[search->setup.clientCertificate];
            const bool isSame = known.identity && known.identity->chain == read->chain
                && known.identity->key == read->key;
            if (!isSame)
                known.identity = std::make_shared<ClientIdentity>(*read);
            known.until = m_clock.monotonic() + identityAge;
            search->route.identity = known.identity;
            search->end(search->route);
        });
}

void Routes::proxyFailed(const QNetworkProxy &proxy)
{
    if (!isDirect(proxy))
        m_failed.insert(nameOf(proxy), m_clock.monotonic() + failedAge);
}

QByteArray Routes::proxyAuthorization(const Route &route, const QByteArray &method, const QUrl &url)
{
    return route.login ? m_keeper.authorization(route.login, method, url) : QByteArray();
}

bool Routes::isProven(const Route &route) const
{
    return m_proven.contains(route.proxy);
}

void Routes::proxyAnswered(const Route &route)
{
    if (route.login)
        m_keeper.accepted(route.login);
    if (!isDirect(route.proxy) && !m_proven.contains(route.proxy))
        m_proven.append(route.proxy);
}

void Routes::proxyChallenged(const ProxyChallenge &challenge, QObject *context,
                             std::function<void(const Done &)> answer)
{
    m_proven.removeAll(challenge.route.proxy);
    const ConnectionSetup &setup = challenge.setup;
    m_keeper.refused({nameOf(challenge.route.proxy), setup.job, setup.proxySecret, challenge.url},
                     challenge.offers, challenge.route.login, context, std::move(answer));
}

Routes::Proxies Routes::systemProxies(const QUrl &url)
{
    Proxies usable;
    const auto all = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url));
    for (const QNetworkProxy &proxy : all) {
        if (isDirect(proxy))
            usable.append(QNetworkProxy(QNetworkProxy::NoProxy));
        else if (proxy.type() == QNetworkProxy::Socks5Proxy)
            usable.append(QNetworkProxy(QNetworkProxy::Socks5Proxy, proxy.hostName(), proxy.port(),
                                        proxy.user(), proxy.password()));
        else if (proxy.type() == QNetworkProxy::HttpProxy
                 || proxy.type() == QNetworkProxy::HttpCachingProxy)
            usable.append(QNetworkProxy(QNetworkProxy::HttpProxy, proxy.hostName(), proxy.port(),
                                        proxy.user(), proxy.password()));
    }
    return usable;
}

} // namespace tranship
