// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/job.h"

#include <QList>
#include <QMetaType>

namespace tranship {

/// One connection of a file that moves.
struct ConnectionView {
    QString host; ///< with the port where it is not the scheme's own
    ByteRange claim; ///< what it is there for; end unknownSize: to the end of the body
    qint64 at = 0; ///< next byte of the file it brings
    qint64 speed = 0; ///< bytes a second
    bool isOpen = false; ///< its answer has begun
    QString tls{}; ///< "TLS 1.3, TLS_AES_256_GCM_SHA384"; empty: not secured, or not known yet

    bool operator==(const ConnectionView &) const = default;
};

/// A job as it stands at one moment, with what only the running engine knows: the value that
/// crosses from the engine's thread to everyone else.
struct JobSnapshot {
    Job job;
    qint64 speed = 0; ///< bytes a second, smoothed over about 5 s; 0 when nothing moves
    QList<qint64> fileSpeeds; ///< the same for each file
    QList<QList<ConnectionView>> connections; ///< of each file; empty lists where nothing moves
    QDateTime expires; ///< when the inactivity timeout would cancel it, UTC
    bool waitsForSlot = false; ///< Queued because all background slots are taken
    int noted = 0; ///< lines that its journal got since the program started

    bool operator==(const JobSnapshot &) const = default;
};

/// A finished job, as the history keeps it.
struct HistoryEntry {
    Job job; ///< in a final state
    QDateTime ended;
    bool expired = false; ///< cancelled by the inactivity timeout
};

/// What the engine tells a person; `ui` makes the sentence.
struct Notice {
    enum class Kind {
        Transferred, ///< the job waits for Complete
        Failed, ///< the job went to Error
        AboutToExpire, ///< the inactivity timeout comes within 7 days
        Expired, ///< the inactivity timeout cancelled it
        AutoCompleted, ///< it completed by itself
        StoreRecovered, ///< the store was damaged; the newest backup is used. `detail`: the file
                        ///< set aside
        CrashGuard, ///< the job brought the process down twice and starts Suspended
        LeftoversRemain, ///< part files could not be deleted; `detail`: how many
    };
    Kind kind = Kind::Transferred;
    JobId job;
    QString jobName;
    Error error;
    QString detail;
    JobType jobType = JobType::Download;
};

} // namespace tranship

Q_DECLARE_METATYPE(tranship::JobSnapshot)
Q_DECLARE_METATYPE(tranship::Notice)
