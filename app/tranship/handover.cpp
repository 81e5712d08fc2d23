// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tranship/handover.h"

#include "model/control/controlclient.h"

#include <QJsonArray>

namespace tranship {

namespace {

/// Somebody holds the lock but does not speak to us: another user, or another computer that has the
/// same drive.
Done heldElsewhere(const Error &error, const QString &dataFolder)
{
    if (error.code != ErrorCode::AccessDenied && error.code != ErrorCode::NoInstance)
        return failure(error);
    return failure(ErrorCode::AlreadyRunning, ErrorContext::QueueManager,
                   dataFolder
                       + QStringLiteral(" is in use by another user or on another computer"));
}

} // namespace

Done handOver(const Options &options)
{
    ControlClient client;
    if (const Done connected = client.connectTo(options.dataFolder); !connected)
        return heldElsewhere(connected.error(), options.dataFolder);
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

} // namespace tranship
