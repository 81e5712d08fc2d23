// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tray/trayicon.h"

#include "ui/format/format.h"
#include "ui/theme/theme.h"

#include <QSettings>
#include <QStringList>

#include <utility>

namespace tranship {

namespace {

QString noticeKey()
{
    return QStringLiteral("tray/closeNoticeShown");
}

} // namespace

TrayIcon::TrayIcon(Engine &engine, const JobWatch &jobs, QSettings &settings, QObject *parent)
    : QObject(parent),
      m_engine(engine),
      m_jobs(jobs),
      m_settings(settings),
      m_watch(QDBusConnection::sessionBus())
{
    buildMenu();
    connect(&m_watch, &TrayWatch::appeared, this, &TrayIcon::place);
    connect(&jobs, &JobWatch::tallied, this, &TrayIcon::refresh);
}

TrayIcon::~TrayIcon() = default;

void TrayIcon::start()
{
    m_watch.start();
}

bool TrayIcon::isShown() const
{
    return m_icon && m_icon->isVisible();
}

void TrayIcon::buildMenu()
{
    m_counts = m_menu.addAction(QString());
    m_counts->setEnabled(false);
    m_menu.addSeparator();
    m_toggle = m_menu.addAction(QString(), this, &TrayIcon::windowToggled);
    m_menu.addAction(theme::icon(QLatin1String("download")), tr("New Download\u2026"), this,
                     &TrayIcon::newDownloadRequested);
    m_menu.addAction(theme::icon(QLatin1String("upload")), tr("New Upload\u2026"), this,
                     &TrayIcon::newUploadRequested);
    m_menu.addSeparator();
    m_suspendAll = m_menu.addAction(theme::icon(QLatin1String("suspend")), tr("Suspend All"), this,
                                    &TrayIcon::suspendAll);
    m_resumeAll = m_menu.addAction(theme::icon(QLatin1String("resume")), tr("Resume All"), this,
                                   &TrayIcon::resumeAll);
    m_beforeQuit = m_menu.addSeparator();
    m_menu.addAction(theme::icon(QLatin1String("quit")), tr("Quit"), this,
                     &TrayIcon::quitRequested);
    setWindowShown(true);
    refresh();
}

void TrayIcon::setWindowShown(bool shown)
{
    m_toggle->setText(shown ? tr("Hide Window") : tr("Show Window"));
}

void TrayIcon::addMenu(QMenu &menu)
{
    m_menu.insertMenu(m_beforeQuit, &menu);
}

void TrayIcon::place()
{
    m_icon = std::make_unique<QSystemTrayIcon>();
    m_icon->setContextMenu(&m_menu);
    connect(m_icon.get(), &QSystemTrayIcon::activated, this, &TrayIcon::takeActivation);
    connect(m_icon.get(), &QSystemTrayIcon::messageClicked, this, &TrayIcon::messageClicked);
    m_icon->setIcon(trayPicture(m_state));
    m_icon->setToolTip(toolTip());
    m_icon->show();
    Q_EMIT appeared();
}

void TrayIcon::takeActivation(QSystemTrayIcon::ActivationReason reason)
{
    if (reason == QSystemTrayIcon::Trigger)
        Q_EMIT windowToggled();
    else if (reason == QSystemTrayIcon::MiddleClick)
        Q_EMIT newDownloadRequested();
}

void TrayIcon::refresh()
{
    const Tally &tally = m_jobs.tally();
    m_counts->setText(countText(tally));
    m_suspendAll->setEnabled(tally.pending > 0);
    m_resumeAll->setEnabled(tally.resumable > 0);
    const TrayState before = std::exchange(m_state, trayStateOf(tally));
    if (!m_icon)
        return;
    m_icon->setToolTip(toolTip());
    if (m_state != before)
        m_icon->setIcon(trayPicture(m_state));
}

QString TrayIcon::countText(const Tally &tally) const
{
    if (tally.jobs == 0)
        return tr("No jobs");
    QStringList parts;
    if (tally.waitingForYou > 0)
        parts.append(tr("%n waiting for you", "jobs", tally.waitingForYou));
    if (tally.moving > 0)
        parts.append(tr("%n moving", "jobs", tally.moving));
    if (tally.failed > 0)
        parts.append(tr("%n with an error", "jobs", tally.failed));
    if (parts.isEmpty())
        parts.append(tr("%n job(s), none moving", "", tally.jobs));
    return parts.join(QStringLiteral(", "));
}

QString TrayIcon::toolTip() const
{
    const Tally &tally = m_jobs.tally();
    QStringList lines{tr("Tranship"), countText(tally)};
    if (tally.downSpeed > 0)
        lines.append(tr("Down: %1").arg(format::speed(tally.downSpeed)));
    if (tally.upSpeed > 0)
        lines.append(tr("Up: %1").arg(format::speed(tally.upSpeed)));
    return lines.join(u'\n');
}

void TrayIcon::suspendAll()
{
    for (const JobId &job : m_jobs.jobs().suspendable())
        m_engine.suspend(job, this,
                         [](const Done &) {}); // a job that ended meanwhile needs nothing
}

void TrayIcon::resumeAll()
{
    for (const JobId &job : m_jobs.jobs().resumable())
        m_engine.resume(job, this, [](const Done &) {}); // what fails shows in the job's own state
}

void TrayIcon::noteClosedToTray()
{
    if (!isShown() || m_settings.value(noticeKey()).toBool())
        return;
    m_settings.setValue(noticeKey(), true);
    showMessage(tr("Tranship goes on in the tray"),
                tr("Transfers continue. To end Tranship, choose Quit in the menu of its icon."));
}

void TrayIcon::showMessage(const QString &title, const QString &body)
{
    if (isShown())
        m_icon->showMessage(title, body, theme::applicationIcon());
}

} // namespace tranship
