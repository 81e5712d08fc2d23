// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/error.h"

#include <algorithm>
#include <array>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

struct CodeRow {
    ErrorCode code;
    QLatin1String name;
    Remedy remedy; ///< HttpStatus: of a status that no rule names
};

constexpr std::array codeRows = {
    CodeRow{ErrorCode::None, "None"_L1, Remedy::GiveUp},

    CodeRow{ErrorCode::NotFound, "NotFound"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::AmbiguousName, "AmbiguousName"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::InvalidState, "InvalidState"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::Empty, "Empty"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::InvalidArgument, "InvalidArgument"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::StringTooLong, "StringTooLong"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::TooManyJobsPerUser, "TooManyJobsPerUser"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::TooManyJobsPerMachine, "TooManyJobsPerMachine"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::TooManyFilesInJob, "TooManyFilesInJob"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::TooManyRangesInFile, "TooManyRangesInFile"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::TooManyFiles, "TooManyFiles"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::AccessDenied, "AccessDenied"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::StoreFailed, "StoreFailed"_L1, Remedy::RetryByTimer},
    CodeRow{ErrorCode::StoreTooNew, "StoreTooNew"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::AlreadyRunning, "AlreadyRunning"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::NotSupported, "NotSupported"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::UnknownKey, "UnknownKey"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::CrashedTwice, "CrashedTwice"_L1, Remedy::AskUser},
    CodeRow{ErrorCode::ReadOnlyAfterResume, "ReadOnlyAfterResume"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::PartialComplete, "PartialComplete"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::UnableToDeleteFiles, "UnableToDeleteFiles"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::NoInstance, "NoInstance"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::NoProgress, "NoProgress"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::MaximumDownloadTime, "MaximumDownloadTime"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::ScanRefused, "ScanRefused"_L1, Remedy::AskUser},
    CodeRow{ErrorCode::ScanFailed, "ScanFailed"_L1, Remedy::AskUser},

    CodeRow{ErrorCode::DiskFull, "DiskFull"_L1, Remedy::WaitForDisk},
    CodeRow{ErrorCode::QuotaExceeded, "QuotaExceeded"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::FileTooLarge, "FileTooLarge"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::ReadOnlyFileSystem, "ReadOnlyFileSystem"_L1, Remedy::WaitForDisk},
    CodeRow{ErrorCode::PermissionDenied, "PermissionDenied"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::FolderMissing, "FolderMissing"_L1, Remedy::WaitForDisk},
    CodeRow{ErrorCode::PartFileLost, "PartFileLost"_L1, Remedy::StartOver},
    CodeRow{ErrorCode::PartFileChanged, "PartFileChanged"_L1, Remedy::StartOver},
    CodeRow{ErrorCode::DestinationExists, "DestinationExists"_L1, Remedy::AskUser},
    CodeRow{ErrorCode::InputOutput, "InputOutput"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::LocalFileChanged, "LocalFileChanged"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::NameTooLong, "NameTooLong"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::FileNotFound, "FileNotFound"_L1, Remedy::GiveUp},

    CodeRow{ErrorCode::NetworkDisconnected, "NetworkDisconnected"_L1, Remedy::WaitForNetwork},
    CodeRow{ErrorCode::HostNotFound, "HostNotFound"_L1, Remedy::RetryByTimer},
    CodeRow{ErrorCode::ConnectFailure, "ConnectFailure"_L1, Remedy::RetryByTimer},
    CodeRow{ErrorCode::ConnectionClosed, "ConnectionClosed"_L1, Remedy::RetryByTimer},
    CodeRow{ErrorCode::Timeout, "Timeout"_L1, Remedy::RetryByTimer},
    CodeRow{ErrorCode::HttpStatus, "HttpStatus"_L1, Remedy::RetryByTimer},
    CodeRow{ErrorCode::InvalidServerResponse, "InvalidServerResponse"_L1, Remedy::RetryByTimer},
    CodeRow{ErrorCode::InsufficientRangeSupport, "InsufficientRangeSupport"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::RemoteFileChanged, "RemoteFileChanged"_L1, Remedy::StartOver},
    CodeRow{ErrorCode::TooManyRedirects, "TooManyRedirects"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::ForbiddenRedirect, "ForbiddenRedirect"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::ContentCoded, "ContentCoded"_L1, Remedy::GiveUp},
    // A captive portal's page in place of the file: it goes away when the person has logged in
    // there.
    CodeRow{ErrorCode::UnexpectedContent, "UnexpectedContent"_L1, Remedy::RetryByTimer},
    CodeRow{ErrorCode::TooLarge, "TooLarge"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::InvalidRange, "InvalidRange"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::ChecksumMismatch, "ChecksumMismatch"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::LengthMismatch, "LengthMismatch"_L1, Remedy::RetryByTimer},
    CodeRow{ErrorCode::MissingFileSize, "MissingFileSize"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::NotAFile, "NotAFile"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::ProxyFailed, "ProxyFailed"_L1, Remedy::RetryByTimer},

    CodeRow{ErrorCode::SessionNotFound, "SessionNotFound"_L1, Remedy::StartOver},
    CodeRow{ErrorCode::ProtocolMismatch, "ProtocolMismatch"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::UploadUnconfirmed, "UploadUnconfirmed"_L1, Remedy::AskUser},

    CodeRow{ErrorCode::AuthenticationRequired, "AuthenticationRequired"_L1, Remedy::AskUser},
    CodeRow{ErrorCode::ProxyAuthenticationRequired, "ProxyAuthenticationRequired"_L1,
            Remedy::AskUser},
    CodeRow{ErrorCode::CertificateInvalid, "CertificateInvalid"_L1, Remedy::AskUser},
    CodeRow{ErrorCode::InsecureRedirect, "InsecureRedirect"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::KeychainUnavailable, "KeychainUnavailable"_L1, Remedy::WaitForUnlock},
    CodeRow{ErrorCode::CredentialsInUrl, "CredentialsInUrl"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::SecretMissing, "SecretMissing"_L1, Remedy::AskUser},
    CodeRow{ErrorCode::CertificateExpired, "CertificateExpired"_L1, Remedy::AskUser},
    CodeRow{ErrorCode::CertificateNotYetValid, "CertificateNotYetValid"_L1, Remedy::AskUser},
    CodeRow{ErrorCode::CertificateWrongHost, "CertificateWrongHost"_L1, Remedy::AskUser},
    CodeRow{ErrorCode::CertificateSelfSigned, "CertificateSelfSigned"_L1, Remedy::AskUser},
    CodeRow{ErrorCode::CertificateUntrusted, "CertificateUntrusted"_L1, Remedy::AskUser},
    CodeRow{ErrorCode::CertificateWrongUsage, "CertificateWrongUsage"_L1, Remedy::AskUser},
    CodeRow{ErrorCode::CertificateRevoked, "CertificateRevoked"_L1, Remedy::GiveUp},
    CodeRow{ErrorCode::RevocationUnknown, "RevocationUnknown"_L1, Remedy::AskUser},
    CodeRow{ErrorCode::TlsHandshakeFailed, "TlsHandshakeFailed"_L1, Remedy::AskUser},
    CodeRow{ErrorCode::ClientCertificateUnusable, "ClientCertificateUnusable"_L1, Remedy::AskUser},
    CodeRow{ErrorCode::ClientCertificateLocked, "ClientCertificateLocked"_L1, Remedy::AskUser},

    CodeRow{ErrorCode::BlockedByPolicy, "BlockedByPolicy"_L1, Remedy::WaitForPolicy},
    CodeRow{ErrorCode::BlockedByCostPolicy, "BlockedByCostPolicy"_L1, Remedy::WaitForPolicy},
};

const CodeRow *rowOf(ErrorCode code)
{
    const auto row = std::find_if(codeRows.begin(), codeRows.end(),
                                  [code](const CodeRow &one) { return one.code == code; });
    return row == codeRows.end() ? nullptr : &*row;
}

struct StatusRow {
    int first;
    int last;
    Remedy remedy;
};

/// The first row that holds the status decides; what no row holds is transient (bits.md 4.4).
constexpr std::array statusRows = {
    StatusRow{300, 305, Remedy::GiveUp},
    StatusRow{307, 308, Remedy::GiveUp},
    StatusRow{401, 401, Remedy::AskUser},
    StatusRow{407, 407, Remedy::AskUser},
    StatusRow{408, 409, Remedy::RetryByTimer},
    StatusRow{423, 423, Remedy::RetryByTimer}, // RFC 4918: a lock goes away; BITS is of its time
    StatusRow{429, 429, Remedy::RetryByTimer}, // RFC 6585; BITS is older than it
    StatusRow{400, 499, Remedy::GiveUp},
    StatusRow{501, 501, Remedy::GiveUp},
    StatusRow{505, 505, Remedy::GiveUp},
};

} // namespace

Remedy remedyFor(const Error &error)
{
    if (error.code == ErrorCode::HttpStatus) {
        for (const StatusRow &row : statusRows) {
            if (row.first <= error.httpStatus && error.httpStatus <= row.last)
                return row.remedy;
        }
    }
    const CodeRow *row = rowOf(error.code);
    return row ? row->remedy : Remedy::GiveUp;
}

bool isTransient(Remedy remedy)
{
    switch (remedy) {
    case Remedy::RetryByTimer:
    case Remedy::WaitForNetwork:
    case Remedy::WaitForDisk:
    case Remedy::WaitForUnlock:
    case Remedy::WaitForPolicy:
    case Remedy::StartOver:
        return true;
    case Remedy::GiveUp:
    case Remedy::AskUser:
        break;
    }
    return false;
}

QLatin1String errorName(ErrorCode code)
{
    const CodeRow *row = rowOf(code);
    return row ? row->name : "Unknown"_L1;
}

std::optional<ErrorCode> errorFromName(QStringView name)
{
    for (const CodeRow &row : codeRows) {
        if (name == row.name)
            return row.code;
    }
    return std::nullopt;
}

QLatin1String errorContextName(ErrorContext context)
{
    switch (context) {
    case ErrorContext::None:
        return "None"_L1;
    case ErrorContext::Unknown:
        return "Unknown"_L1;
    case ErrorContext::QueueManager:
        return "QueueManager"_L1;
    case ErrorContext::Notification:
        return "Notification"_L1;
    case ErrorContext::LocalFile:
        return "LocalFile"_L1;
    case ErrorContext::RemoteFile:
        return "RemoteFile"_L1;
    case ErrorContext::Transport:
        return "Transport"_L1;
    case ErrorContext::RemoteApplication:
        return "RemoteApplication"_L1;
    case ErrorContext::ServerCertificate:
        return "ServerCertificate"_L1;
    }
    return "Unknown"_L1;
}

} // namespace tranship
