// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/bitsserver.h"

#include "tests/support/bitsworker.h"

#include <QHostAddress>
#include <QThread>

#include <type_traits>

namespace tranship {

class BitsServer::Private {
public:
    explicit Private(const QString &folder) : worker(std::make_unique<BitsWorker>(folder)) { }

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
    std::unique_ptr<BitsWorker> worker;
    quint16 port = 0;
};

BitsServer::BitsServer(const QString &folder, quint16 port) : d(std::make_unique<Private>(folder))
{
    d->worker->moveToThread(&d->thread);
    d->thread.start();
    d->port = d->inWorker([&]() -> quint16 {
        const bool listens = d->worker->listen(QHostAddress(QHostAddress::LocalHost), port);
        return listens ? d->worker->serverPort() : 0;
    });
}

BitsServer::~BitsServer()
{
    d->inWorker([this] { d->worker.reset(); });
    d->thread.quit();
    d->thread.wait();
}

quint16 BitsServer::port() const
{
    return d->port;
}

QUrl BitsServer::url(const QString &path) const
{
    return QUrl(QLatin1String("http://127.0.0.1:") + QString::number(d->port) + path);
}

void BitsServer::setConduct(const BitsConduct &conduct)
{
    d->inWorker([&] { d->worker->desk().setConduct(conduct); });
}

void BitsServer::loseSessions()
{
    d->inWorker([&] { d->worker->desk().loseSessions(); });
}

void BitsServer::dropConnections()
{
    d->inWorker([&] { d->worker->dropConnections(); });
}

QList<BitsSeen> BitsServer::packets() const
{
    return d->inWorker([&] { return d->worker->desk().packets(); });
}

BitsCounts BitsServer::counts() const
{
    return d->inWorker([&] { return d->worker->desk().counts(); });
}

} // namespace tranship
