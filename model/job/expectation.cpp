// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/expectation.h"

#include "model/job/digestheaders.h"
#include "model/job/pieces.h"

#include <QStringBuilder>

#include <utility>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr int statusWhole = 200;
constexpr int statusPart = 206;

bool isStatedByHeader(const File &file)
{
    return !file.checksum.isEmpty() && isDigestHeader(file.checksumSource);
}

bool isGivenByPerson(const File &file)
{
    return !file.checksum.isEmpty() && file.checksumSource.isEmpty();
}

/// Whether a header may say what is expected, now or once the version changes.
bool believesHeaders(const File &file)
{
    if (!file.ranges.isEmpty() || !file.pieces.digests.isEmpty())
        return false;
    return isStatedByHeader(file)
        || (file.checksum.isEmpty() && file.checksumSource != noHeaderBelieved);
}

Adoption compare(const File &file, const Checksum &stated)
{
    const Result<Checksum> known = parseChecksum(file.checksum);
    if (!known || known->algorithm != stated.algorithm)
        return Adoption::Nothing;
    return known->digest == stated.digest ? Adoption::Agreed : Adoption::Disagreed;
}

} // namespace

Result<Expectation> expected(const File &file)
{
    Expectation expectation;
    const bool isWhole = file.ranges.isEmpty();
    if (!file.checksum.isEmpty() && (isWhole || isGivenByPerson(file))) {
        const Result<Checksum> checksum = parseChecksum(file.checksum);
        if (!checksum)
            return failure(checksum.error());
        expectation.whole = *checksum;
    }
    if (!isWhole)
        return expectation;
    if (const Done sound = checkPieces(file.pieces, unknownSize); !sound)
        return failure(sound.error());
    if (const Done fit = piecesFit(file.pieces, file.bytesTotal); !fit)
        return failure(fit.error());
    expectation.pieces = file.pieces;
    return expectation;
}

Done piecesFit(const PieceHashes &pieces, qint64 total)
{
    if (pieces.digests.isEmpty() || total == unknownSize)
        return {};
    const qsizetype count = pieceCount(total, pieces.length);
    if (count == pieces.digests.size())
        return {};
    return failure(ErrorCode::ChecksumMismatch, ErrorContext::RemoteFile,
                   u"hashes for %1 pieces, %2 bytes have %3"_s.arg(pieces.digests.size())
                       .arg(total)
                       .arg(count));
}

void clearChecksum(File &file)
{
    const bool wasStated = isStatedByHeader(file);
    const bool isSettled = file.checksum.isEmpty() && file.checksumSource == noHeaderBelieved;
    file.checksum.clear();
    file.checksumSource = wasStated || isSettled ? QString(noHeaderBelieved) : QString();
}

Adoption adoptStated(File &file, const HeaderFields &headers, int status, AnswerOf answer)
{
    if (status != statusWhole && status != statusPart)
        return Adoption::Nothing;
    const bool isReplaceable =
        believesHeaders(file) && (file.checksum.isEmpty() || answer == AnswerOf::NewVersion);
    const std::optional<StatedDigest> stated = statedDigest(headers, status);
    if (!isReplaceable) {
        const bool isComparable = file.ranges.isEmpty() && !file.checksum.isEmpty();
        return stated && isComparable ? compare(file, stated->checksum) : Adoption::Nothing;
    }
    if (!stated) {
        const bool hadOne = !file.checksum.isEmpty();
        file.checksum.clear();
        file.checksumSource.clear();
        return hadOne ? Adoption::Dropped : Adoption::Nothing;
    }
    const QString text = checksumText(stated->checksum);
    const bool isSame = file.checksum == text;
    file.checksum = text;
    file.checksumSource = stated->source;
    return isSame ? Adoption::Agreed : Adoption::Taken;
}

QString verdictOf(const Expectation &expectation, const Validator &validator)
{
    if (expectation.whole)
        return algorithmName(expectation.whole->algorithm);
    if (!expectation.pieces.digests.isEmpty())
        return u"pieces "_s % algorithmName(expectation.pieces.algorithm);
    return validator.length >= 0 ? u"length"_s : u"unverified length"_s;
}

Error mismatchError(const Checksum &expected, const QByteArray &actual)
{
    return makeError(ErrorCode::ChecksumMismatch, ErrorContext::RemoteFile,
                     u"expected "_s % checksumText(expected) % u", got "_s
                         % checksumText({expected.algorithm, actual}));
}

AfterMismatch afterMismatch(const File &file, int mismatches)
{
    if (mismatches <= 1)
        return AfterMismatch::StartOver;
    return isStatedByHeader(file) ? AfterMismatch::FailKeepingBytes : AfterMismatch::Fail;
}

Error withSource(const File &file, Error mismatch)
{
    if (isStatedByHeader(file)) {
        mismatch.detail += u"; the server states it ("_s % file.checksumSource
            % u"): clear the checksum to take the file as it is"_s;
    } else if (!file.checksumSource.isEmpty() && !file.checksum.isEmpty()) {
        mismatch.detail += u"; stated by "_s % file.checksumSource;
    }
    return mismatch;
}

} // namespace tranship
