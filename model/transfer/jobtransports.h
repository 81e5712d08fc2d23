// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/transfer/identity.h"
#include "model/transfer/route.h"
#include "model/transfer/transport.h"

namespace tranship {

/// Gives every request of the transports that another factory makes what one job has of its own:
/// how its connections are made, and who it is.
class JobTransports final : public Transports {
public:
    JobTransports(Transports &transports, std::shared_ptr<const ConnectionSetup> setup);

    /// For the transports that are made from now on; null, as at first: a stranger.
    void setIdentity(std::shared_ptr<Identity> identity);

    [[nodiscard]] std::unique_ptr<Transport> make(Transport::Listener &listener) override;

private:
    Transports &m_transports;
    const std::shared_ptr<const ConnectionSetup> m_setup;
    std::shared_ptr<Identity> m_identity;
};

} // namespace tranship
