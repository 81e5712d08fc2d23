// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QNetworkReply>

#include <memory>

namespace tranship {

/// The one way out of a reply that `receiver` listens to.
struct EndReply {
    QObject *receiver = nullptr;
    void operator()(QNetworkReply *reply) const;
};

using OwnedReply = std::unique_ptr<QNetworkReply, EndReply>;

} // namespace tranship
