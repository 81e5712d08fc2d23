// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tranship-browser/nativehost.h"

#include "app/session.h"
#include "app/tranship-browser/hostmessages.h"
#include "app/version.h"
#include "model/control/protocol.h"

#include <QFile>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

/// Bytes of a message. A browser would let an extension say 64 MiB; ours says a link and cookies.
constexpr qint64 longestMessage = qint64{256} * 1024;
constexpr qint64 readAtOnce = qint64{16} * 1024;

QJsonObject offer(const QJsonObject &message, const QString &dataFolder)
{
    Session session(dataFolder, StartInstance::WhenNeeded);
    if (const Done open = session.open(); !open) {
        return refusal(open.error());
    }
    const Result<QJsonObject> answer = session.request(u"open-urls"_s, openArgumentsFrom(message),
                                                       QDeadlineTimer(std::chrono::seconds(20)));
    return answer ? QJsonObject{{u"ok"_s, true}} : refusal(answer.error());
}

QJsonObject answerTo(const QJsonObject &message, const QString &dataFolder)
{
    const Result<HostMessage> type = hostMessageFrom(message);
    if (!type) {
        return refusal(type.error());
    }
    if (*type == HostMessage::Offer) {
        return offer(message, dataFolder);
    }
    return {{u"ok"_s, true}, {u"version"_s, QLatin1StringView(TRANSHIP_VERSION)}};
}

bool say(QFile &output, const QJsonObject &message)
{
    const Result<QByteArray> frame = encodeFrame(message, longestMessage, FrameOrder::Machine);
    return frame && output.write(*frame) == frame->size() && output.flush();
}

} // namespace

bool serveBrowser(QFile &input, QFile &output, const QString &dataFolder)
{
    FrameDecoder decoder(longestMessage, FrameOrder::Machine);
    for (;;) {
        Result<std::optional<QJsonObject>> message = decoder.next();
        while (message && *message) {
            if (!say(output, answerTo(**message, dataFolder))) {
                return true; // it does not listen any more
            }
            message = decoder.next();
        }
        if (!message) {
            static_cast<void>(say(output, refusal(message.error())));
            return false;
        }
        QByteArray bytes(readAtOnce, Qt::Uninitialized);
        const qint64 count = input.read(bytes.data(), bytes.size());
        if (count <= 0) {
            return !decoder.hasPartial();
        }
        decoder.append(bytes.first(count));
    }
}

} // namespace tranship
