// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/transfer/upload/uploadprotocol.h"

#include <QList>
#include <QUrl>

namespace tranship {

/// Makes a folder on a WebDAV server, and those above it that are missing, with MKCOL (RFC 4918,
/// section 9.3). It asks for the folder itself first and climbs only as far as a 409 (the one above
/// is missing; some say 404) sends it, then makes them from the top down; 405 says that one exists.
/// So nothing above the first folder that exists is ever touched.
class MissingFolders final {
public:
    explicit MissingFolders(const QUrl &folder) : m_wanted{folder} { }

    /// The next MKCOL; none when it is over.
    [[nodiscard]] std::optional<UploadRequest> next() const;
    void answered(const UploadAnswer &answer);

    /// Why a folder cannot be made; none while it goes on, or when all are there.
    [[nodiscard]] const std::optional<UploadEnd> &failed() const { return m_failed; }

private:
    QList<QUrl> m_wanted; ///< the last one goes next; each is in the one behind it
    bool m_isClimbing = true;
    std::optional<UploadEnd> m_failed;
};

} // namespace tranship
