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

/// What part of the remote file the next request wants.
enum class AskFor {
    Rest, ///< from the end of what is held
    Overlap, ///< from a little before it, to compare
    Whole, ///< all of it, without Range
};

/// A request as the plan sees it.
struct Ask {
    QUrl url;
    qint64 from = 0; ///< below what is held: the bytes between are compared, not written
    bool wantsRange = false;
    QByteArray ifRange;

    bool operator==(const Ask &) const = default;
};

/// The request for `what` when the part file holds the first `held` bytes. Asks for the whole file
/// when nothing is held or its length is unknown, for an overlap when no validator can stand in
/// If-Range. `original`: at File::url even if redirects led elsewhere before.
[[nodiscard]] Ask planAsk(const File &file, qint64 held, AskFor what, bool original);

/// What is known when an answer's head comes.
struct Situation {
    const File &file;
    Ask ask; ///< what this is the answer to
    qint64 held = 0; ///< length of the part file
    bool holdsHtml = false; ///< the part file begins like a web page
    bool changeSeen = false; ///< an earlier answer showed that the remote file changed
    int wrongRanges = 0; ///< answers of this download that had another range than asked for
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
[[nodiscard]] Ruling judge(const Situation &situation, const ResponseHead &head);

/// The error a status stands for that is not the one asked for.
[[nodiscard]] Error statusError(const ResponseHead &head);

/// Retry-After of a 429 or 503, counted from the answer's Date, else from `now`.
[[nodiscard]] std::optional<std::chrono::seconds> retryAfter(const ResponseHead &head,
                                                             const QDateTime &now);

/// The name an answer gives the file: Content-Disposition, else the URL's; may be empty, is not
/// sanitised.
[[nodiscard]] QString suggestedName(const ResponseHead &head, const QUrl &asked);

/// How many bytes from the beginning of a part file of `size` bytes the checkpoint vouches for.
[[nodiscard]] qint64 trustedLength(const File &file, qint64 size);

/// Whether the first bytes of a file are those of a web page.
[[nodiscard]] bool looksLikeHtml(QByteArrayView begin);

} // namespace tranship
