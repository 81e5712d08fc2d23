// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/network.h"

#include <algorithm>
#include <array>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

using Octets = std::array<int, 4>;

std::optional<Octets> octetsOf(QStringView host)
{
    const QList<QStringView> parts = host.split(u'.');
    Octets octets{};
    if (parts.size() != static_cast<qsizetype>(octets.size()))
        return {};
    for (std::size_t i = 0; i < octets.size(); ++i) {
        bool isNumber = false;
        octets[i] = parts.at(static_cast<qsizetype>(i)).toInt(&isNumber);
        if (!isNumber || octets[i] < 0 || octets[i] > 255)
            return {};
    }
    return octets;
}

/// An IPv4 address, also in the coat of an IPv6 one.
std::optional<Octets> addressV4(const QString &host)
{
    constexpr auto mapped = "::ffff:"_L1;
    const QStringView text(host);
    return octetsOf(host.startsWith(mapped, Qt::CaseInsensitive) ? text.mid(mapped.size()) : text);
}

bool isPrivate(const Octets &octets)
{
    const auto [first, second, third, fourth] = octets;
    return first == 10 || (first == 172 && second >= 16 && second <= 31)
        || (first == 192 && second == 168) || (first == 169 && second == 254);
}

bool isPrivateV6(const QString &host)
{
    bool isNumber = false;
    const int first = host.section(u':', 0, 0).toInt(&isNumber, 16);
    return isNumber && ((first & 0xfe00) == 0xfc00 || (first & 0xffc0) == 0xfe80);
}

bool isName(const QString &host, QLatin1String domain)
{
    const QStringView name = host.endsWith(u'.') ? QStringView(host).chopped(1) : QStringView(host);
    return name.compare(domain, Qt::CaseInsensitive) == 0
        || (name.endsWith(domain, Qt::CaseInsensitive)
            && name.chopped(domain.size()).endsWith(u'.'));
}

/// Where the bytes of a file may come from.
QList<QUrl> sourcesOf(const File &file)
{
    QList<QUrl> sources{file.url};
    sources.append(file.mirrors);
    return sources;
}

int reach(const NetworkState &network)
{
    switch (network.reachability) {
    case Reachability::Disconnected:
        return 0;
    case Reachability::Local:
        return 1;
    case Reachability::Unknown:
    case Reachability::Site:
    case Reachability::Online:
        break;
    }
    return 2;
}

bool costs(const File &file)
{
    const QList<QUrl> sources = sourcesOf(file);
    return file.isLeft() && !file.isUnnamed()
        && std::any_of(sources.begin(), sources.end(),
                       [](const QUrl &url) { return !isLoopbackHost(url.host()); });
}

Error errorOf(ErrorCode code, const Job &job)
{
    const auto file = std::find_if(job.files.begin(), job.files.end(),
                                   [](const File &one) { return one.isLeft(); });
    return makeError(code, ErrorContext::QueueManager,
                     file == job.files.end() ? QString() : file->url.host());
}

} // namespace

bool isLoopbackHost(const QString &host)
{
    if (host.isEmpty())
        return true;
    if (const auto octets = addressV4(host))
        return octets->front() == 127;
    return host == "::1"_L1 || isName(host, "localhost"_L1);
}

bool isLocalHost(const QString &host)
{
    if (isLoopbackHost(host))
        return true;
    if (const auto octets = addressV4(host))
        return isPrivate(*octets);
    if (host.contains(u':'))
        return isPrivateV6(host);
    return !host.contains(u'.') || isName(host, "local"_L1);
}

Reachability reachabilityWith(Reachability said, bool hasWire)
{
    return said == Reachability::Disconnected && hasWire ? Reachability::Local : said;
}

bool canReach(const NetworkState &network, const QUrl &url)
{
    switch (reach(network)) {
    case 0:
        return isLoopbackHost(url.host());
    case 1:
        return isLocalHost(url.host());
    default:
        return true;
    }
}

bool isCutOff(const NetworkState &network, const Job &job)
{
    bool hasUnfinished = false;
    for (const File &file : job.files) {
        if (!file.isLeft() || file.state == FileState::Failed || file.isUnnamed())
            continue;
        hasUnfinished = true;
        const QList<QUrl> sources = sourcesOf(file);
        if (std::any_of(sources.begin(), sources.end(),
                        [&network](const QUrl &url) { return canReach(network, url); }))
            return false;
    }
    return hasUnfinished;
}

bool hasReturned(const NetworkState &before, const NetworkState &now)
{
    return reach(now) > reach(before);
}

std::optional<Error> networkError(const NetworkState &network, const Job &job)
{
    if (isCutOff(network, job))
        return errorOf(ErrorCode::NetworkDisconnected, job);
    if (network.isMetered && job.settings.costPolicy == CostPolicy::NotMetered
        && std::any_of(job.files.begin(), job.files.end(), costs))
        return errorOf(ErrorCode::BlockedByCostPolicy, job);
    return {};
}

} // namespace tranship
