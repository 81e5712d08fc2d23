// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/certificate.h"
#include "model/job/job.h"
#include "model/job/proxy.h"
#include "model/job/security.h"

#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslKey>
#include <QUrl>

#include <functional>
#include <memory>

class QNetworkReply;
class QNetworkRequest;
class QObject;

namespace tranship {

class LoginPass;

/// How a job's connections are made.
struct ConnectionSetup {
    ProxySetup proxy;
    SecurityFlags security;
    QString clientCertificate; ///< absolute path; empty: none is shown
    JobId job; ///< null: of no job; nobody is asked for a login then
    QString proxySecret; ///< SecretReference of the job's own login for proxies; empty: it has none

    bool operator==(const ConnectionSetup &) const = default;
};

/// What is shown to a server that asks who we are.
struct ClientIdentity {
    QList<QSslCertificate> chain; ///< ours first
    QSslKey key;
};

/// The way to a host. Connections are shared between requests of equal routes alone: neither a
/// login nor an overlooked flaw serves another job.
struct Route {
    QNetworkProxy proxy{QNetworkProxy::DefaultProxy}; ///< with its login
    SecurityFlags security;
    std::shared_ptr<const ClientIdentity> identity; ///< null: none
    int trust = 0; ///< counts the changes of what is trusted
    /// Leave to show the proxy's login; no part of what makes a route another one. Null: the proxy
    /// has no login, or took it from this request.
    std::shared_ptr<LoginPass> login;

    bool operator==(const Route &other) const;
};

/// How a proxy refused a request.
struct ProxyChallenge {
    Route route; ///< with LoginPass where the login was shown
    ConnectionSetup setup; ///< that the route was found with
    QUrl url; ///< that was asked for
    QByteArray offers; ///< Proxy-Authenticate; empty: Qt spoke to the proxy, and tells of none
};

/// Finds routes; tests give one that knows a single one.
class Router {
public:
    virtual ~Router() = default;

    /// Answers once, within the call where nothing has to be waited for; not when `context` is
    /// gone. ProxyAuthenticationRequired: the proxy refused the login that is known already;
    /// ClientCertificateUnusable; KeychainUnavailable.
    virtual void find(const QUrl &url, const ConnectionSetup &setup, QObject *context,
                      std::function<void(const Result<Route> &)> found) = 0;

    /// Of a request that comes from no job.
    [[nodiscard]] virtual ConnectionSetup defaultSetup() const { return {}; }

    /// The proxy of a route could not be used: others come first for a while.
    virtual void proxyFailed(const QNetworkProxy &proxy) = 0;

    /// The value of Proxy-Authorization for a request that the route's proxy itself is asked; empty
    /// as long as the proxy did not ask for a login, or nobody knows one.
    [[nodiscard]] virtual QByteArray
    proxyAuthorization(const Route &route, const QByteArray &method, const QUrl &url) = 0;
    /// Whether a request came past the proxy before, on a route like this.
    [[nodiscard]] virtual bool isProven(const Route &route) const = 0;
    /// An answer came past the proxy: it took the login, or wants none.
    virtual void proxyAnswered(const Route &route) = 0;
    /// The proxy wants a login or did not take the one it got. Answers once, never from within the
    /// call, unless `context` is gone: the same request is worth a new route, or what it ends with
    /// (ProxyAuthenticationRequired, KeychainUnavailable).
    virtual void proxyChallenged(const ProxyChallenge &challenge, QObject *context,
                                 std::function<void(const Done &)> answer) = 0;
};

/// What people decided about certificates, and who tells them of one.
class CertificateJudge {
public:
    virtual ~CertificateJudge() = default;

    /// A person trusts this very certificate of this host.
    [[nodiscard]] virtual bool isTrusted(const Certificate &certificate) const = 0;
    /// Changes whenever isTrusted() may answer otherwise than before.
    [[nodiscard]] virtual int generation() const = 0;
    virtual void certificateRefused(const Certificate &certificate) = 0;
};

/// What exchanges ask before they connect. Both may be null: no proxy of our own, nobody trusts.
struct ConnectionServices {
    Router *router = nullptr;
    CertificateJudge *judge = nullptr;
};

/// The proxy itself is asked for the URL, and no tunnel to its host.
[[nodiscard]] bool isAskedInPlain(const Route &route, const QUrl &url);

/// A tunnel through the proxy leads to the URL's host. Qt 6.4 crashes where the size of the read
/// buffer is set while the proxy asks for a login: not before an answer's head is here.
[[nodiscard]] bool isTunnelled(const Route &route, const QUrl &url);

/// Adds what the proxy of the route wants to hear to a request that it is asked in plain; the pass
/// of a login that is not shown goes back.
void signForProxy(const ConnectionServices &services, const QByteArray &method, Route &route,
                  QNetworkRequest &request);

/// Whether the proxy of the route wants a login, and not somebody behind it who only says so.
[[nodiscard]] bool isProxyRefusal(const QNetworkReply &reply, const Route &route);

/// An answer to a request for `url` came on the route: Router::proxyAnswered(), unless it may be of
/// a proxy in trouble, which has not looked at the login. The pass goes back.
void passProxy(const ConnectionServices &services, const QUrl &url, int status, Route &route);

/// Router::proxyChallenged() of a request that answered with `offers`.
void askProxyLogin(const ConnectionServices &services, Route route,
                   const std::shared_ptr<const ConnectionSetup> &setup, const QUrl &url,
                   const QByteArray &offers, QObject *context,
                   std::function<void(const Done &)> answer);

/// ConnectionServices::router, or the default route where there is none.
void findRoute(const ConnectionServices &services, const QUrl &url,
               const std::shared_ptr<const ConnectionSetup> &setup, QObject *context,
               std::function<void(const Result<Route> &)> found);

} // namespace tranship
