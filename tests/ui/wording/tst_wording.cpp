// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wording/wording.h"

#include "tests/support/fakeengine.h"
#include "ui/format/format.h"

#include <QSet>
#include <QTest>

using namespace tranship;

namespace {

constexpr qint64 mebi = 1 << 20;

Error error(ErrorCode code, int status = 0)
{
    Error one = makeError(code, ErrorContext::RemoteFile, QStringLiteral("example.org"));
    one.httpStatus = status;
    return one;
}

File file(const char *name, FileState state, qint64 moved, qint64 total)
{
    File one = FakeEngine::makeFile(QStringLiteral("https://example.org/") + QLatin1String(name),
                                    QStringLiteral("/home/user/Downloads/") + QLatin1String(name),
                                    total, moved);
    one.state = state;
    return one;
}

JobSnapshot job(JobState state, const QList<File> &files = {})
{
    JobSnapshot snapshot = FakeEngine::makeJob(QStringLiteral("job"), state);
    snapshot.job.files = files;
    snapshot.expires = {};
    return snapshot;
}

ConnectionView connection(qint64 speed, bool isOpen)
{
    return {QStringLiteral("example.org"), {0, 10}, 5, speed, isOpen};
}

QList<ErrorCode> allErrorCodes()
{
    QList<ErrorCode> codes;
    for (int number = 1; number < 1000; ++number) {
        const auto code = static_cast<ErrorCode>(number);
        if (errorFromName(QString(errorName(code))) == code)
            codes.append(code);
    }
    return codes;
}

bool isSentence(const QString &text)
{
    return text.size() > 10 && text.at(0).isUpper() && text.endsWith(u'.');
}

} // namespace

class TestWording final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyErrorHasACauseAndANextStep();
    void nextStepSaysWhetherItGoesOnByItself();
    void tellsTheSourceFromTheTarget();
    void everyStatusHasACauseAndANextStep();
    void namesTheCodeInTheDetail();
    void everyValueHasItsOwnWord();
    void everyNoticeHasTitleAndBody();
    void saysHowSureOfTheBytesItIs_data();
    void saysHowSureOfTheBytesItIs();
    void saysWhoVouchesForTheChecksum();
    void saysWhyAJobIsAsItIs_data();
    void saysWhyAJobIsAsItIs();
    void saysWhyAFileIsAsItIs();
    void saysWhenAJobExpires();
    void asksBeforeCompleteDeletesBytes_data();
    void asksBeforeCompleteDeletesBytes();
    void asksBeforeCancelDeletesBytes_data();
    void asksBeforeCancelDeletesBytes();
    void buttonsSayWhatTheyDo();
    void hintSaysWhatCompleteWouldDo();
    void namesWithPlaceholdersStayAsTheyAre();
};

void TestWording::everyErrorHasACauseAndANextStep()
{
    const QList<ErrorCode> codes = allErrorCodes();
    QVERIFY(codes.size() > 50);
    for (const ErrorCode code : codes) {
        const QByteArray name(errorName(code).data(), errorName(code).size());
        QVERIFY2(isSentence(errorText(error(code))), name.constData());
        QVERIFY2(isSentence(nextStepText(error(code))), name.constData());
        QVERIFY2(errorText(error(code)) != QStringLiteral("Something went wrong."),
                 name.constData());
        QVERIFY2(!errorText(error(code)).contains(QString(errorName(code))), name.constData());
    }
    QCOMPARE(errorText({}), QString());
    QCOMPARE(nextStepText({}), QString());
}

void TestWording::nextStepSaysWhetherItGoesOnByItself()
{
    for (const ErrorCode code : allErrorCodes()) {
        const Error one = error(code);
        QVERIFY2(isTransient(remedyFor(one))
                     == nextStepText(one).contains(QStringLiteral("by itself")),
                 qPrintable(QString(errorName(code))));
    }
}

void TestWording::tellsTheSourceFromTheTarget()
{
    for (const ErrorCode code : {ErrorCode::PermissionDenied, ErrorCode::FileNotFound}) {
        const Error source = makeError(code, ErrorContext::RemoteFile);
        const Error target = makeError(code, ErrorContext::LocalFile);
        QVERIFY(isSentence(errorText(source)));
        QVERIFY(isSentence(nextStepText(source)));
        QVERIFY(errorText(source) != errorText(target));
        QVERIFY(nextStepText(source) != nextStepText(target));
    }
}

void TestWording::everyStatusHasACauseAndANextStep()
{
    for (int status = 300; status < 600; ++status) {
        const Error one = error(ErrorCode::HttpStatus, status);
        QVERIFY(isSentence(errorText(one)));
        QVERIFY(errorText(one).contains(QStringLiteral("(%1)").arg(status)));
        QVERIFY(isSentence(nextStepText(one)));
        QVERIFY2(isTransient(remedyFor(one))
                     == nextStepText(one).contains(QStringLiteral("by itself")),
                 qPrintable(QString::number(status)));
    }
    QCOMPARE(errorText(error(ErrorCode::HttpStatus, 429)),
             QStringLiteral("The server asked to slow down (429)."));
}

void TestWording::namesTheCodeInTheDetail()
{
    QCOMPARE(errorDetailText(error(ErrorCode::HttpStatus, 429)),
             QStringLiteral("HttpStatus 429: example.org"));
    QCOMPARE(errorDetailText(makeError(ErrorCode::DiskFull, ErrorContext::LocalFile)),
             QStringLiteral("DiskFull"));
    QCOMPARE(errorDetailText({}), QString());
}

void TestWording::everyValueHasItsOwnWord()
{
    QSet<QString> words;
    for (const JobState state : allJobStates)
        words.insert(stateText(state));
    QCOMPARE(words.size(), static_cast<int>(allJobStates.size()));
    words.clear();
    for (int state = 0; state <= 4; ++state)
        words.insert(stateText(static_cast<FileState>(state)));
    QCOMPARE(words.size(), 5);
    words.clear();
    for (int value = 0; value < 4; ++value)
        words.insert(priorityText(static_cast<Priority>(value)));
    for (int value = 0; value < 3; ++value) {
        words.insert(typeText(static_cast<JobType>(value)));
        words.insert(onExistsText(static_cast<OnExists>(value)));
        words.insert(policySourceText(static_cast<PolicySource>(value)));
        words.insert(costPolicyText(static_cast<CostPolicy>(value)));
    }
    QCOMPARE(words.size(), 4 + 4 * 3);
    QVERIFY(!words.contains(QString()));
}

void TestWording::everyNoticeHasTitleAndBody()
{
    for (int kind = 0; kind <= static_cast<int>(Notice::Kind::LeftoversRemain); ++kind) {
        Notice notice{static_cast<Notice::Kind>(kind), JobId::createUuid(), QStringLiteral("Iso"),
                      error(ErrorCode::DiskFull), QStringLiteral("jobs.damaged")};
        QCOMPARE(noticeTitle(notice), QStringLiteral("Iso"));
        QVERIFY(isSentence(noticeText(notice)));
        notice.jobName.clear();
        QCOMPARE(noticeTitle(notice), QStringLiteral("Tranship"));
    }
}

void TestWording::saysHowSureOfTheBytesItIs_data()
{
    QTest::addColumn<QString>("verdict");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shortText");
    const auto row = [](const char *name, const char *verdict, const char *source, const char *text,
                        const char *shortText) {
        QTest::newRow(name) << QString::fromUtf8(verdict) << QString::fromUtf8(source)
                            << QString::fromUtf8(text) << QString::fromUtf8(shortText);
    };
    row("not yet", "", "Metalink", "Not verified yet", "");
    row("Metalink", "sha-256", "Metalink", "Verified by SHA-256 from Metalink", "SHA-256");
    row("the person", "md5", "", "Verified by the MD5 you gave", "MD5");
    row("a header", "sha-512", "Repr-Digest",
        "Verified by SHA-512 from the server’s header Repr-Digest", "SHA-512");
    row("pieces", "pieces", "", "All 3 piece(s) verified by SHA-1 from Metalink", "Pieces, SHA-1");
    row("length", "length", "", "Length only: it is the one the server announced", "Length only");
    row("no length", "unverified length", "",
        "Length not known: the server did not say how long the file is", "Length not known");
}

void TestWording::saysHowSureOfTheBytesItIs()
{
    QFETCH(const QString, verdict);
    QFETCH(const QString, source);
    File one = file("a.iso", FileState::Transferred, 10, 10);
    one.verdict = verdict;
    one.checksumSource = source;
    one.pieces = {Checksum::Algorithm::Sha1, 4, {QByteArray(20, 'a'), QByteArray(20, 'b'), {}}};
    QTEST(verdictText(one), "text");
    QTEST(shortVerdictText(one), "shortText");
}

void TestWording::saysWhoVouchesForTheChecksum()
{
    File one = file("a.iso", FileState::Waiting, 5, 10);
    QCOMPARE(checksumSourceText(one), QStringLiteral("None is known: the length is checked"));
    one.checksum = QStringLiteral("sha-256:00ff");
    QCOMPARE(checksumSourceText(one), QStringLiteral("Given by you"));
    one.checksumSource = QStringLiteral("Metalink");
    QCOMPARE(checksumSourceText(one), QStringLiteral("Metalink"));
    one.checksumSource = QStringLiteral("Content-MD5");
    QCOMPARE(checksumSourceText(one), QStringLiteral("The server’s header Content-MD5"));
}

void TestWording::saysWhyAJobIsAsItIs_data()
{
    QTest::addColumn<JobSnapshot>("snapshot");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *name, const JobSnapshot &snapshot, const char *why) {
        QTest::newRow(name) << snapshot << QString::fromUtf8(why);
    };
    const File half = file("a.iso", FileState::Moving, 5, 10);
    JobSnapshot one = job(JobState::Queued, {half});
    row("queued", one, "Starts in a moment");
    one.waitsForSlot = true;
    row("no free slot", one, "Waits for a free slot");
    row("moving", job(JobState::Transferring, {half}), "");
    row("connecting", job(JobState::Connecting, {half}), "");
    one = job(JobState::Transferring, {half});
    one.connections = {{connection(0, true), connection(100, true)}};
    row("one of two sends", one, "");
    one.connections[0][1].speed = 0;
    row("none sends", one, "example.org sends nothing at the moment");
    one.speed = 5;
    row("bytes came a moment ago", one, "");
    one = job(JobState::Connecting, {half});
    one.connections = {{connection(0, false)}};
    row("no answer yet", one, "Waits for an answer of example.org");
    const File whole = file("c.iso", FileState::Moving, 10, 10);
    row("checked", job(JobState::Transferring, {whole}),
        "All bytes are here and are being checked");
    row("one is checked, another moves", job(JobState::Transferring, {whole, half}), "");
    const File failed = file("b.iso", FileState::Failed, 0, 10);
    row("one file failed", job(JobState::Transferring, {half, failed}), "1 file(s) failed");
    File again = half;
    again.restarts = 1;
    row("began anew", job(JobState::Transferring, {again}),
        "Started over: the file on the server has changed");
    row("suspended", job(JobState::Suspended, {half}), "");
    row("no files", job(JobState::Suspended), "Has no files yet");

    one = job(JobState::Suspended, {half});
    one.job.error = error(ErrorCode::CrashedTwice);
    row("crash guard", one,
        "Tranship ended unexpectedly twice while this job ran, so it was suspended.");
    one = job(JobState::Error, {half});
    one.job.error = makeError(ErrorCode::PermissionDenied, ErrorContext::LocalFile);
    row("error", one, "The folder or file may not be opened.");
    one = job(JobState::TransientError, {half});
    one.job.error = error(ErrorCode::HttpStatus, 429);
    one.job.nextTry = FakeEngine::now().addMSecs(41'500);
    row("retry", one, "Tries again in 42 s: the server asked to slow down (429)");
    one.job.nextTry = FakeEngine::now().addSecs(-5);
    row("retry is due", one, "Tries again in 0 s: the server asked to slow down (429)");
    one.job.nextTry = {};
    one.job.error = error(ErrorCode::NetworkDisconnected);
    row("network", one, "Waits for the network: there is no network connection");
    one.job.error = error(ErrorCode::DiskFull);
    row("disk", one, "Waits for the disk: the disk is full");
    one.job.error = error(ErrorCode::KeychainUnavailable);
    row("keychain", one, "Waits for the keychain: the passwords are locked in the keychain");
    one.job.error = error(ErrorCode::BlockedByCostPolicy);
    row("costs", one,
        "Waits for another network: the network is metered, and this job avoids costs");
    one.job.error = error(ErrorCode::BlockedByPolicy);
    row("policy", one, "Waits until it is allowed: the speed limit allows nothing now");
    one.job.nextTry = FakeEngine::now().addSecs(3600);
    row("blocked until", one,
        qPrintable(QStringLiteral("Waits until %1: the speed limit allows nothing now")
                       .arg(format::dateTime(one.job.nextTry))));
    one.job.nextTry = {};

    const File done = file("a.iso", FileState::Transferred, 10, 10);
    one = job(JobState::Transferred, {done});
    row("transferred", one, "Transferred: Complete to keep");
    one.expires = FakeEngine::now().addDays(87);
    row("transferred, expires", one,
        "Transferred: Complete to keep. Cancelled in 87 day(s) if nobody decides");
    one.job.error = error(ErrorCode::DestinationExists);
    row("rename failed", one, "Could not be completed: a file of this name is already there");
    one = job(JobState::Transferred, {done});
    one.job.type = JobType::Upload;
    row("uploaded", one, "Uploaded: Complete to finish");
    row("completed", job(JobState::Acknowledged, {done}), "");
    row("cancelled", job(JobState::Cancelled, {done}), "");
}

void TestWording::saysWhyAJobIsAsItIs()
{
    QFETCH(JobSnapshot, snapshot);
    QTEST(whyText(snapshot, FakeEngine::now()), "why");
}

void TestWording::saysWhyAFileIsAsItIs()
{
    JobSnapshot snapshot = job(JobState::Suspended, {file("a.iso", FileState::Waiting, 5, 10)});
    File &one = snapshot.job.files[0];
    const auto why = [&snapshot] { return fileWhyText(snapshot, 0); };
    QCOMPARE(why(), QString());
    snapshot.job.state = JobState::Transferring;
    QCOMPARE(why(), QStringLiteral("Waits for its turn"));
    one.error = error(ErrorCode::Timeout);
    QCOMPARE(why(), QStringLiteral("The server did not answer in time."));
    one.state = FileState::Transferred;
    QCOMPARE(why(), QString());
    one.renamedFrom = QStringLiteral("../a.iso");
    QVERIFY(why().contains(QStringLiteral("../a.iso")));
    one.state = FileState::Moving;
    one.error = {};
    snapshot.connections = {{connection(0, true)}};
    QCOMPARE(why(), QStringLiteral("example.org sends nothing at the moment"));
    one.bytesTransferred = one.bytesTotal;
    QCOMPARE(why(), QStringLiteral("All bytes are here and are being checked"));
    one.restarts = 2;
    QCOMPARE(why(), QStringLiteral("Started over: the file on the server has changed"));
}

void TestWording::saysWhenAJobExpires()
{
    JobSnapshot one = job(JobState::Suspended);
    QCOMPARE(expiryText(one, FakeEngine::now()), QString());
    one.expires = FakeEngine::now().addSecs(3 * 3600);
    QCOMPARE(expiryText(one, FakeEngine::now()),
             QStringLiteral("Cancelled in 3 hour(s) if nobody decides"));
    one.job.state = JobState::Acknowledged;
    QCOMPARE(expiryText(one, FakeEngine::now()), QString());
}

void TestWording::asksBeforeCompleteDeletesBytes_data()
{
    QTest::addColumn<JobSnapshot>("snapshot");
    QTest::addColumn<QString>("text");
    const File first = file("a.iso", FileState::Transferred, 700 * mebi, 700 * mebi);
    const File second = file("b.iso", FileState::Transferred, 324 * mebi, 324 * mebi);
    const File half = file("c.iso", FileState::Moving, 300 * mebi, 2048 * mebi);
    const File unsized = file("d.iso", FileState::Moving, 3 * mebi, unknownSize);
    File elsewhere = second;
    elsewhere.path = QStringLiteral("/srv/b.iso");
    const auto row = [](const char *name, const JobSnapshot &snapshot, const char *text) {
        QTest::newRow(name) << snapshot << QString::fromUtf8(text);
    };
    row("some are finished", job(JobState::Transferring, {first, second, half}),
        "Keep 2 finished file(s) (1.0 GiB) in Downloads and delete 1 unfinished file(s) (300.0 MiB "
        "of 2.0 GiB)?");
    row("size unknown", job(JobState::Suspended, {first, half, unsized}),
        "Keep 1 finished file(s) (700.0 MiB) in Downloads and delete 2 unfinished file(s) (303.0 "
        "MiB)?");
    row("several folders", job(JobState::Error, {first, elsewhere, half}),
        "Keep 2 finished file(s) (1.0 GiB) in 2 folder(s) and delete 1 unfinished file(s) (300.0 "
        "MiB of 2.0 GiB)?");
    row("none is finished", job(JobState::Suspended, {half}),
        "No file is finished. Delete 1 unfinished file(s) (300.0 MiB of 2.0 GiB) and keep "
        "nothing?");
    row("all is transferred", job(JobState::Transferred, {first, second}), "");
    JobSnapshot upload = job(JobState::Transferring, {half});
    upload.job.type = JobType::Upload;
    row("upload", upload, "");
}

void TestWording::asksBeforeCompleteDeletesBytes()
{
    QFETCH(JobSnapshot, snapshot);
    QFETCH(QString, text);
    const Question question = completeQuestion(snapshot);
    QCOMPARE(question.text, text);
    QCOMPARE(question.needed, !text.isEmpty());
}

void TestWording::asksBeforeCancelDeletesBytes_data()
{
    QTest::addColumn<JobSnapshot>("snapshot");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const JobSnapshot &snapshot, const char *text) {
        QTest::newRow(name) << snapshot << QString::fromUtf8(text);
    };
    const File done = file("a.iso", FileState::Transferred, 700 * mebi, 700 * mebi);
    const File half = file("c.iso", FileState::Moving, 300 * mebi, 2048 * mebi);
    const File untouched = file("d.iso", FileState::Waiting, 0, unknownSize);
    row("nothing has arrived", job(JobState::Suspended, {untouched}), "");
    row("no files", job(JobState::Suspended), "");
    row("unfinished", job(JobState::Transferring, {half}),
        "Delete 1 unfinished file(s) (300.0 MiB of 2.0 GiB)?");
    row("both", job(JobState::Transferring, {done, half}),
        "Delete 1 finished file(s) (700.0 MiB) and delete 1 unfinished file(s) (300.0 MiB of 2.0 "
        "GiB)?");
    row("transferred", job(JobState::Transferred, {done}),
        "Delete 1 finished file(s) (700.0 MiB) that nobody has completed?");
    JobSnapshot upload = job(JobState::Transferring, {half});
    upload.job.type = JobType::Upload;
    row("upload", upload,
        "Stop uploading 1 file(s)? The server will be told to delete what it has (300.0 MiB of 2.0 "
        "GiB). Your own files stay.");
    upload.job.state = JobState::Transferred;
    row("uploaded", upload, "");
    upload.job.type = JobType::UploadReply;
    row("uploaded with reply", upload,
        "Drop the server's reply? Only the reply is deleted: what was uploaded stays on the "
        "server.");
    upload.job.state = JobState::Suspended;
    upload.job.files = {untouched};
    row("upload not begun", upload, "");
}

void TestWording::asksBeforeCancelDeletesBytes()
{
    QFETCH(JobSnapshot, snapshot);
    QFETCH(QString, text);
    const Question question = cancelQuestion(snapshot);
    QCOMPARE(question.text, text);
    QCOMPARE(question.needed, !text.isEmpty());
}

void TestWording::buttonsSayWhatTheyDo()
{
    const File done = file("a.iso", FileState::Transferred, 700 * mebi, 700 * mebi);
    const File half = file("c.iso", FileState::Moving, 300 * mebi, 2048 * mebi);
    Question question = completeQuestion(job(JobState::Transferring, {done, half}));
    QCOMPARE(question.proceed, QStringLiteral("Keep finished files"));
    QCOMPARE(question.stay, QStringLiteral("Go on transferring"));
    question = completeQuestion(job(JobState::Suspended, {half}));
    QCOMPARE(question.proceed, QStringLiteral("Delete unfinished files"));
    QCOMPARE(question.stay, QStringLiteral("Leave it as it is"));
    question = cancelQuestion(job(JobState::TransientError, {half}));
    QCOMPARE(question.proceed, QStringLiteral("Delete files"));
    QCOMPARE(question.stay, QStringLiteral("Go on transferring"));
    QVERIFY(!question.title.isEmpty());
}

void TestWording::hintSaysWhatCompleteWouldDo()
{
    const File done = file("a.iso", FileState::Transferred, 700 * mebi, 700 * mebi);
    const File half = file("c.iso", FileState::Moving, 300 * mebi, 2048 * mebi);
    QCOMPARE(completeHint(job(JobState::Transferred, {done})),
             QStringLiteral("Keeps 1 file(s) (700.0 MiB) in Downloads"));
    QCOMPARE(completeHint(job(JobState::Transferring, {done, half})),
             QStringLiteral(
                 "Keeps 1 file(s) (700.0 MiB) in Downloads and deletes 1 unfinished file(s)"));
    QCOMPARE(completeHint(job(JobState::Transferring, {half})),
             QStringLiteral("Ends the job: no file is finished yet"));
}

void TestWording::namesWithPlaceholdersStayAsTheyAre()
{
    File done = file("a.iso", FileState::Transferred, 10, 10);
    done.path = QStringLiteral("/home/user/100%1%2/a.iso");
    const File half = file("c.iso", FileState::Moving, 5, 10);
    const QString text = completeQuestion(job(JobState::Transferring, {done, half})).text;
    QVERIFY2(text.contains(QStringLiteral("in 100%1%2 and delete")), qPrintable(text));
}

QTEST_GUILESS_MAIN(TestWording)
#include "tst_wording.moc"
