// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/digestheaders.h"
#include "model/transfer/upload/uploadanswers.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

using Hash = QCryptographicHash;

constexpr qsizetype md5HexLength = 32;

bool isNamed(QByteArrayView name, QByteArrayView other)
{
    return name.compare(other, Qt::CaseInsensitive) == 0;
}

bool isHex(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    });
}

/// A strong ETag of 32 hexadecimal digits, without its quotes; empty when it is another.
QByteArray md5Tag(const ResponseHead &head)
{
    const QByteArray etag = head.header("ETag").trimmed();
    if (!isStrongEtag(etag))
        return {};
    const QByteArray tag = etag.mid(1, etag.size() - 2);
    return tag.size() == md5HexLength && isHex(tag) ? tag : QByteArray();
}

/// Amazon S3 or one that speaks its language, where the ETag of a PUT is the MD5 of the file.
bool hasMd5Etags(const ResponseHead &head)
{
    const bool isS3 =
        !head.header("x-amz-request-id").isEmpty() || !head.header("x-amz-id-2").isEmpty();
    const QByteArray encryption = head.header("x-amz-server-side-encryption").trimmed();
    const bool isKeyed = !(encryption.isEmpty() || encryption == "AES256")
        || !head.header("x-amz-server-side-encryption-customer-algorithm").isEmpty();
    const bool isDirectoryBucket = head.url.host().contains("--x-s3"_L1);
    return isS3 && !isKeyed && !isDirectoryBucket;
}

/// OC-Checksum: "SHA256:HEX", "MD5:HEX"; none for kinds that are no digests (Adler32).
RawHeaders ownCloudDigest(const QByteArray &value)
{
    const qsizetype colon = value.indexOf(':');
    const QByteArray hex = value.mid(colon + 1).trimmed();
    if (colon < 0 || !isHex(hex))
        return {};
    const auto algorithm =
        algorithmFromName(QString::fromLatin1(value.left(colon).trimmed()).toLower());
    const QByteArray digest = QByteArray::fromHex(hex);
    if (!algorithm || digest.size() != digestLength(*algorithm))
        return {};
    if (*algorithm == Checksum::Algorithm::Md5)
        return {{"Content-MD5", digest.toBase64()}};
    return {{"Digest", algorithmName(*algorithm).latin1() + ("=" + digest.toBase64())}};
}

/// Of names that are about the file whatever the answer itself holds.
RawHeaders alwaysOfFile(const ResponseHead &head)
{
    RawHeaders digests;
    for (const auto &[name, value] : head.headers) {
        if (isNamed(name, "X-Goog-Hash"))
            digests.append({"X-Goog-Hash", value});
        else if (isNamed(name, "OC-Checksum"))
            digests.append(ownCloudDigest(value));
        else if (isNamed(name, "x-amz-checksum-sha256"))
            digests.append({"Digest", "sha-256=" + value.trimmed()});
        else if (isNamed(name, "x-amz-checksum-sha1"))
            digests.append({"Digest", "sha=" + value.trimmed()});
    }
    if (const QByteArray tag = md5Tag(head); !tag.isEmpty()) {
        if (hasMd5Etags(head))
            digests.append({"Content-MD5", QByteArray::fromHex(tag).toBase64()});
        else
            digests.append({"ETag", head.header("ETag").trimmed()});
    }
    return digests;
}

/// Some servers state the digest of their own empty answer.
bool isOfNothing(const std::pair<QByteArray, QByteArray> &header)
{
    static constexpr std::array algorithms{Hash::Md5, Hash::Sha1, Hash::Sha256, Hash::Sha512};
    return std::any_of(algorithms.begin(), algorithms.end(), [&header](Hash::Algorithm algorithm) {
        return header.second.contains(Hash::hash({}, algorithm).toBase64());
    });
}

} // namespace

RawHeaders digestsOfStored(const UploadAnswer &answer, const UploadAim &aim)
{
    RawHeaders digests = alwaysOfFile(answer.head);
    if (!answer.body.isEmpty())
        return digests;
    static constexpr std::array names{"Repr-Digest", "Digest", "Content-MD5"};
    for (const auto &header : answer.head.headers) {
        const auto isHeader = [&header](const char *name) { return isNamed(header.first, name); };
        const bool isDigest = std::any_of(names.begin(), names.end(), isHeader);
        if (isDigest && (aim.size == 0 || !isOfNothing(header)))
            digests.append(header);
    }
    return digests;
}

RawHeaders digestsOfAsked(const ResponseHead &head)
{
    RawHeaders digests = alwaysOfFile(head);
    for (const auto &header : head.headers) {
        static constexpr std::array names{"Repr-Digest", "Content-Digest", "Digest", "Content-MD5"};
        const auto isHeader = [&header](const char *name) { return isNamed(header.first, name); };
        if (std::any_of(names.begin(), names.end(), isHeader))
            digests.append(header);
    }
    return digests;
}

} // namespace tranship
