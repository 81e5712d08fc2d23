// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/transfer/route.h"
#include "model/transfer/upload/sender.h"

namespace tranship {

class ManagerPool;

/// Senders on QNetworkAccessManager. Lives in the thread that made it.
class HttpSenders final : public Senders {
public:
    explicit HttpSenders(ConnectionServices services = {});
    ~HttpSenders() override;

    [[nodiscard]] std::unique_ptr<Sender> make(Sender::Listener &listener) override;

private:
    const ConnectionServices m_services;
    std::unique_ptr<ManagerPool> m_pool;
};

} // namespace tranship
