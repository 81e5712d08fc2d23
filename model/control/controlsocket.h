// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/result.h"

#include <QString>

#include <chrono>

/// The little that differs between systems about the control socket: making it so that only its
/// user can open it, and knowing who is on the other side.
namespace tranship {

/// Who holds the other end of a connection.
struct Peer {
    qint64 user = -1;
    qint64 process = -1;
};

/// A listening socket "control.sock" of mode 0600 in `dataFolder`, or in the user's runtime folder
/// where that file system holds no sockets; the caller owns the descriptor.
/// The folder must be ours and writable by nobody else (AccessDenied), or shared by a group on
/// purpose; others' right to look into it is taken away. A socket that lies there is replaced: only
/// the holder of the instance lock may call this.
[[nodiscard]] Result<int> listenInFolder(const QString &dataFolder);
/// Removes the socket; nothing happens when there is none.
void removeSocket(const QString &dataFolder);

/// A connection to the instance of `dataFolder`; the caller owns the descriptor. NoInstance when
/// nobody listens, AccessDenied when the one who listens is another user.
[[nodiscard]] Result<int> connectToFolder(const QString &dataFolder);

[[nodiscard]] Result<Peer> peerOf(qintptr descriptor);
/// Whether the peer is the user this process acts for.
[[nodiscard]] bool isOurUser(const Peer &peer);

/// Returns when the process has ended (true) or the time is over (false).
[[nodiscard]] bool waitForEnd(qint64 process, std::chrono::milliseconds atMost);

} // namespace tranship
