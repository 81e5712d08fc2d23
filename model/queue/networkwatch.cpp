// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/networkwatch.h"

#include <QNetworkInformation>
#include <QNetworkInterface>

#include <algorithm>
#include <chrono>

namespace tranship {

using namespace std::chrono_literals;

namespace {

constexpr auto wireLook = 2s;

Reachability reachabilityOf(QNetworkInformation::Reachability said)
{
    switch (said) {
    case QNetworkInformation::Reachability::Disconnected:
        return Reachability::Disconnected;
    case QNetworkInformation::Reachability::Local:
        return Reachability::Local;
    case QNetworkInformation::Reachability::Site:
        return Reachability::Site;
    case QNetworkInformation::Reachability::Online:
        return Reachability::Online;
    case QNetworkInformation::Reachability::Unknown:
        break;
    }
    return Reachability::Unknown;
}

bool hasWire()
{
    const QList<QNetworkInterface> interfaces = QNetworkInterface::allInterfaces();
    return std::any_of(interfaces.begin(), interfaces.end(), [](const QNetworkInterface &each) {
        const auto flags = each.flags();
        return flags.testFlag(QNetworkInterface::IsRunning)
            && !flags.testFlag(QNetworkInterface::IsLoopBack) && !each.addressEntries().isEmpty();
    });
}

/// One that tells both, else one that tells at least how far the network goes.
bool load()
{
    using Feature = QNetworkInformation::Feature;
    return QNetworkInformation::loadBackendByFeatures(Feature::Reachability | Feature::Metered)
        || QNetworkInformation::loadBackendByFeatures(Feature::Reachability);
}

} // namespace

void NetworkWatch::open()
{
    if (!load())
        return;
    const QNetworkInformation *information = QNetworkInformation::instance();
    connect(information, &QNetworkInformation::reachabilityChanged, this, &NetworkWatch::look);
    connect(information, &QNetworkInformation::isMeteredChanged, this, &NetworkWatch::look);
    connect(&m_again, &QTimer::timeout, this, &NetworkWatch::look);
    look();
}

void NetworkWatch::look()
{
    const QNetworkInformation *information = QNetworkInformation::instance();
    const Reachability said = reachabilityOf(information->reachability());
    const bool isInside = said == Reachability::Disconnected;
    if (isInside != m_again.isActive())
        isInside ? m_again.start(wireLook) : m_again.stop();
    const NetworkState state{reachabilityWith(said, isInside && hasWire()),
                             information->supports(QNetworkInformation::Feature::Metered)
                                 && information->isMetered()};
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT changed(m_state);
}

} // namespace tranship
