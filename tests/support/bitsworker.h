// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/bitsconnection.h"

#include <QTcpServer>

#include <memory>
#include <vector>

namespace tranship {

/// What of the BITS server lives in its thread: the desk, and who stands at it.
class BitsWorker final : public QTcpServer {
    Q_OBJECT

public:
    explicit BitsWorker(const QString &folder) : m_desk(folder) { }

    [[nodiscard]] BitsDesk &desk() { return m_desk; }

    void dropConnections();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void forget(const BitsConnection *connection);

    BitsDesk m_desk;
    std::vector<std::unique_ptr<BitsConnection>> m_connections;
};

} // namespace tranship
