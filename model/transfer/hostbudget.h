// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QObject>
#include <QString>

#include <memory>

class QUrl;

namespace tranship {

/// How many connections all downloads together have to each host. The first connection of a file
/// always gets its place; further ones only where there is room, and they give way to first ones.
class HostBudget final : public QObject {
    Q_OBJECT

public:
    /// A connection's place at a host, given back when it goes.
    class Lease final {
    public:
        Lease(HostBudget &budget, QString host);
        ~Lease();
        Q_DISABLE_COPY_MOVE(Lease)

        [[nodiscard]] const QString &host() const { return m_host; }

    private:
        std::shared_ptr<QHash<QString, int>> m_taken;
        QString m_host;
    };

    explicit HostBudget(int most, QObject *parent = nullptr);
    ~HostBudget() override;

    /// Connections to one host, at least 1. Acts on those to come, and at once on further ones
    /// where there are too many.
    void setMost(int most);

    [[nodiscard]] bool hasRoom(const QUrl &url) const;
    /// A place, whether or not there is room. Tells when there are too many.
    [[nodiscard]] std::unique_ptr<Lease> lease(const QUrl &url);

    /// Whether the host has more connections than it should.
    [[nodiscard]] bool isCrowded(const QString &host) const;

    /// "host:port", as places are counted.
    [[nodiscard]] static QString hostOf(const QUrl &url);

Q_SIGNALS:
    /// There are too many at `host`: whoever has further connections there gives one up, as long as
    /// it isCrowded().
    void crowded(const QString &host);

private:
    void tellCrowded(const QString &host);

    int m_most;
    std::shared_ptr<QHash<QString, int>> m_taken; ///< by host; leases may outlive the budget
};

} // namespace tranship
