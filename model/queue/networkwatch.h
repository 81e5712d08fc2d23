// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/network.h"

#include <QObject>
#include <QTimer>

namespace tranship {

/// What the system says of the network, by QNetworkInformation (on Linux: NetworkManager, else the
/// desktop's own monitor; with neither everything stays unknown). It belongs in the application's
/// main thread: the one QNetworkInformation of the process stays in the thread that asked first,
/// and an engine's thread ends before the process does.
class NetworkWatch final : public QObject {
    Q_OBJECT

public:
    /// Loads the plug-in, which asks the system once and waits for the answer.
    void open();

    [[nodiscard]] NetworkState state() const { return m_state; }

Q_SIGNALS:
    void changed(const tranship::NetworkState &state);

private:
    void look();

    NetworkState m_state;
    QTimer m_again; ///< while no way out is told: a wire that is plugged in is not
};

} // namespace tranship
