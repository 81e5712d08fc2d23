// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/linkfacts.h"
#include "model/job/result.h"
#include "model/transfer/transport.h"

namespace tranship {

/// Reads the head of an answer to a request for the first byte of `asked`, with or without Range.
/// Else the error that its status means.
[[nodiscard]] Result<LinkFacts> linkFactsFrom(const ResponseHead &head, const QUrl &asked);

} // namespace tranship
