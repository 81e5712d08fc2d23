// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/verifier.h"

#include <openssl/evp.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace tranship {

namespace {

constexpr qint64 blockSize = 1 << 20;

struct ContextDeleter {
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};

using Context = std::unique_ptr<EVP_MD_CTX, ContextDeleter>;

const EVP_MD *digestOf(Checksum::Algorithm algorithm)
{
    switch (algorithm) {
    case Checksum::Algorithm::Md5:
        return EVP_md5();
    case Checksum::Algorithm::Sha1:
        return EVP_sha1();
    case Checksum::Algorithm::Sha256:
        return EVP_sha256();
    case Checksum::Algorithm::Sha512:
        return EVP_sha512();
    }
    return nullptr;
}

tl::unexpected<Error> unsupported(Checksum::Algorithm algorithm)
{
    return failure(ErrorCode::NotSupported, ErrorContext::LocalFile, algorithmName(algorithm));
}

Done feed(EVP_MD_CTX *context, ByteFile &file, qint64 length,
          const std::function<bool()> &isStopped)
{
    std::vector<char> buffer(static_cast<size_t>(std::min(blockSize, std::max<qint64>(length, 1))));
    for (qint64 offset = 0; offset < length;) {
        if (isStopped && isStopped())
            return failure(ErrorCode::InvalidState, ErrorContext::LocalFile);
        const auto wanted =
            static_cast<size_t>(std::min(static_cast<qint64>(buffer.size()), length - offset));
        const Result<qint64> got = file.read(offset, std::span(buffer.data(), wanted));
        if (!got)
            return failure(got.error());
        if (*got <= 0) {
            return failure(ErrorCode::PartFileChanged, ErrorContext::LocalFile,
                           QStringLiteral("%1 of %2 bytes").arg(offset).arg(length));
        }
        if (EVP_DigestUpdate(context, buffer.data(), static_cast<size_t>(*got)) != 1)
            return failure(ErrorCode::InputOutput, ErrorContext::LocalFile,
                           QStringLiteral("digest"));
        offset += *got;
    }
    return {};
}

} // namespace

Done verifyChecksum(ByteFile &file, qint64 length, const Checksum &expected,
                    const std::function<bool()> &isStopped)
{
    const Context context(EVP_MD_CTX_new());
    // a system's policy may forbid old algorithms
    if (!context || EVP_DigestInit_ex(context.get(), digestOf(expected.algorithm), nullptr) != 1)
        return unsupported(expected.algorithm);
    if (Done fed = feed(context.get(), file, length, isStopped); !fed)
        return fed;
    Checksum actual = {expected.algorithm, QByteArray(digestLength(expected.algorithm), '\0')};
    if (EVP_DigestFinal_ex(context.get(), reinterpret_cast<unsigned char *>(actual.digest.data()),
                           nullptr)
        != 1) {
        return unsupported(expected.algorithm);
    }
    if (actual.digest != expected.digest) {
        return failure(ErrorCode::ChecksumMismatch, ErrorContext::RemoteFile,
                       u"expected " % checksumText(expected) % u", got " % checksumText(actual));
    }
    return {};
}

} // namespace tranship
