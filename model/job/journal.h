// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/error.h"
#include "model/job/job.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace tranship {

/// What can happen to a job or one of its files. The numbers are stored: never renumber, only
/// append.
enum class Happening {
    Created = 0,
    FilesAdded = 1, ///< amount: how many
    FileRemoved = 2,
    Resumed = 3,
    Suspended = 4,
    Started = 5, ///< its turn has come: it connects
    Requeued = 6, ///< it waits for its turn again
    Connected = 7, ///< detail: the server
    Redirected = 8, ///< detail: the address it leads to
    Waiting = 9, ///< error: why; amount: seconds until it tries again, -1 for a condition
    Failed = 10, ///< error: why only a person can go on
    StartedOver = 11, ///< from byte 0; error: why, None: another version lies there now
    Renamed = 12, ///< detail: the new name
    FileTransferred = 13, ///< amount: bytes; detail: File::verdict
    Transferred = 14, ///< amount: bytes of all files
    Completed = 15, ///< amount: files that were kept
    CompleteFailed = 16, ///< error: of the first file that could not be kept
    Cancelled = 17,
    Expired = 18, ///< nobody decided in time
    PropertyChanged = 19, ///< detail: "key=value", or the key alone
    LinkChanged = 20, ///< detail: the new address, empty: of several files; amount: how many files
    Kept = 21,
    ExpiryWarned = 22,
    OwnerChanged = 23, ///< detail: the new owner
    ProgramStarted = 24, ///< the program started and took the job over in the middle of it
    HeldBack = 25, ///< it brought the program down twice
    ReplyNamed = 26, ///< detail: where the server has its answer to an upload
};

inline constexpr Happening lastHappening = Happening::ReplyNamed;

/// One line of a job's journal: codes and values, no sentence and no secret.
struct JournalEntry {
    QDateTime time; ///< UTC
    Happening what = Happening::Created;
    QString file; ///< its name then; empty: it is about the job
    qint64 amount = 0; ///< by `what`
    QString detail; ///< by `what`
    Error error; ///< by `what`; code None when there is none

    bool operator==(const JournalEntry &) const = default;
};

/// Lines that are kept of each job: the newest.
inline constexpr int mostJournalEntries = 500;
/// Jobs of more files have lines of their files only where something is out of the ordinary.
inline constexpr int mostFilesTold = 50;

/// "Created", "FilesAdded", ...
[[nodiscard]] QLatin1String happeningName(Happening what);

/// What happened to a file between two looks at it, in order; without times.
[[nodiscard]] QList<JournalEntry> fileHappenings(const File &before, const File &now);
/// The line for a job that came from this state to the one it is in, if there is one to write.
[[nodiscard]] std::optional<JournalEntry> stateEntry(JobState from, const Job &job);
/// The line for a job that waits to be tried again.
[[nodiscard]] JournalEntry waitEntry(const Job &job, const QDateTime &now);
/// A line about a file.
[[nodiscard]] JournalEntry fileEntry(const File &file, Happening what, const QString &detail = {});
/// "key=value" for a key whose value is no secret, else the key alone (jobsettings.h).
[[nodiscard]] QString propertyDetail(const QString &key, const QString &text);
/// The text with users, passwords and queries taken out of the addresses in it.
[[nodiscard]] QString withoutSecrets(const QString &text);

} // namespace tranship
