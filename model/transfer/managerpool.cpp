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
    m_pool.renew(slot, slot.route);
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

void ManagerPool::renew(Slot &slot, const Route &route)
{
    // One of its replies may be telling its end just now.
    if (slot.manager)
        slot.manager.release()->deleteLater();
    slot.manager = std::make_unique<QNetworkAccessManager>();
    // Nobody answers proxyAuthenticationRequired(): where Qt opens a tunnel or speaks SOCKS it
    // sends the proxy's login by itself, once, and would send it again for as long as it were given
    // again.
    slot.manager->setProxy(route.proxy);
    slot.route = route;
    slot.route.login.reset();
    slot.isRetired = false;
}

size_t ManagerPool::idleSlot()
{
    const auto idle = m_slots.size() < mostKept
        ? m_slots.end()
        : std::find_if(m_slots.begin(), m_slots.end(),
                       [](const Slot &slot) { return slot.inFlight.isEmpty(); });
    const auto index = static_cast<size_t>(idle - m_slots.begin());
    if (index == m_slots.size())
        m_slots.emplace_back();
    return index;
}

size_t ManagerPool::slotFor(const QString &origin, const Route &route)
{
    const auto indexOf = [this](auto slot) { return static_cast<size_t>(slot - m_slots.begin()); };
    const auto free = std::find_if(m_slots.begin(), m_slots.end(), [&](const Slot &slot) {
        return !slot.isRetired && slot.route == route
            && slot.inFlight.value(origin) < requestsPerManager;
    });
    if (free != m_slots.end())
        return indexOf(free);
    const size_t index = idleSlot();
    renew(m_slots[index], route);
    return index;
}

std::unique_ptr<ManagerPool::Lease> ManagerPool::lease(const QUrl &url, const Route &route)
{
    const QString origin = originOf(url);
    return std::make_unique<Lease>(*this, slotFor(origin, route), origin);
}

std::unique_ptr<ManagerPool::Lease> ManagerPool::leaseFresh(const QUrl &url, const Route &route)
{
    const size_t index = idleSlot();
    renew(m_slots[index], route);
    m_slots[index].isRetired = true;
    return std::make_unique<Lease>(*this, index, originOf(url));
}

} // namespace tranship
