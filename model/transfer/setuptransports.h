// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/transfer/route.h"
#include "model/transfer/transport.h"

namespace tranship {

/// Transports whose connections are made as a job wants it.
class SetupTransports final : public Transports {
public:
    SetupTransports(Transports &transports, std::shared_ptr<const ConnectionSetup> setup);

    [[nodiscard]] std::unique_ptr<Transport> make(Transport::Listener &listener) override;

private:
    Transports &m_transports;
    const std::shared_ptr<const ConnectionSetup> m_setup;
};

} // namespace tranship
