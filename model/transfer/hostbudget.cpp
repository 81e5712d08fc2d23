// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/hostbudget.h"

#include <QUrl>

#include <algorithm>

namespace tranship {

HostBudget::Lease::Lease(HostBudget &budget, QString host)
    : m_taken(budget.m_taken),
      m_host(std::move(host))
{
    ++(*m_taken)[m_host];
}

HostBudget::Lease::~Lease()
{
    if (--(*m_taken)[m_host] == 0)
        m_taken->remove(m_host);
}

HostBudget::HostBudget(int most, QObject *parent)
    : QObject(parent),
      m_most(std::max(1, most)),
      m_taken(std::make_shared<QHash<QString, int>>())
{
}

HostBudget::~HostBudget() = default;

void HostBudget::setMost(int most)
{
    m_most = std::max(1, most);
    const QStringList hosts = m_taken->keys();
    for (const QString &host : hosts)
        tellCrowded(host);
}

bool HostBudget::hasRoom(const QUrl &url) const
{
    return m_taken->value(hostOf(url)) < m_most;
}

std::unique_ptr<HostBudget::Lease> HostBudget::lease(const QUrl &url)
{
    const QString host = hostOf(url);
    auto lease = std::make_unique<Lease>(*this, host);
    tellCrowded(host);
    return lease;
}

bool HostBudget::isCrowded(const QString &host) const
{
    return m_taken->value(host) > m_most;
}

void HostBudget::tellCrowded(const QString &host)
{
    // From the event loop: who gives a connection up may be in the middle of another one's answer.
    if (isCrowded(host)) {
        QMetaObject::invokeMethod(
            this, [this, host] { Q_EMIT crowded(host); }, Qt::QueuedConnection);
    }
}

QString HostBudget::hostOf(const QUrl &url)
{
    const int usual = url.scheme() == QLatin1String("https") ? 443 : 80;
    return url.host() + u':' + QString::number(url.port(usual));
}

} // namespace tranship
