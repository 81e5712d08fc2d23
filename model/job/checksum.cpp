// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/checksum.h"

#include <QStringBuilder>

#include <algorithm>
#include <array>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

struct AlgorithmRow {
    Checksum::Algorithm algorithm;
    QLatin1String name;
    QLatin1String shortName; ///< also understood
    int length;
};

constexpr std::array algorithmRows = {
    AlgorithmRow{Checksum::Algorithm::Md5, "md5"_L1, "md-5"_L1, 16},
    AlgorithmRow{Checksum::Algorithm::Sha1, "sha-1"_L1, "sha1"_L1, 20},
    AlgorithmRow{Checksum::Algorithm::Sha256, "sha-256"_L1, "sha256"_L1, 32},
    AlgorithmRow{Checksum::Algorithm::Sha512, "sha-512"_L1, "sha512"_L1, 64},
};

const AlgorithmRow &rowOf(Checksum::Algorithm algorithm)
{
    return *std::find_if(
        algorithmRows.begin(), algorithmRows.end(),
        [algorithm](const AlgorithmRow &row) { return row.algorithm == algorithm; });
}

bool isHex(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
    });
}

bool isNamed(const AlgorithmRow &row, QStringView name)
{
    return name.compare(row.name, Qt::CaseInsensitive) == 0
        || name.compare(row.shortName, Qt::CaseInsensitive) == 0;
}

/// Without a name the length tells the algorithm.
bool fits(const AlgorithmRow &row, QStringView name, QStringView hex)
{
    return (name.isEmpty() || isNamed(row, name)) && hex.size() == row.length * 2 && isHex(hex);
}

} // namespace

Result<Checksum> parseChecksum(const QString &text)
{
    const QString trimmed = text.trimmed();
    const auto isSeparator = [](QChar c) { return c == u':' || c == u'='; };
    const auto separator = std::find_if(trimmed.begin(), trimmed.end(), isSeparator);
    const bool hasName = separator != trimmed.end();
    const qsizetype nameLength = hasName ? separator - trimmed.begin() : 0;
    const QStringView name = QStringView(trimmed).first(nameLength);
    const QStringView hex = QStringView(trimmed).sliced(hasName ? nameLength + 1 : 0);
    for (const AlgorithmRow &row : algorithmRows) {
        if ((!hasName || !name.isEmpty()) && fits(row, name, hex))
            return Checksum{row.algorithm, QByteArray::fromHex(hex.toLatin1())};
    }
    return failure(ErrorCode::InvalidArgument, ErrorContext::QueueManager,
                   u"not a checksum: "_s % text);
}

QString checksumText(const Checksum &checksum)
{
    return algorithmName(checksum.algorithm) % u":"_s
        % QString::fromLatin1(checksum.digest.toHex());
}

QLatin1String algorithmName(Checksum::Algorithm algorithm)
{
    return rowOf(algorithm).name;
}

std::optional<Checksum::Algorithm> algorithmFromName(QStringView name)
{
    if (name.compare("sha"_L1, Qt::CaseInsensitive) == 0)
        return Checksum::Algorithm::Sha1;
    for (const AlgorithmRow &row : algorithmRows) {
        if (isNamed(row, name))
            return row.algorithm;
    }
    return std::nullopt;
}

int digestLength(Checksum::Algorithm algorithm)
{
    return rowOf(algorithm).length;
}

} // namespace tranship
