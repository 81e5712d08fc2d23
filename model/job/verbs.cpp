// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/verbs.h"

#include <array>

namespace tranship {

namespace {

/// What a verb does in a state that is not final.
enum class Effect {
    Stay, ///< legal, the state stays
    Suspend, ///< to Suspended
    Queue, ///< to Queued
    QueueUnfinished, ///< to Queued when a file is unfinished, else it stays
    Acknowledge, ///< to Acknowledged, of a download only
    AcknowledgeAny, ///< to Acknowledged
    Cancel, ///< to Cancelled
    Refuse, ///< InvalidState
};

using Row = std::array<Effect, allJobStates.size()>;

constexpr Row everywhere(Effect effect)
{
    return {effect, effect, effect, effect, effect, effect, effect, Effect::Refuse, Effect::Refuse};
}

// In the order of the states' numbers: Queued, Connecting, Transferring, Suspended, Error,
// TransientError, Transferred, Acknowledged, Cancelled.
constexpr Row suspendRow = {Effect::Suspend, Effect::Suspend, Effect::Suspend,
                            Effect::Stay,    Effect::Stay,    Effect::Suspend,
                            Effect::Stay,    Effect::Refuse,  Effect::Refuse};
constexpr Row resumeRow = {Effect::Stay,
                           Effect::Stay,
                           Effect::Stay,
                           Effect::Queue,
                           Effect::Queue,
                           Effect::Queue,
                           Effect::QueueUnfinished,
                           Effect::Refuse,
                           Effect::Refuse};
constexpr Row completeRow = {Effect::Acknowledge,    Effect::Acknowledge, Effect::Acknowledge,
                             Effect::Acknowledge,    Effect::Acknowledge, Effect::Acknowledge,
                             Effect::AcknowledgeAny, Effect::Refuse,      Effect::Refuse};
constexpr Row cancelRow = everywhere(Effect::Cancel);
constexpr Row changeRow = everywhere(Effect::Stay);

const Row &rowOf(Verb verb)
{
    switch (verb) {
    case Verb::Suspend:
        return suspendRow;
    case Verb::Resume:
        return resumeRow;
    case Verb::Complete:
        return completeRow;
    case Verb::Cancel:
        return cancelRow;
    case Verb::AddFile:
    case Verb::RemoveFile:
    case Verb::Set:
    case Verb::TakeOwnership:
    case Verb::Keep:
        break;
    }
    return changeRow;
}

constexpr VerbAnswer refusal(ErrorCode code, JobState state)
{
    return {code, state, false};
}

} // namespace

VerbAnswer answerTo(Verb verb, JobState state, JobType type, bool hasFiles, bool hasUnfinishedFiles)
{
    const Effect effect = rowOf(verb)[static_cast<std::size_t>(state)];
    if (verb == Verb::Resume && effect != Effect::Refuse && !hasFiles)
        return refusal(ErrorCode::Empty, state);
    switch (effect) {
    case Effect::Suspend:
        return {ErrorCode::None, JobState::Suspended, true};
    case Effect::Queue:
        return {ErrorCode::None, JobState::Queued, true};
    case Effect::QueueUnfinished:
        return {ErrorCode::None, hasUnfinishedFiles ? JobState::Queued : state, hasUnfinishedFiles};
    case Effect::Acknowledge:
        if (type != JobType::Download)
            return refusal(ErrorCode::InvalidState, state);
        [[fallthrough]];
    case Effect::AcknowledgeAny:
        return {ErrorCode::None, JobState::Acknowledged, true};
    case Effect::Cancel:
        return {ErrorCode::None, JobState::Cancelled, true};
    case Effect::Stay:
        return {ErrorCode::None, state, false};
    case Effect::Refuse:
        break;
    }
    return refusal(ErrorCode::InvalidState, state);
}

} // namespace tranship
