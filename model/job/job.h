// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/byteranges.h"
#include "model/job/checksum.h"
#include "model/job/error.h"
#include "model/job/jobstate.h"
#include "model/job/redirects.h"
#include "model/job/requestheaders.h"
#include "model/job/security.h"
#include "model/job/uploadsession.h"
#include "model/job/validator.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QUrl>
#include <QUuid>

#include <chrono>
#include <optional>

namespace tranship {

using JobId = QUuid;

inline constexpr qint64 unknownSize = -1;

/// Direction of a job; the numbers are those of BG_JOB_TYPE and are stored.
enum class JobType { Download = 0, Upload = 1, UploadReply = 2 };

/// The numbers are those of BG_JOB_PRIORITY and are stored; lower runs first.
enum class Priority { Foreground = 0, High = 1, Normal = 2, Low = 3 };

/// What Complete does when the destination exists.
enum class OnExists { KeepBoth = 0, Replace = 1, Fail = 2 };

/// What a file is to its job; the numbers are stored.
enum class FileRole {
    Content = 0, ///< what the job is there for: to be fetched, or to be brought to its URL
    Reply = 1, ///< the server's answer to the file of an upload-reply job: fetched after it
};

/// Which version of a file on this machine an upload brings. It is another file as soon as one of
/// these is another.
struct SourceIdentity {
    qint64 size = unknownSize; ///< bytes
    std::chrono::nanoseconds modified{0}; ///< since 1970, by the clock of the file system
    quint64 inode = 0; ///< 0: not looked at yet

    bool operator==(const SourceIdentity &) const = default;
};

/// The state of one file inside its job; stored.
enum class FileState {
    Waiting = 0, ///< not moving: not begun, interrupted, or its job is not running
    Moving = 1, ///< a connection is open for it (stored as Waiting)
    /// Every byte is in the part file, on stable storage, and verified; of an upload: the server
    /// said that it has the file.
    Transferred = 2,
    Completed = 3, ///< under its final name; of an upload: its job was completed
    Failed = 4, ///< a fatal error; `error` says which. Resume tries again
};

/// Which of a job's waiting files begin first; stored.
enum class FilePriority { High = 0, Normal = 1, Low = 2 };

/// Checksums of equally long pieces of a file (RFC 5854, section 4.2.16.2), so that damage is found
/// to the piece.
struct PieceHashes {
    Checksum::Algorithm algorithm = Checksum::Algorithm::Sha256;
    qint64 length = 0; ///< bytes of each piece; the last may be shorter. 0: there are none
    QList<QByteArray> digests; ///< raw, in order

    bool operator==(const PieceHashes &) const = default;
};

/// Which network a job may use, by what it costs (the presets of bits.md 2.3).
enum class CostPolicy {
    Always = 0, ///< any
    NotRoaming = 1, ///< any but a foreign one
    NotMetered = 2, ///< only one that costs nothing by the byte
};

/// One remote URL and one local path inside a job. A file that is uploaded has no part file, and
/// one that is downloaded no session.
struct File {
    FileRole role = FileRole::Content;
    /// As the person gave it, without user and password; of a reply: as the server gave it, empty
    /// before.
    QUrl url;
    QList<QUrl> mirrors; ///< where the same bytes are to be had too, the best first
    QList<ByteRange> ranges; ///< the parts wanted, put together in this order; empty: the whole
    QString path; ///< absolute destination; of an upload: its source
    bool nameIsFixed =
        false; ///< the person chose the file name: the server's suggestion is not taken
    FilePriority priority = FilePriority::Normal;
    bool isSkipped = false; ///< the person does not want it (now): it stays as it is
    FileState state = FileState::Waiting;
    Error error; ///< of the last failure of this file; code None when there is none

    qint64 bytesTotal = unknownSize;
    /// In the part file now; at a restart, what the checkpoint holds. Of an upload: what the server
    /// acknowledged.
    qint64 bytesTransferred = 0;
    ByteRanges durable; ///< checkpoint: ranges of the part file known to be on stable storage

    QString partName; ///< name of the part file in the destination's folder; empty: none made yet
    quint64 partDevice = 0; ///< st_dev of the part file, with partInode: the file that is ours;
                            ///< while none was made: mountLength() of its folder, 0: not known
    quint64 partInode = 0; ///< st_ino of the part file; 0: none made yet
    quint64 partBorn = 0; ///< when the part file was made, as FileIdentity::born; 0: not known
    Validator validator; ///< which version of the remote file the part file holds
    QUrl finalUrl; ///< where redirects led; resumed from there, falls back to `url`
    QString checksum; ///< expected, "sha-256:HEX"; empty: none given
    QString checksumSource; ///< "Metalink", or the name of the header that states it; empty: the
                            ///< person; beside no checksum: expectation.h, noHeaderBelieved
    PieceHashes pieces;
    QString verdict; ///< how the bytes were verified: "sha-256", "pieces sha-256", "length",
                     ///< "unverified length"; of an upload, by which word of the server it is
                     ///< known to be there: "status", "length", "sha-256", ...; empty: not yet
    QString renamedFrom; ///< the name the server suggested when it had to be changed, else empty
    int restarts = 0; ///< how often it began from byte 0 again because the remote file changed

    SourceIdentity source; ///< of an upload, as it was when it began; at first when it was added
    UploadSession upload; ///< how far the server has it
    QList<QUrl> partUrls; ///< UploadMethod::S3Multipart: presigned, one for each part, in order
    QString sentChecksum; ///< of an upload: of the bytes that went out, "sha-256:HEX"; empty: not
                          ///< all were read yet

    bool operator==(const File &) const = default;

    [[nodiscard]] bool isFinished() const
    {
        return state == FileState::Transferred || state == FileState::Completed;
    }

    /// It is still to be moved.
    [[nodiscard]] bool isLeft() const { return !isSkipped && !isFinished(); }

    /// A reply whose server has not said where it is (yet).
    [[nodiscard]] bool isUnnamed() const { return role == FileRole::Reply && url.isEmpty(); }
};

/// The properties of a job that `set` changes. Keys and texts of each: jobsettings.h.
struct JobSettings {
    std::chrono::seconds retryDelay{600}; ///< MinimumRetryDelay; 5 s at least
    std::chrono::seconds noProgressTimeout{1'209'600}; ///< 0: a transient error is fatal at once
    std::chrono::seconds maxDownloadTime{0}; ///< 0: the policy's MaxDownloadTime
    OnExists onExists = OnExists::KeepBoth;
    bool autoComplete = false;
    int parallelFiles = 4; ///< files of the job that move side by side, 1 to 16
    int connections = 0; ///< of each file at most, 1 to 32; 0: the policy's MaxConnectionsPerFile
    qint64 bandwidthLimit = 0; ///< bytes a second of the whole job; 0: none of its own
    CostPolicy costPolicy = CostPolicy::Always;
    bool dynamicContent = false; ///< no size, no resume: an interruption starts over (bits.md 3.6)
    UploadMethod uploadMethod = UploadMethod::Auto; ///< of an upload
    QString replyPath; ///< of an upload-reply: absolute; empty: beside the file that is uploaded
    QList<RequestHeader> headers; ///< sent to the servers of its files; secrets as references
    QList<JobCredential> credentials; ///< logins of its own, as references
    RedirectRules redirects; ///< of a download
    QString proxy; ///< proxyFromText(); empty: as the policy says
    QString proxyBypass; ///< bypassFromText(), with a proxy list of its own
    SecurityFlags security;
    QString clientCertificate; ///< absolute path of a PEM or PKCS#12 file; empty: none is shown
    QString notifyCommand; ///< commandFromText(); empty: none
    bool skipsScan = false; ///< Complete does not ask the scan command; only where policy lets

    bool operator==(const JobSettings &) const = default;
};

/// A journalled intent: what must be finished after a crash.
enum class Intent {
    None = 0,
    Complete = 1,
    Scan = 2, ///< the scan command is asked before Complete begins
};

/// A named container of files with one direction, one state, one owner, one priority.
struct Job {
    JobId id;
    qint64 sequence = 0; ///< order of creation; ties of the scheduler go to the lower one
    QString name; ///< 1 to 256 characters, not unique
    QString description; ///< up to 1024 characters
    QString category; ///< a word the person sorts jobs by, up to 64 characters; empty: none
    JobType type = JobType::Download;
    JobState state = JobState::Suspended;
    Priority priority = Priority::Normal;
    QString owner; ///< name of the OS user
    QDateTime created; ///< UTC, as all times here
    QDateTime modified; ///< last progress, verb or property change
    QDateTime transferCompleted; ///< when it entered Transferred; null before
    Error error; ///< why it is in Error or TransientError; code None otherwise
    int errorCount = 0; ///< how often it entered Error or TransientError; never reset
    JobSettings settings;
    QList<File> files;

    Intent intent = Intent::None;
    std::chrono::seconds activeTime{
        0}; ///< time spent in Connecting and Transferring since the last Resume
    std::chrono::seconds lastActivity{
        0}; ///< when it was last active, on the engine's clock of observed time (inactivity.h)
    int crashCount = 0; ///< how often in a row the process died while this job ran
    int attempts = 0; ///< transient failures in a row, without a byte between them
    QDateTime firstFailure; ///< of the attempts in a row; null when there are none
    QDateTime
        nextTry; ///< in TransientError: when it is tried again; null when it waits for a condition
    bool warnedOfExpiry = false;
    bool owesNotice = false; ///< the notify command has not dealt with the job's state yet

    bool operator==(const Job &) const = default;

    /// Files are brought to servers, not fetched from them.
    [[nodiscard]] bool isUpload() const { return type != JobType::Download; }

    /// The file is brought to its URL; the others are fetched.
    [[nodiscard]] bool isSent(const File &file) const
    {
        return isUpload() && file.role == FileRole::Content;
    }

    /// Bytes of the file that survive the program: on stable storage here, or acknowledged there.
    [[nodiscard]] qint64 securedBytes(const File &file) const
    {
        return isSent(file) ? file.upload.acknowledged : file.durable.length();
    }

    /// Of any role; skipped ones are none.
    [[nodiscard]] bool hasUnfinishedFiles() const;
    // These count its content alone (bits.md 1.9).
    [[nodiscard]] int filesTotal() const;
    /// Those that are not skipped, which the sums of bytes are of.
    [[nodiscard]] int filesWanted() const;
    [[nodiscard]] int filesTransferred() const;
    [[nodiscard]] qint64 bytesTransferred() const;
    /// Sum of the files' sizes, unknownSize as long as one is unknown.
    [[nodiscard]] qint64 bytesTotal() const;
};

[[nodiscard]] QLatin1String typeName(JobType type); // "download", "upload", "upload-reply"
[[nodiscard]] std::optional<JobType> typeFromName(QStringView name);
[[nodiscard]] QLatin1String
priorityName(Priority priority); // "foreground", "high", "normal", "low"
[[nodiscard]] std::optional<Priority> priorityFromName(QStringView name);
[[nodiscard]] QLatin1String fileRoleName(FileRole role); // "content", "reply"
[[nodiscard]] QLatin1String fileStateName(FileState state); // "Waiting", "Moving", ...
[[nodiscard]] QLatin1String filePriorityName(FilePriority priority); // "high", "normal", "low"
[[nodiscard]] std::optional<FilePriority> filePriorityFromName(QStringView name);
[[nodiscard]] QLatin1String onExistsName(OnExists onExists); // "keep-both", "replace", "fail"
[[nodiscard]] std::optional<OnExists> onExistsFromName(QStringView name);
[[nodiscard]] QLatin1String
costPolicyName(CostPolicy policy); // "always", "not-roaming", "not-metered"
[[nodiscard]] std::optional<CostPolicy> costPolicyFromName(QStringView name);

} // namespace tranship
