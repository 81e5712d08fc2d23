// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/transfer/transport.h"

#include <optional>

namespace tranship {

/// Upload-Limit (draft-ietf-httpbis-resumable-upload, section 4.1.4): what a server allows, in
/// bytes. -1: it does not say.
struct UploadLimit {
    qint64 maxSize = -1; ///< of a file
    qint64 minSize = -1; ///< of a file
    qint64 maxAppendSize = -1; ///< of a request
    qint64 minAppendSize = -1; ///< of a request, but for the last of a file
    qint64 maxAge = -1; ///< seconds from the answer on until the upload is forgotten

    bool operator==(const UploadLimit &) const = default;
};

/// All Upload-Limit headers of an answer together. Unknown members are passed over. nullopt when
/// there is none, and when a known member is anything but a number from 0 on: then the whole is not
/// to be heeded.
[[nodiscard]] std::optional<UploadLimit> uploadLimitIn(const ResponseHead &head);

} // namespace tranship
