// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/verifier.h"

#include "model/files/digest.h"
#include "model/job/expectation.h"

#include <algorithm>
#include <vector>

namespace tranship {

namespace {

constexpr qint64 blockSize = 1 << 20;

Done feed(Digest &digest, ByteFile &file, qint64 length, const std::function<bool()> &isStopped)
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
        if (Done added = digest.add({buffer.data(), *got}); !added)
            return added;
        offset += *got;
    }
    return {};
}

} // namespace

Done verifyChecksum(ByteFile &file, qint64 length, const Checksum &expected,
                    const std::function<bool()> &isStopped)
{
    Result<Digest> digest = Digest::begin(expected.algorithm);
    if (!digest)
        return failure(digest.error());
    if (Done fed = feed(*digest, file, length, isStopped); !fed)
        return fed;
    const Result<QByteArray> value = digest->value();
    if (!value)
        return failure(value.error());
    if (*value != expected.digest)
        return failure(mismatchError(expected, *value));
    return {};
}

} // namespace tranship
