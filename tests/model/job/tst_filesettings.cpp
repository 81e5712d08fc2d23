// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/filesettings.h"

#include "model/job/jobsettings.h"

#include <QtTest>

using namespace tranship;
using namespace Qt::StringLiterals;

class TestFileSettings final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textsAreSetAndReadBack_data();
    void textsAreSetAndReadBack();
    void badTextsAreRefusedAndChangeNothing_data();
    void badTextsAreRefusedAndChangeNothing();
    void prioritiesOfOthersStay();
    void skippedFilesAreNotCounted();
    void aFinishedFileCannotBeSkipped();
    void aSkippedFileThatIsFinishedStaysSkipped();
    void anUploadReplyHasNothingToSkip();
    void aNewNameIsFixed();
    void aNewFolderKeepsFoldersBelow();
    void bytesInAnotherFolderAreGivenUp();
    void finishedFilesStayWhereTheyAre();
    void aPlaceThatIsTakenIsRefused();
};

/// Downloads to /d/0.bin, /d/1.bin, ... of 100 bytes each.
static Job jobOf(int count)
{
    Job job;
    job.name = u"job"_s;
    for (int i = 0; i < count; ++i) {
        File file;
        file.url = QUrl(u"http://example.org/%1.bin"_s.arg(i));
        file.path = u"/d/%1.bin"_s.arg(i);
        file.bytesTotal = 100;
        job.files.append(file);
    }
    return job;
}

void TestFileSettings::textsAreSetAndReadBack_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &key, const QString &text,
                        const QString &expected) {
        QTest::newRow(name) << key << text << expected;
    };
    row("one first", u"file-priority"_s, u"2=high"_s, u"2=high"_s);
    row("two", u"file-priority"_s, u" 3=low, 1=high"_s, u"1=high,3=low"_s);
    row("all", u"file-priority"_s, u"low"_s, u"0=low,1=low,2=low,3=low"_s);
    row("normal again", u"file-priority"_s, u"normal"_s, {});
    row("none skipped", u"skip-files"_s, {}, {});
    row("one skipped", u"skip-files"_s, u"3"_s, u"3"_s);
    row("runs", u"skip-files"_s, u"0-1, 3"_s, u"0-1,3"_s);
    row("runs that touch", u"skip-files"_s, u"1,2,0-0"_s, u"0-2"_s);
    row("a name", u"file-name"_s, u"1=b=c.iso"_s, u"0=0.bin\n1=b=c.iso\n2=2.bin\n3=3.bin"_s);
    row("a folder", u"folder"_s, u"/other/place/"_s, u"/other/place"_s);
}

void TestFileSettings::textsAreSetAndReadBack()
{
    QFETCH(QString, key);
    QFETCH(QString, text);
    Job job = jobOf(4);
    QVERIFY(setSetting(job, key, text));
    QTEST(settingText(job, key).value(), "expected");
}

void TestFileSettings::badTextsAreRefusedAndChangeNothing_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &key, const QString &text) {
        QTest::newRow(name) << key << text;
    };
    row("no such priority", u"file-priority"_s, u"urgent"_s);
    row("a priority of no file", u"file-priority"_s, u"4=high"_s);
    row("the second is wrong", u"file-priority"_s, u"1=high,2=soon"_s);
    row("skip no file", u"skip-files"_s, u"4"_s);
    row("skip backwards", u"skip-files"_s, u"3-1"_s);
    row("skip words", u"skip-files"_s, u"all"_s);
    row("a name for no file", u"file-name"_s, u"a.iso"_s);
    row("no name", u"file-name"_s, u"1="_s);
    row("a name with a folder", u"file-name"_s, u"1=../a"_s);
    row("a name another file has", u"file-name"_s, u"1=2.bin"_s);
    row("a relative folder", u"folder"_s, u"there"_s);
}

void TestFileSettings::badTextsAreRefusedAndChangeNothing()
{
    QFETCH(QString, key);
    QFETCH(QString, text);
    Job job = jobOf(4);
    const Done done = setSetting(job, key, text);
    QVERIFY(!done);
    QVERIFY(!done.error().detail.isEmpty());
    QCOMPARE(job, jobOf(4));
}

void TestFileSettings::prioritiesOfOthersStay()
{
    Job job = jobOf(3);
    QVERIFY(setFilePriorities(job, u"0=high"_s));
    QVERIFY(setFilePriorities(job, u"2=low"_s));
    QCOMPARE(filePriorities(job), u"0=high,2=low"_s);
}

void TestFileSettings::skippedFilesAreNotCounted()
{
    Job job = jobOf(3);
    job.files[0].state = FileState::Transferred;
    job.files[0].bytesTransferred = 100;
    job.files[1].bytesTransferred = 30;
    QVERIFY(setSkippedFiles(job, u"1"_s));
    QCOMPARE(job.bytesTotal(), 200);
    QCOMPARE(job.bytesTransferred(), 100);
    QCOMPARE(job.filesTotal(), 3);
    QCOMPARE(job.filesWanted(), 2);
    QVERIFY(job.hasUnfinishedFiles());
    QVERIFY(setSkippedFiles(job, u"1,2"_s));
    QVERIFY(!job.hasUnfinishedFiles());
    QCOMPARE(job.files[1].bytesTransferred, 30); // wanted again, it goes on there
}

void TestFileSettings::aFinishedFileCannotBeSkipped()
{
    Job job = jobOf(2);
    job.files[1].state = FileState::Transferred;
    QCOMPARE(setSkippedFiles(job, u"0-1"_s).error().code, ErrorCode::InvalidState);
    QVERIFY(!job.files[0].isSkipped);
}

void TestFileSettings::aSkippedFileThatIsFinishedStaysSkipped()
{
    Job job = jobOf(2);
    QVERIFY(setSkippedFiles(job, u"1"_s));
    job.files[1].state = FileState::Transferred;
    QVERIFY(setSkippedFiles(job, u"0,1"_s));
    QCOMPARE(skippedFiles(job), u"0-1"_s);
}

void TestFileSettings::anUploadReplyHasNothingToSkip()
{
    Job job = jobOf(1);
    job.type = JobType::UploadReply;
    QCOMPARE(setSkippedFiles(job, u"0"_s).error().code, ErrorCode::NotSupported);
    QVERIFY(setSkippedFiles(job, {}));
}

void TestFileSettings::aNewNameIsFixed()
{
    Job job = jobOf(1);
    QVERIFY(setFileName(job, u"film.mkv"_s));
    QCOMPARE(job.files[0].path, u"/d/film.mkv"_s);
    QVERIFY(job.files[0].nameIsFixed);
    job.files[0].state = FileState::Completed;
    QCOMPARE(setFileName(job, u"other.mkv"_s).error().code, ErrorCode::InvalidState);
    job.type = JobType::Upload;
    QCOMPARE(setFileName(job, u"other.mkv"_s).error().code, ErrorCode::NotSupported);
}

void TestFileSettings::aNewFolderKeepsFoldersBelow()
{
    Job job = jobOf(3);
    job.files[1].path = u"/d/sub/deep/1.bin"_s;
    QCOMPARE(foldersNeeded(job), QStringList(u"sub/deep"_s));
    QVERIFY(setFolder(job, u"/e"_s));
    QCOMPARE(job.files[0].path, u"/e/0.bin"_s);
    QCOMPARE(job.files[1].path, u"/e/sub/deep/1.bin"_s);
    QCOMPARE(folderText(job), u"/e"_s);
}

void TestFileSettings::bytesInAnotherFolderAreGivenUp()
{
    Job job = jobOf(1);
    File &file = job.files[0];
    file.state = FileState::Failed;
    file.partName = u".part"_s;
    file.partInode = 7;
    file.partDevice = 8;
    file.bytesTransferred = 50;
    file.durable.add({0, 50});
    Job same = job;
    QVERIFY(setFolder(same, u"/d"_s));
    QCOMPARE(same.files[0].durable.length(), 50);
    QVERIFY(setFolder(job, u"/e"_s));
    const File &moved = job.files.constFirst();
    QCOMPARE(moved.durable.length(), 0);
    QCOMPARE(moved.bytesTransferred, 0);
    QCOMPARE(moved.partInode, 0u);
    QCOMPARE(moved.partName, u".part"_s);
    QCOMPARE(moved.state, FileState::Waiting);
}

void TestFileSettings::finishedFilesStayWhereTheyAre()
{
    Job job = jobOf(2);
    job.files[0].state = FileState::Transferred;
    QVERIFY(setFolder(job, u"/e"_s));
    QCOMPARE(job.files[0].path, u"/d/0.bin"_s);
    QCOMPARE(job.files[1].path, u"/e/1.bin"_s);
    job.type = JobType::Upload;
    QCOMPARE(setFolder(job, u"/f"_s).error().code, ErrorCode::NotSupported);
}

void TestFileSettings::aPlaceThatIsTakenIsRefused()
{
    Job job = jobOf(2);
    job.files[0].path = u"/e/1.bin"_s;
    job.files[0].state = FileState::Transferred;
    QCOMPARE(setFolder(job, u"/e"_s).error().code, ErrorCode::DestinationExists);
    QCOMPARE(job.files[1].path, u"/d/1.bin"_s);
}

QTEST_GUILESS_MAIN(TestFileSettings)
#include "tst_filesettings.moc"
