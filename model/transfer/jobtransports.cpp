// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/jobtransports.h"

#include <utility>

namespace tranship {

namespace {

class JobTransport final : public Transport {
public:
    JobTransport(std::unique_ptr<Transport> transport, std::shared_ptr<const ConnectionSetup> setup,
                 std::shared_ptr<Identity> identity)
        : m_transport(std::move(transport)),
          m_setup(std::move(setup)),
          m_identity(std::move(identity))
    {
    }

    void start(const TransferRequest &request) override
    {
        TransferRequest own = request;
        own.setup = m_setup;
        own.identity = m_identity;
        m_transport->start(own);
    }

    void stop() override { m_transport->stop(); }

    void setPaused(bool paused) override { m_transport->setPaused(paused); }

private:
    const std::unique_ptr<Transport> m_transport;
    const std::shared_ptr<const ConnectionSetup> m_setup;
    const std::shared_ptr<Identity> m_identity;
};

} // namespace

JobTransports::JobTransports(Transports &transports, std::shared_ptr<const ConnectionSetup> setup)
    : m_transports(transports),
      m_setup(std::move(setup))
{
}

void JobTransports::setIdentity(std::shared_ptr<Identity> identity)
{
    m_identity = std::move(identity);
}

std::unique_ptr<Transport> JobTransports::make(Transport::Listener &listener)
{
    return std::make_unique<JobTransport>(m_transports.make(listener), m_setup, m_identity);
}

} // namespace tranship
