// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desktop/launcherentry.h"

#include <QDBusMessage>

#include <algorithm>
#include <cmath>

namespace tranship {

namespace {

/// Finer steps than this nobody sees on an icon.
constexpr double progressSteps = 200;

QVariantMap nothing()
{
    return LauncherEntry::properties(Tally());
}

} // namespace

LauncherEntry::LauncherEntry(QDBusConnection bus, const QString &desktopFile, QObject *parent)
    : QObject(parent),
      m_bus(std::move(bus)),
      m_uri(QStringLiteral("application://%1.desktop").arg(desktopFile)),
      m_sent(nothing())
{
}

LauncherEntry::~LauncherEntry()
{
    send(nothing()); // the icon may stay in the launcher
}

void LauncherEntry::show(const Tally &tally)
{
    m_tally = tally;
    send(m_isWanted ? properties(tally) : nothing());
}

void LauncherEntry::setWanted(bool isWanted)
{
    m_isWanted = isWanted;
    show(m_tally);
}

QVariantMap LauncherEntry::properties(const Tally &tally)
{
    const bool hasProgress = tally.moving > 0 && tally.bytesTotal > 0;
    const double share = hasProgress
        ? static_cast<double>(tally.bytesTransferred) / static_cast<double>(tally.bytesTotal)
        : 0;
    const double shown = std::floor(std::clamp(share, 0.0, 1.0) * progressSteps) / progressSteps;
    return {{QStringLiteral("count"), static_cast<qint64>(tally.waitingForYou)},
            {QStringLiteral("count-visible"), tally.waitingForYou > 0},
            {QStringLiteral("progress"), shown},
            {QStringLiteral("progress-visible"), hasProgress},
            {QStringLiteral("urgent"), false}};
}

void LauncherEntry::send(const QVariantMap &properties)
{
    if (properties == m_sent || !m_bus.isConnected())
        return;
    m_sent = properties;
    QDBusMessage update = QDBusMessage::createSignal(
        QStringLiteral("/com/canonical/unity/launcherentry/tranship"),
        QStringLiteral("com.canonical.Unity.LauncherEntry"), QStringLiteral("Update"));
    update << m_uri << properties;
    m_bus.send(update);
}

} // namespace tranship
