// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/job.h"

#include <QtTest>

using namespace tranship;

class TestJob final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void filesAreCountedByTheirState();
    void bytesAreSums();
    void totalIsUnknownAsLongAsOneFilesIs();
    void sumsHoldTerabytes();
    void aReplyIsNotCounted();
    void namesAreReadBack();
    void numbersAreStored();
};

static File file(FileState state, qint64 transferred, qint64 total)
{
    File file;
    file.state = state;
    file.bytesTransferred = transferred;
    file.bytesTotal = total;
    return file;
}

void TestJob::filesAreCountedByTheirState()
{
    Job job;
    QVERIFY(!job.hasUnfinishedFiles());
    QCOMPARE(job.filesTransferred(), 0);
    job.files = {file(FileState::Transferred, 1, 1), file(FileState::Completed, 1, 1)};
    QVERIFY(!job.hasUnfinishedFiles());
    QCOMPARE(job.filesTransferred(), 2);
    for (const FileState state : {FileState::Waiting, FileState::Moving, FileState::Failed}) {
        Job other = job;
        other.files.append(file(state, 0, 1));
        QVERIFY(other.hasUnfinishedFiles());
        QCOMPARE(other.filesTransferred(), 2);
    }
}

void TestJob::bytesAreSums()
{
    Job job;
    QCOMPARE(job.bytesTotal(), 0);
    QCOMPARE(job.bytesTransferred(), 0);
    job.files = {file(FileState::Moving, 3, 10), file(FileState::Transferred, 5, 5)};
    QCOMPARE(job.bytesTotal(), 15);
    QCOMPARE(job.bytesTransferred(), 8);
}

void TestJob::totalIsUnknownAsLongAsOneFilesIs()
{
    Job job;
    job.files = {file(FileState::Moving, 3, unknownSize), file(FileState::Transferred, 5, 5)};
    QCOMPARE(job.bytesTotal(), unknownSize);
    QCOMPARE(job.bytesTransferred(), 8);
}

void TestJob::sumsHoldTerabytes()
{
    constexpr qint64 tebibyte = 1LL << 40;
    Job job;
    job.files.fill(file(FileState::Moving, tebibyte / 2, tebibyte), 200);
    QCOMPARE(job.bytesTotal(), 200 * tebibyte);
    QCOMPARE(job.bytesTransferred(), 100 * tebibyte);
}

void TestJob::aReplyIsNotCounted()
{
    Job job;
    job.type = JobType::UploadReply;
    job.files = {file(FileState::Transferred, 5, 5), file(FileState::Moving, 3, unknownSize)};
    job.files.last().role = FileRole::Reply;
    QCOMPARE(job.filesTotal(), 1);
    QCOMPARE(job.filesTransferred(), 1);
    QCOMPARE(job.bytesTotal(), 5);
    QCOMPARE(job.bytesTransferred(), 5);
    QVERIFY(job.hasUnfinishedFiles());
    job.files.last().state = FileState::Transferred;
    QCOMPARE(job.filesTransferred(), 1);
    QVERIFY(!job.hasUnfinishedFiles());
}

void TestJob::namesAreReadBack()
{
    for (const char *name : {"download", "upload", "upload-reply"})
        QCOMPARE(typeName(typeFromName(QString::fromLatin1(name)).value()), QLatin1String(name));
    for (const char *name : {"foreground", "high", "normal", "low"})
        QCOMPARE(priorityName(priorityFromName(QString::fromLatin1(name)).value()),
                 QLatin1String(name));
    for (const char *name : {"keep-both", "replace", "fail"})
        QCOMPARE(onExistsName(onExistsFromName(QString::fromLatin1(name)).value()),
                 QLatin1String(name));
    QCOMPARE(fileRoleName(FileRole::Content), QLatin1String("content"));
    QCOMPARE(fileRoleName(FileRole::Reply), QLatin1String("reply"));
    QCOMPARE(fileStateName(FileState::Waiting), QLatin1String("Waiting"));
    QCOMPARE(fileStateName(FileState::Failed), QLatin1String("Failed"));
    QCOMPARE(fileStateName(static_cast<FileState>(77)), QLatin1String("unknown"));
    QVERIFY(!typeFromName(u"Download"));
    QVERIFY(!priorityFromName(u""));
    QVERIFY(!onExistsFromName(u"unknown"));
}

void TestJob::numbersAreStored()
{
    QCOMPARE(typeName(static_cast<JobType>(2)), QLatin1String("upload-reply"));
    QCOMPARE(priorityName(static_cast<Priority>(3)), QLatin1String("low"));
    QCOMPARE(fileRoleName(static_cast<FileRole>(1)), QLatin1String("reply"));
    QCOMPARE(fileStateName(static_cast<FileState>(2)), QLatin1String("Transferred"));
    QCOMPARE(onExistsName(static_cast<OnExists>(1)), QLatin1String("replace"));
}

QTEST_GUILESS_MAIN(TestJob)
#include "tst_job.moc"
