// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wording/wording.h"

#include "tests/support/fakeengine.h"
#include "tests/ui/samplejobs.h"

#include <QSet>
#include <QTest>

using namespace tranship;
using namespace tranship::test;

namespace {

bool isSentence(const QString &text)
{
    return text.size() > 10 && text.at(0).isUpper() && text.endsWith(u'.');
}

QString why(const JobSnapshot &job)
{
    return whyText(job, FakeEngine::now());
}

Error remote(ErrorCode code, int status = 0)
{
    Error error = makeError(code, ErrorContext::RemoteApplication, QStringLiteral("example.org"));
    error.httpStatus = status;
    return error;
}

} // namespace

class TestUploadWording final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void statesSayThatItGoesUp();
    void everyMethodHasItsWordAndOneSentence();
    void theMethodTellsWhetherItWasFoundOut();
    void proofIsPutInWords_data();
    void proofIsPutInWords();
    void errorsHaveACauseAndANextStep();
    void statusesAreAboutThePlaceToWriteTo();
    void anErrorOfTheReplyIsOneOfADownload();
    void connectionsSend_data();
    void connectionsSend();
    void aServerThatTakesNothingIsNamed();
    void jobsSayWhatTheyWaitFor();
    void theReplyHasItsOwnState();
    void cancelTellsTheServerOrDropsTheReply();
    void completeSaysWhyNot_data();
    void completeSaysWhyNot();
    void noticesSayUploaded();
};

void TestUploadWording::statesSayThatItGoesUp()
{
    QCOMPARE(stateText(JobState::Transferring, JobType::Upload), QStringLiteral("Uploading"));
    QCOMPARE(stateText(JobState::Transferred, JobType::UploadReply), QStringLiteral("Uploaded"));
    QCOMPARE(stateText(FileState::Moving, JobType::Upload), QStringLiteral("Uploading"));
    QCOMPARE(stateText(FileState::Transferred, JobType::Upload), QStringLiteral("Uploaded"));
    for (const JobState state : allJobStates)
        QVERIFY(!stateText(state, JobType::Upload).isEmpty());
}

void TestUploadWording::everyMethodHasItsWordAndOneSentence()
{
    QSet<QString> words;
    QSet<QString> hints;
    constexpr int count = static_cast<int>(UploadMethod::S3Multipart) + 1;
    for (int number = 0; number < count; ++number) {
        const auto method = static_cast<UploadMethod>(number);
        words.insert(uploadMethodText(method));
        hints.insert(uploadMethodHint(method));
        QVERIFY2(isSentence(uploadMethodHint(method)), qPrintable(uploadMethodText(method)));
    }
    QCOMPARE(words.size(), count);
    QCOMPARE(hints.size(), count);
}

void TestUploadWording::theMethodTellsWhetherItWasFoundOut()
{
    JobSnapshot job = sampleUpload(QStringLiteral("a.tar"), JobState::Transferring);
    File &file = job.job.files.first();
    QCOMPARE(uploadMethodText(job.job, file), QStringLiteral("tus (found by asking)"));
    file.upload.method = UploadMethod::Auto;
    QCOMPARE(uploadMethodText(job.job, file),
             QStringLiteral("Automatic: the server has not been asked yet"));
    job.job.settings.uploadMethod = UploadMethod::Bits;
    QCOMPARE(uploadMethodText(job.job, file), QStringLiteral("BITS"));
}

void TestUploadWording::proofIsPutInWords_data()
{
    QTest::addColumn<QString>("verdict");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shortText");
    const auto row = [](const char *verdict, const char *text, const char *shortText) {
        QTest::newRow(verdict) << QString::fromUtf8(verdict) << QString::fromUtf8(text)
                               << QString::fromUtf8(shortText);
    };
    row("", "Nothing yet: the server has not said that it has the file", "");
    row("status", "Status only: the server said that it has taken the file", "Status only");
    row("length", "The server’s count is the file’s size", "Server’s count");
    row("sha-256", "The server’s SHA-256 agrees with what was sent", "SHA-256");
    row("md5", "The server’s MD5 agrees with what was sent", "MD5");
}

void TestUploadWording::proofIsPutInWords()
{
    QFETCH(const QString, verdict);
    File file = sampleUpload(QStringLiteral("a.tar"), JobState::Transferred).job.files.first();
    file.verdict = verdict;
    QTEST(proofText(file), "text");
    QTEST(shortProofText(file), "shortText");
}

void TestUploadWording::errorsHaveACauseAndANextStep()
{
    for (const ErrorCode code :
         {ErrorCode::SessionNotFound,  ErrorCode::ProtocolMismatch,  ErrorCode::UploadUnconfirmed,
          ErrorCode::LocalFileChanged, ErrorCode::FileNotFound,      ErrorCode::PermissionDenied,
          ErrorCode::FolderMissing,    ErrorCode::InputOutput,       ErrorCode::TooLarge,
          ErrorCode::InvalidRange,     ErrorCode::ChecksumMismatch,  ErrorCode::LengthMismatch,
          ErrorCode::ConnectionClosed, ErrorCode::RemoteFileChanged, ErrorCode::NoProgress,
          ErrorCode::TooManyRedirects, ErrorCode::ForbiddenRedirect, ErrorCode::InsecureRedirect,
          ErrorCode::NotAFile,         ErrorCode::NotSupported}) {
        const Error error = remote(code);
        const QByteArray name(errorName(code).data(), errorName(code).size());
        const QString cause = errorText(error, JobType::Upload);
        const QString step = nextStepText(error, JobType::Upload);
        QVERIFY2(isSentence(cause) && isSentence(step), name.constData());
        QVERIFY2(isTransient(remedyFor(error)) == step.contains(QStringLiteral("by itself")),
                 name.constData());
        QVERIFY2(!cause.contains(QStringLiteral("ownload")), name.constData());
        QVERIFY2(!step.contains(QStringLiteral("ownload")), name.constData());
    }
    QCOMPARE(errorText(remote(ErrorCode::FileNotFound), JobType::Upload),
             QStringLiteral("The file to upload is not there."));
}

void TestUploadWording::statusesAreAboutThePlaceToWriteTo()
{
    for (int status = 300; status < 600; ++status) {
        const Error error = remote(ErrorCode::HttpStatus, status);
        const QString step = nextStepText(error, JobType::Upload);
        QVERIFY(isSentence(errorText(error, JobType::Upload)) && isSentence(step));
        QVERIFY2(isTransient(remedyFor(error)) == step.contains(QStringLiteral("by itself")),
                 qPrintable(QString::number(status)));
    }
    QCOMPARE(errorText(remote(ErrorCode::HttpStatus, 404), JobType::Upload),
             QStringLiteral("There is no such place on the server (404)."));
}

void TestUploadWording::anErrorOfTheReplyIsOneOfADownload()
{
    const Job job = sampleUploadReply(QStringLiteral("a.tar"), JobState::Transferred).job;
    Error error = remote(ErrorCode::HttpStatus, 404);
    QCOMPARE(typeOf(job, error), JobType::UploadReply);
    error.file = 0;
    QCOMPARE(typeOf(job, error), JobType::UploadReply);
    error.file = 1;
    QCOMPARE(typeOf(job, error), JobType::Download);
}

void TestUploadWording::connectionsSend_data()
{
    QTest::addColumn<ConnectionView>("connection");
    QTest::addColumn<QString>("text");
    const ByteRange claim{0, 100};
    QTest::newRow("nothing went out")
        << ConnectionView{{}, claim, 0, 0, false} << QStringLiteral("Connecting");
    QTest::newRow("half went out")
        << ConnectionView{{}, claim, 50, 10, true} << QStringLiteral("Sending");
    QTest::newRow("all went out") << ConnectionView{{}, claim, 100, 10, true}
                                  << QStringLiteral("Waits for an answer");
    QTest::newRow("a question without a body")
        << ConnectionView{{}, {0, 0}, 0, 0, false} << QStringLiteral("Waits for an answer");
}

void TestUploadWording::connectionsSend()
{
    QFETCH(const ConnectionView, connection);
    QTEST(connectionText(connection, JobType::Upload), "text");
}

void TestUploadWording::aServerThatTakesNothingIsNamed()
{
    JobSnapshot job = sampleUpload(QStringLiteral("a.tar"), JobState::Transferring);
    QCOMPARE(why(job), QString());
    job.connections = {{{QStringLiteral("example.org"), {0, 100}, 50, 0, true}}};
    QCOMPARE(why(job), QStringLiteral("example.org takes nothing at the moment"));
    job.connections[0][0].at = 100;
    QCOMPARE(why(job), QStringLiteral("Waits for an answer of example.org"));
    job.connections[0][0].speed = 1000;
    QCOMPARE(why(job), QString());
}

void TestUploadWording::jobsSayWhatTheyWaitFor()
{
    QCOMPARE(why(sampleUpload(QStringLiteral("a"), JobState::Transferred)).left(28),
             QStringLiteral("Uploaded: Complete to finish"));
    JobSnapshot job = sampleUploadReply(QStringLiteral("a"), JobState::Transferred);
    QVERIFY2(why(job).startsWith(QStringLiteral("Uploaded, the reply is here")),
             qPrintable(why(job)));
    job.job.state = JobState::Transferring;
    job.job.files.last().state = FileState::Moving;
    QCOMPARE(why(job), QStringLiteral("The file is on the server, its reply is being fetched"));
    job = sampleUpload(QStringLiteral("a"), JobState::Transferring);
    job.job.files.first().restarts = 1;
    QCOMPARE(why(job), QStringLiteral("Started over: the server had lost the upload"));
    QCOMPARE(fileWhyText(job, 0), why(job));
    job = sampleUploadReply(QStringLiteral("a"), JobState::Transferring);
    QCOMPARE(fileWhyText(job, 1), QStringLiteral("Comes when the server has the file"));
}

void TestUploadWording::theReplyHasItsOwnState()
{
    File reply =
        sampleUploadReply(QStringLiteral("a"), JobState::Transferring).job.files.constLast();
    QSet<QString> texts{replyStateText(reply)};
    reply.url = QUrl(QStringLiteral("https://example.org/reply"));
    reply.error = remote(ErrorCode::HttpStatus, 404);
    for (const FileState state : {FileState::Waiting, FileState::Moving, FileState::Transferred,
                                  FileState::Completed, FileState::Failed}) {
        reply.state = state;
        texts.insert(replyStateText(reply));
    }
    QCOMPARE(texts.size(), 6);
    QVERIFY(!texts.contains(QString()));
}

void TestUploadWording::cancelTellsTheServerOrDropsTheReply()
{
    const Question unfinished =
        cancelQuestion(sampleUpload(QStringLiteral("a"), JobState::Transferring));
    QVERIFY2(unfinished.text.contains(QStringLiteral("server will be told")),
             qPrintable(unfinished.text));
    QVERIFY(!cancelQuestion(sampleUpload(QStringLiteral("a"), JobState::Transferred)).needed);
    JobSnapshot job = sampleUploadReply(QStringLiteral("a"), JobState::Transferred);
    const Question reply = cancelQuestion(job);
    QVERIFY2(reply.text.contains(QStringLiteral("Only the reply is deleted")),
             qPrintable(reply.text));
    QCOMPARE(reply.proceed, QStringLiteral("Drop the reply"));
    job.job.state = JobState::Transferring;
    job.job.files.last().state = FileState::Moving;
    QVERIFY(cancelQuestion(job).text.contains(QStringLiteral("stays on the server")));
}

void TestUploadWording::completeSaysWhyNot_data()
{
    QTest::addColumn<JobSnapshot>("job");
    QTest::addColumn<QString>("text");
    const QString name = QStringLiteral("a");
    const QString reason = QStringLiteral("Possible when everything is uploaded");
    QTest::newRow("download") << sampleJob(name, JobState::Transferring) << QString();
    QTest::newRow("uploading") << sampleUpload(name, JobState::Transferring) << reason;
    QTest::newRow("suspended") << sampleUpload(name, JobState::Suspended) << reason;
    QTest::newRow("uploaded") << sampleUpload(name, JobState::Transferred) << QString();
    QTest::newRow("completed") << sampleUpload(name, JobState::Acknowledged) << QString();
    QTest::newRow("with a reply") << sampleUploadReply(name, JobState::Transferring)
                                  << reason + QStringLiteral(" and the reply has arrived");
}

void TestUploadWording::completeSaysWhyNot()
{
    QFETCH(const JobSnapshot, job);
    QFETCH(const QString, text);
    QCOMPARE(completeRefusalText(job.job), text);
    if (!text.isEmpty())
        QCOMPARE(completeHint(job), text);
}

void TestUploadWording::noticesSayUploaded()
{
    for (const Notice::Kind kind : {Notice::Kind::Transferred, Notice::Kind::AutoCompleted}) {
        const Notice notice{kind, JobId::createUuid(), QStringLiteral("a"), {}, {}};
        const QString upload = noticeText(notice, JobType::Upload);
        const QString reply = noticeText(notice, JobType::UploadReply);
        QVERIFY(upload.startsWith(QStringLiteral("Uploaded")) && isSentence(upload));
        QVERIFY(reply.startsWith(QStringLiteral("Uploaded")) && isSentence(reply));
        QVERIFY(reply.contains(QStringLiteral("reply"))
                && !upload.contains(QStringLiteral("reply")));
        QVERIFY(!noticeText(notice, JobType::Download).contains(QStringLiteral("Upload")));
    }
}

QTEST_GUILESS_MAIN(TestUploadWording)
#include "tst_uploadwording.moc"
