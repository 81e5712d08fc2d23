// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/desktop/desktopswitch.h"

#include <QProcess>

namespace tranship {

/// Whether this user's browsers may give downloads to us: what they look for is written and taken
/// away by the program that they start, "tranship-browser".
class BrowserLink final : public DesktopSwitch {
    Q_OBJECT

public:
    /// `program` is the path of that program.
    explicit BrowserLink(QString program, QObject *parent = nullptr);
    ~BrowserLink() override;

    void refresh() override;
    /// failed() with NotFound: this user has no browser that we know.
    void set(bool isOn) override;

private:
    void run(const QString &option);
    void finish();
    void tellNotStarted(const QString &reason);

    const QString m_program;
    QProcess m_process;
    QString m_option; ///< of the run that goes on
    QString m_next; ///< of the one after it; empty: none
};

/// The program of this very installation.
[[nodiscard]] QString ownBrowserProgram();

} // namespace tranship
