// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/transfer/transport.h"

#include <QNetworkRequest>

namespace tranship {

/// Redirects followed before TooManyRedirects.
inline constexpr int longestRedirectChain = 20;

/// `request` as Qt gets it: its own redirects, cookies, cache, decompression and HTTP/2 switched
/// off. InvalidArgument for a URL that is not of the web, and for a header that would break the
/// request apart.
[[nodiscard]] Result<QNetworkRequest> makeNetworkRequest(const TransferRequest &request);

/// A request of any method with a body of `length` bytes, which comes from a sequential device: Qt
/// sends it once and never again. The rest as above; InvalidArgument for a method that is no token
/// too.
[[nodiscard]] Result<QNetworkRequest> makeBodyRequest(const QByteArray &method, const QUrl &url,
                                                      const RawHeaders &headers, qint64 length);

/// Whether the answer sends us elsewhere; one that doesn't say where is an answer like any other.
[[nodiscard]] bool isRedirect(const ResponseHead &head);

/// What to ask after a redirect, by the rules of the request's identity: http and https only, no
/// login in the URL (both ForbiddenRedirect), from https to http only where that is allowed
/// (InsecureRedirect), nowhere at all where it is not (HttpStatus). The request's headers stay at
/// their origin, the range goes along.
[[nodiscard]] Result<TransferRequest> redirected(const TransferRequest &request,
                                                 const ResponseHead &head);

} // namespace tranship
