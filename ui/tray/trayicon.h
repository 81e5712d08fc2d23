// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/engine.h"
#include "ui/tray/jobtally.h"
#include "ui/tray/traywatch.h"

#include <QMenu>
#include <QObject>
#include <QSystemTrayIcon>
#include <QTimer>

#include <memory>

class QSettings;

namespace tranship {

/// The icon in the panel: what the jobs do at a glance, and the verbs for all of them. There only
/// when the desktop has a tray; comes when a tray comes later. Nothing depends on it.
class TrayIcon final : public QObject {
    Q_OBJECT

public:
    /// `settings` remembers the one-time notice.
    TrayIcon(Engine &engine, QSettings &settings, QObject *parent = nullptr);
    ~TrayIcon() override;

    /// Begins to look for a tray.
    void start();
    /// Whether a person can get the window back from the tray.
    [[nodiscard]] bool isShown() const;
    void setWindowShown(bool shown);
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
    void quitRequested();
    /// The message of showMessage was clicked.
    void messageClicked();

private:
    void buildMenu();
    void place();
    void takeActivation(QSystemTrayIcon::ActivationReason reason);
    void noteChange();
    void refresh();
    void suspendAll();
    void resumeAll();
    [[nodiscard]] QString countText(const Tally &tally) const;

    Engine &m_engine;
    QSettings &m_settings;
    TrayWatch m_watch;
    JobTally m_jobs;
    Tally m_shown;
    QMenu m_menu;
    QAction *m_toggle = nullptr;
    QAction *m_counts = nullptr;
    QAction *m_suspendAll = nullptr;
    QAction *m_resumeAll = nullptr;
    QTimer m_pause; ///< between two refreshes
    std::unique_ptr<QSystemTrayIcon> m_icon;
};

} // namespace tranship
