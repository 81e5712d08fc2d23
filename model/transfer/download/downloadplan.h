// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/job.h"
#include "model/transfer/transport.h"

#include <QByteArrayView>
#include <QDateTime>

#include <chrono>
#include <optional>

namespace tranship {

/// Bytes fetched again, and compared, when nothing else tells whether the remote file is the same.
inline constexpr qint64 overlapLength = qint64{64} * 1024;
/// How often a file may begin again because it changed, before a person is asked.
inline constexpr int mostRestarts = 5;

/// How much of a claim the next request wants.
enum class AskFor {
    Rest, ///< the claim
    Overlap, ///< from a little before it, to compare with what is held there
    Whole, ///< the whole file, without Range
};

/// A request as the plan sees it.
struct Ask {
    QUrl url;
    qint64 from = 0; ///< first byte asked for
    qint64 at = 0; ///< first byte wanted; those between `from` and it are compared, not written
    qint64 end = unknownSize; ///< first byte not wanted; unknownSize: to the end of the file
    qint64 shift = 0; ///< added to those it makes places in the remote file
    bool wantsRange = false;
    QByteArray ifRange;
    bool isMirror = false; ///< not at the file's own address
    bool isVouched = false; ///< a checksum tells in the end whether it is the same file

    bool operator==(const Ask &) const = default;
};

/// Where a file is to be had.
struct Source {
    QUrl mirror; ///< empty: at its own address
    bool original = false; ///< at File::url even if redirects led elsewhere before
};

/// The request for `claim` (end unknownSize: to the end of the file) when the part file has `held`.
/// Asks for the whole file when nothing is held and all is claimed or when its length is unknown,
/// for an overlap when no validator can stand in If-Range, and for the whole again when there is
/// nothing to compare. A claim of a file of parts (File::ranges) lies in one of them, and is always
/// asked for as a range. Mirrors have validators of their own: where a checksum is expected they
/// are asked without any.
[[nodiscard]] Ask planAsk(const File &file, const ByteRanges &held, const ByteRange &claim,
                          AskFor what, const Source &source);

/// What is known when an answer's head comes.
struct Situation {
    const File &file;
    Ask ask; ///< what this is the answer to
    qint64 held = 0; ///< bytes of the file that are there
    bool holdsHtml = false; ///< the part file begins like a web page
    bool changeSeen = false; ///< an earlier answer showed that the remote file changed
    int wrongRanges = 0; ///< answers to this claim that had another range than asked for
    bool isAlone = true; ///< no other connection brings bytes of the file
};

/// What is done with an answer.
struct Ruling {
    enum class Step {
        Accept, ///< the body begins at Ask::from and belongs to what is held
        Replace, ///< the body is the whole file: what is held goes
        AskOverlap, ///< no byte is read; asked again, AskFor::Overlap
        AskWhole, ///< the same with AskFor::Whole
        AskAgain, ///< the same with the same request: the answer was of another range
        AskOriginal, ///< the same at File::url: where redirects led before is gone
        Complete, ///< nothing is missing
        Decline, ///< not what the other connections bring: this one ends, they go on
        Refuse, ///< the download ends with `error`
    };
    Step step = Step::Refuse;
    Error error; ///< why, unless accepted or replaced
    Validator validator; ///< of the answer; with Accept and Replace
    qint64 total = unknownSize; ///< length of the whole file
    qint64 end = unknownSize; ///< where the body ends in the file; unknownSize: at its own end
    bool changed = false; ///< the remote file is another version

    bool operator==(const Ruling &) const = default;
};

/// The rules of resuming (RFC 9110, sections 13 to 15): never bytes of two versions in one file.
/// What would begin the file anew is declined while others bring it too, and from a mirror.
[[nodiscard]] Ruling judge(const Situation &situation, const ResponseHead &head);

/// The error a status stands for that is not the one asked for.
[[nodiscard]] Error statusError(const ResponseHead &head);

/// Retry-After of a 429 or 503, counted from the answer's Date, else from `now`.
[[nodiscard]] std::optional<std::chrono::seconds> retryAfter(const ResponseHead &head,
                                                             const QDateTime &now);

/// The name an answer gives the file: Content-Disposition, else the URL's; may be empty, is not
/// sanitised.
[[nodiscard]] QString suggestedName(const ResponseHead &head, const QUrl &asked);

/// Whether the first bytes of a file are those of a web page.
[[nodiscard]] bool looksLikeHtml(QByteArrayView begin);

} // namespace tranship
