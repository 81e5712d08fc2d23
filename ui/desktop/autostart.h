// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/result.h"
#include "ui/desktop/desktopswitch.h"

#include <QString>

#include <functional>

namespace tranship {

/// What a desktop starts at login for this user (XDG Desktop Application Autostart Specification
/// 0.5): our desktop file in "autostart" of the user's configuration folder.
struct AutostartEntry {
    QString program; ///< absolute path
    QStringList arguments;

    bool operator==(const AutostartEntry &) const = default;
};

/// The desktop file as the Desktop Entry Specification 1.5 wants it, quoting included.
[[nodiscard]] QByteArray autostartFile(const AutostartEntry &entry);
/// The entry of a file that starts something at login; nullopt when it is switched off in one of
/// the ways there are (Hidden, X-GNOME-Autostart-enabled), or is no such file.
[[nodiscard]] std::optional<AutostartEntry> parseAutostartFile(const QByteArray &file);

/// Switches the start at login on and off.
class Autostart final : public DesktopSwitch {
    Q_OBJECT

public:
    /// `file` is the desktop file's path, `entry` what it is to start.
    Autostart(QString file, AutostartEntry entry, QObject *parent = nullptr);

    /// A file that starts a program of ours which is gone, as a moved portable folder leaves it, is
    /// written anew.
    void refresh() override;
    void set(bool isOn) override;

private:
    void run(std::function<Result<bool>()> work);

    const QString m_file;
    const AutostartEntry m_entry;
};

/// Where the desktop looks: "$XDG_CONFIG_HOME/autostart/org.tranship.Tranship.desktop".
[[nodiscard]] QString autostartPath();
/// This very program, hidden, on this data folder (left out where it is the default one). In a
/// single-file image, that file.
[[nodiscard]] AutostartEntry ownAutostartEntry(const QString &dataFolder,
                                               const QString &defaultFolder);

} // namespace tranship
