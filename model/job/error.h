// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLatin1String>
#include <QString>

#include <optional>

namespace tranship {

/// Where an error arose; values are those of BG_ERROR_CONTEXT.
enum class ErrorContext {
    None = 0,
    Unknown = 1,
    QueueManager = 2,
    Notification = 3,
    LocalFile = 4,
    RemoteFile = 5,
    Transport = 6,
    RemoteApplication = 7,
    ServerCertificate = 8,
};

/// What went wrong. The numbers are stored and printed: never renumber, only append within a group.
/// The BITS twin, where there is one, stands behind each.
enum class ErrorCode {
    None = 0,

    // queue
    NotFound = 100, // BG_E_NOT_FOUND
    AmbiguousName = 101,
    InvalidState = 102, // BG_E_INVALID_STATE
    Empty = 103, // BG_E_EMPTY
    InvalidArgument = 104, // E_INVALIDARG
    StringTooLong = 105, // BG_E_STRING_TOO_LONG
    TooManyJobsPerUser = 106, // BG_E_TOO_MANY_JOBS_PER_USER
    TooManyJobsPerMachine = 107, // BG_E_TOO_MANY_JOBS_PER_MACHINE
    TooManyFilesInJob = 108, // BG_E_TOO_MANY_FILES_IN_JOB
    TooManyRangesInFile = 109, // BG_E_TOO_MANY_RANGES_IN_FILE
    TooManyFiles = 110, // BG_E_TOO_MANY_FILES
    AccessDenied = 111, // E_ACCESSDENIED
    StoreFailed = 112,
    StoreTooNew = 113,
    AlreadyRunning = 114,
    NotSupported = 115, // E_NOTIMPL
    UnknownKey = 116, // BG_E_UNKNOWN_PROPERTY_ID
    CrashedTwice = 117,
    ReadOnlyAfterResume = 118, // BG_E_READ_ONLY_PROPERTY_AFTER_RESUME
    PartialComplete = 119, // BG_S_PARTIAL_COMPLETE
    UnableToDeleteFiles = 120, // BG_S_UNABLE_TO_DELETE_FILES
    NoInstance = 121,
    NoProgress = 122, // BG_E_NO_PROGRESS
    MaximumDownloadTime = 123, // BG_E_MAXDOWNLOAD_TIMEOUT
    ScanRefused = 130, ///< the scan command says that the files must not be kept
    ScanFailed = 131, ///< the scan command could not say

    // local file
    DiskFull = 200, // 0x80070070
    QuotaExceeded = 201,
    FileTooLarge = 202,
    ReadOnlyFileSystem = 203,
    PermissionDenied = 204, // 0x80070005
    FolderMissing = 205, // 0x80070003
    PartFileLost = 206,
    PartFileChanged = 207,
    DestinationExists = 208,
    InputOutput = 209,
    LocalFileChanged = 210, // BG_E_LOCAL_FILE_CHANGED
    NameTooLong = 211,
    FileNotFound = 212, // BG_E_FILE_NOT_FOUND

    // remote
    NetworkDisconnected = 300, // BG_E_NETWORK_DISCONNECTED
    HostNotFound = 301, // 0x80072EE7
    ConnectFailure = 302, // BG_E_CONNECT_FAILURE
    ConnectionClosed = 303, // BG_E_CONNECTION_CLOSED
    Timeout = 304, // ERROR_TIMEOUT
    HttpStatus = 305, // BG_E_HTTP_ERROR_nnn, the status is in Error::httpStatus
    InvalidServerResponse = 306, // BG_E_INVALID_SERVER_RESPONSE
    InsufficientRangeSupport = 307, // BG_E_INSUFFICIENT_RANGE_SUPPORT
    RemoteFileChanged = 308, // BG_E_REMOTE_FILE_CHANGED
    TooManyRedirects = 309,
    ForbiddenRedirect = 310,
    ContentCoded = 311,
    UnexpectedContent = 312,
    TooLarge = 313, // BG_E_TOO_LARGE
    InvalidRange = 314, // BG_E_INVALID_RANGE
    ChecksumMismatch = 315, // BG_E_VALIDATION_FAILED
    LengthMismatch = 316,
    MissingFileSize = 317, // BG_E_MISSING_FILE_SIZE
    NotAFile = 318, // a file: link to a folder or a device
    ProxyFailed = 330, ///< the proxy cannot be reached, or does not let us through

    // server application behind an upload
    SessionNotFound = 400, // BG_E_SESSION_NOT_FOUND
    ProtocolMismatch = 401, // BG_E_CLIENT_SERVER_PROTOCOL_MISMATCH
    UploadUnconfirmed = 402, ///< the server may have the file, and nobody can ask it

    // security
    AuthenticationRequired = 500, // BG_E_HTTP_ERROR_401
    ProxyAuthenticationRequired = 501, // BG_E_HTTP_ERROR_407
    CertificateInvalid = 502, ///< broken in another way than the following
    InsecureRedirect = 503,
    KeychainUnavailable = 504,
    CredentialsInUrl = 505,
    SecretMissing = 510, ///< it is not in the keychain any more, or was kept for one session only
    CertificateExpired = 520, // ERROR_INTERNET_SEC_CERT_DATE_INVALID
    CertificateNotYetValid = 521, // ERROR_INTERNET_SEC_CERT_DATE_INVALID
    CertificateWrongHost = 522, // ERROR_INTERNET_SEC_CERT_CN_INVALID
    CertificateSelfSigned = 523, // ERROR_INTERNET_INVALID_CA
    CertificateUntrusted = 524, // ERROR_INTERNET_INVALID_CA
    CertificateWrongUsage = 525, // CERT_E_WRONG_USAGE
    CertificateRevoked = 526, // ERROR_INTERNET_SEC_CERT_REVOKED
    RevocationUnknown = 527, // ERROR_INTERNET_SEC_CERT_NO_REV
    TlsHandshakeFailed = 528, // ERROR_INTERNET_SECURITY_CHANNEL_ERROR
    ClientCertificateUnusable = 529, // CRYPT_E_NOT_FOUND
    ClientCertificateLocked = 530, ///< its file wants a password, or another one

    // policy
    BlockedByPolicy = 600, // BG_E_BLOCKED_BY_POLICY
    BlockedByCostPolicy = 601, // BG_E_BLOCKED_BY_COST_TRANSFER_POLICY
};

/// An error as a value. `detail` is for the log and the tooltip (a path, a host, strerror): never a
/// secret.
struct Error {
    ErrorCode code = ErrorCode::None;
    ErrorContext context = ErrorContext::None;
    QString detail;
    int httpStatus =
        0; ///< set with HttpStatus, AuthenticationRequired, ProxyAuthenticationRequired; else 0
    int file = -1; ///< index of the file in its job, -1 when the error is not about one file

    bool operator==(const Error &) const = default;
};

/// What the engine does about an error by itself.
enum class Remedy {
    GiveUp, ///< fatal: the job goes to Error and waits for a person
    RetryByTimer, ///< transient: tried again after the retry delay
    WaitForNetwork, ///< transient: tried again when the network is back (and by timer)
    WaitForDisk, ///< transient: tried again when the folder is writable, mounted and has room (and
                 ///< by timer)
    WaitForUnlock, ///< transient: tried again when the keychain is unlocked
    WaitForPolicy, ///< transient: tried again when the policy window ends
    AskUser, ///< the job goes to Error: only a person can go on (login, certificate, new link)
    StartOver, ///< the file starts from byte 0 at once, the job stays as it is
};

/// The remedy for `error`; decides HttpStatus by the status (bits.md 4.4, RFC 9110).
[[nodiscard]] Remedy remedyFor(const Error &error);

/// Whether the remedy leaves the job in TransientError (true) or Error (false).
[[nodiscard]] bool isTransient(Remedy remedy);

/// The fixed name of a code, as printed by transhipctl and used in logs: "TooManyJobsPerUser".
[[nodiscard]] QLatin1String errorName(ErrorCode code);
[[nodiscard]] std::optional<ErrorCode> errorFromName(QStringView name);
[[nodiscard]] QLatin1String errorContextName(ErrorContext context);

/// Shorthand for the many places that make one.
[[nodiscard]] inline Error makeError(ErrorCode code, ErrorContext context, QString detail = {})
{
    return Error{code, context, std::move(detail)};
}

} // namespace tranship
