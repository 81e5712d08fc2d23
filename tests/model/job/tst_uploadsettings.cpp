// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/uploadsettings.h"

#include "model/job/filename.h"

#include <QTest>

using namespace tranship;
using namespace Qt::StringLiterals;

class TestUploadSettings final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMethodIsOfAnUploadThatHasNotBegun_data();
    void theMethodIsOfAnUploadThatHasNotBegun();
    void anotherMethodForgetsWhatWasTried();
    void theReplyComesWithItsFile();
    void theReplyIsBesideTheUploadUntilSomebodySaysOtherwise();
    void aPathSetBeforeTheFileIsTaken();
    void theReplyPathIsChecked_data();
    void theReplyPathIsChecked();
    void theReplyPathIsFixedOnceItIsFetched_data();
    void theReplyPathIsFixedOnceItIsFetched();
    void otherJobsHaveNoReply();
    void factsAreReadByFile();
};

namespace {

Job jobOf(JobType type, const QString &path = u"/home/anna/report.pdf"_s)
{
    Job job;
    job.id = JobId::createUuid();
    job.type = type;
    File file;
    file.url = QUrl(u"http://up.example/report.pdf"_s);
    file.path = path;
    job.files = {file};
    placeReply(job);
    return job;
}

ErrorCode codeOf(const Done &done)
{
    return done ? ErrorCode::None : done.error().code;
}

} // namespace

void TestUploadSettings::theMethodIsOfAnUploadThatHasNotBegun_data()
{
    QTest::addColumn<JobType>("type");
    QTest::addColumn<QString>("text");
    QTest::addColumn<UploadSession>("session");
    QTest::addColumn<FileState>("state");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char *name, JobType type, const QString &text,
                        const UploadSession &session, ErrorCode code,
                        FileState state = FileState::Waiting) {
        QTest::newRow(name) << type << text << session << state << code;
    };
    UploadSession tried;
    tried.method = UploadMethod::Tus;
    UploadSession open = tried;
    open.url = QUrl(u"http://up.example/files/1"_s);
    UploadSession named = tried;
    named.id = "{A0FF}";
    UploadSession acknowledged = tried;
    acknowledged.acknowledged = 1;
    UploadSession unsure = tried;
    unsure.isUnsure = true;
    UploadSession whole = tried;
    whole.isWhole = true;
    constexpr auto fixed = ErrorCode::ReadOnlyAfterResume;
    row("an upload", JobType::Upload, u"webdav"_s, {}, ErrorCode::None);
    row("an upload with reply", JobType::UploadReply, u" bits "_s, {}, ErrorCode::None);
    row("a download", JobType::Download, u"put"_s, {}, ErrorCode::NotSupported);
    row("no such method", JobType::Upload, u"ftp"_s, {}, ErrorCode::InvalidArgument);
    row("tried in vain", JobType::Upload, u"put"_s, tried, ErrorCode::None);
    row("a session is open", JobType::Upload, u"put"_s, open, fixed);
    row("a session has a name", JobType::Upload, u"put"_s, named, fixed);
    row("bytes are there", JobType::Upload, u"put"_s, acknowledged, fixed);
    row("bytes may be there", JobType::Upload, u"put"_s, unsure, fixed);
    row("the server has it", JobType::Upload, u"put"_s, whole, fixed);
    row("done", JobType::Upload, u"put"_s, tried, fixed, FileState::Transferred);
}

void TestUploadSettings::theMethodIsOfAnUploadThatHasNotBegun()
{
    QFETCH(JobType, type);
    QFETCH(QString, text);
    QFETCH(UploadSession, session);
    QFETCH(FileState, state);
    Job job = jobOf(type);
    job.files.first().upload = session;
    job.files.first().state = state;
    const Job before = job;
    const ErrorCode code = codeOf(setUploadMethod(job, text));
    QTEST(code, "code");
    if (code != ErrorCode::None)
        QVERIFY(job == before);
    else
        QCOMPARE(uploadMethodName(job.settings.uploadMethod), text.trimmed());
}

void TestUploadSettings::anotherMethodForgetsWhatWasTried()
{
    Job job = jobOf(JobType::Upload);
    job.files.first().upload.method = UploadMethod::Tus;
    QVERIFY(setUploadMethod(job, u"auto"_s));
    QVERIFY(job.files.first().upload == UploadSession{});
}

void TestUploadSettings::theReplyComesWithItsFile()
{
    Job job = jobOf(JobType::UploadReply);
    job.files.clear();
    placeReply(job);
    QVERIFY(job.files.isEmpty());
    QVERIFY(!replyOf(job));
    job = jobOf(JobType::UploadReply);
    QCOMPARE(job.files.size(), 2);
    QCOMPARE(job.filesTotal(), 1);
    const File &reply = job.files.last();
    QCOMPARE(replyOf(job), &job.files.last());
    QVERIFY(reply.isUnnamed());
    QVERIFY(reply.nameIsFixed);
    QCOMPARE(reply.bytesTotal, unknownSize);
    QVERIFY(isPartFileName(reply.partName));
    placeReply(job);
    QCOMPARE(job.files.size(), 2);
}

void TestUploadSettings::theReplyIsBesideTheUploadUntilSomebodySaysOtherwise()
{
    Job job = jobOf(JobType::UploadReply);
    QCOMPARE(replyPath(job), u"/home/anna/report.pdf.reply"_s);
    QVERIFY(setReplyPath(job, u"/srv/../srv/answers/a.xml"_s));
    QCOMPARE(replyPath(job), u"/srv/answers/a.xml"_s);
    QCOMPARE(job.files.last().partName, partFileName(u"a.xml"_s, job.id, 1));
    QVERIFY(setReplyPath(job, QString()));
    QCOMPARE(replyPath(job), u"/home/anna/report.pdf.reply"_s);
}

void TestUploadSettings::aPathSetBeforeTheFileIsTaken()
{
    Job job = jobOf(JobType::UploadReply);
    const QList<File> files = {job.files.first()};
    job.files.clear();
    QVERIFY(setReplyPath(job, u"/srv/a.xml"_s));
    QCOMPARE(replyPath(job), u"/srv/a.xml"_s);
    job.files = files;
    placeReply(job);
    QCOMPARE(job.files.last().path, u"/srv/a.xml"_s);
}

void TestUploadSettings::theReplyPathIsChecked_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("a file") << u"/srv/a.xml"_s << ErrorCode::None;
    QTest::newRow("relative") << u"a.xml"_s << ErrorCode::InvalidArgument;
    QTest::newRow("a folder") << u"/srv/"_s << ErrorCode::InvalidArgument;
    QTest::newRow("with a null") << QString(u"/srv/"_s + QChar::Null) << ErrorCode::InvalidArgument;
    QTest::newRow("too long") << QString(u"/"_s + u"x"_s.repeated(5'000))
                              << ErrorCode::InvalidArgument;
}

void TestUploadSettings::theReplyPathIsChecked()
{
    QFETCH(QString, path);
    Job job = jobOf(JobType::UploadReply);
    const Job before = job;
    const ErrorCode code = codeOf(setReplyPath(job, path));
    QTEST(code, "code");
    QCOMPARE(job == before, code != ErrorCode::None);
}

void TestUploadSettings::theReplyPathIsFixedOnceItIsFetched_data()
{
    QTest::addColumn<FileState>("state");
    QTest::addColumn<quint64>("inode");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("not begun") << FileState::Waiting << quint64(0) << ErrorCode::None;
    QTest::newRow("on its way") << FileState::Moving << quint64(0) << ErrorCode::InvalidState;
    QTest::newRow("interrupted") << FileState::Waiting << quint64(5) << ErrorCode::InvalidState;
    QTest::newRow("failed") << FileState::Failed << quint64(5) << ErrorCode::InvalidState;
    QTest::newRow("here") << FileState::Transferred << quint64(5) << ErrorCode::InvalidState;
}

void TestUploadSettings::theReplyPathIsFixedOnceItIsFetched()
{
    QFETCH(FileState, state);
    QFETCH(quint64, inode);
    Job job = jobOf(JobType::UploadReply);
    job.files.last().state = state;
    job.files.last().partInode = inode;
    QTEST(codeOf(setReplyPath(job, u"/srv/a.xml"_s)), "code");
}

void TestUploadSettings::otherJobsHaveNoReply()
{
    for (const JobType type : {JobType::Download, JobType::Upload}) {
        Job job = jobOf(type);
        QCOMPARE(job.files.size(), 1);
        QCOMPARE(codeOf(setReplyPath(job, u"/srv/a.xml"_s)), ErrorCode::NotSupported);
        QCOMPARE(replyPath(job), QString());
    }
}

void TestUploadSettings::factsAreReadByFile()
{
    Job job = jobOf(JobType::UploadReply);
    job.files.first().upload.method = UploadMethod::Bits;
    job.files.first().upload.acknowledged = 5;
    job.files.first().verdict = u"length"_s;
    job.files.first().sentChecksum = u"sha-256:ab"_s;
    job.files.last().verdict = u"sha-256"_s;
    QCOMPARE(uploadFact(job, u"protocol"), u"bits"_s);
    QCOMPARE(uploadFact(job, u"acknowledged"), u"5"_s);
    QCOMPARE(uploadFact(job, u"proof"), u"length"_s);
    QCOMPARE(uploadFact(job, u"sent-checksum"), u"sha-256:ab"_s);
    QVERIFY(!uploadFact(job, u"colour"));
    job.type = JobType::Upload;
    job.files.last().role = FileRole::Content;
    QCOMPARE(uploadFact(job, u"acknowledged"), u"0=5,1=0"_s);
    job.type = JobType::Download;
    QCOMPARE(uploadFact(job, u"acknowledged"), QString());
}

QTEST_GUILESS_MAIN(TestUploadSettings)
#include "tst_uploadsettings.moc"
