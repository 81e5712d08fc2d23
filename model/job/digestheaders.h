// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/checksum.h"
#include "model/job/fieldlist.h"

#include <QLatin1String>
#include <QStringView>

#include <optional>

namespace tranship {

/// A checksum of the whole representation that the server itself states.
struct StatedDigest {
    Checksum checksum;
    QLatin1String source; ///< the header, as it is written: "Repr-Digest"

    bool operator==(const StatedDigest &) const = default;
};

/// The best checksum among the headers of an answer with `status`: Repr-Digest (RFC 9530), Digest
/// (RFC 3230) and X-Goog-Hash of a 200 or 206; Content-Digest (RFC 9530) and Content-MD5 (RFC 1864)
/// of a 200 only, as they are about the bytes of this very answer. SHA-256 goes first: it is as
/// trustworthy as SHA-512 here and processors have instructions for it; then SHA-512, SHA-1, MD5.
/// Unknown algorithms and values that are no digest are passed over. A server that states two
/// values for one algorithm vouches for neither nor for anything else: nullopt.
[[nodiscard]] std::optional<StatedDigest> statedDigest(const HeaderFields &headers, int status);

/// Whether `source` is the name of a header that states digests, as StatedDigest has it.
[[nodiscard]] bool isDigestHeader(QStringView source);

/// Whether `one` is the better algorithm of two, in the order above.
[[nodiscard]] bool isPreferredDigest(Checksum::Algorithm one, Checksum::Algorithm other);

} // namespace tranship
