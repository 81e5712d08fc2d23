// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/model/queue/queuerig.h"
#include "tests/support/resources.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace tranship;
using namespace tranship::test;

/// Jobs of one upload and the server's reply to it: bits.md 1.3 to 1.6, and 1.9.
class UploadReplyTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QueueRig> rig;
    QString m_path;

    /// The reply of 5,000 bytes is at the scripted server.
    [[nodiscard]] QUrl replyUrl() { return rig->server().url(QStringLiteral("/reply.bin")); }

    JobId resumed()
    {
        m_path = rig->source(QStringLiteral("question.xml"));
        const JobId id = rig->uploadOf({m_path}, JobType::UploadReply);
        const bool runs = rig->resume(id).has_value();
        Q_ASSERT(runs);
        return id;
    }

    /// The upload is there and its reply, too.
    JobId transferred()
    {
        rig->server().setResource(QStringLiteral("/reply.bin"), honest(5'000));
        const JobId id = resumed();
        rig->upload(m_path)->finish(replyUrl());
        const bool reached = rig->reaches(id, JobState::Transferred);
        Q_ASSERT(reached);
        return id;
    }

    /// The upload is there, and 2,000 bytes of the reply.
    JobId fetching()
    {
        rig->server().setResource(QStringLiteral("/reply.bin"), stalling(5'000, 2'000));
        const JobId id = resumed();
        rig->upload(m_path)->finish(replyUrl());
        const bool fetches = QTest::qWaitFor(
            [&] { return rig->job(id)->files.at(1).bytesTransferred == 2'000; }, 10'000);
        Q_ASSERT(fetches);
        return id;
    }

private Q_SLOTS:

    void init() { rig = std::make_unique<QueueRig>(); }

    void cleanup() { rig.reset(); }

    void theReplyIsFetchedAfterTheUpload();
    void theReplyIsNoPartOfTheJobsProgress();
    void theReplyIsVisibleOnlyAfterComplete();
    void aServerWithoutReplyLeavesAnEmptyOne();
    void theSessionIsClosedWhenTheReplyIsHere();
    void theSessionIsClosedAfterAKillToo();
    void aClosedSessionIsNotClosedAgain();
    void aReplyGoesOnAfterAKill();
    void aReplyThatIsGoneIsFatal();
    void theUploadIsNotSentAgainWhenTheReplyFails();

    void aSecondFileIsRefused();
    void twoFilesAtOnceAreRefused();
    void anUploadThatWantsAReplySaysSo();

    void completeBeforeTheReplyIsHereChangesNothing();
    void completeBeforeTheUploadIsThereChangesNothing();
    void completeKeepsBothWhenTheNameIsTaken();

    void cancelOfAnUnfinishedUploadDropsIt();
    void cancelAfterTheUploadDropsOnlyTheReply();
    void cancelInTransferredDropsOnlyTheReply();
    void removingTheUploadRemovesTheReply();
    void theReplyCannotBeRemovedAlone();

    void theReplyPathIsSetBeforeTheFile();
    void theReplyPathIsSetWhileTheUploadRuns();
    void theReplyPathIsFixedOnceTheReplyIsFetched();
    void aReplyPathInNoFolderIsRefused();
    void aReplyThatHasNoPlaceIsRefusedAtAdd();
};

void UploadReplyTest::theReplyIsFetchedAfterTheUpload()
{
    rig->server().setResource(QStringLiteral("/reply.bin"), honest(5'000));
    const JobId id = resumed();
    HandUpload *upload = rig->upload(m_path);
    upload->acknowledge(500);
    QVERIFY(rig->reaches(id, JobState::Transferring));
    QVERIFY(rig->server().requests().isEmpty());
    QVERIFY(rig->job(id)->files.at(1).isUnnamed());
    upload->finish(replyUrl());
    QVERIFY(rig->reaches(id, JobState::Transferred));
    const File reply = rig->job(id)->files.at(1);
    QCOMPARE(reply.role, FileRole::Reply);
    QCOMPARE(reply.url, replyUrl());
    QCOMPARE(reply.state, FileState::Transferred);
    QCOMPARE(reply.bytesTotal, 5'000);
}

void UploadReplyTest::theReplyIsNoPartOfTheJobsProgress()
{
    const JobId id = transferred();
    const Job job = *rig->job(id);
    QCOMPARE(job.filesTotal(), 1);
    QCOMPARE(job.filesTransferred(), 1);
    QCOMPARE(job.bytesTotal(), 1'000);
    QCOMPARE(job.bytesTransferred(), 1'000);
}

void UploadReplyTest::theReplyIsVisibleOnlyAfterComplete()
{
    const JobId id = transferred();
    const QString name = QStringLiteral("question.xml.reply");
    QVERIFY(!rig->files().contains(name));
    const Result<CompleteReport> report = rig->complete(id);
    QVERIFY(report && report->acknowledged && !report->partial);
    QCOMPARE(report->files.size(), 2);
    QVERIFY(!report->files.at(0).url.isEmpty());
    QVERIFY(report->files.at(1).url.isEmpty());
    QCOMPARE(report->files.at(1).path, rig->folder() + QLatin1Char('/') + name);
    QCOMPARE(rig->content(name), bodyAt(1, 0, 5'000));
    QCOMPARE(rig->files(), QStringList({QStringLiteral("question.xml"), name}));
    QCOMPARE(rig->history().first().job.state, JobState::Acknowledged);
}

void UploadReplyTest::aServerWithoutReplyLeavesAnEmptyOne()
{
    const JobId id = resumed();
    rig->upload(m_path)->finish();
    QVERIFY(rig->reaches(id, JobState::Transferred));
    QVERIFY(rig->server().requests().isEmpty());
    QCOMPARE(rig->job(id)->files.at(1).bytesTotal, 0);
    QVERIFY(rig->complete(id)->acknowledged);
    const QString name = QStringLiteral("question.xml.reply");
    QVERIFY(rig->files().contains(name));
    QCOMPARE(rig->content(name), QByteArray());
}

void UploadReplyTest::theSessionIsClosedWhenTheReplyIsHere()
{
    const JobId id = transferred();
    QTRY_COMPARE(rig->farewells().heard.size(), 1);
    const Farewell told = rig->farewells().heard.first();
    QCOMPARE(told.job, id);
    QVERIFY(told.session.isWhole);
    QVERIFY(told.wantsReply);
    QTRY_VERIFY(rig->job(id)->files.first().upload.id.isEmpty());
}

void UploadReplyTest::theSessionIsClosedAfterAKillToo()
{
    rig->farewells().isSilent = true;
    const JobId id = transferred();
    QTRY_COMPARE(rig->farewells().heard.size(), 1);
    rig->restart();
    rig->farewells().isSilent = false;
    QTRY_COMPARE(rig->farewells().heard.size(), 2);
    QVERIFY(rig->job(id));
}

void UploadReplyTest::aClosedSessionIsNotClosedAgain()
{
    const JobId id = transferred();
    QTRY_VERIFY(rig->job(id)->files.first().upload.id.isEmpty());
    rig->restart();
    rig->tick(3);
    QVERIFY(rig->cancel(id));
    rig->tick(3);
    QCOMPARE(rig->farewells().heard.size(), 1);
}

void UploadReplyTest::aReplyGoesOnAfterAKill()
{
    const JobId id = fetching();
    rig->tick(3);
    QTRY_COMPARE(rig->job(id)->files.at(1).durable.length(), 2'000);
    rig->server().setResource(QStringLiteral("/reply.bin"), honest(5'000));
    rig->restart();
    QVERIFY(rig->reaches(id, JobState::Transferred));
    QCOMPARE(rig->uploads().orders.size(), 1);
    QVERIFY(rig->complete(id)->acknowledged);
    QCOMPARE(rig->content(QStringLiteral("question.xml.reply")), bodyAt(1, 0, 5'000));
}

void UploadReplyTest::aReplyThatIsGoneIsFatal()
{
    rig->server().setResource(QStringLiteral("/reply.bin"), refusing(404));
    const JobId id = resumed();
    rig->upload(m_path)->finish(replyUrl());
    QVERIFY(rig->reaches(id, JobState::Error));
    QCOMPARE(rig->job(id)->error.httpStatus, 404);
    QCOMPARE(rig->job(id)->error.file, 1);
}

void UploadReplyTest::theUploadIsNotSentAgainWhenTheReplyFails()
{
    rig->server().setResource(QStringLiteral("/reply.bin"), refusing(404));
    const JobId id = resumed();
    rig->upload(m_path)->finish(replyUrl());
    QVERIFY(rig->reaches(id, JobState::Error));
    rig->server().setResource(QStringLiteral("/reply.bin"), honest(5'000));
    QVERIFY(rig->resume(id));
    QVERIFY(rig->reaches(id, JobState::Transferred));
    QCOMPARE(rig->uploads().orders.size(), 1);
}

void UploadReplyTest::aSecondFileIsRefused()
{
    const JobId id =
        rig->uploadOf({rig->source(QStringLiteral("question.xml"))}, JobType::UploadReply);
    const Done done = rig->add(
        id, {{QStringLiteral("http://up.example/b"), rig->source(QStringLiteral("b.bin"))}});
    QCOMPARE(done.error().code, ErrorCode::TooManyFiles);
    QCOMPARE(rig->job(id)->files.size(), 2);
}

void UploadReplyTest::twoFilesAtOnceAreRefused()
{
    const JobId id = rig->uploadOf({}, JobType::UploadReply);
    const QString path = rig->source(QStringLiteral("question.xml"));
    const QString url = QStringLiteral("http://up.example/b");
    QCOMPARE(rig->add(id, {{url, path}, {url, path}}).error().code, ErrorCode::TooManyFiles);
    QVERIFY(rig->job(id)->files.isEmpty());
}

void UploadReplyTest::anUploadThatWantsAReplySaysSo()
{
    (void)resumed();
    QVERIFY(rig->upload(m_path)->wantsReply);
}

void UploadReplyTest::completeBeforeTheReplyIsHereChangesNothing()
{
    const JobId id = fetching();
    QCOMPARE(rig->state(id), JobState::Transferring);
    QCOMPARE(rig->complete(id).error().code, ErrorCode::InvalidState);
    QCOMPARE(rig->state(id), JobState::Transferring);
}

void UploadReplyTest::completeBeforeTheUploadIsThereChangesNothing()
{
    const JobId id = resumed();
    rig->upload(m_path)->acknowledge(999);
    QVERIFY(rig->reaches(id, JobState::Transferring));
    QCOMPARE(rig->complete(id).error().code, ErrorCode::InvalidState);
    QVERIFY(rig->uploads().running(m_path));
}

void UploadReplyTest::completeKeepsBothWhenTheNameIsTaken()
{
    const JobId id = transferred();
    (void)rig->source(QStringLiteral("question.xml.reply"), 3);
    const Result<CompleteReport> report = rig->complete(id);
    QVERIFY(report && report->acknowledged);
    QCOMPARE(rig->content(QStringLiteral("question.xml.reply")).size(), 3);
    QVERIFY(report->files.at(1).path.endsWith(QLatin1String("(1).reply")));
}

void UploadReplyTest::cancelOfAnUnfinishedUploadDropsIt()
{
    const JobId id = resumed();
    rig->upload(m_path)->acknowledge(400);
    QVERIFY(rig->reaches(id, JobState::Transferring));
    QVERIFY(rig->cancel(id));
    QCOMPARE(rig->farewells().heard.size(), 1);
    QVERIFY(rig->farewells().heard.first().session.isOpen());
    QCOMPARE(rig->files(), QStringList{QStringLiteral("question.xml")});
}

void UploadReplyTest::cancelAfterTheUploadDropsOnlyTheReply()
{
    const JobId id = fetching();
    QVERIFY(rig->cancel(id));
    QCOMPARE(rig->files(), QStringList{QStringLiteral("question.xml")});
    // the session is closed, which leaves the file with the server
    QCOMPARE(rig->farewells().heard.size(), 1);
    QVERIFY(rig->farewells().heard.first().session.isWhole);
    QCOMPARE(rig->history().first().job.state, JobState::Cancelled);
}

void UploadReplyTest::cancelInTransferredDropsOnlyTheReply()
{
    const JobId id = transferred();
    QVERIFY(rig->cancel(id));
    QCOMPARE(rig->files(), QStringList{QStringLiteral("question.xml")});
    QTRY_COMPARE(rig->farewells().heard.size(), 1);
    QVERIFY(rig->farewells().heard.first().session.isWhole);
}

void UploadReplyTest::removingTheUploadRemovesTheReply()
{
    const JobId id = fetching();
    QVERIFY(rig->removeFile(id, 0));
    QVERIFY(rig->job(id)->files.isEmpty());
    QTRY_COMPARE(rig->files(), QStringList{QStringLiteral("question.xml")});
    QVERIFY(rig->add(id, {{QStringLiteral("http://up.example/again"), m_path}}));
    QCOMPARE(rig->job(id)->files.size(), 2);
}

void UploadReplyTest::theReplyCannotBeRemovedAlone()
{
    const JobId id =
        rig->uploadOf({rig->source(QStringLiteral("question.xml"))}, JobType::UploadReply);
    QCOMPARE(rig->removeFile(id, 1).error().code, ErrorCode::NotSupported);
    QCOMPARE(rig->job(id)->files.size(), 2);
}

void UploadReplyTest::theReplyPathIsSetBeforeTheFile()
{
    const QString place = rig->folder() + QStringLiteral("/answer.xml");
    const Result<JobId> id = rig->create({.name = QStringLiteral("up"),
                                          .type = JobType::UploadReply,
                                          .settings = {{QStringLiteral("reply-path"), place}}});
    QVERIFY(id);
    QVERIFY(
        rig->add(*id, {{QStringLiteral("http://up.example/q"), rig->source(QStringLiteral("q"))}}));
    QCOMPARE(rig->job(*id)->files.at(1).path, place);
    rig->restart();
    QCOMPARE(rig->job(*id)->settings.replyPath, place);
}

void UploadReplyTest::theReplyPathIsSetWhileTheUploadRuns()
{
    rig->server().setResource(QStringLiteral("/reply.bin"), honest(5'000));
    const JobId id = resumed();
    rig->upload(m_path)->acknowledge(400);
    QVERIFY(rig->reaches(id, JobState::Transferring));
    QVERIFY(rig->set(id, QStringLiteral("reply-path"), rig->folder() + QStringLiteral("/answer")));
    HandUpload *upload = rig->upload(m_path);
    QCOMPARE(upload->file().upload.acknowledged, 400);
    upload->finish(replyUrl());
    QVERIFY(rig->reaches(id, JobState::Transferred));
    QVERIFY(rig->complete(id)->acknowledged);
    QCOMPARE(rig->content(QStringLiteral("answer")), bodyAt(1, 0, 5'000));
}

void UploadReplyTest::theReplyPathIsFixedOnceTheReplyIsFetched()
{
    const JobId id = fetching();
    const Done done =
        rig->set(id, QStringLiteral("reply-path"), rig->folder() + QStringLiteral("/answer"));
    QCOMPARE(done.error().code, ErrorCode::InvalidState);
    QCOMPARE(rig->job(id)->files.at(1).path, m_path + QStringLiteral(".reply"));
}

void UploadReplyTest::aReplyPathInNoFolderIsRefused()
{
    const JobId id =
        rig->uploadOf({rig->source(QStringLiteral("question.xml"))}, JobType::UploadReply);
    const Done done =
        rig->set(id, QStringLiteral("reply-path"), rig->folder() + QStringLiteral("/none/answer"));
    QCOMPARE(done.error().code, ErrorCode::FolderMissing);
    QVERIFY(rig->job(id)->settings.replyPath.isEmpty());
}

void UploadReplyTest::aReplyThatHasNoPlaceIsRefusedAtAdd()
{
    const Result<JobId> id =
        rig->create({.name = QStringLiteral("up"),
                     .type = JobType::UploadReply,
                     .settings = {{QStringLiteral("reply-path"),
                                   rig->folder() + QStringLiteral("/none/answer")}}});
    QVERIFY(id);
    const Done done =
        rig->add(*id, {{QStringLiteral("http://up.example/q"), rig->source(QStringLiteral("q"))}});
    QCOMPARE(done.error().code, ErrorCode::FolderMissing);
    QVERIFY(rig->job(*id)->files.isEmpty());
}

QTEST_GUILESS_MAIN(UploadReplyTest)
#include "tst_uploadreply.moc"
