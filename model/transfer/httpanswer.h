// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/certificate.h"
#include "model/transfer/transport.h"

#include <QNetworkProxy>
#include <QNetworkReply>

namespace tranship {

/// Status, URL and headers of a reply, as far as they came; status 0 when none did.
[[nodiscard]] ResponseHead headOf(const QNetworkReply &reply);

/// How many bytes of body the head promises; -1 when it doesn't say. InvalidServerResponse for an
/// interim or no status and for a Content-Length that cannot be trusted; ContentCoded for a coded
/// body.
[[nodiscard]] Result<qint64> promisedLength(const ResponseHead &head);

/// Whether Qt derives the error from the answer's status alone, which the listener judges.
[[nodiscard]] bool isStatusError(QNetworkReply::NetworkError error);

/// What broke the exchange with the host of `url`, in our words: Qt's text holds the whole URL.
/// `refused` is the certificate that was not good enough.
[[nodiscard]] Error networkError(QNetworkReply::NetworkError error, const QUrl &url,
                                 const Certificate &refused = {});

/// What ended the reply: with a proxy that is asked in place of the host, Qt takes the one for the
/// other where it cannot be reached.
[[nodiscard]] QNetworkReply::NetworkError errorOf(const QNetworkReply &reply,
                                                  const QNetworkProxy &proxy);

/// Whether the proxy is to blame: another one may do.
[[nodiscard]] bool isProxyError(QNetworkReply::NetworkError error);

/// An error of the transport that names the host of `url`.
[[nodiscard]] Error hostError(ErrorCode code, const QUrl &url, QLatin1String what);

/// What an answer with 401 or 407 ends with.
[[nodiscard]] Error loginError(const ResponseHead &head);

} // namespace tranship
