// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/transfer/download/lengthproof.h"
#include "model/transfer/hostbudget.h"
#include "model/transfer/transport.h"

#include <functional>
#include <memory>

namespace tranship {

/// Asks a server for what lies behind a body that told no length. HTTP cannot tell such a body that
/// was cut from one that came whole (Qt 6.4 now and then not even when its last chunk is missing).
/// No body is read.
class LengthQuestion final : private Transport::Listener {
public:
    /// `budget` counts the connection; null: nobody does.
    LengthQuestion(Transports &transports, HostBudget *budget);
    ~LengthQuestion();
    Q_DISABLE_COPY_MOVE(LengthQuestion)

    /// One request to where `file` came from, for the bytes from `held` on. `answered` is called
    /// from the event loop, with LengthProof::Kind::Unknown when there is no answer.
    void ask(const File &file, qint64 held, std::function<void(const LengthProof &)> answered);
    /// The answer is not wanted any more.
    void stop();

private:
    [[nodiscard]] Done headReceived(const ResponseHead &head) override;
    [[nodiscard]] Done bytesReceived(QByteArrayView bytes) override;
    void transportFinished(const Done &outcome) override;

    Transports &m_transports;
    HostBudget *const m_budget;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<HostBudget::Lease> m_lease;
    File m_file;
    qint64 m_held = 0;
    LengthProof m_proof;
    std::function<void(const LengthProof &)> m_answered;
};

} // namespace tranship
