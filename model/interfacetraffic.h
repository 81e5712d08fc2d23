// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/yield.h"

#include <QHash>
#include <QString>

namespace tranship {

/// What comes in on the network interfaces that carry TCP connections of this process: the
/// interfaces' own counters, and beside them what TCP has received for our sockets. On systems
/// without such counters measure() has nothing to tell, and nobody gives way.
class InterfaceTraffic final : public TrafficMeter {
public:
    enum class Loopback { Ignored, Counted };

    /// `folder` has a folder for each interface with statistics/rx_bytes in it.
    explicit InterfaceTraffic(QString folder = QStringLiteral("/sys/class/net"),
                              Loopback loopback = Loopback::Ignored);

    [[nodiscard]] std::optional<TrafficDelta> measure() override;

private:
    const QString m_folder;
    const Loopback m_loopback;
    QHash<QString, qint64> m_received; ///< at the last look, by interface
    QHash<quint64, qint64> m_own; ///< at the last look, by the socket's number in the kernel
};

} // namespace tranship
