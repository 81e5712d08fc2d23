// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/authorization.h"
#include "model/job/job.h"
#include "model/job/limits.h"
#include "model/job/nameplan.h"
#include "model/job/policy.h"
#include "model/secrets/vault.h"

#include <QList>
#include <QMap>
#include <QString>

namespace tranship {

/// What create() needs; the rest are the policy's defaults.
struct NewJob {
    QString name{};
    QString description{};
    JobType type = JobType::Download;
    Priority priority = Priority::Normal;
    QMap<QString, QString> settings{}; ///< keys and texts of jobsettings.h
};

inline constexpr qsizetype mostMirrors = 100; ///< of one file

/// What addFiles() needs for each. Of an upload, `url` is where `path` is brought to, `path` is an
/// existing file, and of the rest only `checksum` and `partUrls` may be given.
struct NewFile {
    QString url; ///< as typed; checked by parseSource
    /// A folder that exists (or a path ending in a separator): the name comes from the server or
    /// the URL. Else the file's own path. Relative paths are refused.
    QString path;
    QString checksum{}; ///< "sha-256:HEX", or empty
    QString checksumSource{}; ///< File::checksumSource
    QStringList mirrors{}; ///< further URLs of the same bytes, the best first; mostMirrors at most
    QList<ByteRange>
        ranges{}; ///< File::ranges; one that ends at the largest number goes to the end
    PieceHashes pieces{};
    /// Where below the folder `path` the file is to be, "a/b.iso" (safeRelativePath): the folders
    /// are made when the file is added, so that a problem shows at once, and stay at Cancel. Empty:
    /// `path` says all.
    QString name{};
    /// Of an upload to S3 in parts: a presigned URL for each part, in order (File::partUrls).
    QStringList partUrls{};
};

/// A secret of one job, on its way to the keychain. Empty values take away what was there.
struct JobSecret {
    enum class Kind {
        Header, ///< the value of `header` is login.secret
        ServerLogin, ///< for the origin of the job's first file
        ProxyLogin, ///< for whichever proxy the job goes through
        CertificatePassword, ///< login.secret opens the job's client certificate
    };
    Kind kind = Kind::Header;
    QString header{}; ///< its name
    SiteLogin login{};
    Keep keep = Keep::Keychain;
};

/// What became of one file at Complete.
struct FileOutcome {
    QString path; ///< where it is now, or would have been; of an upload: what was sent
    bool kept = false;
    Error error; ///< of the rename, when there was one
    QString url{}; ///< of an upload: where it was sent to
};

struct CompleteReport {
    QList<FileOutcome> files;
    bool partial = false; ///< BG_S_PARTIAL_COMPLETE: only finished files were kept
    bool leftovers = false; ///< BG_S_UNABLE_TO_DELETE_FILES
    bool acknowledged = false; ///< false: a rename failed, the job stays Transferred
};

struct CancelReport {
    bool leftovers = false; ///< BG_S_UNABLE_TO_DELETE_FILES: tried again at the next start
};

/// What is asked of a folder before files are added to it.
struct PlaceQuestion {
    QString folder; ///< absolute
    QStringList names; ///< wanted below it, "a.iso" or "sub/a.iso"
    QStringList links; ///< that they would come from
};

/// What is there, as things stand.
struct PlaceReport {
    Error folderError; ///< no file could be made there; code None: it could, and the rest counts
    qint64 freeBytes = -1; ///< of its file system, for this user; -1: not known
    TakenNames taken;
    QMap<QString, QString> jobsOfLinks{}; ///< link to the name of a job that is not final

    bool operator==(const PlaceReport &) const = default;
};

/// The policy in force, and how much of its limits is used.
struct PolicyReport {
    EffectivePolicy effective;
    JobCounts counts;
    int mostFilesInJob = 0; ///< of any job now
};

} // namespace tranship
