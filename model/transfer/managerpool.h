// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/transfer/route.h"

#include <QHash>
#include <QString>

#include <memory>
#include <vector>

class QNetworkAccessManager;
class QUrl;

namespace tranship {

/// Network access managers, as many as it takes that none has more than six requests to one origin
/// in flight: what Qt would queue inside a manager could neither be timed nor be chosen among. A
/// manager has a thread for its sockets, so an idle one is kept and used again. Qt tells the
/// connections of a manager apart by host and proxy alone, so each manager serves one route.
class ManagerPool final {
public:
    /// A place for one request, given back when it goes. Must not outlive the pool.
    class Lease {
    public:
        Lease(ManagerPool &pool, size_t manager, QString origin);
        ~Lease();
        Q_DISABLE_COPY_MOVE(Lease)

        [[nodiscard]] QNetworkAccessManager &manager() const;

        /// Nobody gets this manager any more: on one of its connections an answer is still to come
        /// that Qt would take for that of the next request. The requests that are under way on it
        /// go on.
        void retireManager();

    private:
        ManagerPool &m_pool;
        size_t m_manager;
        QString m_origin;
    };

    /// Connections that a manager opens to one origin; fixed in Qt.
    static constexpr int requestsPerManager = 6;
    /// So many managers are kept for routes that nobody uses now.
    static constexpr size_t mostKept = 8;

    ManagerPool();
    ~ManagerPool();
    Q_DISABLE_COPY_MOVE(ManagerPool)

    [[nodiscard]] std::unique_ptr<Lease> lease(const QUrl &url, const Route &route = {});
    /// A manager that has no connection yet, and that nobody else gets.
    [[nodiscard]] std::unique_ptr<Lease> leaseFresh(const QUrl &url, const Route &route);

private:
    struct Slot {
        std::unique_ptr<QNetworkAccessManager> manager;
        Route route;
        QHash<QString, int> inFlight; ///< by origin
        bool isRetired = false;
    };

    void renew(Slot &slot, const Route &route);
    [[nodiscard]] size_t idleSlot();
    [[nodiscard]] size_t slotFor(const QString &origin, const Route &route);

    std::vector<Slot> m_slots;
};

} // namespace tranship
