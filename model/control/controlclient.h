// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/control/protocol.h"

#include <QDeadlineTimer>
#include <QString>

#include <memory>

class QLocalSocket;

namespace tranship {

/// One connection to the running instance, for programs that have nothing else to do meanwhile: the
/// calls block.
class ControlClient final {
public:
    ControlClient();
    ~ControlClient();
    ControlClient(const ControlClient &) = delete;
    ControlClient &operator=(const ControlClient &) = delete;

    /// NoInstance when nobody listens in `dataFolder`, AccessDenied when it is another user.
    [[nodiscard]] Done connectTo(const QString &dataFolder);

    /// The answer to a request. Timeout when it does not come in time (it may still take effect),
    /// NoInstance when the instance goes away.
    [[nodiscard]] Result<QJsonObject> request(const QString &verb, const QJsonObject &arguments,
                                              QDeadlineTimer deadline);

    /// Asks without waiting: what comes is read by next().
    [[nodiscard]] Done begin(const QString &verb, const QJsonObject &arguments);
    /// The next event or answer to what begin() asked; none when the deadline is over.
    [[nodiscard]] Result<std::optional<Reply>> next(QDeadlineTimer deadline);

    /// Process of the instance.
    [[nodiscard]] qint64 instanceProcess() const;
    /// Returns when the instance has ended (true) or the time is over (false).
    [[nodiscard]] bool waitUntilGone(std::chrono::milliseconds atMost);

private:
    [[nodiscard]] Result<std::optional<Reply>> nextDecoded();

    std::unique_ptr<QLocalSocket> m_socket;
    FrameDecoder m_decoder{longestAnswer};
    qint64 m_lastRequest = 0;
};

} // namespace tranship
