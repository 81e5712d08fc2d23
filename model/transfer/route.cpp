// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/route.h"

#include "model/transfer/identity.h"

#include <QNetworkReply>
#include <QNetworkRequest>

namespace tranship {

bool Route::operator==(const Route &other) const
{
    return proxy == other.proxy && security == other.security && identity == other.identity
        && trust == other.trust;
}

bool isAskedInPlain(const Route &route, const QUrl &url)
{
    return route.proxy.type() == QNetworkProxy::HttpProxy && url.scheme() == QLatin1String("http");
}

bool isTunnelled(const Route &route, const QUrl &url)
{
    return route.proxy.type() == QNetworkProxy::HttpProxy && url.scheme() == QLatin1String("https");
}

void signForProxy(const ConnectionServices &services, const QByteArray &method, Route &route,
                  QNetworkRequest &request)
{
    if (!services.router || !isAskedInPlain(route, request.url()))
        return;
    const QByteArray login = services.router->proxyAuthorization(route, method, request.url());
    if (login.isEmpty())
        route.login.reset();
    else
        request.setRawHeader("Proxy-Authorization", login);
}

bool isProxyRefusal(const QNetworkReply &reply, const Route &route)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (isAskedInPlain(route, reply.url()))
        return status == 407;
    return status == 0 && reply.error() == QNetworkReply::ProxyAuthenticationRequiredError;
}

void passProxy(const ConnectionServices &services, const QUrl &url, int status, Route &route)
{
    const bool isInTrouble = status >= 500 && isAskedInPlain(route, url);
    if (services.router && !isInTrouble)
        services.router->proxyAnswered(route);
    route.login.reset();
}

void askProxyLogin(const ConnectionServices &services, Route route,
                   const std::shared_ptr<const ConnectionSetup> &setup, const QUrl &url,
                   const QByteArray &offers, QObject *context,
                   std::function<void(const Done &)> answer)
{
    const ConnectionSetup used = setup ? *setup : services.router->defaultSetup();
    services.router->proxyChallenged({std::move(route), used, url, offers}, context,
                                     std::move(answer));
}

void findRoute(const ConnectionServices &services, const QUrl &url,
               const std::shared_ptr<const ConnectionSetup> &setup, QObject *context,
               std::function<void(const Result<Route> &)> found)
{
    const int trust = services.judge ? services.judge->generation() : 0;
    if (services.router) {
        services.router->find(url, setup ? *setup : services.router->defaultSetup(), context,
                              [trust, found = std::move(found)](const Result<Route> &route) {
                                  if (!route)
                                      return found(route);
                                  Route current = *route;
                                  current.trust = trust;
                                  found(current);
                              });
        return;
    }
    Route route;
    route.security = setup ? setup->security : SecurityFlags();
    route.trust = trust;
    found(route);
}

} // namespace tranship
