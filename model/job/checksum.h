// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace tranship {

/// An expected checksum of a whole file.
struct Checksum {
    enum class Algorithm { Md5, Sha1, Sha256, Sha512 };
    Algorithm algorithm = Algorithm::Sha256;
    QByteArray digest; ///< raw bytes

    bool operator==(const Checksum &) const = default;
};

/// "sha-256:HEX", "sha256=HEX" or bare HEX whose length tells the algorithm; InvalidArgument
/// otherwise.
[[nodiscard]] Result<Checksum> parseChecksum(const QString &text);
[[nodiscard]] QString checksumText(const Checksum &checksum); // "sha-256:hex"
[[nodiscard]] QLatin1String algorithmName(Checksum::Algorithm algorithm); // "sha-256"
/// "sha-256", "SHA256", "sha" (RFC 3230 for SHA-1), ...; nullopt for an algorithm not known here.
[[nodiscard]] std::optional<Checksum::Algorithm> algorithmFromName(QStringView name);
[[nodiscard]] int digestLength(Checksum::Algorithm algorithm); ///< in bytes

} // namespace tranship
