// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/job.h"
#include "model/job/result.h"

#include <QList>
#include <QString>
#include <QUrl>

#include <optional>

namespace tranship {

/// Limits of what is read; a document beyond one of them is refused.
inline constexpr qint64 longestMetalink = qint64{16} * 1024 * 1024; ///< bytes
inline constexpr qsizetype mostMetalinkFiles = 100'000;
inline constexpr qsizetype mostMetalinkUrls = 1'000; ///< of one file
inline constexpr int deepestMetalink = 32; ///< elements inside each other

/// One file that a Metalink describes.
struct MetalinkFile {
    QString name; ///< of safeRelativePath: "name.iso", or below folders "a/b/name.iso"
    qint64 size = unknownSize;
    QList<QUrl> urls; ///< one at least, each once, the best first
    int skippedUrls = 0; ///< torrents, neither http nor https, with a password, no URLs
    std::optional<Checksum> checksum; ///< the best there is, in the order of isPreferredDigest
    PieceHashes pieces; ///< length 0: none

    bool operator==(const MetalinkFile &) const = default;
};

/// Reads Metalink 4 (RFC 5854) and, as far as it says the same, Metalink 3 (metalinker.org, 2007).
/// Only UTF-8 is taken. A document type declaration is refused, so that no entity can be defined.
/// Signatures, languages, operating systems, torrents and elements of others are passed over, also
/// hashes of unknown algorithms. InvalidArgument says line and reason: broken XML or UTF-8, a
/// limit, a name that leads out of its folder, a hash that is none, two hashes of one algorithm
/// that differ, pieces that do not make the size, a file without a URL that can be used, no file at
/// all.
[[nodiscard]] Result<QList<MetalinkFile>> parseMetalink(QByteArrayView document);

/// Whether a file's name is one that Metalinks go by: ".meta4" or ".metalink".
[[nodiscard]] bool isMetalinkName(QStringView fileName);

} // namespace tranship
