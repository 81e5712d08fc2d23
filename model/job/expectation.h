// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/checksum.h"
#include "model/job/fieldlist.h"
#include "model/job/job.h"
#include "model/job/result.h"

#include <optional>

namespace tranship {

/// What the bytes of a file are compared with.
struct Expectation {
    std::optional<Checksum> whole;
    PieceHashes pieces; ///< no digests: none

    bool operator==(const Expectation &) const = default;

    [[nodiscard]] bool isNothing() const { return !whole && pieces.digests.isEmpty(); }
};

/// What `file` has to be once it is whole. Of parts put together (File::ranges) only the person
/// can tell a checksum: what a Metalink or a header states is about the remote file, and counts
/// for nothing there. InvalidArgument for a checksum or pieces that are none; ChecksumMismatch when
/// the file's known size is not that of so many pieces.
[[nodiscard]] Result<Expectation> expected(const File &file);

/// Whether `total` bytes make as many pieces as there are hashes; ChecksumMismatch when not. No
/// hashes and unknownSize always fit.
[[nodiscard]] Done piecesFit(const PieceHashes &pieces, qint64 total);

/// File::checksumSource beside an empty checksum: the person took back what a header had stated,
/// and no header is believed for this file any more.
inline constexpr QLatin1String noHeaderBelieved("none");

/// Takes the file's checksum back as the person wants it: none, also not the one the server states
/// when it was the server's.
void clearChecksum(File &file);

/// Which version of the remote file an answer belongs to.
enum class AnswerOf {
    NewVersion, ///< the first answer, or one whose bytes replace those held
    SameVersion, ///< goes on with the bytes held
};

/// What an answer's headers did to the checksum that is expected.
enum class Adoption {
    Nothing, ///< they state none, or none is wanted: all as it was
    Taken, ///< what they state is expected from now on
    Dropped, ///< what an earlier version's header stated is expected no more
    Agreed, ///< they state what is expected already
    Disagreed, ///< they state another digest of the same algorithm; what was expected stays
};

/// Lets an answer with `status` (200 or 206; no other says anything) tell what is expected
/// (statedDigest), into checksum and checksumSource:
/// - a checksum of the person or of a Metalink stays, and pieces need no other witness;
/// - a header's own stays as long as the version does, and goes with it. The first statement about
///   a version counts: it came with the bytes that are held, so bytes of two versions that look the
///   same do not pass;
/// - nothing is taken for parts of a file, nor when the person said so (clearChecksum).
/// `Disagreed` means that this source has something else: a mirror is dropped for it, and the
/// file's own server is better asked from the beginning.
Adoption adoptStated(File &file, const HeaderFields &headers, int status, AnswerOf answer);

/// File::verdict for bytes that passed: the algorithm ("sha-256"), "pieces sha-256" where only
/// pieces were compared, else "length" when the server told it, else "unverified length".
[[nodiscard]] QString verdictOf(const Expectation &expectation, const Validator &validator);

/// ChecksumMismatch with both digests: "expected sha-256:HEX, got sha-256:HEX".
[[nodiscard]] Error mismatchError(const Checksum &expected, const QByteArray &actual);

/// What is done about bytes that don't match.
enum class AfterMismatch {
    StartOver, ///< fetched once more from byte 0, from another source where there is one
    Fail, ///< fatal, and the bytes are given up
    FailKeepingBytes, ///< fatal, but the bytes stay: when the person clears the checksum, Resume
                      ///< needs to fetch nothing
};

/// The first mismatch of a run is answered by starting over: bytes are damaged on the way, and
/// spliced from versions that look the same. The second is fatal. Servers do state wrong digests (a
/// Content-MD5 of the compressed body, one of the file before it was replaced), so a header's word
/// alone does not cost the bytes; that of the person or of a Metalink does. `mismatches` counts
/// those of the run, the last one included.
[[nodiscard]] AfterMismatch afterMismatch(const File &file, int mismatches);

/// `mismatch` with who vouches for the checksum in its detail and, when that is the server itself,
/// what the person can do.
[[nodiscard]] Error withSource(const File &file, Error mismatch);

} // namespace tranship
