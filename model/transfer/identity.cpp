// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/identity.h"

#include <algorithm>

namespace tranship {

namespace {

class IdentityTransport final : public Transport {
public:
    IdentityTransport(std::unique_ptr<Transport> transport, std::shared_ptr<Identity> identity)
        : m_transport(std::move(transport)),
          m_identity(std::move(identity))
    {
    }

    void start(const TransferRequest &request) override
    {
        TransferRequest own = request;
        own.identity = m_identity;
        m_transport->start(own);
    }

    void stop() override { m_transport->stop(); }

    void setPaused(bool paused) override { m_transport->setPaused(paused); }

private:
    std::unique_ptr<Transport> m_transport;
    const std::shared_ptr<Identity> m_identity;
};

} // namespace

void addMissing(RawHeaders &headers, const RawHeaders &more)
{
    for (const auto &header : more) {
        const bool isThere = std::any_of(headers.cbegin(), headers.cend(), [&](const auto &one) {
            return one.first.compare(header.first, Qt::CaseInsensitive) == 0;
        });
        if (!isThere)
            headers.append(header);
    }
}

IdentityTransports::IdentityTransports(Transports &transports, std::shared_ptr<Identity> identity)
    : m_transports(transports),
      m_identity(std::move(identity))
{
}

std::unique_ptr<Transport> IdentityTransports::make(Transport::Listener &listener)
{
    return std::make_unique<IdentityTransport>(m_transports.make(listener), m_identity);
}

} // namespace tranship
