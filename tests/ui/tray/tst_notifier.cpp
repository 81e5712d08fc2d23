// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tray/notifier.h"

#include "recordednotifications.h"
#include "tests/support/fakeengine.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace tranship;
using namespace std::chrono_literals;

namespace {

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

} // namespace

class TestNotifier final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void titleIsTheJobsNameAndTheBodyOneSentence();
    void actionsFollowTheKind_data();
    void actionsFollowTheKind();
    void manyAtOnceBecomeOne();
    void aFewOneByOneBecomeOneInTheEnd();
    void isSilentWhenThePolicySaysSo_data();
    void isSilentWhenThePolicySaysSo();
    void isWithdrawnWhenNoLongerTrue_data();
    void isWithdrawnWhenNoLongerTrue();
    void isNotShownWhenNoLongerTrueBefore();
    void aGroupShrinksWithItsJobs();
    void aGroupSaysWhatItsJobsAre_data();
    void aGroupSaysWhatItsJobsAre();
    void aGroupsButtonIsForAll();
    void whatEndedIsStillCalledWhatItWas();
    void completeIsDoneAtOnce();
    void cancelIsAskedAbout();
    void resumeAndKeepAreDoneAtOnce();
    void aClickShowsTheJob();
    void aRefusedVerbShowsTheJob();
    void automaticCompletionIsOfferedOnce();
    void automaticCompletionIsNotOfferedWhenFixed();
    void withoutAServiceTheMessageGoesElsewhere();

private:
    [[nodiscard]] JobSnapshot putJob(const char *name, JobState state);
    void say(Notice::Kind kind, const JobSnapshot &job);
    [[nodiscard]] Notifications::Token onlyToken() const;

    QTemporaryDir m_folder;
    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<RecordedNotifications> m_desktop;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Notifier> m_notifier;
};

void TestNotifier::init()
{
    m_engine = std::make_unique<FakeEngine>();
    m_desktop = std::make_unique<RecordedNotifications>();
    m_settings =
        std::make_unique<QSettings>(m_folder.filePath(text("settings.ini")), QSettings::IniFormat);
    m_settings->clear();
    m_notifier = std::make_unique<Notifier>(*m_engine, *m_desktop, *m_settings, 5ms);
    QCoreApplication::processEvents();
    m_engine->clearCalls();
}

void TestNotifier::cleanup()
{
    m_notifier.reset();
    m_settings.reset();
    m_desktop.reset();
    m_engine.reset();
}

JobSnapshot TestNotifier::putJob(const char *name, JobState state)
{
    JobSnapshot job = FakeEngine::makeJob(text(name), state);
    File file = FakeEngine::makeFile(text("https://example.org/a"), text("/srv/a"), 10, 10);
    file.state = state == JobState::Transferred ? FileState::Transferred : FileState::Waiting;
    job.job.files = {file};
    m_engine->putJob(job);
    return job;
}

void TestNotifier::say(Notice::Kind kind, const JobSnapshot &job)
{
    m_engine->notify(Notice{kind,
                            job.job.id,
                            job.job.name,
                            makeError(ErrorCode::PermissionDenied, ErrorContext::LocalFile),
                            {},
                            job.job.type});
}

Notifications::Token TestNotifier::onlyToken() const
{
    return m_desktop->visible.size() == 1 ? m_desktop->visible.firstKey() : 0;
}

void TestNotifier::titleIsTheJobsNameAndTheBodyOneSentence()
{
    say(Notice::Kind::Transferred, putJob("Thesis", JobState::Transferred));
    QCOMPARE(m_desktop->showCalls, 0);
    QTRY_COMPARE(m_desktop->titles(), QStringList{text("Thesis")});
    QCOMPARE(m_desktop->visible.first().body, text("Transferred: Complete it to keep the files."));
}

void TestNotifier::actionsFollowTheKind_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("state");
    QTest::addColumn<QStringList>("keys");
    const auto row = [](const char *name, Notice::Kind kind, JobState state, const char *keys) {
        QTest::newRow(name) << static_cast<int>(kind) << static_cast<int>(state)
                            << text(keys).split(u' ');
    };
    row("transferred", Notice::Kind::Transferred, JobState::Transferred,
        "default complete cancel always");
    row("failed", Notice::Kind::Failed, JobState::Error, "default resume");
    row("crash guard", Notice::Kind::CrashGuard, JobState::Suspended, "default resume");
    row("expired", Notice::Kind::Expired, JobState::Suspended, "default");
    row("completed by itself", Notice::Kind::AutoCompleted, JobState::Suspended, "default");
}

void TestNotifier::actionsFollowTheKind()
{
    QFETCH(int, kind);
    QFETCH(int, state);
    say(static_cast<Notice::Kind>(kind), putJob("Job", static_cast<JobState>(state)));
    QTRY_COMPARE(m_desktop->visible.size(), 1);
    QTEST(m_desktop->actionKeys(), "keys");
}

void TestNotifier::manyAtOnceBecomeOne()
{
    for (int job = 0; job < 50; ++job)
        say(Notice::Kind::Transferred, putJob("Job", JobState::Transferred));
    say(Notice::Kind::Failed, putJob("Broken", JobState::Error));
    QTRY_COMPARE(m_desktop->titles(),
                 (QStringList{text("Transferred: 50 download(s)"), text("Broken")}));
    QCOMPARE(m_desktop->showCalls, 2);
    QVERIFY(m_desktop->visible.first().body.contains(text("Job, Job, Job and 47 more")));
    QVERIFY(!m_desktop->actionKeys().contains(text("cancel")));
}

void TestNotifier::aFewOneByOneBecomeOneInTheEnd()
{
    for (int job = 1; job <= Notifier::mostOfAKind; ++job) {
        say(Notice::Kind::Failed, putJob("Job", JobState::Error));
        QTRY_COMPARE(m_desktop->visible.size(), job);
    }
    say(Notice::Kind::Failed, putJob("Job", JobState::Error));
    QTRY_COMPARE(m_desktop->titles(), QStringList{text("Stopped with an error: 4 download(s)")});
    say(Notice::Kind::Failed, putJob("Job", JobState::Error));
    QTRY_COMPARE(m_desktop->titles(), QStringList{text("Stopped with an error: 5 download(s)")});
}

void TestNotifier::isSilentWhenThePolicySaysSo_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QStringList>("titles");
    QTest::newRow("transferred") << text("NotifyTransferred")
                                 << QStringList{text("failed"), text("expired"), text("ended")};
    QTest::newRow("error") << text("NotifyError")
                           << QStringList{text("transferred"), text("expired"), text("ended")};
    QTest::newRow("expiring") << text("NotifyExpiring")
                              << QStringList{text("transferred"), text("failed"), text("ended")};
    QTest::newRow("completed") << text("NotifyCompleted")
                               << QStringList{text("transferred"), text("failed"), text("expired")};
}

void TestNotifier::isSilentWhenThePolicySaysSo()
{
    QFETCH(QString, key);
    QSignalSpy changed(m_engine.get(), &Engine::policyChanged);
    m_engine->setPolicy(key, text("false"), this, [](const Done &) {});
    QTRY_COMPARE(changed.size(), 1);
    say(Notice::Kind::Transferred, putJob("transferred", JobState::Transferred));
    say(Notice::Kind::Failed, putJob("failed", JobState::Error));
    say(Notice::Kind::Expired, putJob("expired", JobState::Suspended));
    say(Notice::Kind::AutoCompleted, putJob("ended", JobState::Suspended));
    QTRY_COMPARE(m_desktop->showCalls, 3);
    QTEST(m_desktop->titles(), "titles");
}

void TestNotifier::isWithdrawnWhenNoLongerTrue_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("next");
    const auto row = [](const char *name, Notice::Kind kind, JobState state, JobState next) {
        QTest::newRow(name) << static_cast<int>(kind) << static_cast<int>(state)
                            << static_cast<int>(next);
    };
    row("completed", Notice::Kind::Transferred, JobState::Transferred, JobState::Acknowledged);
    row("cancelled", Notice::Kind::Transferred, JobState::Transferred, JobState::Cancelled);
    row("a file was added", Notice::Kind::Transferred, JobState::Transferred, JobState::Queued);
    row("resumed", Notice::Kind::Failed, JobState::Error, JobState::Queued);
    row("resumed after a crash", Notice::Kind::CrashGuard, JobState::Suspended, JobState::Queued);
    row("kept", Notice::Kind::AboutToExpire, JobState::Suspended, JobState::Suspended);
}

void TestNotifier::isWithdrawnWhenNoLongerTrue()
{
    QFETCH(int, kind);
    QFETCH(int, state);
    QFETCH(int, next);
    JobSnapshot job = putJob("Job", static_cast<JobState>(state));
    job.job.warnedOfExpiry = true;
    m_engine->putJob(job);
    say(static_cast<Notice::Kind>(kind), job);
    QTRY_COMPARE(m_desktop->visible.size(), 1);
    job.job.description = text("a change that is none");
    m_engine->putJob(job);
    QCOMPARE(m_desktop->visible.size(), 1);
    job.job.state = static_cast<JobState>(next);
    job.job.warnedOfExpiry = false;
    m_engine->putJob(job);
    QCOMPARE(m_desktop->visible.size(), 0);
}

void TestNotifier::isNotShownWhenNoLongerTrueBefore()
{
    const JobSnapshot job = putJob("Quick", JobState::Transferred);
    say(Notice::Kind::Transferred, job);
    m_engine->dropJob(job.job.id);
    say(Notice::Kind::Failed, putJob("Slow", JobState::Error));
    QTRY_COMPARE(m_desktop->titles(), QStringList{text("Slow")});
    QCOMPARE(m_desktop->showCalls, 1);
}

void TestNotifier::aGroupShrinksWithItsJobs()
{
    QList<JobSnapshot> jobs;
    for (int job = 0; job < 3; ++job) {
        jobs.append(putJob("Job", JobState::Transferred));
        say(Notice::Kind::Transferred, jobs.last());
    }
    QTRY_COMPARE(m_desktop->titles(), QStringList{text("Transferred: 3 download(s)")});
    m_engine->dropJob(jobs.at(0).job.id);
    QTRY_COMPARE(m_desktop->titles(), QStringList{text("Transferred: 2 download(s)")});
    m_engine->dropJob(jobs.at(1).job.id);
    m_engine->dropJob(jobs.at(2).job.id);
    QTRY_COMPARE(m_desktop->visible.size(), 0);
}

void TestNotifier::aGroupSaysWhatItsJobsAre_data()
{
    QTest::addColumn<int>("uploads");
    QTest::addColumn<QString>("title");
    QTest::newRow("downloads") << 0 << text("Transferred: 4 download(s)");
    QTest::newRow("both") << 1 << text("Transferred: 4 job(s)");
    QTest::newRow("uploads") << 4 << text("Transferred: 4 upload(s)");
}

void TestNotifier::aGroupSaysWhatItsJobsAre()
{
    QFETCH(int, uploads);
    for (int count = 0; count < 4; ++count) {
        JobSnapshot job = putJob("Job", JobState::Transferred);
        job.job.type = count < uploads ? JobType::Upload : JobType::Download;
        m_engine->putJob(job);
        say(Notice::Kind::Transferred, job);
    }
    QTRY_COMPARE(m_desktop->visible.size(), 1);
    QTEST(m_desktop->titles().first(), "title");
}

void TestNotifier::aGroupsButtonIsForAll()
{
    for (int count = 0; count < 3; ++count)
        say(Notice::Kind::Transferred, putJob("Job", JobState::Transferred));
    QTRY_VERIFY(onlyToken() != 0);
    QCOMPARE(m_desktop->actionKeys().mid(0, 2), (QStringList{text("default"), text("complete")}));
    Q_EMIT m_desktop->actionInvoked(onlyToken(), text("complete"));
    QCOMPARE(m_engine->callNames().count(text("complete")), 3);

    m_engine->clearCalls();
    for (int count = 0; count < 2; ++count)
        say(Notice::Kind::Failed, putJob("Job", JobState::Error));
    QTRY_VERIFY(onlyToken() != 0);
    Q_EMIT m_desktop->actionInvoked(onlyToken(), text("resume"));
    QCOMPARE(m_engine->callNames(), (QStringList{text("resume"), text("resume")}));
}

void TestNotifier::whatEndedIsStillCalledWhatItWas()
{
    for (int count = 0; count < 2; ++count) {
        JobSnapshot job = putJob("Job", JobState::Transferred);
        job.job.type = JobType::Upload;
        m_engine->putJob(job);
        m_engine->dropJob(job.job.id);
        say(Notice::Kind::AutoCompleted, job);
    }
    QTRY_COMPARE(m_desktop->titles(), QStringList{text("Completed: 2 upload(s)")});
}

void TestNotifier::completeIsDoneAtOnce()
{
    const JobSnapshot job = putJob("Job", JobState::Transferred);
    say(Notice::Kind::Transferred, job);
    QTRY_VERIFY(onlyToken() != 0);
    Q_EMIT m_desktop->actionInvoked(onlyToken(), text("complete"));
    QCOMPARE(m_engine->callNames(), QStringList{text("complete")});
    QCOMPARE(m_engine->calls().first().job, job.job.id);
    QCOMPARE(m_desktop->visible.size(), 0);
}

void TestNotifier::cancelIsAskedAbout()
{
    const JobSnapshot job = putJob("Job", JobState::Transferred);
    QSignalSpy asked(m_notifier.get(), &Notifier::cancelRequested);
    say(Notice::Kind::Transferred, job);
    QTRY_VERIFY(onlyToken() != 0);
    Q_EMIT m_desktop->actionInvoked(onlyToken(), text("cancel"));
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().value<JobId>(), job.job.id);
    QCOMPARE(m_engine->callNames(), QStringList());
}

void TestNotifier::resumeAndKeepAreDoneAtOnce()
{
    say(Notice::Kind::Failed, putJob("Job", JobState::Error));
    QTRY_VERIFY(onlyToken() != 0);
    Q_EMIT m_desktop->actionInvoked(onlyToken(), text("resume"));
    QCOMPARE(m_engine->callNames(), QStringList{text("resume")});

    JobSnapshot old = putJob("Old", JobState::Suspended);
    old.job.warnedOfExpiry = true;
    m_engine->putJob(old);
    say(Notice::Kind::AboutToExpire, old);
    QTRY_VERIFY(onlyToken() != 0);
    QCOMPARE(m_desktop->actionKeys(), (QStringList{text("default"), text("keep")}));
    Q_EMIT m_desktop->actionInvoked(onlyToken(), text("keep"));
    QCOMPARE(m_engine->callNames(), (QStringList{text("resume"), text("keep")}));
}

void TestNotifier::aClickShowsTheJob()
{
    const JobSnapshot job = putJob("Job", JobState::Error);
    QSignalSpy shown(m_notifier.get(), &Notifier::showRequested);
    say(Notice::Kind::Failed, job);
    QTRY_VERIFY(onlyToken() != 0);
    Q_EMIT m_desktop->actionInvoked(onlyToken(), text("default"));
    QCOMPARE(shown.size(), 1);
    QCOMPARE(shown.first().first().value<JobId>(), job.job.id);
}

void TestNotifier::aRefusedVerbShowsTheJob()
{
    QSignalSpy shown(m_notifier.get(), &Notifier::showRequested);
    say(Notice::Kind::Transferred, putJob("Job", JobState::Transferred));
    QTRY_VERIFY(onlyToken() != 0);
    m_engine->failNext(makeError(ErrorCode::DiskFull, ErrorContext::LocalFile));
    Q_EMIT m_desktop->actionInvoked(onlyToken(), text("complete"));
    QTRY_COMPARE(shown.size(), 1);
}

void TestNotifier::automaticCompletionIsOfferedOnce()
{
    const JobSnapshot job = putJob("First", JobState::Transferred);
    say(Notice::Kind::Transferred, job);
    QTRY_VERIFY(onlyToken() != 0);
    QVERIFY(m_desktop->actionKeys().contains(text("always")));
    const Notifications::Token token = onlyToken();
    Q_EMIT m_desktop->shown(token, true);
    Q_EMIT m_desktop->actionInvoked(token, text("always"));
    QCOMPARE(m_engine->callNames(), (QStringList{text("setPolicy"), text("complete")}));
    QCOMPARE(m_engine->calls().first().arguments,
             (QStringList{text("AutoComplete"), text("true")}));
    say(Notice::Kind::Transferred, putJob("Second", JobState::Transferred));
    QTRY_VERIFY(onlyToken() != 0);
    QVERIFY(!m_desktop->actionKeys().contains(text("always")));
}

void TestNotifier::automaticCompletionIsNotOfferedWhenFixed()
{
    m_engine->putPolicy({}, {{text("AutoComplete"), text("false")}});
    m_notifier = std::make_unique<Notifier>(*m_engine, *m_desktop, *m_settings, 5ms);
    QTRY_VERIFY(m_engine->callNames().contains(text("policy")));
    QCoreApplication::processEvents();
    say(Notice::Kind::Transferred, putJob("First", JobState::Transferred));
    QTRY_VERIFY(onlyToken() != 0);
    QVERIFY(!m_desktop->actionKeys().contains(text("always")));
}

void TestNotifier::withoutAServiceTheMessageGoesElsewhere()
{
    QSignalSpy wanted(m_notifier.get(), &Notifier::messageWanted);
    say(Notice::Kind::Failed, putJob("Job", JobState::Error));
    QTRY_VERIFY(onlyToken() != 0);
    Q_EMIT m_desktop->failed(onlyToken());
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first(),
             (QVariantList{text("Job"), text("The folder or file may not be opened.")}));
}

QTEST_GUILESS_MAIN(TestNotifier)
#include "tst_notifier.moc"
