// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tranship-browser/hostmessages.h"

#include "model/control/errormessage.h"

#include <QJsonArray>

namespace tranship {

using namespace Qt::StringLiterals;

Result<HostMessage> hostMessageFrom(const QJsonObject &message)
{
    const QString type = message.value("type"_L1).toString();
    if (type == "hello"_L1) {
        return HostMessage::Hello;
    }
    if (type == "offer"_L1) {
        return HostMessage::Offer;
    }
    return failure(ErrorCode::InvalidArgument, ErrorContext::QueueManager,
                   u"type is hello or offer"_s);
}

QJsonObject openArgumentsFrom(const QJsonObject &offer)
{
    QJsonObject arguments{{u"urls"_s, QJsonArray{offer.value("url"_L1)}}};
    for (const QString &name : {u"referrer"_s, u"cookies"_s}) {
        if (offer.contains(name)) {
            arguments.insert(name, offer.value(name));
        }
    }
    return arguments;
}

QJsonObject refusal(const Error &error)
{
    return {
        {u"ok"_s, false}, {u"error"_s, errorName(error.code)}, {u"message"_s, errorLine(error)}};
}

} // namespace tranship
