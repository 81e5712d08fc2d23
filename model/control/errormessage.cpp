// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/control/errormessage.h"

#include <algorithm>
#include <array>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

struct Message {
    ErrorCode code;
    const char *text;
};

constexpr std::array messages = {
    Message{ErrorCode::NotFound, "There is no such job."},
    Message{ErrorCode::AmbiguousName, "More than one job is meant; give its id."},
    Message{ErrorCode::InvalidState, "The job's state does not allow this."},
    Message{ErrorCode::Empty, "The job has no files."},
    Message{ErrorCode::InvalidArgument, "A value is not valid."},
    Message{ErrorCode::StringTooLong, "A text is too long."},
    Message{ErrorCode::TooManyJobsPerUser, "There are as many jobs as one user may have."},
    Message{ErrorCode::TooManyJobsPerMachine, "There are as many jobs as one machine may have."},
    Message{ErrorCode::TooManyFilesInJob, "The job would have more files than a job may have."},
    Message{ErrorCode::TooManyRangesInFile,
            "The file would have more ranges than a file may have."},
    Message{ErrorCode::TooManyFiles, "An upload has exactly one file."},
    Message{ErrorCode::AccessDenied, "Access is denied."},
    Message{ErrorCode::StoreFailed, "The store of jobs could not be read or written."},
    Message{ErrorCode::StoreTooNew, "The store of jobs is of a newer version of this program."},
    Message{ErrorCode::AlreadyRunning, "An instance is running in this data folder already."},
    Message{ErrorCode::NotSupported, "This is not supported."},
    Message{ErrorCode::UnknownKey, "There is no such key."},
    Message{ErrorCode::CrashedTwice, "The program ended twice in a row while this job ran."},
    Message{ErrorCode::ReadOnlyAfterResume, "This cannot be changed once the job was resumed."},
    Message{ErrorCode::PartialComplete, "Only the finished files were kept."},
    Message{ErrorCode::UnableToDeleteFiles, "Temporary files could not be deleted."},
    Message{ErrorCode::NoInstance, "No instance is running."},
    Message{ErrorCode::NoProgress, "There was no progress for too long."},
    Message{ErrorCode::MaximumDownloadTime, "The job took longer than it may."},
    Message{ErrorCode::ScanRefused, "The scan command refuses the files: they are not kept."},
    Message{ErrorCode::ScanFailed, "The scan command could not look at the files."},

    Message{ErrorCode::DiskFull, "The disk is full."},
    Message{ErrorCode::QuotaExceeded, "The disk quota is used up."},
    Message{ErrorCode::FileTooLarge, "The file is larger than the file system allows."},
    Message{ErrorCode::ReadOnlyFileSystem, "The file system is read-only."},
    Message{ErrorCode::PermissionDenied, "The folder or file may not be written."},
    Message{ErrorCode::FolderMissing, "The folder does not exist."},
    Message{ErrorCode::PartFileLost, "The temporary file has vanished."},
    Message{ErrorCode::PartFileChanged, "The temporary file was changed by another program."},
    Message{ErrorCode::DestinationExists, "A file of that name exists already."},
    Message{ErrorCode::InputOutput, "Reading or writing the disk failed."},
    Message{ErrorCode::LocalFileChanged, "The local file has changed."},
    Message{ErrorCode::NameTooLong, "The name is too long."},
    Message{ErrorCode::FileNotFound, "The local file does not exist."},

    Message{ErrorCode::NetworkDisconnected,
            "There is no network. It goes on by itself when the network is back."},
    Message{ErrorCode::HostNotFound, "The server's name could not be found."},
    Message{ErrorCode::ConnectFailure, "The server could not be reached."},
    Message{ErrorCode::ConnectionClosed, "The connection was closed early."},
    Message{ErrorCode::Timeout, "There was no answer in time."},
    Message{ErrorCode::HttpStatus, "The server refused the request."},
    Message{ErrorCode::InvalidServerResponse, "The server's answer makes no sense."},
    Message{ErrorCode::InsufficientRangeSupport, "The server does not support ranges."},
    Message{ErrorCode::RemoteFileChanged, "The remote file has changed."},
    Message{ErrorCode::TooManyRedirects, "The server redirected too often."},
    Message{ErrorCode::ForbiddenRedirect, "The server redirected to where it must not."},
    Message{ErrorCode::ContentCoded,
            "The server sent the file in a coding that was not asked for."},
    Message{ErrorCode::UnexpectedContent, "The server sent something other than the file."},
    Message{ErrorCode::TooLarge, "That is too large."},
    Message{ErrorCode::InvalidRange, "The range is not valid."},
    Message{ErrorCode::ChecksumMismatch, "The checksum does not match."},
    Message{ErrorCode::LengthMismatch, "The length does not match."},
    Message{ErrorCode::MissingFileSize, "The server did not tell the size of the file."},
    Message{ErrorCode::ProxyFailed, "The proxy cannot be used."},
    Message{ErrorCode::NotAFile, "The link leads to a folder or a device, not to a file."},

    Message{ErrorCode::SessionNotFound, "The server does not know the upload any more."},
    Message{ErrorCode::ProtocolMismatch, "The server speaks another protocol."},
    Message{ErrorCode::UploadUnconfirmed,
            "The server may have the file: its answer was lost, and it cannot be asked."},

    Message{ErrorCode::AuthenticationRequired, "The server asks for a user name and password."},
    Message{ErrorCode::ProxyAuthenticationRequired, "The proxy asks for a user name and password."},
    Message{ErrorCode::CertificateInvalid, "The server's certificate is not valid."},
    Message{ErrorCode::InsecureRedirect, "The server redirected from https to http."},
    Message{ErrorCode::KeychainUnavailable, "The keychain is locked or absent."},
    Message{ErrorCode::CredentialsInUrl, "The URL holds a user name or password."},
    Message{ErrorCode::SecretMissing,
            "A secret of the job is not in the keychain, or was for one session only."},

    Message{ErrorCode::CertificateExpired, "The server's certificate has expired."},
    Message{ErrorCode::CertificateNotYetValid, "The server's certificate is not valid yet."},
    Message{ErrorCode::CertificateWrongHost, "The server's certificate is for another host."},
    Message{ErrorCode::CertificateSelfSigned,
            "The server's certificate is self-signed: nobody but the server vouches for it."},
    Message{ErrorCode::CertificateUntrusted,
            "The issuer of the server's certificate is not trusted."},
    Message{ErrorCode::CertificateWrongUsage, "The server's certificate is not for servers."},
    Message{ErrorCode::CertificateRevoked, "The server's certificate was revoked."},
    Message{ErrorCode::RevocationUnknown,
            "The server does not prove that its certificate was not revoked."},
    Message{ErrorCode::TlsHandshakeFailed,
            "No secure connection: the server speaks nothing newer than TLS 1.1, wants a client "
            "certificate, or broke off."},
    Message{ErrorCode::ClientCertificateUnusable, "The client certificate cannot be used."},
    Message{ErrorCode::ClientCertificateLocked,
            "The client certificate wants a password, or another one."},

    Message{ErrorCode::BlockedByPolicy, "The policy does not allow it now."},
    Message{ErrorCode::BlockedByCostPolicy,
            "The network is metered and this job avoids costs. It goes on by itself on another "
            "network."},
};

} // namespace

QString errorMessage(const Error &error)
{
    if (error.code == ErrorCode::HttpStatus) {
        return u"The server answered with HTTP status %1."_s.arg(error.httpStatus);
    }
    const auto isMeant = [&error](const Message &message) { return message.code == error.code; };
    const auto found = std::find_if(messages.begin(), messages.end(), isMeant);
    return found == messages.end() ? QString() : QString::fromLatin1(found->text);
}

QString errorLine(const Error &error)
{
    QString line = errorName(error.code) + u": "_s + errorMessage(error);
    if (!error.detail.isEmpty()) {
        line += u" ("_s + error.detail + u')';
    }
    return line;
}

} // namespace tranship
