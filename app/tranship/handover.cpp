// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tranship/handover.h"

#include "model/control/controlclient.h"

#include <QJsonArray>
#include <QThread>

#include <chrono>

namespace tranship {

namespace {

constexpr std::chrono::seconds patience{5};
constexpr std::chrono::milliseconds pause{50};

/// Somebody holds the lock but does not speak to us: another user, or another computer that has the
/// same drive.
tl::unexpected<Error> heldElsewhere(const Error &error, const QString &dataFolder)
{
    if (error.code != ErrorCode::AccessDenied && error.code != ErrorCode::NoInstance)
        return failure(error);
    return failure(ErrorCode::AlreadyRunning, ErrorContext::QueueManager,
                   dataFolder
                       + QStringLiteral(" is in use by another user or on another computer"));
}

/// NoInstance when nobody listens.
Done handOver(const Options &options)
{
    ControlClient client;
    if (Done connected = client.connectTo(options.dataFolder); !connected)
        return connected;
    if (options.urls.isEmpty() && (options.background || options.headless))
        return {};
    const bool offers = !options.urls.isEmpty();
    QJsonObject arguments;
    if (offers)
        arguments.insert(QLatin1String("urls"), QJsonArray::fromStringList(options.urls));
    const Result<QJsonObject> answer =
        client.request(offers ? QStringLiteral("open-urls") : QStringLiteral("show"), arguments,
                       QDeadlineTimer(std::chrono::seconds(10)));
    return answer ? Done() : Done(failure(answer.error()));
}

} // namespace

Result<Start> startOrHandOver(InstanceLock &lock, const Options &options)
{
    const QDeadlineTimer deadline(patience);
    while (true) {
        const Done locked = lock.acquire(options.dataFolder);
        if (locked)
            return Start::First;
        if (locked.error().code != ErrorCode::AlreadyRunning)
            return failure(locked.error());
        const Done handed = handOver(options);
        if (handed)
            return Start::HandedOver;
        // who has the lock may not listen yet, or not any more
        if (handed.error().code != ErrorCode::NoInstance || deadline.hasExpired())
            return heldElsewhere(handed.error(), options.dataFolder);
        QThread::msleep(pause.count());
    }
}

} // namespace tranship
