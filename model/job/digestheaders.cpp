// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/digestheaders.h"

#include <algorithm>
#include <array>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

/// How a header writes its digests.
enum class Notation {
    Dictionary, ///< sha-256=:BASE64: (RFC 8941, byte sequences)
    Pairs, ///< SHA-256=BASE64
    Bare, ///< BASE64 of an MD5
};

/// What a header's digest is about.
enum class Scope {
    Representation, ///< the whole file, also with a 206
    Content, ///< the bytes of this answer
};

struct DigestHeader {
    QLatin1String name;
    Notation notation;
    Scope scope;
};

/// Those that were made for it first, where two state the same.
constexpr std::array digestHeaders = {
    DigestHeader{"Repr-Digest"_L1, Notation::Dictionary, Scope::Representation},
    DigestHeader{"Content-Digest"_L1, Notation::Dictionary, Scope::Content},
    DigestHeader{"Digest"_L1, Notation::Pairs, Scope::Representation},
    DigestHeader{"Content-MD5"_L1, Notation::Bare, Scope::Content},
    DigestHeader{"X-Goog-Hash"_L1, Notation::Pairs, Scope::Representation},
};

constexpr int statusWhole = 200;
constexpr int statusPart = 206;

bool isNamed(QByteArrayView name, QLatin1String header)
{
    return name.compare(QByteArrayView(header.data(), header.size()), Qt::CaseInsensitive) == 0;
}

/// Google's storage unpacks what it keeps packed when the client wants it plain, and states the
/// hash of the packed bytes all the same.
bool isUnpackedByGoogle(const HeaderFields &headers)
{
    return std::any_of(headers.begin(), headers.end(), [](const auto &header) {
        return isNamed(header.first, "X-Goog-Stored-Content-Encoding"_L1)
            && header.second.trimmed().compare("identity", Qt::CaseInsensitive) != 0;
    });
}

bool countsFor(const DigestHeader &header, const HeaderFields &headers, int status)
{
    if (header.name == "X-Goog-Hash"_L1 && isUnpackedByGoogle(headers))
        return false;
    return status == statusWhole || (status == statusPart && header.scope == Scope::Representation);
}

std::optional<Checksum> checksumFrom(std::optional<Checksum::Algorithm> algorithm,
                                     QByteArrayView base64)
{
    const auto decoded = QByteArray::fromBase64Encoding(base64.toByteArray(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    if (!algorithm || !decoded || decoded.decoded.size() != digestLength(*algorithm))
        return std::nullopt;
    return Checksum{*algorithm, decoded.decoded};
}

std::optional<Checksum> checksumOf(QByteArrayView part, Notation notation)
{
    if (notation == Notation::Bare)
        return checksumFrom(Checksum::Algorithm::Md5, part);
    const FieldPair pair = fieldPair(part);
    const auto algorithm = algorithmFromName(QString::fromLatin1(pair.name));
    if (notation == Notation::Pairs)
        return checksumFrom(algorithm, pair.value);
    const qsizetype semicolon = pair.value.indexOf(';'); // parameters have no meaning here
    const QByteArrayView bytes =
        (semicolon < 0 ? pair.value : pair.value.first(semicolon)).trimmed();
    if (bytes.size() < 2 || !bytes.startsWith(':') || !bytes.endsWith(':'))
        return std::nullopt;
    return checksumFrom(algorithm, bytes.sliced(1, bytes.size() - 2));
}

QList<StatedDigest> allDigests(const HeaderFields &headers, int status)
{
    QList<StatedDigest> digests;
    for (const DigestHeader &known : digestHeaders) {
        if (!countsFor(known, headers, status))
            continue;
        for (const auto &[name, value] : headers) {
            if (!isNamed(name, known.name))
                continue;
            for (const QByteArrayView part : fieldParts(value, ',')) {
                if (const auto checksum = checksumOf(part, known.notation))
                    digests.append({*checksum, known.name});
            }
        }
    }
    return digests;
}

bool contradictEachOther(const StatedDigest &one, const StatedDigest &other)
{
    return one.checksum.algorithm == other.checksum.algorithm
        && one.checksum.digest != other.checksum.digest;
}

int rank(Checksum::Algorithm algorithm)
{
    using enum Checksum::Algorithm;
    constexpr std::array order = {Sha256, Sha512, Sha1, Md5};
    return static_cast<int>(std::find(order.begin(), order.end(), algorithm) - order.begin());
}

} // namespace

std::optional<StatedDigest> statedDigest(const HeaderFields &headers, int status)
{
    std::optional<StatedDigest> best;
    QList<StatedDigest> firstOfKind; // one an algorithm: the rest is compared with few
    for (const StatedDigest &digest : allDigests(headers, status)) {
        const auto contradicts = [&digest](const StatedDigest &other) {
            return contradictEachOther(digest, other);
        };
        if (std::any_of(firstOfKind.begin(), firstOfKind.end(), contradicts))
            return std::nullopt;
        const auto isSame = [&digest](const StatedDigest &other) {
            return digest.checksum == other.checksum;
        };
        if (std::none_of(firstOfKind.begin(), firstOfKind.end(), isSame))
            firstOfKind.append(digest);
        if (!best || isPreferredDigest(digest.checksum.algorithm, best->checksum.algorithm))
            best = digest;
    }
    return best;
}

bool isDigestHeader(QStringView source)
{
    return std::any_of(digestHeaders.begin(), digestHeaders.end(),
                       [source](const DigestHeader &header) { return source == header.name; });
}

bool isPreferredDigest(Checksum::Algorithm one, Checksum::Algorithm other)
{
    return rank(one) < rank(other);
}

} // namespace tranship
