// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/httpsenders.h"

#include "model/transfer/managerpool.h"
#include "model/transfer/upload/sendexchange.h"

namespace tranship {

HttpSenders::HttpSenders(ConnectionServices services)
    : m_services(services),
      m_pool(std::make_unique<ManagerPool>())
{
}

HttpSenders::~HttpSenders() = default;

std::unique_ptr<Sender> HttpSenders::make(Sender::Listener &listener)
{
    return std::make_unique<SendExchange>(m_services, *m_pool, listener);
}

} // namespace tranship
