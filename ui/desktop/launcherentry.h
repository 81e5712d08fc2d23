// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/tray/jobtally.h"

#include <QDBusConnection>
#include <QObject>
#include <QVariantMap>

namespace tranship {

/// Progress and a count on the program's icon in the launcher, as com.canonical.Unity.LauncherEntry
/// has it (understood by KDE Plasma, GNOME's docks, Unity, Latte). Signals only: nobody need
/// listen.
class LauncherEntry final : public QObject {
    Q_OBJECT

public:
    /// `desktopFile` is the name of the desktop file without its ending.
    LauncherEntry(QDBusConnection bus, const QString &desktopFile, QObject *parent = nullptr);
    ~LauncherEntry() override;

    /// The count is of the jobs that wait for a person, the progress that of those that move.
    void show(const Tally &tally);
    /// Shows it, or nothing.
    void setWanted(bool isWanted);

    /// What a tally looks like; numbers that are not shown are 0.
    [[nodiscard]] static QVariantMap properties(const Tally &tally);

private:
    void send(const QVariantMap &properties);

    QDBusConnection m_bus;
    const QString m_uri;
    bool m_isWanted = true;
    Tally m_tally;
    QVariantMap m_sent;
};

} // namespace tranship
