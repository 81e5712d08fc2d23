// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wording/errorwords.h"

#include "ui/wording/words.h"

#include <algorithm>
#include <array>

namespace tranship {

namespace {

struct ErrorWords {
    ErrorCode code;
    const char *cause;
    const char *nextStep;
};

constexpr std::array errorWords = {
    ErrorWords{
        ErrorCode::NotFound, QT_TRANSLATE_NOOP("Wording", "There is no such job or file any more."),
        QT_TRANSLATE_NOOP("Wording",
                          "Refresh the view; it may have been completed or cancelled elsewhere.")},
    ErrorWords{ErrorCode::AmbiguousName,
               QT_TRANSLATE_NOOP("Wording", "More than one job has this name."),
               QT_TRANSLATE_NOOP("Wording", "Use the job's id instead of its name.")},
    ErrorWords{
        ErrorCode::InvalidState,
        QT_TRANSLATE_NOOP("Wording", "This cannot be done with the job as it is now."),
        QT_TRANSLATE_NOOP("Wording", "Wait until the job has gone on, or suspend it first.")},
    ErrorWords{ErrorCode::Empty, QT_TRANSLATE_NOOP("Wording", "The job has no files yet."),
               QT_TRANSLATE_NOOP("Wording", "Add a file to the job first.")},
    ErrorWords{ErrorCode::InvalidArgument, QT_TRANSLATE_NOOP("Wording", "The value is not valid."),
               QT_TRANSLATE_NOOP("Wording", "Check what was entered and try again.")},
    ErrorWords{ErrorCode::StringTooLong, QT_TRANSLATE_NOOP("Wording", "The text is too long."),
               QT_TRANSLATE_NOOP("Wording", "Shorten the text.")},
    ErrorWords{ErrorCode::TooManyJobsPerUser,
               QT_TRANSLATE_NOOP("Wording", "You have as many jobs as allowed."),
               QT_TRANSLATE_NOOP("Wording",
                                 "Complete or cancel a job, or raise the limit in the settings.")},
    ErrorWords{ErrorCode::TooManyJobsPerMachine,
               QT_TRANSLATE_NOOP("Wording", "There are as many jobs as allowed in total."),
               QT_TRANSLATE_NOOP("Wording",
                                 "Complete or cancel a job, or raise the limit in the settings.")},
    ErrorWords{
        ErrorCode::TooManyFilesInJob,
        QT_TRANSLATE_NOOP("Wording", "The job would have more files than allowed."),
        QT_TRANSLATE_NOOP(
            "Wording", "Spread the files over several jobs, or raise the limit in the settings.")},
    ErrorWords{
        ErrorCode::TooManyRangesInFile,
        QT_TRANSLATE_NOOP("Wording", "The file would be fetched in more ranges than allowed."),
        QT_TRANSLATE_NOOP("Wording", "Ask for fewer ranges, or raise the limit in the settings.")},
    ErrorWords{ErrorCode::TooManyFiles,
               QT_TRANSLATE_NOOP("Wording", "This job cannot take more than one file."),
               QT_TRANSLATE_NOOP("Wording", "Create a job for each file.")},
    ErrorWords{
        ErrorCode::AccessDenied, QT_TRANSLATE_NOOP("Wording", "You are not allowed to do this."),
        QT_TRANSLATE_NOOP("Wording", "Take the job over, or ask its owner or the administrator.")},
    ErrorWords{
        ErrorCode::StoreFailed,
        QT_TRANSLATE_NOOP("Wording", "The list of jobs could not be written."),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Check the disk and the rights of your data folder; it is tried again by itself.")},
    ErrorWords{ErrorCode::StoreTooNew,
               QT_TRANSLATE_NOOP("Wording",
                                 "The list of jobs was written by a newer version of Tranship."),
               QT_TRANSLATE_NOOP("Wording",
                                 "Install that version or a newer one; nothing has been changed.")},
    ErrorWords{ErrorCode::AlreadyRunning,
               QT_TRANSLATE_NOOP("Wording", "Tranship is already running with these jobs."),
               QT_TRANSLATE_NOOP("Wording", "Use the window that is already open.")},
    ErrorWords{ErrorCode::NotSupported,
               QT_TRANSLATE_NOOP("Wording", "This is not possible with this kind of job."),
               QT_TRANSLATE_NOOP("Wording", "Create another kind of job for it.")},
    ErrorWords{ErrorCode::UnknownKey, QT_TRANSLATE_NOOP("Wording", "There is no such setting."),
               QT_TRANSLATE_NOOP("Wording", "Check the name of the setting.")},
    ErrorWords{ErrorCode::CrashedTwice,
               QT_TRANSLATE_NOOP(
                   "Wording",
                   "Tranship ended unexpectedly twice while this job ran, so it was suspended."),
               QT_TRANSLATE_NOOP("Wording", "Resume it to try once more, or cancel it.")},
    ErrorWords{
        ErrorCode::ReadOnlyAfterResume,
        QT_TRANSLATE_NOOP(
            "Wording", "This cannot be changed after the job has been resumed for the first time."),
        QT_TRANSLATE_NOOP("Wording", "Create a new job with the value you want.")},
    ErrorWords{ErrorCode::PartialComplete,
               QT_TRANSLATE_NOOP("Wording", "Only the finished files were kept."),
               QT_TRANSLATE_NOOP("Wording", "Create a new job for the files that are missing.")},
    ErrorWords{ErrorCode::UnableToDeleteFiles,
               QT_TRANSLATE_NOOP("Wording", "Some unfinished files could not be deleted."),
               QT_TRANSLATE_NOOP(
                   "Wording", "Nothing to do: Tranship tries again when it starts the next time.")},
    ErrorWords{ErrorCode::NoInstance, QT_TRANSLATE_NOOP("Wording", "Tranship is not running."),
               QT_TRANSLATE_NOOP("Wording", "Start Tranship and try again.")},
    ErrorWords{
        ErrorCode::NoProgress,
        QT_TRANSLATE_NOOP("Wording", "Nothing has arrived for as long as this job may wait."),
        QT_TRANSLATE_NOOP("Wording", "Resume it to try again, or raise its no-progress timeout.")},
    ErrorWords{ErrorCode::MaximumDownloadTime,
               QT_TRANSLATE_NOOP("Wording", "The transfer took longer than allowed."),
               QT_TRANSLATE_NOOP("Wording", "Resume it, or raise the maximum transfer time.")},
    ErrorWords{ErrorCode::DiskFull, QT_TRANSLATE_NOOP("Wording", "The disk is full."),
               QT_TRANSLATE_NOOP(
                   "Wording", "Free some space, or choose another folder; it goes on by itself.")},
    ErrorWords{
        ErrorCode::QuotaExceeded,
        QT_TRANSLATE_NOOP("Wording", "Your share of the disk is used up."),
        QT_TRANSLATE_NOOP("Wording", "Delete files you no longer need, or choose another folder.")},
    ErrorWords{ErrorCode::FileTooLarge,
               QT_TRANSLATE_NOOP("Wording", "The file is too large for this kind of disk."),
               QT_TRANSLATE_NOOP("Wording", "Choose a folder on another disk.")},
    ErrorWords{
        ErrorCode::ReadOnlyFileSystem,
        QT_TRANSLATE_NOOP("Wording", "The disk can only be read, not written to."),
        QT_TRANSLATE_NOOP(
            "Wording", "Make the disk writable, or choose another folder; it goes on by itself.")},
    ErrorWords{ErrorCode::PermissionDenied,
               QT_TRANSLATE_NOOP("Wording", "The folder or file may not be opened."),
               QT_TRANSLATE_NOOP("Wording", "Change its permissions, or choose another folder.")},
    ErrorWords{
        ErrorCode::FolderMissing, QT_TRANSLATE_NOOP("Wording", "The folder is not there."),
        QT_TRANSLATE_NOOP("Wording",
                          "Connect the disk or create the folder again; it goes on by itself.")},
    ErrorWords{ErrorCode::PartFileLost,
               QT_TRANSLATE_NOOP("Wording", "The unfinished file has disappeared."),
               QT_TRANSLATE_NOOP("Wording", "Nothing to do: the file starts over by itself.")},
    ErrorWords{ErrorCode::PartFileChanged,
               QT_TRANSLATE_NOOP("Wording", "The unfinished file was changed by another program."),
               QT_TRANSLATE_NOOP("Wording", "Nothing to do: the file starts over by itself.")},
    ErrorWords{ErrorCode::DestinationExists,
               QT_TRANSLATE_NOOP("Wording", "A file of this name is already there."),
               QT_TRANSLATE_NOOP("Wording", "Rename or move that file, or choose to keep both.")},
    ErrorWords{ErrorCode::InputOutput,
               QT_TRANSLATE_NOOP("Wording", "The disk reported a fault while reading or writing."),
               QT_TRANSLATE_NOOP("Wording", "Check the disk, then resume the job.")},
    ErrorWords{ErrorCode::LocalFileChanged,
               QT_TRANSLATE_NOOP("Wording", "The file to upload was changed during the upload."),
               QT_TRANSLATE_NOOP("Wording", "Resume the job to send it anew.")},
    ErrorWords{ErrorCode::NameTooLong,
               QT_TRANSLATE_NOOP("Wording", "The name of the file is too long for this disk."),
               QT_TRANSLATE_NOOP("Wording", "Choose a shorter name or another folder.")},
    ErrorWords{
        ErrorCode::FileNotFound, QT_TRANSLATE_NOOP("Wording", "The file to upload is not there."),
        QT_TRANSLATE_NOOP("Wording", "Put it back in its place, or remove it from the job.")},
    ErrorWords{ErrorCode::NetworkDisconnected,
               QT_TRANSLATE_NOOP("Wording", "There is no network connection."),
               QT_TRANSLATE_NOOP("Wording", "Connect to a network; it goes on by itself.")},
    ErrorWords{ErrorCode::HostNotFound,
               QT_TRANSLATE_NOOP("Wording", "The server's name could not be found."),
               QT_TRANSLATE_NOOP(
                   "Wording", "Check the address and your network; it is tried again by itself.")},
    ErrorWords{ErrorCode::ConnectFailure,
               QT_TRANSLATE_NOOP("Wording", "The server cannot be reached."),
               QT_TRANSLATE_NOOP(
                   "Wording", "It is tried again by itself; check the address if this goes on.")},
    ErrorWords{
        ErrorCode::ConnectionClosed,
        QT_TRANSLATE_NOOP("Wording", "The connection was closed before everything had arrived."),
        QT_TRANSLATE_NOOP("Wording", "Nothing to do: it is tried again by itself.")},
    ErrorWords{ErrorCode::Timeout,
               QT_TRANSLATE_NOOP("Wording", "The server did not answer in time."),
               QT_TRANSLATE_NOOP("Wording", "Nothing to do: it is tried again by itself.")},
    ErrorWords{ErrorCode::InvalidServerResponse,
               QT_TRANSLATE_NOOP("Wording", "The server's answer makes no sense."),
               QT_TRANSLATE_NOOP(
                   "Wording",
                   "It is tried again by itself; ask those who run the server if this goes on.")},
    ErrorWords{ErrorCode::InsufficientRangeSupport,
               QT_TRANSLATE_NOOP("Wording", "The server cannot send parts of this file."),
               QT_TRANSLATE_NOOP("Wording", "Resume the job to fetch the file as a whole.")},
    ErrorWords{ErrorCode::RemoteFileChanged,
               QT_TRANSLATE_NOOP("Wording", "The file on the server has changed."),
               QT_TRANSLATE_NOOP("Wording", "Nothing to do: the file starts over by itself.")},
    ErrorWords{
        ErrorCode::TooManyRedirects,
        QT_TRANSLATE_NOOP("Wording", "The server sends from one address to the next without end."),
        QT_TRANSLATE_NOOP("Wording", "Check the address, or fetch a new link.")},
    ErrorWords{ErrorCode::ForbiddenRedirect,
               QT_TRANSLATE_NOOP("Wording", "The server points to an address that is not allowed."),
               QT_TRANSLATE_NOOP("Wording", "Fetch a new link from the website.")},
    ErrorWords{
        ErrorCode::ContentCoded,
        QT_TRANSLATE_NOOP("Wording",
                          "The server sends the file in a compressed form that was not asked for."),
        QT_TRANSLATE_NOOP("Wording", "Look for another link to this file.")},
    ErrorWords{ErrorCode::UnexpectedContent,
               QT_TRANSLATE_NOOP("Wording", "The server sent a web page instead of the file."),
               QT_TRANSLATE_NOOP("Wording",
                                 "Log in on the website or network; it is tried again by itself.")},
    ErrorWords{
        ErrorCode::TooLarge,
        QT_TRANSLATE_NOOP("Wording", "The file is larger than the server accepts."),
        QT_TRANSLATE_NOOP("Wording", "Send a smaller file, or ask those who run the server.")},
    ErrorWords{
        ErrorCode::InvalidRange,
        QT_TRANSLATE_NOOP("Wording", "The server refused to go on where the transfer stopped."),
        QT_TRANSLATE_NOOP("Wording", "Resume the job; the file starts over if need be.")},
    ErrorWords{
        ErrorCode::ChecksumMismatch,
        QT_TRANSLATE_NOOP("Wording", "The file is not what its checksum promises."),
        QT_TRANSLATE_NOOP("Wording",
                          "Resume the job to fetch it again, or correct or clear the checksum.")},
    ErrorWords{ErrorCode::LengthMismatch,
               QT_TRANSLATE_NOOP("Wording", "The file is not as long as the server said."),
               QT_TRANSLATE_NOOP("Wording", "Nothing to do: it is tried again by itself.")},
    ErrorWords{ErrorCode::MissingFileSize,
               QT_TRANSLATE_NOOP("Wording", "The server did not say how large the file is."),
               QT_TRANSLATE_NOOP("Wording", "Look for another link to this file.")},
    ErrorWords{
        ErrorCode::NotAFile,
        QT_TRANSLATE_NOOP("Wording", "The link leads to a folder or a device, not to a file."),
        QT_TRANSLATE_NOOP("Wording", "Give the link of a file.")},
    ErrorWords{ErrorCode::SessionNotFound,
               QT_TRANSLATE_NOOP("Wording", "The server no longer knows this upload."),
               QT_TRANSLATE_NOOP("Wording", "Nothing to do: the upload starts over by itself.")},
    ErrorWords{
        ErrorCode::ProtocolMismatch,
        QT_TRANSLATE_NOOP("Wording", "The server does not take uploads in this way."),
        QT_TRANSLATE_NOOP("Wording", "Check the address, or choose another upload protocol.")},
    ErrorWords{
        ErrorCode::UploadUnconfirmed,
        QT_TRANSLATE_NOOP("Wording", "The server may have the file already: its answer was lost."),
        QT_TRANSLATE_NOOP("Wording",
                          "Look on the server. Resume the job only if the file is not there.")},
    ErrorWords{ErrorCode::AuthenticationRequired,
               QT_TRANSLATE_NOOP("Wording", "The server wants a user name and a password."),
               QT_TRANSLATE_NOOP("Wording", "Enter them for this job.")},
    ErrorWords{ErrorCode::ProxyAuthenticationRequired,
               QT_TRANSLATE_NOOP("Wording", "The proxy wants a user name and a password."),
               QT_TRANSLATE_NOOP("Wording", "Enter them once for all jobs that use it.")},
    ErrorWords{
        ErrorCode::CertificateInvalid,
        QT_TRANSLATE_NOOP("Wording",
                          "The server could not prove who it is: its certificate is not valid."),
        QT_TRANSLATE_NOOP("Wording",
                          "Check the address and your clock; do not go on if in doubt.")},
    ErrorWords{
        ErrorCode::CertificateExpired,
        QT_TRANSLATE_NOOP("Wording", "The server’s certificate has expired."),
        QT_TRANSLATE_NOOP("Wording",
                          "Check your clock. If it is right, the server’s owner has to renew it.")},
    ErrorWords{ErrorCode::CertificateNotYetValid,
               QT_TRANSLATE_NOOP("Wording", "The server’s certificate is not valid yet."),
               QT_TRANSLATE_NOOP("Wording", "Check your clock: it is probably set too early.")},
    ErrorWords{
        ErrorCode::CertificateWrongHost,
        QT_TRANSLATE_NOOP("Wording", "The server’s certificate is made for another address."),
        QT_TRANSLATE_NOOP("Wording",
                          "Check the address; somebody may be answering in the server’s place.")},
    ErrorWords{
        ErrorCode::CertificateSelfSigned,
        QT_TRANSLATE_NOOP("Wording",
                          "The server vouches for itself: its certificate is self-signed."),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Look at the certificate and trust it only if its fingerprint is the right one.")},
    ErrorWords{
        ErrorCode::CertificateUntrusted,
        QT_TRANSLATE_NOOP("Wording",
                          "Nobody this computer trusts vouches for the server’s certificate."),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Look at the certificate and trust it only if its fingerprint is the right one.")},
    ErrorWords{ErrorCode::CertificateWrongUsage,
               QT_TRANSLATE_NOOP("Wording", "The server’s certificate is not made for servers."),
               QT_TRANSLATE_NOOP("Wording", "The server’s owner has to install another one.")},
    ErrorWords{
        ErrorCode::CertificateRevoked,
        QT_TRANSLATE_NOOP("Wording", "The server’s certificate was revoked by its issuer."),
        QT_TRANSLATE_NOOP("Wording", "Do not use this server until its owner has replaced it.")},
    ErrorWords{
        ErrorCode::RevocationUnknown,
        QT_TRANSLATE_NOOP("Wording",
                          "The server does not prove that its certificate was not revoked."),
        QT_TRANSLATE_NOOP("Wording",
                          "Take the check out of the job’s security flags if you can do without.")},
    ErrorWords{ErrorCode::TlsHandshakeFailed,
               QT_TRANSLATE_NOOP("Wording", "No secure connection to the server could be made."),
               QT_TRANSLATE_NOOP(
                   "Wording", "It may speak no TLS 1.2, or want a client certificate from you.")},
    ErrorWords{ErrorCode::ClientCertificateUnusable,
               QT_TRANSLATE_NOOP("Wording", "Your client certificate cannot be used."),
               QT_TRANSLATE_NOOP("Wording", "Check its file in the job’s options.")},
    ErrorWords{ErrorCode::ClientCertificateLocked,
               QT_TRANSLATE_NOOP("Wording", "Your client certificate wants its password."),
               QT_TRANSLATE_NOOP("Wording", "Enter it; it is kept where you say.")},
    ErrorWords{ErrorCode::ProxyFailed, QT_TRANSLATE_NOOP("Wording", "The proxy cannot be reached."),
               QT_TRANSLATE_NOOP("Wording",
                                 "Check the proxy in the settings; it is tried again by itself.")},
    ErrorWords{
        ErrorCode::ScanRefused,
        QT_TRANSLATE_NOOP("Wording", "The scan command does not let the files through."),
        QT_TRANSLATE_NOOP("Wording", "Cancel the job, or complete it again when they are clean.")},
    ErrorWords{ErrorCode::ScanFailed,
               QT_TRANSLATE_NOOP("Wording", "The scan command could not look at the files."),
               QT_TRANSLATE_NOOP("Wording",
                                 "Check the scan command in the settings, then complete again.")},
    ErrorWords{ErrorCode::InsecureRedirect,
               QT_TRANSLATE_NOOP("Wording",
                                 "The server points from an encrypted to an unencrypted address."),
               QT_TRANSLATE_NOOP("Wording", "Fetch an encrypted link from the website.")},
    ErrorWords{ErrorCode::KeychainUnavailable,
               QT_TRANSLATE_NOOP("Wording", "The passwords are locked in the keychain."),
               QT_TRANSLATE_NOOP("Wording", "Unlock the keychain; it goes on by itself.")},
    ErrorWords{
        ErrorCode::CredentialsInUrl,
        QT_TRANSLATE_NOOP("Wording", "The address contains a user name or a password."),
        QT_TRANSLATE_NOOP("Wording", "Remove them from the address and enter them for the job.")},
    ErrorWords{ErrorCode::SecretMissing,
               QT_TRANSLATE_NOOP("Wording",
                                 "A secret of the job is gone: it was for one session only, or was "
                                 "taken out of the keychain."),
               QT_TRANSLATE_NOOP("Wording", "Give it to the job again, then resume it.")},
    ErrorWords{ErrorCode::BlockedByPolicy,
               QT_TRANSLATE_NOOP("Wording", "The speed limit allows nothing now."),
               QT_TRANSLATE_NOOP(
                   "Wording",
                   "It goes on by itself when the hours are over, or when the limit is changed.")},
    ErrorWords{ErrorCode::BlockedByCostPolicy,
               QT_TRANSLATE_NOOP("Wording", "The network is metered, and this job avoids costs."),
               QT_TRANSLATE_NOOP("Wording", "Connect to another network; it goes on by itself.")},
};

/// What is about the place the file comes from, not the one it goes to.
constexpr std::array sourceWords = {
    ErrorWords{ErrorCode::PermissionDenied,
               QT_TRANSLATE_NOOP("Wording", "The file that the link names may not be read."),
               QT_TRANSLATE_NOOP("Wording", "Change its permissions, or ask its owner.")},
    ErrorWords{ErrorCode::FileNotFound,
               QT_TRANSLATE_NOOP("Wording", "There is no file where the link leads."),
               QT_TRANSLATE_NOOP("Wording", "Check the path, or put the file back in its place.")},
};

/// What is otherwise when the file goes from here to the server.
constexpr std::array uploadWords = {
    ErrorWords{ErrorCode::PermissionDenied,
               QT_TRANSLATE_NOOP("Wording", "The file to upload may not be read."),
               QT_TRANSLATE_NOOP("Wording", "Change its permissions, then resume the job.")},
    ErrorWords{ErrorCode::FolderMissing,
               QT_TRANSLATE_NOOP("Wording", "The folder of the file to upload is not there."),
               QT_TRANSLATE_NOOP("Wording",
                                 "Connect the disk or put the folder back; it goes on by itself.")},
    ErrorWords{ErrorCode::InputOutput,
               QT_TRANSLATE_NOOP("Wording", "The disk reported a fault while the file was read."),
               QT_TRANSLATE_NOOP("Wording", "Check the disk, then resume the job.")},
    ErrorWords{
        ErrorCode::NoProgress,
        QT_TRANSLATE_NOOP("Wording", "Nothing went through for as long as this job may wait."),
        QT_TRANSLATE_NOOP("Wording", "Resume it to try again, or raise its no-progress timeout.")},
    ErrorWords{
        ErrorCode::ConnectionClosed,
        QT_TRANSLATE_NOOP("Wording", "The connection was closed before everything was sent."),
        QT_TRANSLATE_NOOP("Wording", "Nothing to do: it is tried again by itself.")},
    ErrorWords{
        ErrorCode::RemoteFileChanged,
        QT_TRANSLATE_NOOP("Wording", "The file on the server is no longer the one that was begun."),
        QT_TRANSLATE_NOOP("Wording", "Nothing to do: the upload starts over by itself.")},
    ErrorWords{
        ErrorCode::TooManyRedirects,
        QT_TRANSLATE_NOOP("Wording", "The server sends from one address to the next without end."),
        QT_TRANSLATE_NOOP("Wording", "Check the address, or ask those who run the server.")},
    ErrorWords{ErrorCode::ForbiddenRedirect,
               QT_TRANSLATE_NOOP("Wording",
                                 "The server points to an address that no file can be sent on to."),
               QT_TRANSLATE_NOOP("Wording", "Upload to the address that the server points to.")},
    ErrorWords{
        ErrorCode::InsecureRedirect,
        QT_TRANSLATE_NOOP("Wording",
                          "The server points from an encrypted to an unencrypted address."),
        QT_TRANSLATE_NOOP("Wording", "Ask those who run the server for an encrypted address.")},
    ErrorWords{
        ErrorCode::InvalidRange,
        QT_TRANSLATE_NOOP("Wording", "The server refused to go on where the upload stopped."),
        QT_TRANSLATE_NOOP("Wording", "Resume the job; the upload starts over if need be.")},
    ErrorWords{ErrorCode::ChecksumMismatch,
               QT_TRANSLATE_NOOP("Wording", "What the server has is not what was sent."),
               QT_TRANSLATE_NOOP("Wording", "Resume the job to send the file again.")},
    ErrorWords{ErrorCode::LengthMismatch,
               QT_TRANSLATE_NOOP("Wording", "What the server has is not as long as the file."),
               QT_TRANSLATE_NOOP("Wording", "Nothing to do: it is tried again by itself.")},
    ErrorWords{ErrorCode::NotAFile,
               QT_TRANSLATE_NOOP("Wording", "This is a folder or a device, not a file."),
               QT_TRANSLATE_NOOP("Wording", "Choose a file.")},
    ErrorWords{
        ErrorCode::NotSupported,
        QT_TRANSLATE_NOOP("Wording", "The server cannot do this with this kind of upload."),
        QT_TRANSLATE_NOOP("Wording", "Choose another upload protocol, or upload without a reply.")},
};

struct StatusWords {
    int status;
    const char *cause;
    const char *nextStep;
};

constexpr std::array statusWords = {
    StatusWords{400, QT_TRANSLATE_NOOP("Wording", "The server did not understand the request."),
                QT_TRANSLATE_NOOP("Wording", "Check the address.")},
    StatusWords{403, QT_TRANSLATE_NOOP("Wording", "The server refuses access."),
                QT_TRANSLATE_NOOP("Wording", "Log in on the website and fetch a new link.")},
    StatusWords{404, QT_TRANSLATE_NOOP("Wording", "The file is not on the server."),
                QT_TRANSLATE_NOOP("Wording", "Check the address, or fetch a new link.")},
    StatusWords{
        405, QT_TRANSLATE_NOOP("Wording", "The server does not allow this kind of transfer."),
        QT_TRANSLATE_NOOP("Wording", "Check the address, or choose another upload protocol.")},
    StatusWords{408, QT_TRANSLATE_NOOP("Wording", "The server waited too long."),
                QT_TRANSLATE_NOOP("Wording", "Nothing to do: it is tried again by itself.")},
    StatusWords{
        409, QT_TRANSLATE_NOOP("Wording", "The server says that it contradicts what is there."),
        QT_TRANSLATE_NOOP("Wording", "Check what is already there; it is tried again by itself.")},
    StatusWords{410, QT_TRANSLATE_NOOP("Wording", "The file has been removed from the server."),
                QT_TRANSLATE_NOOP("Wording", "Fetch a new link.")},
    StatusWords{
        413, QT_TRANSLATE_NOOP("Wording", "The file is larger than the server accepts."),
        QT_TRANSLATE_NOOP("Wording", "Send a smaller file, or ask those who run the server.")},
    StatusWords{429, QT_TRANSLATE_NOOP("Wording", "The server asked to slow down."),
                QT_TRANSLATE_NOOP("Wording", "Nothing to do: it is tried again by itself.")},
    StatusWords{
        451,
        QT_TRANSLATE_NOOP("Wording", "The server may not hand the file out for legal reasons."),
        QT_TRANSLATE_NOOP("Wording", "Look for another source.")},
    StatusWords{500, QT_TRANSLATE_NOOP("Wording", "The server has a fault."),
                QT_TRANSLATE_NOOP("Wording", "Nothing to do: it is tried again by itself.")},
    StatusWords{502, QT_TRANSLATE_NOOP("Wording", "The server behind the website does not answer."),
                QT_TRANSLATE_NOOP("Wording", "Nothing to do: it is tried again by itself.")},
    StatusWords{503, QT_TRANSLATE_NOOP("Wording", "The server is overloaded or being repaired."),
                QT_TRANSLATE_NOOP("Wording", "Nothing to do: it is tried again by itself.")},
    StatusWords{
        504, QT_TRANSLATE_NOOP("Wording", "The server behind the website does not answer in time."),
        QT_TRANSLATE_NOOP("Wording", "Nothing to do: it is tried again by itself.")},
    StatusWords{
        507, QT_TRANSLATE_NOOP("Wording", "The server has no space left."),
        QT_TRANSLATE_NOOP("Wording", "Ask those who run the server; it is tried again by itself.")},
};

constexpr std::array uploadStatusWords = {
    StatusWords{
        403, QT_TRANSLATE_NOOP("Wording", "The server does not let you write there."),
        QT_TRANSLATE_NOOP("Wording", "Ask those who run the server, or choose another address.")},
    StatusWords{404, QT_TRANSLATE_NOOP("Wording", "There is no such place on the server."),
                QT_TRANSLATE_NOOP("Wording",
                                  "Check the address; missing folders can be made with WebDAV.")},
    StatusWords{
        405, QT_TRANSLATE_NOOP("Wording", "The server takes no files at this address in this way."),
        QT_TRANSLATE_NOOP("Wording", "Check the address, or choose another upload protocol.")},
    StatusWords{
        409,
        QT_TRANSLATE_NOOP("Wording",
                          "The server has no folder for it, or something else is in its place."),
        QT_TRANSLATE_NOOP("Wording",
                          "Check the folders on the server; it is tried again by itself.")},
    StatusWords{410,
                QT_TRANSLATE_NOOP("Wording", "The server no longer takes uploads at this address."),
                QT_TRANSLATE_NOOP("Wording", "Fetch a new address.")},
    StatusWords{411,
                QT_TRANSLATE_NOOP("Wording", "The server wants to know the length in another way."),
                QT_TRANSLATE_NOOP("Wording", "Choose another upload protocol.")},
    StatusWords{412,
                QT_TRANSLATE_NOOP("Wording", "The server has another version of the file already."),
                QT_TRANSLATE_NOOP("Wording", "Look at what is there, then resume the job.")},
    StatusWords{415, QT_TRANSLATE_NOOP("Wording", "The server does not take this kind of file."),
                QT_TRANSLATE_NOOP(
                    "Wording", "Choose another upload protocol, or ask those who run the server.")},
    StatusWords{423, QT_TRANSLATE_NOOP("Wording", "The file on the server is locked."),
                QT_TRANSLATE_NOOP("Wording", "Nothing to do: it is tried again by itself.")},
    StatusWords{451,
                QT_TRANSLATE_NOOP("Wording", "The server may not take the file for legal reasons."),
                QT_TRANSLATE_NOOP("Wording", "Choose another server.")},
};

template <size_t Size>
const ErrorWords *wordsIn(const std::array<ErrorWords, Size> &table, ErrorCode code)
{
    const auto found = std::find_if(table.begin(), table.end(),
                                    [code](const ErrorWords &words) { return words.code == code; });
    return found == table.end() ? nullptr : found;
}

const ErrorWords *wordsOf(const Error &error, JobType type)
{
    const ErrorWords *special = nullptr;
    if (type != JobType::Download)
        special = wordsIn(uploadWords, error.code);
    else if (error.context == ErrorContext::RemoteFile)
        special = wordsIn(sourceWords, error.code);
    return special != nullptr ? special : wordsIn(errorWords, error.code);
}

template <size_t Size>
const StatusWords *wordsIn(const std::array<StatusWords, Size> &table, int status)
{
    const auto found = std::find_if(table.begin(), table.end(), [status](const StatusWords &words) {
        return words.status == status;
    });
    return found == table.end() ? nullptr : found;
}

const StatusWords *wordsOfStatus(int status, JobType type)
{
    const StatusWords *special =
        type == JobType::Download ? nullptr : wordsIn(uploadStatusWords, status);
    return special != nullptr ? special : wordsIn(statusWords, status);
}

QString statusCause(int status, JobType type)
{
    if (const StatusWords *words = wordsOfStatus(status, type))
        return Words::tr(words->cause);
    return status >= 500 ? Words::tr("The server has a fault.") : Words::tr("The server refused.");
}

QString statusNextStep(const Error &error, JobType type)
{
    if (const StatusWords *words = wordsOfStatus(error.httpStatus, type))
        return Words::tr(words->nextStep);
    return isTransient(remedyFor(error)) ? Words::tr("Nothing to do: it is tried again by itself.")
                                         : Words::tr("Check the address, then resume the job.");
}

/// The number helps those who run the server.
QString withStatus(QString sentence, int status)
{
    sentence.chop(1);
    return Words::tr("%1 (%2).", "cause of an error, HTTP status")
        .arg(sentence, QString::number(status));
}

} // namespace

QString errorText(const Error &error, JobType type)
{
    if (error.code == ErrorCode::None)
        return {};
    if (error.code == ErrorCode::HttpStatus)
        return withStatus(statusCause(error.httpStatus, type), error.httpStatus);
    if (const ErrorWords *words = wordsOf(error, type))
        return Words::tr(words->cause);
    return Words::tr("Something went wrong.");
}

QString nextStepText(const Error &error, JobType type)
{
    if (error.code == ErrorCode::None)
        return {};
    if (error.code == ErrorCode::HttpStatus)
        return statusNextStep(error, type);
    if (const ErrorWords *words = wordsOf(error, type))
        return Words::tr(words->nextStep);
    return Words::tr("Resume the job to try again.");
}

bool wantsNewLink(const Error &error)
{
    switch (error.code) {
    case ErrorCode::HttpStatus:
        return error.httpStatus < 500 && !isTransient(remedyFor(error));
    case ErrorCode::HostNotFound:
    case ErrorCode::ConnectFailure:
    case ErrorCode::TooManyRedirects:
    case ErrorCode::ForbiddenRedirect:
    case ErrorCode::InsecureRedirect:
    case ErrorCode::ContentCoded:
    case ErrorCode::UnexpectedContent:
    case ErrorCode::ChecksumMismatch:
    case ErrorCode::MissingFileSize:
    case ErrorCode::AuthenticationRequired:
        return true;
    default:
        return false;
    }
}

QString errorDetailText(const Error &error)
{
    if (error.code == ErrorCode::None)
        return {};
    QString text = errorName(error.code);
    if (error.httpStatus > 0)
        text += u' ' + QString::number(error.httpStatus);
    if (!error.detail.isEmpty())
        text += QStringLiteral(": ") + error.detail;
    return text;
}

QString causeInsideSentence(const Error &error, JobType type)
{
    QString cause = errorText(error, type);
    if (cause.endsWith(u'.'))
        cause.chop(1);
    // A name or an abbreviation keeps its capital.
    const bool isWord =
        cause.size() > 1 && !cause.at(1).isUpper() && !cause.startsWith(u"Tranship");
    if (isWord)
        cause.replace(0, 1, cause.at(0).toLower());
    return cause;
}

} // namespace tranship
