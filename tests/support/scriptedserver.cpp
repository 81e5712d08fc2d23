// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/scriptedserver.h"

#include "tests/support/scriptedworker.h"
#include "tests/support/testcertificate.h"

#include <QHostAddress>
#include <QSslConfiguration>
#include <QThread>

#include <algorithm>
#include <utility>

namespace tranship {

class ScriptedServer::Private {
public:
    explicit Private(std::optional<QSslConfiguration> tls)
        : worker(std::make_unique<ScriptedWorker>(std::move(tls)))
    {
    }

    template <typename Function> auto inWorker(Function function) const
    {
        using Value = decltype(function());
        if constexpr (std::is_void_v<Value>) {
            QMetaObject::invokeMethod(worker.get(), function, Qt::BlockingQueuedConnection);
        } else {
            Value value{};
            QMetaObject::invokeMethod(worker.get(), function, Qt::BlockingQueuedConnection, &value);
            return value;
        }
    }

    QThread thread;
    std::unique_ptr<ScriptedWorker> worker;
    QSslCertificate certificate;
    QString scheme;
    quint16 port = 0;
};

namespace {

quint16 listenAt(ScriptedWorker &worker, quint16 port)
{
    return worker.listen(QHostAddress(QHostAddress::LocalHost), port) ? worker.serverPort() : 0;
}

QString withoutQuery(const QString &path)
{
    return path.section(QLatin1Char('?'), 0, 0);
}

} // namespace

ScriptedServer::ScriptedServer(Scheme scheme)
{
    begin(scheme == Scheme::Https ? std::optional(makeServerTls()) : std::nullopt);
}

ScriptedServer::ScriptedServer(const QSslConfiguration &tls)
{
    begin(tls);
}

void ScriptedServer::begin(const std::optional<QSslConfiguration> &tls)
{
    d = std::make_unique<Private>(tls);
    if (tls)
        d->certificate = tls->localCertificate();
    d->scheme = tls ? QStringLiteral("https") : QStringLiteral("http");
    connect(d->worker.get(), &ScriptedWorker::requestReceived, this,
            &ScriptedServer::requestReceived);
    connect(d->worker.get(), &ScriptedWorker::bodyByteReached, this,
            &ScriptedServer::bodyByteReached);
    d->worker->moveToThread(&d->thread);
    d->thread.setObjectName(QStringLiteral("server"));
    d->thread.start();
    d->port = d->inWorker([this] { return listenAt(*d->worker, 0); });
}

ScriptedServer::~ScriptedServer()
{
    d->inWorker([this] { d->worker.reset(); });
    d->thread.quit();
    d->thread.wait();
}

quint16 ScriptedServer::port() const
{
    return d->port;
}

QUrl ScriptedServer::url(const QString &path) const
{
    return QUrl(d->scheme + QLatin1String("://127.0.0.1:") + QString::number(d->port) + path);
}

QSslCertificate ScriptedServer::certificate() const
{
    return d->certificate;
}

void ScriptedServer::setResource(const QString &path, const Resource &resource)
{
    setScript(path, {{0, resource}});
}

void ScriptedServer::setScript(const QString &path, const QMap<int, Resource> &resources)
{
    d->inWorker([&] { d->worker->setScript(path, resources); });
}

void ScriptedServer::changeVersion(const QString &path)
{
    d->inWorker([&] { d->worker->changeVersion(path); });
}

void ScriptedServer::release(const QString &path)
{
    d->inWorker([&] { d->worker->release(path); });
}

void ScriptedServer::dropConnections()
{
    d->inWorker([&] { d->worker->dropConnections(); });
}

void ScriptedServer::stopListening()
{
    d->inWorker([&] { d->worker->close(); });
}

bool ScriptedServer::listenAgain()
{
    return d->inWorker([&] { return listenAt(*d->worker, d->port); }) == d->port;
}

QList<SeenRequest> ScriptedServer::requests() const
{
    return d->inWorker([&] { return d->worker->requests(); });
}

QList<SeenRequest> ScriptedServer::requests(const QString &path) const
{
    QList<SeenRequest> seen = requests();
    seen.removeIf([&](const SeenRequest &request) { return withoutQuery(request.path) != path; });
    return seen;
}

int ScriptedServer::openConnections() const
{
    return d->inWorker([&] { return d->worker->openConnections(); });
}

} // namespace tranship
