// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/transfer/route.h"
#include "model/transfer/transport.h"

namespace tranship {

/// Transports on QNetworkAccessManager, working against its traps: manual redirects
/// with an origin check, identity coding, own timers, limited read buffer, HTTP/1.1.
/// Lives in the thread that made it.
class HttpTransports final : public Transports {
public:
    explicit HttpTransports(ConnectionServices services = {});
    ~HttpTransports() override;

    [[nodiscard]] std::unique_ptr<Transport> make(Transport::Listener &listener) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace tranship
