// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/setuptransports.h"

namespace tranship {

namespace {

class SetupTransport final : public Transport {
public:
    SetupTransport(std::unique_ptr<Transport> transport,
                   std::shared_ptr<const ConnectionSetup> setup)
        : m_transport(std::move(transport)),
          m_setup(std::move(setup))
    {
    }

    void start(const TransferRequest &request) override
    {
        TransferRequest complete = request;
        complete.setup = m_setup;
        m_transport->start(complete);
    }

    void stop() override { m_transport->stop(); }

    void setPaused(bool paused) override { m_transport->setPaused(paused); }

private:
    const std::unique_ptr<Transport> m_transport;
    const std::shared_ptr<const ConnectionSetup> m_setup;
};

} // namespace

SetupTransports::SetupTransports(Transports &transports,
                                 std::shared_ptr<const ConnectionSetup> setup)
    : m_transports(transports),
      m_setup(std::move(setup))
{
}

std::unique_ptr<Transport> SetupTransports::make(Transport::Listener &listener)
{
    return std::make_unique<SetupTransport>(m_transports.make(listener), m_setup);
}

} // namespace tranship
