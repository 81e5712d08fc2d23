// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/connectionsetups.h"
#include "tests/model/queue/queuerig.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace tranship;
using namespace tranship::test;

/// Jobs that upload: bits.md 1.3 to 1.6 without a reply.
class UploadsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QueueRig> rig;

    /// A job of one file in each state that a job can be in by itself.
    JobId jobIn(JobState state);

private Q_SLOTS:

    void init() { rig = std::make_unique<QueueRig>(); }

    void cleanup() { rig.reset(); }

    void severalFilesGoSideBySide();
    void aFileThatFailsDoesNotStopTheOthers();
    void theJobIsConnectingUntilTheServerTakesSomething();
    void whatWasAcknowledgedSurvivesAKill();
    void aLostSessionStartsOver();
    void theChosenMethodIsSpoken();
    void theMethodOfASessionStays();

    void addIsRefused_data();
    void addIsRefused();
    void addOfAFileThatCannotBeReadIsRefused();
    void anEmptyFileCanBeUploaded();
    void moreFilesThanThePolicyAllowsAreRefused();
    void addedFilesKnowTheirSource();
    void sourcesTakeNoNamesFromDownloads();

    void suspend_data() { everyState(); }

    void suspend();

    void resume_data() { everyState(); }

    void resume();
    void resumeWithoutFilesAnswersEmpty();

    void completeBeforeTransferredChangesNothing_data();
    void completeBeforeTransferredChangesNothing();
    void completeInTransferredAcknowledges();
    void completeOfAnEndedUploadIsNoLegalVerb();
    void anAddedFileIsUploadedByResume();

    void cancel_data() { everyState(); }

    void cancel();
    void theServerIsToldByTheWayOfTheJob();
    void cancelOfAFinishedUploadTellsNobody();
    void cancelLeavesTheSource();
    void removeFileTellsTheServer();
    void expiryTellsTheServer();

    void aChangedSourceIsFatalAndResumeTakesTheNewOne();
    void anUnconfirmedUploadIsSentAgainByResumeAlone();
    void aSourceThatIsAwayIsWaitedFor();
    void namesOfUploadsCannotBeReplaced();
    void aMethodCannotChangeUnderASession();

private:
    static void everyState();
};

namespace {

const QString a = QStringLiteral("a.bin");
const QString b = QStringLiteral("b.bin");

Error httpError(int status)
{
    Error error = makeError(ErrorCode::HttpStatus, ErrorContext::RemoteFile);
    error.httpStatus = status;
    return error;
}

} // namespace

void UploadsTest::everyState()
{
    QTest::addColumn<JobState>("state");
    for (const JobState state : {JobState::Suspended, JobState::Connecting, JobState::Transferring,
                                 JobState::TransientError, JobState::Error, JobState::Transferred})
        QTest::newRow(stateName(state).data()) << state;
}

JobId UploadsTest::jobIn(JobState state)
{
    const QString path = rig->source(a);
    const JobId id = rig->uploadOf({path});
    if (state == JobState::Suspended)
        return id;
    const bool resumed = rig->resume(id).has_value();
    Q_ASSERT(resumed);
    HandUpload *upload = rig->upload(path);
    if (state == JobState::Connecting)
        return id;
    if (state == JobState::Transferred)
        upload->finish();
    else
        upload->acknowledge(400);
    if (state == JobState::TransientError)
        upload->fail(httpError(503));
    if (state == JobState::Error)
        upload->fail(httpError(403));
    const bool reached = rig->reaches(id, state);
    Q_ASSERT(reached);
    return id;
}

void UploadsTest::severalFilesGoSideBySide()
{
    const QStringList paths = {rig->source(a, 1000), rig->source(b, 500)};
    const JobId id = rig->uploadOf(paths);
    QCOMPARE(rig->job(id)->bytesTotal(), 1500);
    QVERIFY(rig->resume(id));
    HandUpload *first = rig->upload(paths.at(0));
    HandUpload *second = rig->upload(paths.at(1));
    first->acknowledge(300);
    second->finish();
    QTRY_COMPARE(rig->job(id)->filesTransferred(), 1);
    QTRY_COMPARE(rig->job(id)->bytesTransferred(), 800);
    QCOMPARE(rig->state(id), JobState::Transferring);
    first->finish();
    QVERIFY(rig->reaches(id, JobState::Transferred));
    QCOMPARE(rig->job(id)->filesTransferred(), 2);
    QVERIFY(rig->farewells().heard.isEmpty());
}

void UploadsTest::aFileThatFailsDoesNotStopTheOthers()
{
    const QStringList paths = {rig->source(a), rig->source(b)};
    const JobId id = rig->uploadOf(paths);
    QVERIFY(rig->resume(id));
    rig->upload(paths.at(0))->fail(httpError(403));
    rig->upload(paths.at(1))->finish();
    QVERIFY(rig->reaches(id, JobState::Error));
    QCOMPARE(rig->job(id)->error.httpStatus, 403);
    QCOMPARE(rig->job(id)->error.file, 0);
    QCOMPARE(rig->job(id)->files.at(1).state, FileState::Transferred);
}

void UploadsTest::theJobIsConnectingUntilTheServerTakesSomething()
{
    const QString path = rig->source(a);
    const JobId id = rig->uploadOf({path});
    QVERIFY(rig->resume(id));
    HandUpload *upload = rig->upload(path);
    QCOMPARE(rig->state(id), JobState::Connecting);
    upload->acknowledge(1);
    QVERIFY(rig->reaches(id, JobState::Transferring));
}

void UploadsTest::whatWasAcknowledgedSurvivesAKill()
{
    const JobId id = jobIn(JobState::Transferring);
    const QString path = rig->job(id)->files.first().path;
    rig->tick(2);
    rig->restart();
    HandUpload *upload = rig->upload(path);
    QCOMPARE(upload->file().upload.acknowledged, 400);
    QCOMPARE(upload->file().upload.id, QByteArray("{1}"));
    QCOMPARE(rig->job(id)->bytesTransferred(), 400);
    upload->finish();
    QVERIFY(rig->reaches(id, JobState::Transferred));
}

void UploadsTest::aLostSessionStartsOver()
{
    const JobId id = jobIn(JobState::Transferring);
    const QString path = rig->job(id)->files.first().path;
    HandUpload *before = rig->upload(path);
    before->fail(makeError(ErrorCode::SessionNotFound, ErrorContext::RemoteApplication));
    QTRY_VERIFY(rig->uploads().running(path) && rig->uploads().running(path) != before);
    QVERIFY(rig->upload(path)->file().upload == UploadSession{});
    QCOMPARE(rig->job(id)->files.first().restarts, 1);
    rig->upload(path)->finish();
    QVERIFY(rig->reaches(id, JobState::Transferred));
}

void UploadsTest::theChosenMethodIsSpoken()
{
    const QString path = rig->source(a);
    const JobId id = rig->uploadOf({path});
    QVERIFY(rig->set(id, QStringLiteral("upload-method"), QStringLiteral("tus")));
    QVERIFY(rig->resume(id));
    (void)rig->upload(path);
    QCOMPARE(rig->uploads().orders.first().method, UploadMethod::Tus);
    QVERIFY(!rig->uploads().orders.first().wantsReply);
    QVERIFY(rig->uploads().orders.first().throttle);
}

void UploadsTest::theMethodOfASessionStays()
{
    const JobId id = jobIn(JobState::Transferring);
    const Done done = rig->set(id, QStringLiteral("upload-method"), QStringLiteral("put"));
    QCOMPARE(done.error().code, ErrorCode::ReadOnlyAfterResume);
}

void UploadsTest::addIsRefused_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("path"); // %1: the folder of the rig
    QTest::addColumn<QStringList>("mirrors");
    QTest::addColumn<QStringList>("parts");
    QTest::addColumn<ErrorCode>("code");
    const QString url = QStringLiteral("http://up.example/x");
    const QString path = QStringLiteral("%1/a.bin");
    const auto row = [](const char *name, const QString &to, const QString &from, ErrorCode code,
                        const QStringList &mirrors = {}, const QStringList &parts = {}) {
        QTest::newRow(name) << to << from << mirrors << parts << code;
    };
    row("no such file", url, QStringLiteral("%1/none"), ErrorCode::FileNotFound);
    row("no such folder", url, QStringLiteral("%1/none/a.bin"), ErrorCode::FolderMissing);
    row("a folder", url, QStringLiteral("%1"), ErrorCode::NotAFile);
    row("a device", url, QStringLiteral("/dev/null"), ErrorCode::NotAFile);
    row("a relative path", url, QStringLiteral("a.bin"), ErrorCode::InvalidArgument);
    row("no URL", QStringLiteral("up.example"), path, ErrorCode::InvalidArgument);
    row("to a local file", QStringLiteral("file:///tmp/x"), path, ErrorCode::InvalidArgument);
    row("a mirror", url, path, ErrorCode::NotSupported, {url});
    row("a part at no URL", url, path, ErrorCode::InvalidArgument, {}, {QStringLiteral("part")});
    row("a part with a password", url, path, ErrorCode::CredentialsInUrl, {},
        {QStringLiteral("http://u:p@up.example/x")});
}

void UploadsTest::addIsRefused()
{
    QFETCH(QString, url);
    QFETCH(QString, path);
    QFETCH(QStringList, mirrors);
    QFETCH(QStringList, parts);
    const QString good = rig->source(a);
    const JobId id = rig->uploadOf({});
    NewFile bad{url, path.contains(QLatin1String("%1")) ? path.arg(rig->folder()) : path};
    bad.mirrors = mirrors;
    bad.partUrls = parts;
    // all or none
    const Done done = rig->add(id, {{QStringLiteral("http://up.example/good"), good}, bad});
    QVERIFY(!done);
    QTEST(done.error().code, "code");
    QVERIFY(rig->job(id)->files.isEmpty());
    if (done.error().code == ErrorCode::NotAFile || done.error().code == ErrorCode::FileNotFound)
        QCOMPARE(done.error().context, ErrorContext::LocalFile);
}

void UploadsTest::addOfAFileThatCannotBeReadIsRefused()
{
    const QString path = rig->source(a);
    QVERIFY(QFile::setPermissions(path, QFile::Permissions()));
    if (::access(path.toLocal8Bit().constData(), R_OK) == 0)
        QSKIP("this user may read everything");
    const JobId id = rig->uploadOf({});
    const Done done = rig->add(id, {{QStringLiteral("http://up.example/x"), path}});
    QCOMPARE(done.error().code, ErrorCode::PermissionDenied);
}

void UploadsTest::anEmptyFileCanBeUploaded()
{
    const JobId id = rig->uploadOf({rig->source(a, 0)});
    QCOMPARE(rig->job(id)->bytesTotal(), 0);
}

void UploadsTest::moreFilesThanThePolicyAllowsAreRefused()
{
    QVERIFY(rig->setPolicy(QStringLiteral("MaxFilesPerJob"), QStringLiteral("1")));
    const JobId id = rig->uploadOf({rig->source(a)});
    const Done done = rig->add(id, {{QStringLiteral("http://up.example/b"), rig->source(b)}});
    QCOMPARE(done.error().code, ErrorCode::TooManyFilesInJob);
}

void UploadsTest::addedFilesKnowTheirSource()
{
    const QString path = rig->source(a, 4321);
    const JobId id = rig->uploadOf({path});
    struct stat status = {};
    QCOMPARE(::stat(path.toLocal8Bit().constData(), &status), 0);
    const File file = rig->job(id)->files.first();
    QCOMPARE(file.source.size, 4321);
    QCOMPARE(file.source.inode, static_cast<quint64>(status.st_ino));
    QCOMPARE(file.source.modified.count(),
             status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec);
    QVERIFY(file.partName.isEmpty());
    rig->restart();
    QVERIFY(rig->job(id)->files.first() == file);
}

void UploadsTest::sourcesTakeNoNamesFromDownloads()
{
    (void)rig->uploadOf({rig->source(a)});
    rig->server().setResource(QStringLiteral("/a.bin"), {});
    const JobId id = rig->jobOf({QStringLiteral("/a.bin")});
    QCOMPARE(QFileInfo(rig->job(id)->files.first().path).fileName(), a);
}

void UploadsTest::suspend()
{
    QFETCH(JobState, state);
    const JobId id = jobIn(state);
    QVERIFY(rig->suspend(id));
    const bool stays = state == JobState::Error || state == JobState::Transferred;
    QCOMPARE(rig->state(id), stays ? state : JobState::Suspended);
    QVERIFY(!rig->uploads().running(rig->job(id)->files.first().path));
    // the session is kept, and nobody is told
    if (state == JobState::Transferring)
        QCOMPARE(rig->job(id)->files.first().upload.acknowledged, 400);
    QVERIFY(rig->farewells().heard.isEmpty());
}

void UploadsTest::resume()
{
    QFETCH(JobState, state);
    const JobId id = jobIn(state);
    QVERIFY(rig->resume(id));
    if (state == JobState::Transferred) {
        QCOMPARE(rig->state(id), JobState::Transferred);
        return;
    }
    HandUpload *upload = rig->upload(rig->job(id)->files.first().path);
    QCOMPARE(upload->file().upload.acknowledged,
             state == JobState::Suspended || state == JobState::Connecting ? 0 : 400);
    upload->finish();
    QVERIFY(rig->reaches(id, JobState::Transferred));
}

void UploadsTest::resumeWithoutFilesAnswersEmpty()
{
    const JobId id = rig->uploadOf({});
    QCOMPARE(rig->resume(id).error().code, ErrorCode::Empty);
    QCOMPARE(rig->state(id), JobState::Suspended);
}

void UploadsTest::completeBeforeTransferredChangesNothing_data()
{
    QTest::addColumn<JobState>("state");
    for (const JobState state : {JobState::Suspended, JobState::Connecting, JobState::Transferring,
                                 JobState::TransientError, JobState::Error})
        QTest::newRow(stateName(state).data()) << state;
}

void UploadsTest::completeBeforeTransferredChangesNothing()
{
    QFETCH(JobState, state);
    const JobId id = jobIn(state);
    const Job before = *rig->job(id);
    const auto *upload = rig->uploads().running(before.files.first().path);
    const Result<CompleteReport> report = rig->complete(id);
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::InvalidState);
    QVERIFY(*rig->job(id) == before);
    QCOMPARE(rig->uploads().running(before.files.first().path), upload);
    QVERIFY(rig->farewells().heard.isEmpty());
}

void UploadsTest::completeInTransferredAcknowledges()
{
    const JobId id = jobIn(JobState::Transferred);
    const Result<CompleteReport> report = rig->complete(id);
    QVERIFY(report && report->acknowledged && !report->partial);
    QCOMPARE(report->files.size(), 1);
    QVERIFY(report->files.first().kept);
    QCOMPARE(report->files.first().url, QStringLiteral("http://up.example/a.bin"));
    QVERIFY(!rig->job(id));
    const Job ended = rig->history().first().job;
    QCOMPARE(ended.state, JobState::Acknowledged);
    QCOMPARE(ended.files.first().state, FileState::Completed);
    QCOMPARE(rig->files(), QStringList{a});
    QVERIFY(rig->farewells().heard.isEmpty());
}

void UploadsTest::completeOfAnEndedUploadIsNoLegalVerb()
{
    const JobId id = jobIn(JobState::Transferred);
    QVERIFY(rig->complete(id));
    QCOMPARE(rig->complete(id).error().code, ErrorCode::InvalidState);
    QCOMPARE(rig->cancel(id).error().code, ErrorCode::InvalidState);
}

void UploadsTest::anAddedFileIsUploadedByResume()
{
    const JobId id = jobIn(JobState::Transferred);
    const QString path = rig->source(b);
    QVERIFY(rig->add(id, {{QStringLiteral("http://up.example/b"), path}}));
    QCOMPARE(rig->state(id), JobState::Transferred);
    QVERIFY(rig->resume(id));
    QCOMPARE(rig->complete(id).error().code, ErrorCode::InvalidState);
    rig->upload(path)->finish();
    QVERIFY(rig->reaches(id, JobState::Transferred));
    QVERIFY(rig->complete(id)->acknowledged);
}

void UploadsTest::cancel()
{
    QFETCH(JobState, state);
    const JobId id = jobIn(state);
    QVERIFY(rig->cancel(id));
    QVERIFY(!rig->job(id));
    QCOMPARE(rig->history().first().job.state, JobState::Cancelled);
    // where there is a session, its server is told to drop it
    const bool hasSession = state == JobState::Transferring || state == JobState::TransientError
        || state == JobState::Error;
    QCOMPARE(rig->farewells().heard.size(), hasSession ? 1 : 0);
    if (hasSession) {
        const Farewell told = rig->farewells().heard.first();
        QCOMPARE(told.job, id);
        QCOMPARE(told.url, QUrl(QStringLiteral("http://up.example/a.bin")));
        QCOMPARE(told.session.acknowledged, 400);
        QVERIFY(told.session.isOpen());
        QVERIFY(!told.wantsReply);
    }
}

void UploadsTest::theServerIsToldByTheWayOfTheJob()
{
    const QString path = rig->source(a);
    const JobId id = rig->uploadOf({path});
    const QString proxy = QStringLiteral("socks5://proxy.example:1080");
    const QString bypass = QStringLiteral("*.example.org");
    const QString certificate = QStringLiteral("/home/ada/ada.p12");
    QVERIFY(rig->set(id, QStringLiteral("proxy"), proxy));
    QVERIFY(rig->set(id, QStringLiteral("proxy-bypass"), bypass));
    QVERIFY(rig->set(id, QStringLiteral("security"), QStringLiteral("ignore-date")));
    QVERIFY(rig->set(id, QStringLiteral("client-certificate"), certificate));
    QVERIFY(rig->resume(id));
    QTRY_VERIFY(rig->upload(path));
    rig->upload(path)->acknowledge(1);
    QVERIFY(rig->cancel(id));
    QCOMPARE(rig->farewells().heard.size(), 1);
    const Farewell told = rig->farewells().heard.first();
    QCOMPARE(told.proxy, proxy);
    QCOMPARE(told.proxyBypass, bypass);
    QCOMPARE(told.security, SecurityFlags(SecurityFlag::IgnoreDate));
    QCOMPARE(told.clientCertificate, certificate);

    Policy policy;
    policy.proxy = QStringLiteral("none");
    const auto own = connectionSetup(told, policy);
    QCOMPARE(own->proxy, *proxyFromText(proxy, bypass));
    QCOMPARE(own->security, told.security);
    QCOMPARE(own->clientCertificate, certificate);
    QVERIFY(own->job.isNull()); // nobody is asked for a login of a job that is over
    QCOMPARE(connectionSetup(Farewell(), policy)->proxy, *proxyFromText(policy.proxy, {}));
}

void UploadsTest::cancelOfAFinishedUploadTellsNobody()
{
    const QStringList paths = {rig->source(a), rig->source(b)};
    const JobId id = rig->uploadOf(paths);
    QVERIFY(rig->resume(id));
    rig->upload(paths.at(0))->finish();
    rig->upload(paths.at(1))->acknowledge(1);
    QTRY_COMPARE(rig->job(id)->filesTransferred(), 1);
    QVERIFY(rig->cancel(id));
    QCOMPARE(rig->farewells().heard.size(), 1);
    QCOMPARE(rig->farewells().heard.first().url, QUrl(QStringLiteral("http://up.example/b.bin")));
}

void UploadsTest::cancelLeavesTheSource()
{
    const JobId id = jobIn(JobState::Transferring);
    QVERIFY(rig->cancel(id));
    QCOMPARE(rig->files(), QStringList{a});
}

void UploadsTest::removeFileTellsTheServer()
{
    const JobId id = jobIn(JobState::TransientError);
    QVERIFY(rig->removeFile(id, 0));
    QVERIFY(rig->job(id)->files.isEmpty());
    QTRY_COMPARE(rig->farewells().heard.size(), 1);
    QCOMPARE(rig->files(), QStringList{a});
}

void UploadsTest::expiryTellsTheServer()
{
    QVERIFY(rig->setPolicy(QStringLiteral("JobInactivityTimeout"), QStringLiteral("1d")));
    const JobId id = jobIn(JobState::Error);
    for (int hour = 0; hour < 26 && rig->job(id); ++hour) {
        rig->clock().advance(std::chrono::hours(1));
        rig->tick();
    }
    QTRY_VERIFY(!rig->job(id));
    QVERIFY(rig->history().first().expired);
    QTRY_COMPARE(rig->farewells().heard.size(), 1);
}

void UploadsTest::aChangedSourceIsFatalAndResumeTakesTheNewOne()
{
    const JobId id = jobIn(JobState::Transferring);
    const QString path = rig->job(id)->files.first().path;
    rig->upload(path)->fail(makeError(ErrorCode::LocalFileChanged, ErrorContext::LocalFile));
    QVERIFY(rig->reaches(id, JobState::Error));
    QCOMPARE(rig->job(id)->error.code, ErrorCode::LocalFileChanged);
    QVERIFY(rig->farewells().heard.isEmpty());
    QVERIFY(rig->resume(id));
    const File again = rig->upload(path)->file();
    QVERIFY(again.upload == UploadSession{});
    QVERIFY(again.source == SourceIdentity{});
    QCOMPARE(again.bytesTransferred, 0);
    // what the server has of the old one goes
    QTRY_COMPARE(rig->farewells().heard.size(), 1);
    QCOMPARE(rig->farewells().heard.first().session.acknowledged, 400);
}

void UploadsTest::anUnconfirmedUploadIsSentAgainByResumeAlone()
{
    const JobId id = jobIn(JobState::Transferring);
    const QString path = rig->job(id)->files.first().path;
    rig->upload(path)->fail(
        makeError(ErrorCode::UploadUnconfirmed, ErrorContext::RemoteApplication));
    QVERIFY(rig->reaches(id, JobState::Error));
    rig->tick(120);
    rig->restart();
    rig->tick(60);
    QCOMPARE(rig->state(id), JobState::Error);
    QCOMPARE(rig->uploads().orders.size(), 1);
    QVERIFY(rig->resume(id));
    const File again = rig->upload(path)->file();
    QVERIFY(again.upload == UploadSession{});
    QCOMPARE(again.source.size, 1000);
}

void UploadsTest::aSourceThatIsAwayIsWaitedFor()
{
    const JobId id = jobIn(JobState::Transferring);
    const QString path = rig->job(id)->files.first().path;
    QVERIFY(QFile::rename(path, path + QStringLiteral(".away")));
    rig->upload(path)->fail(makeError(ErrorCode::FolderMissing, ErrorContext::LocalFile));
    QVERIFY(rig->reaches(id, JobState::TransientError));
    rig->tick(60);
    QCOMPARE(rig->state(id), JobState::TransientError);
    QVERIFY(QFile::rename(path + QStringLiteral(".away"), path));
    rig->tick(10);
    QCOMPARE(rig->upload(path)->file().upload.acknowledged, 400);
}

void UploadsTest::namesOfUploadsCannotBeReplaced()
{
    const JobId id = jobIn(JobState::Suspended);
    QCOMPARE(rig->replacePrefix(id, QStringLiteral("http://up.example"),
                                QStringLiteral("http://down.example"))
                 .error()
                 .code,
             ErrorCode::NotSupported);
    QCOMPARE(rig->setUrl(id, 0, QUrl(QStringLiteral("http://down.example/x"))).error().code,
             ErrorCode::NotSupported);
}

void UploadsTest::aMethodCannotChangeUnderASession()
{
    const JobId id = jobIn(JobState::Suspended);
    QVERIFY(rig->set(id, QStringLiteral("upload-method"), QStringLiteral("webdav")));
    QVERIFY(rig->resume(id));
    rig->upload(rig->job(id)->files.first().path)->acknowledge(1);
    QVERIFY(rig->reaches(id, JobState::Transferring));
    rig->tick(2);
    QCOMPARE(rig->set(id, QStringLiteral("upload-method"), QStringLiteral("put")).error().code,
             ErrorCode::ReadOnlyAfterResume);
}

QTEST_GUILESS_MAIN(UploadsTest)
#include "tst_uploads.moc"
