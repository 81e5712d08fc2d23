// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/fixes/fix.h"

#include "model/job/certificate.h"
#include "ui/wording/wording.h"

#include <QCoreApplication>

#include <array>

namespace tranship {

namespace {

class Fixes {
    Q_DECLARE_TR_FUNCTIONS(Fixes)
};

struct Row {
    ErrorCode code;
    Fix fix;
};

/// Codes that want something else than to be tried again. What a new link helps is told by
/// wantsNewLink().
constexpr std::array rows = {
    Row{ErrorCode::DiskFull, Fix::FreeSpace},
    Row{ErrorCode::QuotaExceeded, Fix::FreeSpace},
    Row{ErrorCode::FileTooLarge, Fix::ChooseFolder},
    Row{ErrorCode::ReadOnlyFileSystem, Fix::ChooseFolder},
    Row{ErrorCode::PermissionDenied, Fix::ChooseFolder},
    Row{ErrorCode::FolderMissing, Fix::ChooseFolder},
    Row{ErrorCode::NameTooLong, Fix::ChooseFolder},
    Row{ErrorCode::AuthenticationRequired, Fix::SignIn},
    Row{ErrorCode::ProxyAuthenticationRequired, Fix::SignIn},
    Row{ErrorCode::ClientCertificateLocked, Fix::SignIn},
    Row{ErrorCode::KeychainUnavailable, Fix::UnlockKeychain},
    Row{ErrorCode::BlockedByPolicy, Fix::None},
    Row{ErrorCode::BlockedByCostPolicy, Fix::None},
};

/// What would be tried again anyway is only hurried.
Fix hurried(Fix fix)
{
    return fix == Fix::Resume || fix == Fix::NewLink ? Fix::ResumeNow : fix;
}

} // namespace

Fix fixOf(const Error &error, JobType type)
{
    for (const Row &row : rows) {
        if (row.code != error.code)
            continue;
        // an upload puts nothing into a folder of this computer
        const bool isPlace = row.fix == Fix::ChooseFolder || row.fix == Fix::FreeSpace;
        return isPlace && type != JobType::Download ? Fix::Resume : row.fix;
    }
    if (isCertificateError(error.code) && error.code != ErrorCode::CertificateRevoked
        && error.code != ErrorCode::RevocationUnknown)
        return Fix::TrustCertificate;
    return wantsNewLink(error) ? Fix::NewLink : Fix::Resume;
}

Fix fixFor(const Job &job)
{
    switch (job.state) {
    case JobState::Transferred:
        return job.hasUnfinishedFiles() ? Fix::Resume : Fix::Complete;
    case JobState::Suspended:
        if (job.warnedOfExpiry)
            return Fix::Keep;
        return job.files.isEmpty() ? Fix::None : Fix::Resume;
    case JobState::Error:
        return fixOf(job.error, job.type);
    case JobState::TransientError:
        return hurried(fixOf(job.error, job.type));
    case JobState::Queued:
    case JobState::Connecting:
    case JobState::Transferring:
    case JobState::Acknowledged:
    case JobState::Cancelled:
        break;
    }
    return Fix::None;
}

QString fixText(Fix fix)
{
    switch (fix) {
    case Fix::None:
        return {};
    case Fix::Complete:
        return Fixes::tr("Complete");
    case Fix::Resume:
        return Fixes::tr("Resume");
    case Fix::ResumeNow:
        return Fixes::tr("Resume now");
    case Fix::Keep:
        return Fixes::tr("Keep");
    case Fix::NewLink:
        return Fixes::tr("New link…");
    case Fix::ChooseFolder:
        return Fixes::tr("Choose folder…");
    case Fix::FreeSpace:
        return Fixes::tr("Free space");
    case Fix::SignIn:
        return Fixes::tr("Sign in…");
    case Fix::UnlockKeychain:
        return Fixes::tr("Unlock keychain");
    case Fix::TrustCertificate:
        return Fixes::tr("Trust certificate…");
    }
    return {};
}

QString fixHint(Fix fix)
{
    switch (fix) {
    case Fix::None:
        return Fixes::tr("The job needs nothing");
    case Fix::Complete:
        return Fixes::tr("Make the finished files yours");
    case Fix::Resume:
        return Fixes::tr("Go on with the job");
    case Fix::ResumeNow:
        return Fixes::tr("Go on now instead of waiting");
    case Fix::Keep:
        return Fixes::tr("Let the time before the job is cancelled start anew");
    case Fix::NewLink:
        return Fixes::tr("Have the file come from another link; what has arrived is kept");
    case Fix::ChooseFolder:
        return Fixes::tr("Put the files that are left into another folder");
    case Fix::FreeSpace:
        return Fixes::tr("Open the folder, so that something can be deleted there");
    case Fix::SignIn:
        return Fixes::tr("Enter the name or the password that is wanted");
    case Fix::UnlockKeychain:
        return Fixes::tr("Unlock the keychain that holds the password");
    case Fix::TrustCertificate:
        return Fixes::tr("Look at the certificate of the server and decide");
    }
    return {};
}

QList<Fix> allFixes()
{
    QList<Fix> all;
    for (int fix = 1; fix <= static_cast<int>(Fix::TrustCertificate); ++fix)
        all.append(static_cast<Fix>(fix));
    return all;
}

} // namespace tranship
