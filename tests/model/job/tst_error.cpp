// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/error.h"

#include <QtTest>

using namespace tranship;

class TestError final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasANameOfItsOwnThatIsReadBack();
    void numbersAreNeverChanged();
    void unknownCodesAndNamesAreToldApart();
    void contextsHaveNames();
    void remedyOfEachCode_data();
    void remedyOfEachCode();
    void remedyOfEachStatus_data();
    void remedyOfEachStatus();
    void statusOfAnotherErrorDecidesNothing();
    void onlyStandingStillIsNotTransient();
};

/// Every code that the enum holds: the compiler warns when one is missing here.
static bool isCode(int number)
{
    using enum ErrorCode;
    switch (static_cast<ErrorCode>(number)) {
    case None:
    case NotFound:
    case AmbiguousName:
    case InvalidState:
    case Empty:
    case InvalidArgument:
    case StringTooLong:
    case TooManyJobsPerUser:
    case TooManyJobsPerMachine:
    case TooManyFilesInJob:
    case TooManyRangesInFile:
    case TooManyFiles:
    case AccessDenied:
    case StoreFailed:
    case StoreTooNew:
    case AlreadyRunning:
    case NotSupported:
    case UnknownKey:
    case CrashedTwice:
    case ReadOnlyAfterResume:
    case PartialComplete:
    case UnableToDeleteFiles:
    case NoInstance:
    case NoProgress:
    case MaximumDownloadTime:
    case DiskFull:
    case QuotaExceeded:
    case FileTooLarge:
    case ReadOnlyFileSystem:
    case PermissionDenied:
    case FolderMissing:
    case PartFileLost:
    case PartFileChanged:
    case DestinationExists:
    case InputOutput:
    case LocalFileChanged:
    case NameTooLong:
    case FileNotFound:
    case NetworkDisconnected:
    case HostNotFound:
    case ConnectFailure:
    case ConnectionClosed:
    case Timeout:
    case HttpStatus:
    case InvalidServerResponse:
    case InsufficientRangeSupport:
    case RemoteFileChanged:
    case TooManyRedirects:
    case ForbiddenRedirect:
    case ContentCoded:
    case UnexpectedContent:
    case TooLarge:
    case InvalidRange:
    case ChecksumMismatch:
    case LengthMismatch:
    case MissingFileSize:
    case NotAFile:
    case SessionNotFound:
    case ProtocolMismatch:
    case UploadUnconfirmed:
    case AuthenticationRequired:
    case ProxyAuthenticationRequired:
    case CertificateInvalid:
    case InsecureRedirect:
    case KeychainUnavailable:
    case CredentialsInUrl:
    case ScanRefused:
    case ScanFailed:
    case ProxyFailed:
    case CertificateExpired:
    case CertificateNotYetValid:
    case CertificateWrongHost:
    case CertificateSelfSigned:
    case CertificateUntrusted:
    case CertificateWrongUsage:
    case CertificateRevoked:
    case RevocationUnknown:
    case TlsHandshakeFailed:
    case ClientCertificateUnusable:
    case ClientCertificateLocked:
    case SecretMissing:
    case BlockedByPolicy:
    case BlockedByCostPolicy:
        return true;
    }
    return false;
}

void TestError::everyCodeHasANameOfItsOwnThatIsReadBack()
{
    QSet<QString> names;
    int count = 0;
    for (int number = 0; number < 1'000; ++number) {
        if (!isCode(number))
            continue;
        ++count;
        const QString name = errorName(static_cast<ErrorCode>(number));
        names.insert(name);
        QVERIFY2(name != QLatin1String("Unknown"), qPrintable(QString::number(number)));
        QCOMPARE(errorFromName(name), std::optional(static_cast<ErrorCode>(number)));
    }
    QCOMPARE(names.size(), count);
    QVERIFY(count >= 66);
}

void TestError::numbersAreNeverChanged()
{
    QCOMPARE(static_cast<int>(ErrorCode::NotFound), 100);
    QCOMPARE(static_cast<int>(ErrorCode::MaximumDownloadTime), 123);
    QCOMPARE(static_cast<int>(ErrorCode::DiskFull), 200);
    QCOMPARE(static_cast<int>(ErrorCode::FileNotFound), 212);
    QCOMPARE(static_cast<int>(ErrorCode::NetworkDisconnected), 300);
    QCOMPARE(static_cast<int>(ErrorCode::MissingFileSize), 317);
    QCOMPARE(static_cast<int>(ErrorCode::NotAFile), 318);
    QCOMPARE(static_cast<int>(ErrorCode::ProtocolMismatch), 401);
    QCOMPARE(static_cast<int>(ErrorCode::UploadUnconfirmed), 402);
    QCOMPARE(static_cast<int>(ErrorCode::CredentialsInUrl), 505);
    QCOMPARE(static_cast<int>(ErrorCode::ScanRefused), 130);
    QCOMPARE(static_cast<int>(ErrorCode::ProxyFailed), 330);
    QCOMPARE(static_cast<int>(ErrorCode::CertificateExpired), 520);
    QCOMPARE(static_cast<int>(ErrorCode::ClientCertificateUnusable), 529);
    QCOMPARE(static_cast<int>(ErrorCode::BlockedByCostPolicy), 601);
    QCOMPARE(static_cast<int>(ErrorContext::LocalFile), 4);
    QCOMPARE(static_cast<int>(ErrorContext::RemoteApplication), 7);
}

void TestError::unknownCodesAndNamesAreToldApart()
{
    QCOMPARE(errorName(static_cast<ErrorCode>(999)), QLatin1String("Unknown"));
    QVERIFY(!errorFromName(u"Unknown"));
    QVERIFY(!errorFromName(u"diskfull"));
    QVERIFY(!errorFromName(u""));
    QCOMPARE(errorName(ErrorCode::TooManyJobsPerUser), QLatin1String("TooManyJobsPerUser"));
    QCOMPARE(remedyFor(Error{static_cast<ErrorCode>(999), {}, {}, 0, -1}), Remedy::GiveUp);
}

void TestError::contextsHaveNames()
{
    QSet<QString> names;
    for (int number = 0; number <= 8; ++number)
        names.insert(errorContextName(static_cast<ErrorContext>(number)));
    QCOMPARE(names.size(), 9);
    QCOMPARE(errorContextName(ErrorContext::ServerCertificate), QLatin1String("ServerCertificate"));
    QCOMPARE(errorContextName(static_cast<ErrorContext>(99)), QLatin1String("Unknown"));
}

void TestError::remedyOfEachCode_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<Remedy>("remedy");
    const auto add = [](ErrorCode code, Remedy remedy) {
        QTest::newRow(errorName(code).data()) << code << remedy;
    };
    using enum ErrorCode;
    for (const ErrorCode code :
         {HostNotFound, ConnectFailure, ConnectionClosed, Timeout, InvalidServerResponse,
          UnexpectedContent, LengthMismatch, ProxyFailed})
        add(code, Remedy::RetryByTimer);
    add(NetworkDisconnected, Remedy::WaitForNetwork);
    for (const ErrorCode code : {DiskFull, ReadOnlyFileSystem, FolderMissing})
        add(code, Remedy::WaitForDisk);
    add(KeychainUnavailable, Remedy::WaitForUnlock);
    add(BlockedByPolicy, Remedy::WaitForPolicy);
    add(BlockedByCostPolicy, Remedy::WaitForPolicy);
    for (const ErrorCode code : {PartFileLost, PartFileChanged, RemoteFileChanged, SessionNotFound})
        add(code, Remedy::StartOver);
    for (const ErrorCode code :
         {AuthenticationRequired, ProxyAuthenticationRequired, CertificateInvalid, SecretMissing,
          DestinationExists, CrashedTwice, UploadUnconfirmed, ScanRefused, ScanFailed,
          CertificateExpired, CertificateNotYetValid, CertificateWrongHost, CertificateSelfSigned,
          CertificateUntrusted, CertificateWrongUsage, RevocationUnknown, TlsHandshakeFailed,
          ClientCertificateUnusable, ClientCertificateLocked})
        add(code, Remedy::AskUser);
    for (const ErrorCode code : {PermissionDenied,
                                 QuotaExceeded,
                                 FileTooLarge,
                                 NameTooLong,
                                 LocalFileChanged,
                                 InputOutput,
                                 TooManyRedirects,
                                 ForbiddenRedirect,
                                 InsecureRedirect,
                                 ContentCoded,
                                 TooLarge,
                                 InvalidRange,
                                 ChecksumMismatch,
                                 MissingFileSize,
                                 NotAFile,
                                 InsufficientRangeSupport,
                                 ProtocolMismatch,
                                 NoProgress,
                                 MaximumDownloadTime,
                                 CertificateRevoked})
        add(code, Remedy::GiveUp);
}

void TestError::remedyOfEachCode()
{
    QFETCH(ErrorCode, code);
    QTEST(remedyFor(makeError(code, ErrorContext::Unknown)), "remedy");
}

void TestError::remedyOfEachStatus_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Remedy>("remedy");
    const auto add = [](std::initializer_list<int> statuses, Remedy remedy) {
        for (const int status : statuses)
            QTest::addRow("%d", status) << status << remedy;
    };
    add({408, 409, 423, 429}, Remedy::RetryByTimer);
    add({500, 502, 503, 504, 506, 507, 511, 599}, Remedy::RetryByTimer);
    add({501, 505}, Remedy::GiveUp);
    add({401, 407}, Remedy::AskUser);
    add({400, 402, 403, 404, 405, 406, 410, 411, 412, 413, 414, 415, 416, 417, 418, 422, 451, 499},
        Remedy::GiveUp);
    add({300, 301, 302, 303, 304, 305, 307, 308}, Remedy::GiveUp);
    add({0, 100, 103, 200, 204, 306, 399, 600, 999}, Remedy::RetryByTimer);
}

void TestError::remedyOfEachStatus()
{
    QFETCH(int, status);
    Error error = makeError(ErrorCode::HttpStatus, ErrorContext::RemoteFile);
    error.httpStatus = status;
    QTEST(remedyFor(error), "remedy");
}

void TestError::statusOfAnotherErrorDecidesNothing()
{
    Error error = makeError(ErrorCode::AuthenticationRequired, ErrorContext::RemoteFile);
    error.httpStatus = 503;
    QCOMPARE(remedyFor(error), Remedy::AskUser);
}

void TestError::onlyStandingStillIsNotTransient()
{
    QVERIFY(!isTransient(Remedy::GiveUp));
    QVERIFY(!isTransient(Remedy::AskUser));
    for (const Remedy remedy : {Remedy::RetryByTimer, Remedy::WaitForNetwork, Remedy::WaitForDisk,
                                Remedy::WaitForUnlock, Remedy::WaitForPolicy, Remedy::StartOver})
        QVERIFY(isTransient(remedy));
}

QTEST_GUILESS_MAIN(TestError)
#include "tst_error.moc"
