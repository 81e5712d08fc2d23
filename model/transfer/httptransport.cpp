// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/httptransport.h"

#include "model/transfer/httpexchange.h"
#include "model/transfer/managerpool.h"

#include <vector>

namespace tranship {

namespace {

constexpr size_t copyBuffer = 1024 * 1024;

} // namespace

class HttpTransports::Private {
public:
    const ConnectionServices services;
    ManagerPool pool{};
    std::vector<char> buffer = std::vector<char>(copyBuffer);
};

HttpTransports::HttpTransports(ConnectionServices services)
    : d(std::unique_ptr<Private>(new Private{services}))
{
}

HttpTransports::~HttpTransports() = default;

std::unique_ptr<Transport> HttpTransports::make(Transport::Listener &listener)
{
    return std::make_unique<HttpExchange>(d->services, d->pool, d->buffer, listener);
}

} // namespace tranship
