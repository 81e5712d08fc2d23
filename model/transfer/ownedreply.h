// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QNetworkReply>
#include <QStringList>

#include <memory>

namespace tranship {

/// The one way out of a reply that `receiver` listens to.
struct EndReply {
    QObject *receiver = nullptr;
    void operator()(QNetworkReply *reply) const;
};

using OwnedReply = std::unique_ptr<QNetworkReply, EndReply>;

/// Adds to `flaws` what Qt finds wrong with the server's certificate, as long as `receiver` listens
/// to `reply`; nothing is ever overlooked.
void noteTlsFlaws(QNetworkReply &reply, QObject *receiver, QStringList &flaws);

} // namespace tranship
