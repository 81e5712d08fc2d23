// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/journal.h"

#include <QtTest>

using namespace tranship;
using namespace Qt::StringLiterals;

class TestJournal final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyHappeningHasANameOfItsOwn();
    void movesOfAJobAreWritten_data();
    void movesOfAJobAreWritten();
    void aLineSaysWhatTheJobHas();
    void aWaitSaysHowLong();
    void whatHappenedToAFileIsFound_data();
    void whatHappenedToAFileIsFound();
    void signaturesOfRedirectsAreNotWritten();
    void valuesOfUnknownPropertiesAreNotWritten();
    void secretsInTextsAreTakenOut_data();
    void secretsInTextsAreTakenOut();
};

static File movingFile()
{
    File file;
    file.url = QUrl(u"https://example.org/a/film.mkv"_s);
    file.path = u"/home/anna/film.mkv"_s;
    file.state = FileState::Moving;
    return file;
}

void TestJournal::everyHappeningHasANameOfItsOwn()
{
    QSet<QString> names;
    for (int what = 0; what <= static_cast<int>(lastHappening); ++what)
        names.insert(happeningName(static_cast<Happening>(what)));
    QCOMPARE(names.size(), static_cast<int>(lastHappening) + 1);
    QCOMPARE(QString(happeningName(Happening::ReplyNamed)), u"ReplyNamed"_s);
    QCOMPARE(QString(happeningName(Happening::Waiting)), u"Waiting"_s);
}

void TestJournal::movesOfAJobAreWritten_data()
{
    QTest::addColumn<JobState>("from");
    QTest::addColumn<JobState>("to");
    QTest::addColumn<QString>("written");
    const auto row = [](const char *name, JobState from, JobState to, const QString &written) {
        QTest::newRow(name) << from << to << written;
    };
    row("resumed", JobState::Suspended, JobState::Queued, u"Resumed"_s);
    row("resumed after an error", JobState::Error, JobState::Queued, u"Resumed"_s);
    row("more to move", JobState::Transferred, JobState::Queued, u"Resumed"_s);
    row("its slice is over", JobState::Transferring, JobState::Queued, u"Requeued"_s);
    row("its wait is over", JobState::TransientError, JobState::Queued, {});
    row("its turn", JobState::Queued, JobState::Connecting, u"Started"_s);
    row("the first byte", JobState::Connecting, JobState::Transferring, {});
    row("a wait, written with its time", JobState::Transferring, JobState::TransientError, {});
    row("an error", JobState::Transferring, JobState::Error, u"Failed"_s);
    row("suspended", JobState::Queued, JobState::Suspended, u"Suspended"_s);
    row("all moved", JobState::Transferring, JobState::Transferred, u"Transferred"_s);
    row("completed", JobState::Transferred, JobState::Acknowledged, u"Completed"_s);
    row("cancelled", JobState::Suspended, JobState::Cancelled, u"Cancelled"_s);
}

void TestJournal::movesOfAJobAreWritten()
{
    QFETCH(JobState, from);
    QFETCH(JobState, to);
    Job job;
    job.state = to;
    const auto entry = stateEntry(from, job);
    QTEST(entry ? QString(happeningName(entry->what)) : QString(), "written");
}

void TestJournal::aLineSaysWhatTheJobHas()
{
    Job job;
    job.files = {movingFile(), movingFile()};
    job.files[0].state = FileState::Transferred;
    job.files[0].bytesTransferred = 70;
    job.state = JobState::Transferred;
    QCOMPARE(stateEntry(JobState::Transferring, job)->amount, 70);
    job.state = JobState::Acknowledged;
    QCOMPARE(stateEntry(JobState::Transferred, job)->amount, 1);
    job.state = JobState::Error;
    job.error = makeError(ErrorCode::DiskFull, ErrorContext::LocalFile, u"/mnt"_s);
    QCOMPARE(stateEntry(JobState::Transferring, job)->error, job.error);
}

void TestJournal::aWaitSaysHowLong()
{
    const QDateTime now = QDateTime::fromSecsSinceEpoch(1'760'000'000, Qt::UTC);
    Job job;
    job.error = makeError(ErrorCode::Timeout, ErrorContext::RemoteFile);
    job.nextTry = now.addMSecs(4'001);
    QCOMPARE(waitEntry(job, now).amount, 5);
    QCOMPARE(waitEntry(job, now).error, job.error);
    QCOMPARE(waitEntry(job, now.addSecs(60)).amount, 0);
    job.nextTry = {};
    QCOMPARE(waitEntry(job, now).amount, -1);
}

void TestJournal::whatHappenedToAFileIsFound_data()
{
    using Change = std::function<void(File &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QStringList>("found");
    const auto row = [](const char *name, const Change &change, const QStringList &found) {
        QTest::newRow(name) << change << found;
    };
    row("nothing", [](File &) {}, {});
    row("more bytes", [](File &file) { file.bytesTransferred = 9; }, {});
    row("an answer from where it was asked", [](File &file) { file.finalUrl = file.url; }, {});
    row("a redirect", [](File &file) { file.finalUrl = QUrl(u"http://cdn.example/f"_s); },
        {u"Redirected film.mkv http://cdn.example/f"_s});
    row("another name", [](File &file) { file.path = u"/home/anna/second.mkv"_s; },
        {u"Renamed film.mkv second.mkv"_s});
    row("started over", [](File &file) { ++file.restarts; }, {u"StartedOver film.mkv "_s});
    row("finished",
        [](File &file) {
            file.state = FileState::Transferred;
            file.verdict = u"sha-256"_s;
        },
        {u"FileTransferred film.mkv sha-256"_s});
    row("a redirect to another version",
        [](File &file) {
            file.finalUrl = QUrl(u"http://cdn.example/f"_s);
            ++file.restarts;
        },
        {u"Redirected film.mkv http://cdn.example/f"_s, u"StartedOver film.mkv "_s});
}

void TestJournal::whatHappenedToAFileIsFound()
{
    using Change = std::function<void(File &)>;
    QFETCH(Change, change);
    File now = movingFile();
    change(now);
    QStringList found;
    const QList<JournalEntry> entries = fileHappenings(movingFile(), now);
    for (const JournalEntry &entry : entries)
        found.append(QString(happeningName(entry.what)) + u' ' + entry.file + u' ' + entry.detail);
    QTEST(found, "found");
    QCOMPARE(fileHappenings(now, now), QList<JournalEntry>());
}

void TestJournal::signaturesOfRedirectsAreNotWritten()
{
    File before = movingFile();
    before.finalUrl = QUrl(u"https://cdn.example/f?sig=one"_s);
    File now = before;
    now.finalUrl = QUrl(u"https://cdn.example/f?sig=two"_s);
    QVERIFY(fileHappenings(before, now).isEmpty()); // the same place
    now.finalUrl = QUrl(u"https://other.example/f?anything=two"_s);
    QCOMPARE(fileHappenings(before, now).value(0).detail, u"https://other.example/f?..."_s);
}

void TestJournal::valuesOfUnknownPropertiesAreNotWritten()
{
    QCOMPARE(propertyDetail(u"priority"_s, u"high"_s), u"priority=high"_s);
    QCOMPARE(propertyDetail(u"skip-files"_s, u"0-3"_s), u"skip-files=0-3"_s);
    QCOMPARE(propertyDetail(u"header"_s, u"Authorization: Bearer x"_s), u"header"_s);
    QCOMPARE(propertyDetail(u"password"_s, u"secret"_s), u"password"_s);
}

void TestJournal::secretsInTextsAreTakenOut_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("clean");
    QTest::newRow("no address") << u"No space left on device"_s << u"No space left on device"_s;
    QTest::newRow("an address") << u"asked http://a.example/f twice"_s
                                << u"asked http://a.example/f twice"_s;
    QTest::newRow("a password") << u"http://anna:pass@a.example/f"_s << u"http://a.example/f"_s;
    QTest::newRow("a query") << u"at https://a.example/f?X-Sig=abc&b=1 it ended"_s
                             << u"at https://a.example/f?... it ended"_s;
    QTest::newRow("two of them") << u"HTTP://a.example/?k=1 then https://b.example/?t=2"_s
                                 << u"http://a.example/?... then https://b.example/?..."_s;
}

void TestJournal::secretsInTextsAreTakenOut()
{
    QFETCH(QString, text);
    QTEST(withoutSecrets(text), "clean");
    QCOMPARE(withoutSecrets(withoutSecrets(text)), withoutSecrets(text));
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
