// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/transfer/transport.h"

namespace tranship::test {

/// Transports that wait no longer than told, for a head and between two pieces of a body, whatever
/// the request says.
class HastyTransports final : public Transports {
public:
    HastyTransports(Transports &real, std::chrono::milliseconds patience)
        : m_real(real),
          m_patience(patience)
    {
    }

    [[nodiscard]] std::unique_ptr<Transport> make(Transport::Listener &listener) override
    {
        return std::make_unique<Hasty>(m_real.make(listener), m_patience);
    }

private:
    class Hasty final : public Transport {
    public:
        Hasty(std::unique_ptr<Transport> real, std::chrono::milliseconds patience)
            : m_real(std::move(real)),
              m_patience(patience)
        {
        }

        void start(const TransferRequest &request) override
        {
            TransferRequest hasty = request;
            hasty.headTimeout = std::min(hasty.headTimeout, m_patience);
            hasty.stallTimeout = std::min(hasty.stallTimeout, m_patience);
            m_real->start(hasty);
        }

        void stop() override { m_real->stop(); }

        void setPaused(bool paused) override { m_real->setPaused(paused); }

    private:
        std::unique_ptr<Transport> m_real;
        const std::chrono::milliseconds m_patience;
    };

    Transports &m_real;
    const std::chrono::milliseconds m_patience;
};

} // namespace tranship::test
