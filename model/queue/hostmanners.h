// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/clock.h"
#include "model/job/job.h"

#include <QHash>

#include <chrono>
#include <optional>

namespace tranship {

/// What a server asked for counts for all jobs that want something from it (E4 of the fault list):
/// with Retry-After nobody asks it before that, and "429 Too Many Requests" without one keeps all
/// away for a delay that doubles. A server is a host and a port. Lives as long as the program.
class HostManners final {
public:
    struct Hold {
        Error error; ///< what the server said
        std::chrono::milliseconds left{0}; ///< above 0
    };

    explicit HostManners(Clock &clock);

    /// The server of `file` refused it with `error`. `retryAfter`: what it asked for with that.
    void refused(const File &file, const Error &error,
                 std::optional<std::chrono::seconds> retryAfter);
    /// It gave what was asked for: the next delay is the shortest again.
    void served(const File &file);

    /// Whether any server ever refused, of those that have not served since.
    [[nodiscard]] bool hasRefusals() const { return !m_hosts.isEmpty(); }

    /// Nothing when one of the file's servers may be asked; else the hold that ends first.
    [[nodiscard]] std::optional<Hold> holdOn(const File &file) const;
    /// The same over the job's unfinished files.
    [[nodiscard]] std::optional<Hold> holdOn(const Job &job) const;

private:
    struct Host {
        std::chrono::milliseconds until{0};
        Error error;
        int refusals = 0; ///< in a row
    };

    [[nodiscard]] std::optional<Hold> holdOn(const QUrl &url) const;

    Clock &m_clock;
    QHash<QString, Host> m_hosts;
};

} // namespace tranship
