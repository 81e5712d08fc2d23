// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QtGlobal>

namespace tranship {

/// What identifies one version of a remote file (RFC 9110, section 8.8): kept with the part file,
/// asked for and compared on every resume, so that no file is spliced from two versions.
struct Validator {
    QByteArray etag; ///< as sent, with quotes and W/; empty: none
    QByteArray lastModified; ///< as sent; empty: none
    qint64 length = -1; ///< of the whole file; -1: not told
    bool acceptsRanges = false; ///< the server said so, or answered a range

    bool operator==(const Validator &) const = default;
};

/// How far two answers can be trusted to be of one version.
enum class SameVersion {
    Yes, ///< strong ETag equal, or Last-Modified and length equal
    No, ///< something that identifies differs
    Unknown, ///< nothing identifies: only the bytes themselves can tell (overlap check)
};

/// Whether the answer with `now` is of the version that `then` names. A strong ETag decides;
/// without one on both sides Last-Modified with length; a differing known length is always No. A
/// changed ETag with equal Last-Modified and length is Unknown (CDNs give an ETag per node), a weak
/// ETag that differs is No.
[[nodiscard]] SameVersion sameVersion(const Validator &then, const Validator &now);

/// Value for If-Range: the strong ETag, else Last-Modified, else empty (RFC 9110, section 13.1.5).
[[nodiscard]] QByteArray ifRangeValue(const Validator &validator);

[[nodiscard]] bool isStrongEtag(QByteArrayView etag);

} // namespace tranship
