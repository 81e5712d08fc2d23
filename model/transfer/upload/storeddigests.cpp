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

/// Content-MD5 is about the bytes of the answer that has it, Digest always about the file.
std::pair<QByteArray, QByteArray> md5Digest(const QByteArray &base64)
{
    return {"Digest", "md5=" + base64.trimmed()};
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
            digests.append(md5Digest(QByteArray::fromHex(tag).toBase64()));
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

/// Of names that are about the file where the answer has no body of its own.
std::optional<std::pair<QByteArray, QByteArray>>
ofFile(const std::pair<QByteArray, QByteArray> &header)
{
    if (isNamed(header.first, "Content-MD5"))
        return md5Digest(header.second);
    if (isNamed(header.first, "Repr-Digest") || isNamed(header.first, "Digest"))
        return header;
    return std::nullopt;
}

} // namespace

RawHeaders digestsOfStored(const UploadAnswer &answer, const UploadAim &aim)
{
    RawHeaders digests = alwaysOfFile(answer.head);
    if (!answer.body.isEmpty())
        return digests;
    for (const auto &header : answer.head.headers) {
        const auto digest = ofFile(header);
        if (digest && (aim.size == 0 || !isOfNothing(header)))
            digests.append(*digest);
    }
    return digests;
}

RawHeaders digestsOfAsked(const ResponseHead &head)
{
    RawHeaders digests = alwaysOfFile(head);
    for (const auto &header : head.headers) {
        if (const auto digest = ofFile(header))
            digests.append(*digest);
    }
    return digests;
}

} // namespace tranship
