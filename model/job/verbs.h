// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/error.h"
#include "model/job/job.h"
#include "model/job/jobstate.h"

namespace tranship {

/// What a person, a script or a policy can ask of a job.
enum class Verb {
    Suspend,
    Resume,
    Complete,
    Cancel,
    AddFile,
    RemoveFile,
    Set,
    TakeOwnership,
    Keep
};

/// What the rules of bits.md 1.4-1.6 answer to a verb before anything is done.
struct VerbAnswer {
    ErrorCode refusal = ErrorCode::None; ///< None: the verb is legal
    JobState next = JobState::Suspended; ///< the state after it, meaningful when legal
    bool changesState = false; ///< false: legal, and the state stays as it is

    [[nodiscard]] bool isLegal() const { return refusal == ErrorCode::None; }

    bool operator==(const VerbAnswer &) const = default;
};

/// The one table of verb x state. `hasFiles` and `hasUnfinishedFiles` matter only to Resume:
/// without files it answers Empty; in Transferred it re-queues only when files were added.
[[nodiscard]] VerbAnswer answerTo(Verb verb, JobState state, JobType type, bool hasFiles,
                                  bool hasUnfinishedFiles);

} // namespace tranship
