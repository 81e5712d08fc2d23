// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/job.h"

#include <QMetaType>

#include <optional>

namespace tranship {

/// How far the machine's network goes, as the system says. A hint: it may be wrong both ways.
enum class Reachability {
    Unknown, ///< nobody says: taken for Online
    Disconnected, ///< not beyond the machine
    Local, ///< to the machine's neighbours, no way out
    Site, ///< there is a way out, but nobody answered from the Internet
    Online,
};

/// The network as the system says it is.
struct NetworkState {
    Reachability reachability = Reachability::Unknown;
    bool isMetered = false; ///< false too when nobody says

    bool operator==(const NetworkState &) const = default;
};

/// What the system says, set right by what is seen: monitors that look for a way out call a machine
/// disconnected that has a neighbour on its wire. `hasWire`: an interface beside the loopback is up
/// and has an address.
[[nodiscard]] Reachability reachabilityWith(Reachability said, bool hasWire);

/// The machine itself: no host at all (a mounted file), "localhost" and names below it (RFC 6761),
/// 127.0.0.0/8, ::1. `host` as QUrl::host() gives it.
[[nodiscard]] bool isLoopbackHost(const QString &host);
/// A neighbour or the machine itself: private and link-local addresses (RFC 1918, 3927, 4193,
/// 4291), ".local" names (RFC 6762), names without a dot.
[[nodiscard]] bool isLocalHost(const QString &host);

/// Whether the network goes as far as to the host of `url`. Site is taken for Online: a firewall
/// may keep the system's question from the Internet and let the download through.
[[nodiscard]] bool canReach(const NetworkState &network, const QUrl &url);
/// Whether no unfinished file of the job can be reached from any of its URLs.
[[nodiscard]] bool isCutOff(const NetworkState &network, const Job &job);
/// Whether the network goes farther now, after it did not go everywhere.
[[nodiscard]] bool hasReturned(const NetworkState &before, const NetworkState &now);

/// Why the job has to wait for another network: NetworkDisconnected, BlockedByCostPolicy, with the
/// host. What comes from the machine itself costs nothing. "not-roaming" keeps no job back: no
/// source tells a foreign network from the home one.
[[nodiscard]] std::optional<Error> networkError(const NetworkState &network, const Job &job);

} // namespace tranship

Q_DECLARE_METATYPE(tranship::NetworkState)
