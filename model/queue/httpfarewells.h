// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/queue/farewells.h"
#include "model/transfer/upload/sender.h"

#include <functional>
#include <memory>
#include <vector>

namespace tranship {

/// Tells servers by the request that the upload's method has for it: an unfinished upload by
/// cancelRequest(), a whole one by closeRequest().
class HttpFarewells final : public FarewellSender {
public:
    /// Who a job is that may be over.
    using IdentityOf = std::function<std::shared_ptr<Identity>(const JobId &)>;

    /// How its connections are made.
    using SetupOf = std::function<std::shared_ptr<const ConnectionSetup>(const Farewell &)>;

    explicit HttpFarewells(Senders &senders, IdentityOf identityOf = {}, SetupOf setupOf = {});
    ~HttpFarewells() override;

    void tell(const Farewell &farewell, QObject *context,
              std::function<void(CancelVerdict)> told) override;

private:
    class Telling;

    void drop(const Telling &telling);

    Senders &m_senders;
    const IdentityOf m_identityOf;
    const SetupOf m_setupOf;
    std::vector<std::unique_ptr<Telling>> m_tellings;
};

} // namespace tranship
