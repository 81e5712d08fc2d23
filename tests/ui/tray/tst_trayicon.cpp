// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tray/trayicon.h"

#include "tests/support/fakeengine.h"
#include "ui/theme/theme.h"
#include "ui/tray/traypicture.h"

#include <QAction>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

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
    void menuAsksTheOwner();
    void pictureIsSeenOnEveryPanel();
    void badgeChangesThePicture();

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
    QCOMPARE(jobs.tally(), (Tally{6, 3, 1, 1, 100, 7}));
    jobs.remove({down.job.id});
    QCOMPARE(jobs.tally(), (Tally{5, 2, 1, 1, 0, 7}));
    JobSnapshot ended = down;
    jobs.apply({ended});
    ended.job.state = JobState::Acknowledged;
    jobs.apply({ended});
    QCOMPARE(jobs.tally().jobs, 5);
}

void TestTrayIcon::withoutATrayNothingIsShown()
{
    FakeEngine engine;
    TrayIcon tray(engine, m_settings);
    tray.start();
    QVERIFY(!tray.isShown());
    tray.noteClosedToTray();
    tray.showMessage(QStringLiteral("title"), QStringLiteral("body"));
    QVERIFY(m_settings.allKeys().isEmpty());
}

void TestTrayIcon::saysHowManyWaitForYou()
{
    FakeEngine engine;
    TrayIcon tray(engine, m_settings);
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
    engine.putJobs(
        {job(JobState::Transferring), job(JobState::Queued), job(JobState::Transferred)});
    TrayIcon tray(engine, m_settings);
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

void TestTrayIcon::menuAsksTheOwner()
{
    FakeEngine engine;
    TrayIcon tray(engine, m_settings);
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
    for (const QColor &colour : {trayColour, trayBadgeColour}) {
        QVERIFY(theme::contrastRatio(colour, Qt::white) >= 3.0);
        QVERIFY(theme::contrastRatio(colour, Qt::black) >= 3.0);
    }
}

void TestTrayIcon::badgeChangesThePicture()
{
    const QImage plain = trayPicture(false).pixmap(32, 32).toImage();
    const QImage badge = trayPicture(true).pixmap(32, 32).toImage();
    QCOMPARE(badge.pixelColor(25, 25), trayBadgeColour);
    QVERIFY(plain.pixelColor(25, 25) != trayBadgeColour);
}

QTEST_MAIN(TestTrayIcon)
#include "tst_trayicon.moc"
