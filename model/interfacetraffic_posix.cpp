// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/interfacetraffic.h"

#ifdef __linux__

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QList>

#include <algorithm>
#include <ifaddrs.h>
#include <linux/tcp.h>
#include <memory>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>

#endif

namespace tranship {

InterfaceTraffic::InterfaceTraffic(QString folder, Loopback loopback)
    : m_folder(std::move(folder)),
      m_loopback(loopback)
{
}

#ifdef __linux__

namespace {

/// Headers of a segment on the wire that are none of TCP's bytes: Ethernet, IP, TCP with
/// timestamps.
constexpr qint64 headers4 = 14 + 20 + 32;
constexpr qint64 headers6 = 14 + 40 + 32;

struct OwnSocket {
    quint64 number = 0; ///< its inode
    QByteArray address; ///< our end, 4 or 16 bytes
    qint64 received = 0; ///< bytes on the wire since it was opened
};

QByteArray rawAddress(const sockaddr *address)
{
    if (address->sa_family == AF_INET) {
        const auto &plain = reinterpret_cast<const sockaddr_in *>(address)->sin_addr;
        return {reinterpret_cast<const char *>(&plain), sizeof plain};
    }
    if (address->sa_family != AF_INET6)
        return {};
    const auto &wide = reinterpret_cast<const sockaddr_in6 *>(address)->sin6_addr;
    const QByteArray raw(reinterpret_cast<const char *>(&wide), sizeof wide);
    return IN6_IS_ADDR_V4MAPPED(&wide) ? raw.right(4) : raw;
}

/// nullopt for what is no TCP socket. Another thread may close or reuse `descriptor` meanwhile:
/// then the answer is an error or another socket's, and the next look puts it right.
std::optional<OwnSocket> ownSocket(int descriptor)
{
    sockaddr_storage address{};
    socklen_t length = sizeof address;
    auto *plain = reinterpret_cast<sockaddr *>(&address);

    struct stat status { };

    if (getsockname(descriptor, plain, &length) != 0 || fstat(descriptor, &status) != 0)
        return std::nullopt;
    const QByteArray raw = rawAddress(plain);
    tcp_info info{};
    length = sizeof info;
    if (raw.isEmpty() || getsockopt(descriptor, IPPROTO_TCP, TCP_INFO, &info, &length) != 0)
        return std::nullopt;
    const qint64 headers = (raw.size() == 4 ? headers4 : headers6) * info.tcpi_segs_in;
    return OwnSocket{status.st_ino, raw, static_cast<qint64>(info.tcpi_bytes_received) + headers};
}

QList<OwnSocket> ownSockets()
{
    QList<OwnSocket> sockets;
    const QStringList descriptors =
        QDir(QStringLiteral("/proc/self/fd"))
            .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
    for (const QString &descriptor : descriptors) {
        bool isNumber = false;
        const int number = descriptor.toInt(&isNumber);
        if (!isNumber)
            continue;
        if (const auto socket = ownSocket(number))
            sockets.append(*socket);
    }
    return sockets;
}

/// Names of the interfaces by their addresses.
QHash<QByteArray, QString> interfaces(bool withLoopback)
{
    QHash<QByteArray, QString> names;
    ifaddrs *first = nullptr;
    if (getifaddrs(&first) != 0)
        return names;
    const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> list(first, &freeifaddrs);
    for (const ifaddrs *one = first; one; one = one->ifa_next) {
        const bool isLoopback = (one->ifa_flags & IFF_LOOPBACK) != 0;
        if (one->ifa_addr && (withLoopback || !isLoopback))
            names.insert(rawAddress(one->ifa_addr), QString::fromLocal8Bit(one->ifa_name));
    }
    names.remove({});
    return names;
}

std::optional<qint64> receivedBytes(const QString &folder, const QString &name)
{
    QFile file(folder + u'/' + name + QStringLiteral("/statistics/rx_bytes"));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    bool isNumber = false;
    const qint64 bytes = file.read(32).trimmed().toLongLong(&isNumber);
    return isNumber ? std::optional(bytes) : std::nullopt;
}

} // namespace

std::optional<TrafficDelta> InterfaceTraffic::measure()
{
    const QHash<QByteArray, QString> names = interfaces(m_loopback == Loopback::Counted);
    const auto before = std::exchange(m_received, {});
    const auto ownBefore = std::exchange(m_own, {});
    TrafficDelta delta;
    const QList<OwnSocket> sockets = ownSockets();
    for (const OwnSocket &socket : sockets) {
        const QString name = names.value(socket.address);
        if (name.isEmpty())
            continue;
        m_own.insert(socket.number, socket.received);
        if (before.contains(name))
            delta.own += std::max<qint64>(socket.received - ownBefore.value(socket.number), 0);
        if (m_received.contains(name))
            continue;
        if (const auto received = receivedBytes(m_folder, name)) {
            m_received.insert(name, *received);
            delta.received += std::max<qint64>(*received - before.value(name, *received), 0);
        }
    }
    const auto isCompared = [&before](const QString &name) { return before.contains(name); };
    const QStringList now = m_received.keys();
    return std::any_of(now.begin(), now.end(), isCompared) ? std::optional(delta) : std::nullopt;
}

#else

std::optional<TrafficDelta> InterfaceTraffic::measure()
{
    return std::nullopt; // no counters are known on this system: nobody gives way
}

#endif

} // namespace tranship
