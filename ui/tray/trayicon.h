// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/engine.h"
#include "ui/tray/jobwatch.h"
#include "ui/tray/traypicture.h"
#include "ui/tray/traywatch.h"

#include <QMenu>
#include <QObject>
#include <QSystemTrayIcon>

#include <memory>

class QSettings;

namespace tranship {

/// The icon in the panel: what the jobs do at a glance, and the verbs for all of them. There only
/// when the desktop has a tray; comes when a tray comes later. Nothing depends on it.
class TrayIcon final : public QObject {
    Q_OBJECT

public:
    /// `settings` remembers the one-time notice.
    TrayIcon(Engine &engine, const JobWatch &jobs, QSettings &settings, QObject *parent = nullptr);
    ~TrayIcon() override;

    /// Begins to look for a tray.
    void start();
    /// Whether a person can get the window back from the tray.
    [[nodiscard]] bool isShown() const;
    void setWindowShown(bool shown);
    /// Gives the menu further submenus, before Quit.
    void addMenu(QMenu &menu);
    /// Tells once in a lifetime that the program goes on in the tray; call when the window hides
    /// there.
    void noteClosedToTray();
    /// For when no notification service is there; nothing happens without a tray.
    void showMessage(const QString &title, const QString &body);

    [[nodiscard]] QMenu &menu() { return m_menu; }

    [[nodiscard]] QString toolTip() const;

Q_SIGNALS:
    /// The icon is in the tray now.
    void appeared();
    /// Show the window when it is hidden, hide it when it is shown.
    void windowToggled();
    void newDownloadRequested();
    void newUploadRequested();
    void quitRequested();
    /// The message of showMessage was clicked.
    void messageClicked();

private:
    void buildMenu();
    void place();
    void takeActivation(QSystemTrayIcon::ActivationReason reason);
    void refresh();
    void suspendAll();
    void resumeAll();
    [[nodiscard]] QString countText(const Tally &tally) const;

    Engine &m_engine;
    const JobWatch &m_jobs;
    QSettings &m_settings;
    TrayWatch m_watch;
    TrayState m_state = TrayState::Idle;
    QMenu m_menu;
    QAction *m_toggle = nullptr;
    QAction *m_counts = nullptr;
    QAction *m_suspendAll = nullptr;
    QAction *m_resumeAll = nullptr;
    QAction *m_beforeQuit = nullptr; ///< a separator
    std::unique_ptr<QSystemTrayIcon> m_icon;
};

} // namespace tranship
