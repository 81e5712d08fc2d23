// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/transfer/transport.h"

#include <QByteArray>
#include <QList>

#include <memory>

namespace tranship::test {

/// Transports without a network: the test reads what was asked for and feeds the answer by hand to
/// the exchange that was started last. What is fed to a paused exchange arrives when it goes on.
class ScriptedTransports final : public Transports {
public:
    ScriptedTransports();
    ~ScriptedTransports() override;

    [[nodiscard]] std::unique_ptr<Transport> make(Transport::Listener &listener) override;

    /// Every request so far.
    [[nodiscard]] const QList<TransferRequest> &requests() const;
    /// Whether the last exchange waits for more.
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] bool isPaused() const;

    /// An answer that comes from where the request went.
    void sendHead(int status, const RawHeaders &headers);
    void sendHead(const ResponseHead &head);
    void sendBytes(const QByteArray &bytes);
    /// The end as the transport tells it.
    void end(const Done &outcome = {});

private:
    class Exchange;
    struct Record;
    std::shared_ptr<Record> m_record;
};

} // namespace tranship::test
