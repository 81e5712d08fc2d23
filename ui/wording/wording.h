// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/certificate.h"
#include "model/job/error.h"
#include "model/job/job.h"
#include "model/job/jobstate.h"
#include "model/job/policy.h"
#include "model/job/snapshot.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <chrono>

/// Codes turned into words: the only place where the model's values become sentences.
namespace tranship {

/// "Waiting", "Suspended", "Transferred"; of an upload "Uploading" and "Uploaded".
[[nodiscard]] QString stateText(JobState state, JobType type = JobType::Download);
[[nodiscard]] QString stateText(FileState state, JobType type = JobType::Download);
[[nodiscard]] QString typeText(JobType type); // "Download"
[[nodiscard]] QString priorityText(Priority priority); // "Normal"
[[nodiscard]] QString filePriorityText(FilePriority priority); // "Normal"
[[nodiscard]] QString onExistsText(OnExists onExists); // "Keep both"
[[nodiscard]] QString costPolicyText(CostPolicy policy); // "Any network"
[[nodiscard]] QString policySourceText(PolicySource source); // "Default"
/// What a connection does now: "Receiving"; where it brings a file of this kind of job.
[[nodiscard]] QString connectionText(const ConnectionView &connection,
                                     JobType type = JobType::Download);
[[nodiscard]] QString algorithmText(Checksum::Algorithm algorithm); // "SHA-256"
/// How sure we are of a file's bytes, and who vouches for them: "Verified by SHA-256 from
/// Metalink", "Length only: it is the one the server announced".
[[nodiscard]] QString verdictText(const File &file);
/// The same for a column: "SHA-256", "Length only"; empty as long as there is no verdict.
[[nodiscard]] QString shortVerdictText(const File &file);
/// Where the expected checksum comes from, or that there is none.
[[nodiscard]] QString checksumSourceText(const File &file);

[[nodiscard]] QString uploadMethodText(UploadMethod method); // "Automatic", "tus"
/// One plain sentence: for which server the method is, and what an interruption costs.
[[nodiscard]] QString uploadMethodHint(UploadMethod method);
/// By which way the file goes up, and whether that was found out: "tus (found by asking)".
[[nodiscard]] QString uploadMethodText(const Job &job, const File &file);
/// By which word of the server an upload is known to be there.
[[nodiscard]] QString proofText(const File &file);
/// The same for a column: "Server’s count"; empty as long as there is no proof.
[[nodiscard]] QString shortProofText(const File &file);
/// How far the reply to an upload is.
[[nodiscard]] QString replyStateText(const File &reply);
/// Why Complete would be refused for the job now; empty when it would not.
[[nodiscard]] QString completeRefusalText(const Job &job);

/// The kind of transfer that an error of the job is about: of a reply it is a download.
[[nodiscard]] JobType typeOf(const Job &job, const Error &error);
/// The same of a file.
[[nodiscard]] JobType typeOf(const Job &job, const File &file);
/// One plain sentence: what went wrong, with the final full stop. Empty without an error.
[[nodiscard]] QString errorText(const Error &error, JobType type = JobType::Download);
/// One plain sentence: what to do about it, or that nothing has to be done. Empty without an error.
[[nodiscard]] QString nextStepText(const Error &error, JobType type = JobType::Download);
/// Whether a person helps the file by giving it another link.
[[nodiscard]] bool wantsNewLink(const Error &error);
/// For the tooltip and the log: name, status and detail, "HttpStatus 429: example.org".
[[nodiscard]] QString errorDetailText(const Error &error);

/// What is wrong with a server's certificate, a sentence for each flaw.
[[nodiscard]] QString flawsSentence(const QList<CertificateFlaw> &flaws);

/// Why the job is as it is, in one line: "Waits for a free slot", "Tries again in 42 s: the server
/// asked to slow down (429)". Empty when there is nothing to say beyond its state. `now` is UTC.
[[nodiscard]] QString whyText(const JobSnapshot &snapshot, const QDateTime &now);
/// The same for one file of a job; empty when there is nothing to say.
[[nodiscard]] QString fileWhyText(const JobSnapshot &snapshot, int file);
/// "Cancelled in 87 days if nobody decides."; empty when the job does not expire.
[[nodiscard]] QString expiryText(const JobSnapshot &snapshot, const QDateTime &now);

/// A question before something that deletes bytes. No button is called OK or Cancel: they say what
/// they do.
struct Question {
    bool needed = false; ///< false: nothing would be lost, do it without asking
    QString title;
    QString text; ///< with numbers
    QString proceed; ///< button that does it
    QString stay; ///< the safe button: the default
    QStringList files{}; ///< one line for each file: whether it stays or goes
};

[[nodiscard]] Question completeQuestion(const JobSnapshot &snapshot);
[[nodiscard]] Question cancelQuestion(const JobSnapshot &snapshot);
/// Before these files are taken out of their job.
[[nodiscard]] Question removeFilesQuestion(const Job &job, const QList<int> &files);
/// Before unfinished files go to another folder and `lost` bytes come again.
[[nodiscard]] Question folderQuestion(const Job &job, const QString &folder, qint64 lost);
/// What Complete would do to the job's files now, for its tooltip: "Keeps 3 files (4.1 GiB) in
/// Downloads".
[[nodiscard]] QString completeHint(const JobSnapshot &snapshot);

/// What becomes of the bytes of an unfinished file that gets a new link.
[[nodiscard]] QString newLinkHint(const File &file);

/// The body of a notification; its title is the job's name (noticeTitle).
[[nodiscard]] QString noticeText(const Notice &notice, JobType type = JobType::Download);
/// The job's name, or the program's for a notice that is about no job.
[[nodiscard]] QString noticeTitle(const Notice &notice);

} // namespace tranship
