// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/managerpool.h"

#include <QNetworkAccessManager>
#include <QUrl>

#include <algorithm>

namespace tranship {

namespace {

QString originOf(const QUrl &url)
{
    return url
        .adjusted(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery
                  | QUrl::RemoveFragment)
        .toString();
}

} // namespace

ManagerPool::Lease::Lease(ManagerPool &pool, size_t manager, QString origin)
    : m_pool(pool),
      m_manager(manager),
      m_origin(std::move(origin))
{
    ++m_pool.m_slots[m_manager].inFlight[m_origin];
}

ManagerPool::Lease::~Lease()
{
    Slot &slot = m_pool.m_slots[m_manager];
    if (--slot.inFlight[m_origin] == 0)
        slot.inFlight.remove(m_origin);
    const bool isLast = slot.isRetired && slot.inFlight.isEmpty();
    if (!isLast)
        return;
    // One of its replies may be telling its end just now.
    slot.manager.release()->deleteLater();
    slot.manager = std::make_unique<QNetworkAccessManager>();
    slot.isRetired = false;
}

QNetworkAccessManager &ManagerPool::Lease::manager() const
{
    return *m_pool.m_slots[m_manager].manager;
}

void ManagerPool::Lease::retireManager()
{
    m_pool.m_slots[m_manager].isRetired = true;
}

ManagerPool::ManagerPool() = default;

ManagerPool::~ManagerPool() = default;

std::unique_ptr<ManagerPool::Lease> ManagerPool::lease(const QUrl &url)
{
    const QString origin = originOf(url);
    const auto free = std::find_if(m_slots.cbegin(), m_slots.cend(), [&](const Slot &slot) {
        return !slot.isRetired && slot.inFlight.value(origin) < requestsPerManager;
    });
    const auto index = static_cast<size_t>(free - m_slots.cbegin());
    if (free == m_slots.cend())
        m_slots.push_back({std::make_unique<QNetworkAccessManager>(), {}, false});
    return std::make_unique<Lease>(*this, index, origin);
}

} // namespace tranship
