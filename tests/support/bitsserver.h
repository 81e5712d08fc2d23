// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/bitsconduct.h"

#include <QString>
#include <QUrl>

#include <memory>

namespace tranship {

/// A server of the BITS upload protocol (MC-BUP) on 127.0.0.1. What is uploaded to /x lies as x in
/// its folder when it is complete. Sessions survive their connections. A reply is there to GET
/// until its session is closed, and "/.bits-counts" gives the counts as JSON. It has a thread of
/// its own, so it serves also while the test blocks; what a call returns is settled when it
/// returns.
class BitsServer final {
public:
    /// `port` 0: any that is free.
    explicit BitsServer(const QString &folder, quint16 port = 0);
    ~BitsServer();

    [[nodiscard]] quint16 port() const; ///< 0: it could not have the one it wanted
    /// "http://127.0.0.1:PORT" + path; the path begins with "/".
    [[nodiscard]] QUrl url(const QString &path) const;

    /// In force from the next request.
    void setConduct(const BitsConduct &conduct);
    /// Forgets all sessions and what came of them.
    void loseSessions();
    /// Closes all connections.
    void dropConnections();

    /// All requests so far, in the order of their coming.
    [[nodiscard]] QList<BitsSeen> packets() const;
    [[nodiscard]] BitsCounts counts() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace tranship
