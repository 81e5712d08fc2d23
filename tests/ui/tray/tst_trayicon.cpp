// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tray/trayicon.h"

#include "tests/support/fakeengine.h"
#include "ui/theme/theme.h"
#include "ui/tray/jobwatch.h"
#include "ui/tray/speedmenu.h"
#include "ui/tray/traypicture.h"

#include <QAction>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace tranship;

namespace {

QAction *actionOf(TrayIcon &tray, const char *text)
{
    for (QAction *action : tray.menu().actions()) {
        if (action->text().startsWith(QLatin1String(text)))
            return action;
    }
    return nullptr;
}

JobSnapshot job(JobState state, qint64 speed = 0, JobType type = JobType::Download)
{
    JobSnapshot snapshot = FakeEngine::makeJob(stateName(state), state);
    snapshot.job.type = type;
    snapshot.speed = speed;
    snapshot.job.files = {FakeEngine::makeFile(QStringLiteral("https://example.org/a"),
                                               QStringLiteral("/srv/a"), 10)};
    return snapshot;
}

} // namespace

class TestTrayIcon final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsJobsAndSpeeds();
    void withoutATrayNothingIsShown();
    void saysHowManyWaitForYou();
    void suspendsAndResumesAll();
    void emptyJobsAreNotResumed();
    void restoredJobsCountAsThoseTold();
    void menuAsksTheOwner();
    void pictureIsSeenOnEveryPanel();
    void badgeChangesThePicture();
    void theStateThatWantsAPersonWins_data();
    void theStateThatWantsAPersonWins();
    void theSpeedMenuSetsTheLimit();

private:
    QTemporaryDir m_folder;
    QSettings m_settings{m_folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
};

void TestTrayIcon::countsJobsAndSpeeds()
{
    JobTally jobs;
    const JobSnapshot down = job(JobState::Transferring, 100);
    jobs.apply({down, job(JobState::Connecting), job(JobState::Transferring, 7, JobType::Upload),
                job(JobState::Transferred), job(JobState::Error), job(JobState::Suspended)});
    QCOMPARE(jobs.tally(), (Tally{6, 3, 1, 1, 100, 7, 3, 2, 30, 0}));
    jobs.remove({down.job.id});
    QCOMPARE(jobs.tally(), (Tally{5, 2, 1, 1, 0, 7, 2, 2, 20, 0}));
    JobSnapshot ended = down;
    jobs.apply({ended});
    ended.job.state = JobState::Acknowledged;
    jobs.apply({ended});
    QCOMPARE(jobs.tally().jobs, 5);
}

void TestTrayIcon::withoutATrayNothingIsShown()
{
    FakeEngine engine;
    const JobWatch watch(engine);
    TrayIcon tray(engine, watch, m_settings);
    tray.start();
    QVERIFY(!tray.isShown());
    tray.noteClosedToTray();
    tray.showMessage(QStringLiteral("title"), QStringLiteral("body"));
    QVERIFY(m_settings.allKeys().isEmpty());
}

void TestTrayIcon::saysHowManyWaitForYou()
{
    FakeEngine engine;
    const JobWatch watch(engine);
    TrayIcon tray(engine, watch, m_settings);
    QVERIFY(tray.toolTip().contains(QStringLiteral("No jobs")));
    engine.putJobs(
        {job(JobState::Transferred), job(JobState::Transferring, 11 << 20), job(JobState::Error)});
    QTRY_VERIFY(actionOf(tray, "1 waiting for you, 1 moving, 1 with an error"));
    QVERIFY(tray.toolTip().contains(QStringLiteral("Down: 11")));
    QVERIFY(!tray.toolTip().contains(QStringLiteral("Up:")));
}

void TestTrayIcon::suspendsAndResumesAll()
{
    FakeEngine engine;
    const JobWatch watch(engine);
    engine.putJobs(
        {job(JobState::Transferring), job(JobState::Queued), job(JobState::Transferred)});
    TrayIcon tray(engine, watch, m_settings);
    QAction *suspend = actionOf(tray, "Suspend All");
    QAction *resume = actionOf(tray, "Resume All");
    QTRY_VERIFY(suspend->isEnabled());
    QVERIFY(!resume->isEnabled());
    engine.clearCalls();
    suspend->trigger();
    QCOMPARE(engine.callNames().count(QStringLiteral("suspend")), 2);
    QTRY_VERIFY(resume->isEnabled());
    engine.clearCalls();
    resume->trigger();
    QCOMPARE(engine.callNames().count(QStringLiteral("resume")), 2);
    QTRY_VERIFY(!resume->isEnabled());
}

void TestTrayIcon::emptyJobsAreNotResumed()
{
    JobTally jobs;
    const JobSnapshot failed = job(JobState::Error);
    jobs.apply({FakeEngine::makeJob(QStringLiteral("empty")), failed});
    QCOMPARE(jobs.resumable(), QList<JobId>{failed.job.id});
}

void TestTrayIcon::restoredJobsCountAsThoseTold()
{
    const QList<JobSnapshot> jobs{job(JobState::Suspended), job(JobState::Error),
                                  job(JobState::Transferred)};
    JobTally told;
    told.apply(jobs);
    JobTally restored;
    restored.restore(StoredJobs(QList<Job>{jobs.at(0).job, jobs.at(1).job, jobs.at(2).job}));
    QCOMPARE(restored.tally(), told.tally());
    QCOMPARE(restored.resumable().size(), told.resumable().size());
}

void TestTrayIcon::menuAsksTheOwner()
{
    FakeEngine engine;
    const JobWatch watch(engine);
    TrayIcon tray(engine, watch, m_settings);
    const QSignalSpy toggled(&tray, &TrayIcon::windowToggled);
    const QSignalSpy created(&tray, &TrayIcon::newDownloadRequested);
    const QSignalSpy quit(&tray, &TrayIcon::quitRequested);
    actionOf(tray, "Hide Window")->trigger();
    tray.setWindowShown(false);
    actionOf(tray, "Show Window")->trigger();
    actionOf(tray, "New Download")->trigger();
    actionOf(tray, "Quit")->trigger();
    QCOMPARE(toggled.size(), 2);
    QCOMPARE(created.size(), 1);
    QCOMPARE(quit.size(), 1);
}

void TestTrayIcon::pictureIsSeenOnEveryPanel()
{
    for (const QColor &colour : {trayColour, trayIdleColour, trayBadgeColour, trayErrorColour}) {
        QVERIFY(theme::contrastRatio(colour, Qt::white) >= 3.0);
        QVERIFY(theme::contrastRatio(colour, Qt::black) >= 3.0);
    }
}

void TestTrayIcon::badgeChangesThePicture()
{
    const auto picture = [](TrayState state) {
        return trayPicture(state).pixmap(32, 32).toImage();
    };
    QCOMPARE(picture(TrayState::WaitingForYou).pixelColor(25, 25), trayBadgeColour);
    QCOMPARE(picture(TrayState::Failed).pixelColor(25, 25), trayErrorColour);
    QVERIFY(picture(TrayState::Moving).pixelColor(25, 25) != trayBadgeColour);
    QVERIFY(picture(TrayState::Moving) != picture(TrayState::Idle));
}

void TestTrayIcon::theStateThatWantsAPersonWins_data()
{
    QTest::addColumn<int>("waiting");
    QTest::addColumn<int>("failed");
    QTest::addColumn<int>("moving");
    QTest::addColumn<int>("state");
    const auto row = [](const char *name, int waiting, int failed, int moving, TrayState state) {
        QTest::newRow(name) << waiting << failed << moving << static_cast<int>(state);
    };
    row("nothing", 0, 0, 0, TrayState::Idle);
    row("moving", 0, 0, 2, TrayState::Moving);
    row("failed while others move", 0, 1, 2, TrayState::Failed);
    row("waiting for you", 1, 1, 2, TrayState::WaitingForYou);
}

void TestTrayIcon::theStateThatWantsAPersonWins()
{
    QFETCH(int, waiting);
    QFETCH(int, failed);
    QFETCH(int, moving);
    Tally tally;
    tally.waitingForYou = waiting;
    tally.failed = failed;
    tally.moving = moving;
    QTEST(static_cast<int>(trayStateOf(tally)), "state");
}

void TestTrayIcon::theSpeedMenuSetsTheLimit()
{
    FakeEngine engine;
    SpeedMenu menu(engine);
    const auto choice = [&menu](const QString &text) {
        const QList<QAction *> actions = menu.actions();
        const auto found = std::find_if(actions.begin(), actions.end(), [&text](QAction *action) {
            return action->isVisible() && action->text() == text;
        });
        return found == actions.end() ? nullptr : *found;
    };
    QTRY_VERIFY(choice(SpeedMenu::limitWords(unlimitedRate))->isChecked());
    choice(SpeedMenu::limitWords(2 << 20))->trigger();
    QTRY_COMPARE(engine.calls().last().arguments.last(), QStringLiteral("2M"));
    QTRY_VERIFY(choice(SpeedMenu::limitWords(2 << 20))->isChecked());
    QVERIFY(!choice(SpeedMenu::limitWords(unlimitedRate))->isChecked());

    engine.putPolicy({{QStringLiteral("MaxBandwidth"), QStringLiteral("77K")}}, {});
    QTRY_VERIFY(choice(SpeedMenu::limitWords(77 << 10)));
    QVERIFY(choice(SpeedMenu::limitWords(77 << 10))->isChecked());

    engine.putPolicy({}, {{QStringLiteral("MaxBandwidth"), QStringLiteral("1M")}});
    QTRY_VERIFY(!choice(SpeedMenu::limitWords(1 << 20))->isEnabled());
}

QTEST_MAIN(TestTrayIcon)
#include "tst_trayicon.moc"
