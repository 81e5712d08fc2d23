// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/queue/routes.h"
#include "model/queue/signins.h"

namespace tranship {

/// Gives routes what the vault holds for them, and has people asked at the doors of proxies as at
/// those of servers. What a person chose to keep is in the keychain, the rest in this process.
class ConnectionKeeper final : public Routes::Keeper {
public:
    explicit ConnectionKeeper(SignIns &signIns);

    void enter(const Routes::Door &door, QObject *context,
               std::function<void(const Result<Login> &)> answer) override;
    [[nodiscard]] QByteArray authorization(const std::shared_ptr<LoginPass> &pass,
                                           const QByteArray &method, const QUrl &url) override;
    void accepted(const std::shared_ptr<LoginPass> &pass) override;
    void refused(const Routes::Door &door, const QByteArray &offers,
                 const std::shared_ptr<LoginPass> &pass, QObject *context,
                 std::function<void(const Done &)> answer) override;
    void certificatePassword(const QString &path, QObject *context,
                             std::function<void(const Result<QByteArray> &)> answer) override;

private:
    SignIns &m_signIns;
};

} // namespace tranship
