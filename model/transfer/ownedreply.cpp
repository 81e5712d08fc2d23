// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/ownedreply.h"

namespace tranship {

void EndReply::operator()(QNetworkReply *reply) const
{
    QObject::disconnect(reply, nullptr, receiver, nullptr);
    if (reply->error()
        == QNetworkReply::NoError) // else it is ending: Qt complains of a second error
        reply->abort();
    reply->deleteLater();
}

} // namespace tranship
