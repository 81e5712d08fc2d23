// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/bitsdesk.h"

#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <memory>
#include <optional>

namespace tranship {

/// One connection of the BITS server: hands its desk requests and bodies as they come, and brings
/// the answers.
class BitsConnection final : public QObject {
    Q_OBJECT

public:
    BitsConnection(BitsDesk &desk, std::unique_ptr<QTcpSocket> socket);
    /// Ends without a word.
    void drop();

Q_SIGNALS:
    void closed();

private:
    void read();
    [[nodiscard]] bool readHead();
    void readBody();
    void finish();
    void send();
    void forget(bool isCut);

    BitsDesk &m_desk;
    std::unique_ptr<QTcpSocket> m_socket;
    QByteArray m_head;
    std::optional<BitsExchange> m_exchange;
    qint64 m_bodyLeft = 0;
    BitsReply m_reply;
    QTimer m_thinking; ///< until the reply goes out
};

} // namespace tranship
